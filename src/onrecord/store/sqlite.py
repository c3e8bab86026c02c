"""The record in one SQLite file: the default back end.

The file is in WAL mode, so that reading goes on while something is written, and each write is one
transaction, so that a process that is killed leaves either all of a report or nothing of it.

    with open_sqlite(Path("onrecord.db"), create=True) as store:
        store.add(report, now=now)
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.exc import DatabaseError

from onrecord.errors import SchemaOutdated, StoreError
from onrecord.model import Document, Issue, Judgement, Report, Statement
from onrecord.store import checking, listing, migrate, reading, sqlite_search, writing
from onrecord.store.base import Added, Counts, Hit, IssueRow, ReportRow, VersionRow
from onrecord.store.pages import Page
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
from onrecord.store.sqlite_who import SqliteWho

ITERATION_BATCH = 100
FILE_DAMAGED = "file-damaged"


class SqliteStore(SqliteWho):
    """A record in a SQLite file. See `onrecord.store.base.Store` for what each method does."""

    def __init__(self, engine: Engine, path: Path, *, read_only: bool, keep_raw: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._keep_raw = keep_raw
        self._engine = engine
        self._writing_engine = engine.execution_options(writing=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections; the last one folds the write-ahead log into the file."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with translated(self.path), self._engine.connect() as conn:
            yield conn

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self.read_only:
            raise StoreError(f"{self.path} was opened for reading only")
        with translated(self.path), self._writing_engine.begin() as conn:
            yield conn

    def add(self, report: Report, *, raw: bytes | None = None, now: dt.datetime) -> Added:
        """Store a report in one transaction."""
        with self._writing() as conn:
            return writing.add_report(conn, report, raw=raw if self._keep_raw else None, now=now)

    def add_issues(self, issues: Iterable[Issue], *, now: dt.datetime) -> None:
        """Store what could not be read."""
        with self._writing() as conn:
            writing.add_issues(conn, issues, now=now)

    def add_judgement(self, judgement: Judgement, *, now: dt.datetime) -> int:
        """Append a person's decision."""
        with self._writing() as conn:
            return writing.add_judgement(conn, judgement, now=now)

    def judgements(self, document_id: str) -> tuple[tuple[int, Judgement, dt.datetime], ...]:
        """Return the decisions made on a version."""
        with self._reading() as conn:
            return listing.list_judgements(conn, document_id)

    def reports(self, *, limit: int = 50, after: str | None = None) -> Page[ReportRow]:
        """List each story's newest version."""
        with self._reading() as conn:
            return listing.list_reports(conn, limit=limit, after=after)

    def report(self, document_id: str) -> Report:
        """Return a version with its latest reading."""
        with self._reading() as conn:
            return reading.get_report(conn, document_id)

    def raw(self, document_id: str) -> bytes | None:
        """Return the bytes that a version was first read from."""
        with self._reading() as conn:
            return reading.get_raw(conn, document_id)

    def statement(self, statement_id: str) -> tuple[Statement, Document]:
        """Return a statement and its version."""
        with self._reading() as conn:
            return reading.get_statement(conn, statement_id)

    def versions(self, story_id: str) -> tuple[VersionRow, ...]:
        """Return all versions of a story."""
        with self._reading() as conn:
            return listing.list_versions(conn, story_id)

    def layers(self, document_id: str) -> tuple[str, ...]:
        """Return the layers that have read a version."""
        with self._reading() as conn:
            return listing.list_layers(conn, document_id)

    def issues(
        self, *, limit: int = 50, after: str | None = None, document_id: str | None = None
    ) -> Page[IssueRow]:
        """List issues, newest first."""
        with self._reading() as conn:
            return listing.list_issues(conn, limit=limit, after=after, document_id=document_id)

    def search(self, query: str, *, limit: int = 20, after: str | None = None) -> Page[Hit]:
        """Find statements."""
        with self._reading() as conn:
            return sqlite_search.search(conn, query, limit=limit, after=after)

    def counts(self) -> Counts:
        """Count what the record holds."""
        with self._reading() as conn:
            return listing.count_all(conn)

    def iter_reports(self, *, all_versions: bool = False) -> Iterator[Report]:
        """Give reports in the order they came in; no transaction stays open between two of them."""
        after = -1
        while True:
            with self._reading() as conn:
                keys = listing.reading_keys(
                    conn, after=after, limit=ITERATION_BATCH, all_versions=all_versions
                )
            if not keys:
                return
            after = keys[-1][0]
            for _, key in keys:
                with self._reading() as conn:
                    report = reading.report_of_reading(conn, key)
                yield report

    def check(self) -> tuple[Issue, ...]:
        """Verify the record: the file first, what is in it if that is whole.

        The search index is looked at only where the file is open for writing.
        """
        with self._reading() as conn:
            found = _check_file(conn, self.path)
            whole = all(issue.code != FILE_DAMAGED for issue in found)
            found += checking.check_rows(conn) if whole else ()
        if whole and not self.read_only:
            with self._writing() as conn:
                if not sqlite_search.index_is_sound(conn):
                    found.append(
                        checking.fault("index-differs", "the search index is not that of the statements")
                    )
        return tuple(found)

    def rebuild_index(self) -> None:
        """Make the search index anew."""
        with self._writing() as conn:
            sqlite_search.rebuild(conn)


def open_sqlite(
    path: Path,
    *,
    create: bool = True,
    read_only: bool = False,
    keep_raw: bool = True,
    busy_ms: int = BUSY_MS,
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
    return SqliteStore(engine, path, read_only=read_only, keep_raw=keep_raw)


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
