"""Statements as rows: JSON objects, one a line, and CSV."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.exports.columns import COLUMNS, Column, Shape, row_of
from onrecord.exports.entries import Entry
from onrecord.exports.safe_json import to_json
from onrecord.exports.table import Cell, csv_line

BETWEEN = " … "
"""What stands between the pieces of a text in one cell."""

BETWEEN_NAMES = "; "
"""What stands between names in one cell."""


def write_rows(entries: Iterable[Entry]) -> Iterator[bytes]:
    """Write each statement as a JSON object on a line."""
    for entry in entries:
        yield to_json(row_of(entry)).encode() + b"\n"


def write_csv(entries: Iterable[Entry]) -> Iterator[bytes]:
    """Write statements as CSV: names of columns first, UTF-8, line ends as RFC 4180 has them."""
    yield _line(column.name for column in COLUMNS)
    for entry in entries:
        yield _line(_cell(column, column.value(entry)) for column in COLUMNS)


def _line(cells: Iterable[Cell]) -> bytes:
    return csv_line(cells).encode() + b"\r\n"


def _cell(column: Column, value: Any) -> Cell:
    match column.shape:
        case Shape.TEXTS:
            return (BETWEEN if column.name.endswith("words") else BETWEEN_NAMES).join(value)
        case Shape.SPANS | Shape.JUDGED:
            return json.dumps(value, ensure_ascii=False) if value else None
        case _:
            cell: Cell = value
            return cell
