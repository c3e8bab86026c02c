"""The record in PostgreSQL: for a newsroom, where many read and write at once.

All tables lie in a schema of their own, `onrecord` unless the address names another with `?schema=`, so that
the record can share a database. One process writes at a time, as in SQLite: what a report is, new or known,
must not change while it is stored. Reading goes on meanwhile.

    with open_postgres("postgresql://desk@db.example/news", create=True) as store:
        store.add(report, now=now)
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Connection, FromClause, text

from onrecord.errors import NotFound, SchemaOutdated, StoreError
from onrecord.model import Issue
from onrecord.store import checking, migrate, postgres_index, postgres_search
from onrecord.store.clock import Clock
from onrecord.store.postgres_files import WAIT_MS, Address, make_engine, parse_address, translated
from onrecord.store.query import Query
from onrecord.store.schema import metadata
from onrecord.store.searching import Window
from onrecord.store.sql import SqlStore


class PostgresStore(SqlStore):
    """A record in PostgreSQL. See `onrecord.store.base.Store` for what each method does."""

    def __init__(
        self, address: Address, *, read_only: bool, keep_raw: bool, wait_ms: int, clock: Clock | None
    ) -> None:
        engine = make_engine(address, read_only=read_only, wait_ms=wait_ms)
        super().__init__(engine, address.shown, read_only=read_only, keep_raw=keep_raw, clock=clock)
        self._address = address
        self._wait_ms = wait_ms

    def _open_to_write(self) -> PostgresStore:
        return PostgresStore(
            self._address,
            read_only=False,
            keep_raw=self._keep_raw,
            wait_ms=self._wait_ms,
            clock=self._clock,
        )

    def _translated(self) -> AbstractContextManager[None]:
        return translated(self._address)

    def _find(self, query: Query, window: Window) -> FromClause:
        return postgres_search.find(query, window)

    def _check_frame(self, conn: Connection) -> tuple[list[Issue], bool]:  # noqa: ARG002  the server sees to it
        return [], True

    def _check_index(self) -> list[Issue]:
        with self._reading() as conn:
            sound = postgres_index.index_is_sound(conn)
        return [] if sound else [checking.fault(*checking.INDEX_DIFFERS)]

    def _rebuild_index(self, conn: Connection) -> None:
        postgres_index.rebuild(conn)

    def _shred(self) -> None:
        """Write the tables anew, without the space of deleted rows; the server's own log is not ours."""
        engine = self._engine.execution_options(isolation_level="AUTOCOMMIT", bare=True)
        with self._translated(), engine.connect() as conn:
            for name in ("searched", *(table.name for table in reversed(metadata.sorted_tables))):
                conn.execute(text(f'VACUUM FULL "{name}"'))

    def back_up(self, path: Path) -> None:
        """Refuse: PostgreSQL copies its databases itself, with what belongs to them.

        Raises:
            StoreError: Always; it says what to run.
        """
        raise StoreError(
            f"a record in PostgreSQL is copied with its own tools: pg_dump --schema={self._address.schema} "
            f"--format=custom --file={path} DATABASE; pg_restore brings it back"
        )

    def prepare(self, *, create: bool) -> None:
        """Make or upgrade the tables, unless they are as this code knows them."""
        with self._translated():
            self._prepare(create=create)

    def _prepare(self, *, create: bool) -> None:
        with self._engine.connect() as conn:
            version = migrate.version_of(conn)
        if migrate.is_current(version):
            return
        if version is None and not create:
            raise NotFound(
                f"no record at {self.place}; make one with `onrecord add FILE`, or name another with --record"
            )
        if self.read_only:
            raise SchemaOutdated(
                f"{self.place} is of an older onrecord; open it for writing once, as `onrecord add` does"
            )
        with self._writing_engine.begin() as conn:
            if not migrate.is_current(migrate.version_of(conn)):
                conn.execute(text(f'CREATE SCHEMA IF NOT EXISTS "{self._address.schema}"'))
                migrate.upgrade(conn)


def open_postgres(
    url: str,
    *,
    create: bool = True,
    read_only: bool = False,
    keep_raw: bool = True,
    wait_ms: int = WAIT_MS,
    clock: Clock | None = None,
) -> PostgresStore:
    """Open the record at an address; see `open_store`.

    `wait_ms` is how long to wait for another process that is writing, in milliseconds.
    """
    address = parse_address(url)
    store = PostgresStore(address, read_only=read_only, keep_raw=keep_raw, wait_ms=wait_ms, clock=clock)
    try:
        store.prepare(create=create and not read_only)
    except BaseException:
        store.close()
        raise
    return store
