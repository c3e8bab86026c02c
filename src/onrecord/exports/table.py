"""Rows of a table as CSV that a spreadsheet shows and does not run.

Text of a report that begins as a formula would (`=`, `+`, `-`, `@`) gets an apostrophe before it; control
characters and marks that turn the line around become spaces. Source: RFC 4180; OWASP, CSV injection.

>>> print(csv_line(["=1+1", "yes, and no", None, True]))
'=1+1,"yes, and no",,true
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from onrecord.exports.safe_json import UNSAFE

_CONTROLS = re.compile("[\x00-\x1f]+")
_FORMULA = ("=", "+", "-", "@")

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
    if not isinstance(cell, str):
        return str(cell)
    text = UNSAFE.sub(" ", _CONTROLS.sub(" ", cell))
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
