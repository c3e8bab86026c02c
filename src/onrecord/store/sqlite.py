"""The record in one SQLite file: the default back end.

The file is in WAL mode, so that reading goes on while something is written, and each write is one
transaction, so that a process that is killed leaves either all of a report or nothing of it.

    with open_sqlite(Path("onrecord.db"), create=True) as store:
        store.add(report, now=now)
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Connection, Engine, FromClause, inspect
from sqlalchemy.exc import DatabaseError

from onrecord.errors import SchemaOutdated, StoreError
from onrecord.model import Issue
from onrecord.store import checking, migrate, sqlite_search
from onrecord.store.clock import Clock
from onrecord.store.query import Query
from onrecord.store.searching import Window
from onrecord.store.sql import SqlStore
from onrecord.store.sqlite_copies import back_up, shred
from onrecord.store.sqlite_files import (
    APPLICATION_ID,
    BUSY_MS,
    is_damage,
    look_at,
    make_engine,
    no_record,
    translated,
    use_wal,
)

FILE_DAMAGED = "file-damaged"


class SqliteStore(SqlStore):
    """A record in a SQLite file. See `onrecord.store.base.Store` for what each method does.

    Closing the last connection folds the write-ahead log into the file.
    """

    def __init__(
        self, engine: Engine, path: Path, *, read_only: bool, keep_raw: bool, clock: Clock | None
    ) -> None:
        super().__init__(engine, str(path), read_only=read_only, keep_raw=keep_raw, clock=clock)
        self.path = path

    def _open_to_write(self) -> SqliteStore:
        return open_sqlite(self.path, create=False, keep_raw=self._keep_raw, clock=self._clock)

    def _translated(self) -> AbstractContextManager[None]:
        return translated(self.path)

    def _find(self, query: Query, window: Window) -> FromClause:
        return sqlite_search.find(query, window)

    def _check_frame(self, conn: Connection) -> tuple[list[Issue], bool]:
        found = _check_file(conn, self.path)
        return found, all(issue.code != FILE_DAMAGED for issue in found)

    def _check_index(self) -> list[Issue]:
        with self._writing() as conn:
            sound = sqlite_search.index_is_sound(conn)
        return [] if sound else [checking.fault(*checking.INDEX_DIFFERS)]

    def _rebuild_index(self, conn: Connection) -> None:
        sqlite_search.rebuild(conn)

    def _shred(self) -> None:
        with self._writing() as conn:
            sqlite_search.compact(conn)
        with self._translated():
            shred(self._engine, self.path)

    def back_up(self, path: Path) -> None:
        """Copy the record to a file, page by page, while writing goes on."""
        with self._translated():
            back_up(self._engine, self.path, path)


def open_sqlite(
    path: Path,
    *,
    create: bool = True,
    read_only: bool = False,
    keep_raw: bool = True,
    busy_ms: int = BUSY_MS,
    clock: Clock | None = None,
) -> SqliteStore:
    """Open the record in a file; see `open_store`.

    `busy_ms` is how long to wait for another process that is writing, in milliseconds.
    """
    create = create and not read_only
    look_at(path, create=create)
    engine = make_engine(path, read_only=read_only, create=create, busy_ms=busy_ms)
    try:
        with translated(path):
            _prepare(engine, path, create=create, read_only=read_only)
    except BaseException:
        engine.dispose()
        raise
    return SqliteStore(engine, path, read_only=read_only, keep_raw=keep_raw, clock=clock)


def _prepare(engine: Engine, path: Path, *, create: bool, read_only: bool) -> None:
    """Make or upgrade the tables, unless they are as this code knows them."""
    with engine.begin() as conn:
        if _is_ready(conn, path):
            return
        empty = not inspect(conn).get_table_names()
    if empty and not create:
        raise no_record(path)
    if read_only:
        raise SchemaOutdated(
            f"{path} is of an older onrecord; open it for writing once, as `onrecord add` does"
        )
    use_wal(engine)
    with engine.execution_options(writing=True).begin() as conn:
        if not _is_ready(conn, path):
            conn.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            migrate.upgrade(conn)


def _is_ready(conn: Connection, path: Path) -> bool:
    """Tell whether the file is a record with the present schema.

    Raises:
        SchemaOutdated: A newer onrecord made it.
        StoreError: It is some other database.
    """
    is_ours = conn.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID
    if not is_ours and inspect(conn).get_table_names():
        raise StoreError(f"{path} is a SQLite database, but not a record of onrecord; name another file")
    return migrate.is_current(migrate.version_of(conn))


def _check_file(conn: Connection, path: Path) -> list[Issue]:
    """Look at the file itself; only where that is whole, at what its rows refer to."""
    try:
        lines = [line for (line,) in conn.exec_driver_sql("PRAGMA integrity_check") if line != "ok"]
    except DatabaseError as exc:
        if not is_damage(exc):
            raise
        lines = [str(exc.orig)]
    if lines:
        return [checking.fault(FILE_DAMAGED, f"{path}: {line}") for line in lines]
    return [
        checking.fault("reference-broken", f"row {row} of {table} names a row of {parent} that is not there")
        for table, row, parent, _ in conn.exec_driver_sql("PRAGMA foreign_key_check")
    ]
