"""Write the tables of the pages that are made, not written by hand.

>>> print(table(("tool", "F1"), [("ours", ".78")]))
| tool | F1 |
|---|---|
| ours | .78 |
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; what would end a cell is escaped."""
    lines = [row_of(heads), "|" + "---|" * len(heads), *(row_of(cells) for cells in rows)]
    return "\n".join(lines)


def row_of(cells: Sequence[str]) -> str:
    """Return one line of a table."""
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
