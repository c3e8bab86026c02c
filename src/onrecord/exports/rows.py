"""Statements as rows: JSON objects, one a line, and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.exports.cells import to_cell
from onrecord.exports.columns import COLUMNS, Column, Shape, row_of
from onrecord.exports.entries import Entry
from onrecord.exports.safe_json import to_json

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
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([column.name for column in COLUMNS])
    for entry in entries:
        writer.writerow([_cell(column, column.value(entry)) for column in COLUMNS])
        yield _taken(out)
    yield _taken(out)


def _taken(out: io.StringIO) -> bytes:
    written = out.getvalue().encode()
    out.seek(0)
    out.truncate()
    return written


def _cell(column: Column, value: Any) -> str:
    if value is None or value == []:
        return ""
    match column.shape:
        case Shape.FLAG:
            return "true" if value else "false"
        case Shape.NUMBER:
            return repr(value)
        case Shape.TEXTS:
            between = BETWEEN if column.name.endswith("words") else BETWEEN_NAMES
            return to_cell(between.join(value))
        case Shape.SPANS:
            return json.dumps(value)
        case Shape.JUDGED:
            return to_cell(json.dumps(value, ensure_ascii=False))
        case _:
            return to_cell(value)
