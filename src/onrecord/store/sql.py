"""A record in a relational database: all that is the same whichever one it is.

Each back end opens its engine, begins its transactions, and searches and checks in its own way; see
`sqlite.py` and `postgres.py`.
"""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, FromClause

from onrecord.errors import StoreError
from onrecord.model import Document, Finding, Issue, Judgement, Report, Statement
from onrecord.store import checking, listing, reading, searching, several, showing, writing
from onrecord.store.base import (
    Added,
    Counts,
    IssueRow,
    ReportRow,
    Review,
    ReviewState,
    SearchPage,
    Tombstone,
    VersionRow,
)
from onrecord.store.clock import Clock
from onrecord.store.pages import Page
from onrecord.store.query import Query
from onrecord.store.sql_alerts import SqlAlerts
from onrecord.store.sql_findings import SqlFindings
from onrecord.store.sql_notes import SqlNotes
from onrecord.store.sql_queue import SqlQueue
from onrecord.store.sql_who import SqlWho
from onrecord.store.tie_checking import check_ties

ITERATION_BATCH = 100


class SqlStore(SqlWho, SqlFindings, SqlNotes, SqlAlerts, SqlQueue):
    """A record in a database. See `onrecord.store.base.Store` for what each method does."""

    def __init__(
        self, engine: Engine, place: str, *, read_only: bool, keep_raw: bool, clock: Clock | None
    ) -> None:
        self.place = place
        self._clock = clock
        self.read_only = read_only
        self._keep_raw = keep_raw
        self._engine = engine
        self._writing_engine = engine.execution_options(writing=True)

    @abstractmethod
    def _translated(self) -> AbstractContextManager[None]:
        """Turn errors of the database into errors of the record."""

    @abstractmethod
    def _find(self, query: Query, window: searching.Window) -> FromClause:
        """Return what selects the keys of statements that a query asks for, last first."""

    @abstractmethod
    def _check_frame(self, conn: Connection) -> tuple[list[Issue], bool]:
        """Look at what holds the rows; return what is wrong, and whether the rows can be read at all."""

    @abstractmethod
    def _check_index(self) -> list[Issue]:
        """Compare the search index with the statements."""

    @abstractmethod
    def _rebuild_index(self, conn: Connection) -> None:
        """Make the search index anew."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @abstractmethod
    def _shred(self) -> None:
        """Overwrite what deleted rows left behind."""

    @abstractmethod
    def back_up(self, path: Path) -> None:
        """Copy the record to a file."""

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._translated(), self._engine.connect() as conn:
            now = self._clock() if self._clock else None
            if now is None or not showing.is_due(conn, now):
                yield conn
                return
        self._lift(now)
        with self._translated(), self._engine.connect() as conn:
            yield conn

    @abstractmethod
    def _open_to_write(self) -> SqlStore:
        """Open the same record once more, to write."""

    def _lift(self, now: dt.datetime) -> None:
        """Show what an embargo held back until now; where nobody may write, it stays hidden."""
        if not self.read_only:
            with self._writing() as conn:
                showing.lift_embargoes(conn, now)
            return
        with suppress(StoreError), self._open_to_write() as other:
            other._lift(now)  # noqa: SLF001  it is one of us

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self.read_only:
            raise StoreError(f"{self.place} was opened for reading only")
        with self._translated(), self._writing_engine.begin() as conn:
            yield conn

    def add(self, report: Report, *, raw: bytes | None = None, now: dt.datetime) -> Added:
        """Store a report in one transaction."""
        with self._writing() as conn:
            return writing.add_report(conn, report, raw=raw if self._keep_raw else None, now=now)

    def add_many(
        self, reports: Iterable[tuple[Report, bytes | None]], *, now: dt.datetime, portion: int = 100
    ) -> Iterator[Added]:
        """Store reports, a portion of them in one transaction."""
        left = iter(reports)
        while part := list(islice(left, portion)):
            with self._writing() as conn:
                added = [
                    writing.add_report(conn, report, raw=raw if self._keep_raw else None, now=now)
                    for report, raw in part
                ]
            yield from added

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

    def reviews(
        self, *, state: ReviewState | None = None, limit: int = 50, after: str | None = None
    ) -> Page[Review]:
        """List judgements with what became of each."""
        with self._reading() as conn:
            return listing.list_reviews(conn, state=state, limit=limit, after=after)

    def review(self, number: int) -> Review:
        """Return a judgement with what became of it."""
        with self._reading() as conn:
            return listing.get_review(conn, number)

    def purge(self, wanted_id: str, *, by: str, reason: str, now: dt.datetime) -> tuple[Tombstone, ...]:
        """Remove a version or a story, and leave tombstones."""
        from onrecord.store import purging

        with self._writing() as conn:
            left = purging.purge(conn, wanted_id, by=by, reason=reason, now=now)
        while self.sort_entities():
            pass
        self._shred()
        return left

    def tombstones(self) -> tuple[Tombstone, ...]:
        """List what was purged."""
        with self._reading() as conn:
            return listing.list_tombstones(conn)

    def reports(self, *, limit: int = 50, after: str | None = None) -> Page[ReportRow]:
        """List each story's newest version."""
        with self._reading() as conn:
            return listing.list_reports(conn, limit=limit, after=after)

    def report(self, document_id: str, *, as_read: bool = False) -> Report:
        """Return a version with its latest reading, folded with judgements."""
        with self._reading() as conn:
            return reading.get_report(conn, document_id, as_read=as_read)

    def documents(self, document_ids: Collection[str]) -> Mapping[str, Document]:
        """Return versions by their ids."""
        with self._reading() as conn:
            return several.get_documents(conn, document_ids)

    def raw(self, document_id: str) -> bytes | None:
        """Return the bytes that a version was first read from."""
        with self._reading() as conn:
            return reading.get_raw(conn, document_id)

    def statement(self, statement_id: str) -> tuple[Statement, Document]:
        """Return a statement and its version."""
        with self._reading() as conn:
            return reading.get_statement(conn, statement_id)

    def finding(self, finding_id: str) -> tuple[Finding, Document, str]:
        """Return a finding, its version and its layer."""
        with self._reading() as conn:
            return reading.get_finding(conn, finding_id)

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

    def search(
        self,
        query: str | Query,
        *,
        limit: int = 20,
        after: str | None = None,
        counts: bool = False,
        most: int | None = None,
    ) -> SearchPage:
        """Find statements."""
        with self._reading() as conn:
            return searching.search(
                conn, query, self._find, limit=limit, after=after, counts=counts, most=most
            )

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
        """Verify the record: what holds it first, and if that is whole, what is in it.

        The search index is looked at only where the record is open for writing.
        """
        with self._reading() as conn:
            found, whole = self._check_frame(conn)
            found += checking.check_rows(conn) if whole else ()
            found += check_ties(conn) if whole else ()
        if whole and not self.read_only:
            found += self._check_index()
        return tuple(found)

    def rebuild_index(self) -> None:
        """Make the search index, and what is counted of stories, anew."""
        from onrecord.store import noting

        with self._writing() as conn:
            self._rebuild_index(conn)
            noting.note_all(conn)
