r"""Read the rows of a table as a spreadsheet saves it, whatever parts its cells and however it is broken.

>>> list(numbered_rows("name;office\nMara Oray;mayor\n"))
[(1, ['name', 'office']), (2, ['Mara Oray', 'mayor'])]
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

MOST_LINES = 50
"""No row takes more lines; where one seems to, a quotation mark was left open."""

_SEPARATOR = re.compile(r"sep=(.)\s*$")


def numbered_rows(text: str) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """Give the rows with the numbers that a spreadsheet shows; what cannot be read comes as an error."""
    first, _, rest = text.partition("\n")
    stated = _SEPARATOR.match(first)
    body = rest if stated else text
    heads = body.lstrip("\n\r").partition("\n")[0]
    mark = stated[1] if stated else max(",;\t", key=heads.count)
    lines = list(io.StringIO(body, newline=""))
    number, at = 2 if stated else 1, 0
    while at < len(lines):
        cells, used = _next_row(lines, at, mark)
        yield number, cells
        at += used
        number += 1


def _next_row(lines: Sequence[str], at: int, mark: str) -> tuple[list[str] | csv.Error, int]:
    """Read the row that begins on a line, and tell how many lines it takes.

    A quotation mark that is never closed costs its own line, and not all that follow.
    """
    for strict, most in ((True, MOST_LINES), (False, 1)):
        table = csv.reader(lines[at : at + most], delimiter=mark, strict=strict)
        if not strict and lines[at].count('"') % 2:
            return csv.Error("a quotation mark in it is not closed"), 1
        try:
            return next(table), table.line_num
        except csv.Error as exc:
            error = exc
    return error, 1
