"""Rows of a table as CSV that a spreadsheet shows and does not run; `cells.py` tells how text is written.

Source: RFC 4180.

>>> print(csv_line(["=1+1", "yes, and no", None, True]))
'=1+1,"yes, and no",,true
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from onrecord.exports.cells import to_cell

Cell = str | float | bool | None


def csv_line(cells: Iterable[Cell]) -> str:
    """Return cells as one line of CSV without its end; what is not known is empty."""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow([_plain(cell) for cell in cells])
    return out.getvalue()


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return to_cell(cell) if isinstance(cell, str) else str(cell)
