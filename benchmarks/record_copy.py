"""Copy a record from a SQLite file into PostgreSQL, table by table, to measure the same record in both.

    python -m benchmarks.record_copy invented.db 'postgresql://desk@db.example/news'

Loading a million statements through the record's own door takes long, as each report has its transaction
there; what is copied are the rows. Indexes are made after the rows are there. The PostgreSQL record must be
new or empty.
"""

from __future__ import annotations

import argparse
import sqlite3
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import Boolean, Column, LargeBinary, Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import JSON

from onrecord.store import open_store
from onrecord.store.columns import ExactText
from onrecord.store.postgres_files import WAIT_MS, make_engine, parse_address
from onrecord.store.postgres_index import rebuild
from onrecord.store.schema import metadata

PART = 2000
_EXACT = ExactText()
_POSTGRES = postgresql.dialect()  # type: ignore[no-untyped-call]


def copy(source: Path, url: str) -> Iterator[tuple[str, int]]:
    """Copy all tables; yield the name of each and how many rows it has."""
    with open_store(url):
        address = parse_address(url)
    read = sqlite3.connect(f"file:{source}?mode=ro", uri=True)
    read.text_factory = bytes
    plain = address.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, options=f"-c search_path={address.schema}") as write:
        dropped = _drop_indexes(write, address.schema)
        for table in metadata.sorted_tables:
            yield table.name, _copy_table(read, write, table)
    with make_engine(address, read_only=False, wait_ms=WAIT_MS).begin() as conn:
        rebuild(conn)
    with psycopg.connect(plain, autocommit=True, options=f"-c search_path={address.schema}") as write:
        for command in dropped:
            write.execute(command)
        write.execute("VACUUM ANALYZE")
    read.close()


def _drop_indexes(write: psycopg.Connection[Any], schema: str) -> list[Any]:
    """Drop what is no constraint, and return what makes it anew."""
    found = write.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = %s AND NOT EXISTS "
        "(SELECT FROM pg_constraint WHERE conname = indexname)",
        [schema],
    ).fetchall()
    for name, _ in found:
        write.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
    return [sql.SQL(definition) for _, definition in found]


def _copy_table(read: sqlite3.Connection, write: psycopg.Connection[Any], table: Table) -> int:
    names = [column.name for column in table.c]
    listed = ", ".join(f'"{name}"' for name in names)
    rows = read.execute(f'SELECT {listed} FROM "{table.name}"')  # noqa: S608  names of our own
    readers = [_reader(column) for column in table.c]
    targets = sql.SQL(", ").join(map(sql.Identifier, names))
    command = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), targets)
    count = 0
    with write.cursor() as cursor, cursor.copy(command) as out:
        while part := list(islice(rows, PART)):
            for row in part:
                out.write_row(
                    [
                        None if value is None else reader(value)
                        for reader, value in zip(readers, row, strict=True)
                    ]
                )
            count += len(part)
    if "key" in table.c:
        _count_on(write, table)
    return count


def _reader(column: Column[Any]) -> Callable[[Any], Any]:
    """Return what turns a value of SQLite's into one of PostgreSQL's."""
    if isinstance(column.type, Boolean):
        return bool
    if isinstance(column.type, LargeBinary):
        return bytes
    if isinstance(column.type, JSON):
        return _text
    return lambda value: (
        _EXACT.process_bind_param(_text(value), _POSTGRES) if isinstance(value, bytes) else value
    )


def _text(value: Any) -> Any:
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


def _count_on(write: psycopg.Connection[Any], table: Table) -> None:
    """Let keys go on after the highest."""
    write.execute(
        sql.SQL("SELECT setval(pg_get_serial_sequence({}, 'key'), greatest(max(key), 1)) FROM {}").format(
            sql.Literal(table.name), sql.Identifier(table.name)
        )
    )


def main() -> int:
    """Copy, and tell how much."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("source", type=Path, help="the SQLite file")
    parser.add_argument("record", help="the address of the PostgreSQL record")
    args = parser.parse_args()
    began = time.perf_counter()
    for name, count in copy(args.source, args.record):
        print(f"{name:24} {count:10,}  {time.perf_counter() - began:6.0f} s", flush=True)
    print(f"indexes made, all in {time.perf_counter() - began:.0f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
