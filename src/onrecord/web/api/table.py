r"""A list as a table of comma-separated values; what a cell may hold is told by `onrecord.exports.table`.

    >>> to_csv(table_of({"said": str.upper}), ["=cmd", "no"])
    b"said\r\n'=CMD\r\nNO\r\n"

Source:
    RFC 4180.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.exports.table import Cell, csv_line

MEDIA_TYPE = "text/csv; charset=utf-8; header=present"


@dataclass(frozen=True, slots=True)
class Table:
    """The heads of a table, and what gives the rows of an item."""

    heads: Sequence[str]
    rows: Callable[[Any], Iterable[Sequence[Cell]]]


def table_of(columns: Mapping[str, Callable[[Any], Cell]]) -> Table:
    """Return a table of one row for each item, from what gives the cell below each head."""
    return Table(tuple(columns), lambda item: [tuple(cell_of(item) for cell_of in columns.values())])


def to_csv(table: Table, items: Iterable[Any]) -> bytes:
    """Write the heads and the rows of all items."""
    lines = [csv_line(table.heads), *(csv_line(row) for item in items for row in table.rows(item))]
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8", "backslashreplace")
