"""Statements as Apache Parquet, for DuckDB, pandas, R and the like. Needs the extra `parquet` (pyarrow).

The columns are those of `columns.py`: lists are lists, a span is a structure of `start` and `end`. Parquet
holds Unicode only, so that a lone surrogate, which no text should have, becomes U+FFFD; offsets still fit.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from onrecord.errors import ConfigError
from onrecord.exports.columns import COLUMNS, JUDGED_KEYS, Shape
from onrecord.exports.entries import Entry

GROUP_ROWS = 5_000
"""Rows of a row group: what is held in memory at once."""

MISSING = 'Parquet needs pyarrow; install it with: pip install "onrecord[parquet]"'
_SURROGATE = re.compile("[\ud800-\udfff]")


def write_parquet(entries: Iterable[Entry]) -> Iterator[bytes]:
    """Write statements as one Parquet file, a row group at a time.

    Raises:
        ConfigError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as exc:
        raise ConfigError(MISSING) from exc
    schema = _schema(pa)
    sink = _Sink()
    waiting = iter(entries)
    with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
        while group := list(islice(waiting, GROUP_ROWS)):
            columns = [
                pa.array([_value(column.value(entry)) for entry in group], type=kind.type)
                for column, kind in zip(COLUMNS, schema, strict=True)
            ]
            writer.write_table(pa.table(columns, schema=schema))
            yield sink.take()
    yield sink.take()


def _schema(pa: Any) -> Any:
    span = pa.struct([("start", pa.int64()), ("end", pa.int64())])
    judged = pa.struct([(key, pa.string()) for key in JUDGED_KEYS])
    types = {
        Shape.TEXT: pa.string(),
        Shape.NUMBER: pa.float64(),
        Shape.FLAG: pa.bool_(),
        Shape.TEXTS: pa.list_(pa.string()),
        Shape.SPANS: pa.list_(span),
        Shape.JUDGED: pa.list_(judged),
    }
    return pa.schema([(column.name, types[column.shape]) for column in COLUMNS])


def _value(value: Any) -> Any:
    """Return a column's value as pyarrow takes it."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: _value(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_item(item) for item in value]
    return value


def _item(item: Any) -> Any:
    return {"start": item[0], "end": item[1]} if isinstance(item, list) else _value(item)


class _Sink(io.RawIOBase):
    """What pyarrow writes into: keeps bytes until they are taken, and knows how many there were."""

    def __init__(self) -> None:
        self._chunks: list[bytes] = []
        self._count = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._chunks.append(bytes(data))
        self._count += len(self._chunks[-1])
        return len(self._chunks[-1])

    def tell(self) -> int:
        return self._count

    def take(self) -> bytes:
        taken = b"".join(self._chunks)
        self._chunks.clear()
        return taken
