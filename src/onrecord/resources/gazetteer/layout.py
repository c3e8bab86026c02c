"""The file that the gazetteer ships as: columns of numbers and names, compressed as one.

A header of JSON says how long each column is; numbers are little-endian. Names are one stretch of UTF-8,
with the offsets of their beginnings beside it.

>>> pack({"note": "two"}, {"lat": array("i", [1, 2])})[:4] == MAGIC
True
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from collections.abc import Mapping
from typing import Any, TypeAlias

MAGIC = b"ORG1"
_LENGTH_BYTES = 4

Column: TypeAlias = "array[int] | bytes"


def pack(header: Mapping[str, Any], columns: Mapping[str, Column]) -> bytes:
    """Return the file of a header and columns."""
    shapes = [
        [name, column.typecode if isinstance(column, array) else "b", _size(column)]
        for name, column in columns.items()
    ]
    head = json.dumps({**header, "columns": shapes}, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8"
    )
    body = b"".join(_to_bytes(column) for column in columns.values())
    return MAGIC + zlib.compress(len(head).to_bytes(_LENGTH_BYTES, "little") + head + body, 9)


def unpack(packed: bytes) -> tuple[dict[str, Any], dict[str, Column]]:
    """Return the header and the columns of a file.

    Raises:
        ValueError: It is not such a file.
    """
    if packed[: len(MAGIC)] != MAGIC:
        raise ValueError("not a gazetteer of this version")
    data = memoryview(zlib.decompress(memoryview(packed)[len(MAGIC) :]))
    at = _LENGTH_BYTES + int.from_bytes(data[:_LENGTH_BYTES], "little")
    header = json.loads(bytes(data[_LENGTH_BYTES:at]))
    columns: dict[str, Column] = {}
    for name, code, size in header.pop("columns"):
        columns[name] = _column(code, data[at : at + size])
        at += size
    return header, columns


def _size(column: Column) -> int:
    return len(column) * column.itemsize if isinstance(column, array) else len(column)


def _to_bytes(column: Column) -> bytes:
    if isinstance(column, bytes):
        return column
    plain = array(column.typecode, column)
    if sys.byteorder == "big":
        plain.byteswap()
    return plain.tobytes()


def _column(code: str, data: memoryview) -> Column:
    if code == "b":
        return bytes(data)
    column: array[int] = array(code)
    column.frombytes(data)
    if sys.byteorder == "big":
        column.byteswap()
    return column
