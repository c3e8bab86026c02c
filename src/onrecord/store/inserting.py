"""Putting rows into tables, one and many, statements with what search finds them by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import JSON, Connection, Dialect, Executable, Insert, Table, insert, update
from sqlalchemy.types import TypeEngine

from onrecord.store.columns import ExactText, exact_in_sqlite, json_or_null
from onrecord.store.schema import statements

Processor = Callable[[Any], Any]
Columns = list[tuple[str, Processor | None]]
"""Names of columns, each with what its values go through on their way into the database."""


def insert_row(conn: Connection, table: Table, row: dict[str, Any]) -> int:
    """Insert a row and return its key."""
    if conn.dialect.name == "sqlite":
        names = tuple(name for name in row if name in table.c)
        command, columns = _command(table, names, conn.dialect)
        return conn.connection.cursor().execute(command, _bound(row, columns)).lastrowid  # type: ignore[no-any-return]
    result = conn.execute(_insert(table), row)
    key: int = result.inserted_primary_key[0]  # type: ignore[index]
    return key


def insert_rows(conn: Connection, table: Table, new: Sequence[dict[str, Any]]) -> None:
    """Insert rows that have the same columns, if there are any."""
    if not new:
        return
    if conn.dialect.name == "sqlite":
        # Most rows of a record come this way; binding them without SQLAlchemy's generality halves the time.
        names = tuple(name for name in new[0] if name in table.c)
        command, columns = _command(table, names, conn.dialect)
        conn.connection.cursor().executemany(command, [_bound(row, columns) for row in new])
        return
    conn.execute(_insert(table), list(new))


def insert_statements(conn: Connection, new: Sequence[dict[str, Any]]) -> None:
    """Insert rows of statements so that search finds them."""
    if conn.dialect.name != "postgresql":
        insert_rows(conn, statements, new)
        return
    from onrecord.store.postgres_index import insert_searched

    insert_searched(conn, new)


def run_prepared(conn: Connection, command: Executable, values: dict[str, Any]) -> Any:
    """Run a command of plain numbers and ids that was made once, for every report alike.

    Finding it among those that SQLAlchemy has compiled costs more than running it does in SQLite.
    """
    if conn.dialect.name != "sqlite":
        return conn.execute(command, values)
    written, names, known = _compiled(command, conn.dialect)
    bound = known | values
    return conn.connection.cursor().execute(written, [bound[name] for name in names])


def touch(conn: Connection, table: Table, keys: Sequence[int], now: dt.datetime) -> None:
    """Move `last_seen` of some rows forward; never back."""
    for key in keys:
        later = (table.c.key == key) & (table.c.last_seen < now)
        conn.execute(update(table).where(later).values(last_seen=now))


@cache
def _insert(table: Table) -> Insert:
    return insert(table)


@cache
def _compiled(command: Executable, dialect: Dialect) -> tuple[str, Sequence[str], dict[str, Any]]:
    """Return a command as SQLite takes it, the names of its values in order, and those that it has itself."""
    compiled: Any = command.compile(dialect=dialect)  # type: ignore[attr-defined]  # every command has it
    return compiled.string, compiled.positiontup, compiled.params


@cache
def _command(
    table: Table, names: tuple[str, ...], dialect: Dialect
) -> tuple[str, list[tuple[str, Processor | None]]]:
    """Return the command that inserts some columns, and what each value goes through on its way."""
    listed = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" for _ in names)
    # Table and columns are our own.
    command = f'INSERT INTO "{table.name}" ({listed}) VALUES ({marks})'  # noqa: S608
    return command, [(name, _processor(table.c[name].type, dialect)) for name in names]


def _processor(kind: TypeEngine[Any], dialect: Dialect) -> Processor | None:
    """Return what a value goes through: of the commonest types not what SQLAlchemy puts around it."""
    if isinstance(kind, ExactText):
        return exact_in_sqlite
    if isinstance(kind, JSON):
        return json_or_null
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _bound(row: dict[str, Any], columns: Columns) -> tuple[Any, ...]:
    return tuple([row[name] if process is None else process(row[name]) for name, process in columns])
