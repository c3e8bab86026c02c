"""Putting rows into tables, one and many, statements with what search finds them by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert, update

from onrecord.store.schema import statements


def insert_row(conn: Connection, table: Table, row: dict[str, Any]) -> int:
    """Insert a row and return its key."""
    result = conn.execute(insert(table), row)
    key: int = result.inserted_primary_key[0]  # type: ignore[index]
    return key


def insert_rows(conn: Connection, table: Table, new: Sequence[dict[str, Any]]) -> None:
    """Insert rows, if there are any."""
    if new:
        conn.execute(insert(table), list(new))


def insert_statements(conn: Connection, new: Sequence[dict[str, Any]]) -> None:
    """Insert rows of statements so that search finds them."""
    if conn.dialect.name != "postgresql":
        insert_rows(conn, statements, new)
        return
    from onrecord.store.postgres_search import indexed, indexed_rows

    insert_rows(conn, indexed, indexed_rows(new))


def touch(conn: Connection, table: Table, keys: Sequence[int], now: dt.datetime) -> None:
    """Move `last_seen` of some rows forward; never back."""
    for key in keys:
        later = (table.c.key == key) & (table.c.last_seen < now)
        conn.execute(update(table).where(later).values(last_seen=now))
