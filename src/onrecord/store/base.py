"""The contract of a record: what any back end stores, and how it is asked.

Standard library only, so that whoever needs the names pays for no database. The back ends are in `sqlite.py`
and, later, its siblings; one test suite, `tests/contracts`, holds them all to this page.

    with open_store("onrecord.db") as store:
        store.add(report, raw=data, now=now)
        for hit in store.search('"will hold" truce').items:
            print(hit.statement.speaker, hit.snippet)
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from onrecord.model import Document, Finding, Issue, Judgement, Report, Statement
from onrecord.store.base_alerts import AlertStore
from onrecord.store.base_findings import FindingStore
from onrecord.store.base_notes import NoteStore
from onrecord.store.base_queue import QueueStore
from onrecord.store.base_rows import (
    Added,
    Counts,
    Facet,
    Facets,
    Hit,
    IssueRow,
    Outcome,
    ReportRow,
    Review,
    ReviewState,
    SearchPage,
    Tombstone,
    Total,
    VersionRow,
)
from onrecord.store.base_who import WhoStore
from onrecord.store.pages import Page
from onrecord.store.query import Query

__all__ = [
    "Added",
    "Counts",
    "Facet",
    "Facets",
    "Hit",
    "IssueRow",
    "Outcome",
    "ReportRow",
    "Review",
    "ReviewState",
    "SearchPage",
    "Store",
    "Tombstone",
    "Total",
    "VersionRow",
]


class Store(WhoStore, FindingStore, NoteStore, AlertStore, QueueStore, Protocol):
    """A record. All methods may be called from several threads at once.

    Any method raises `StoreError` where the record cannot be used, and `Conflict` where another process
    holds it for too long.
    """

    def __enter__(self) -> Self:
        """Return the store itself."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""

    def close(self) -> None:
        """Let go of the record."""

    def add(self, report: Report, *, raw: bytes | None = None, now: dt.datetime) -> Added:
        """Store a report, in one transaction; a report on record already is stored once.

        Whether a story changed is judged on its source: the same source is known even when a newer reader
        makes another text of it, and another source with the same text is noted and known too.

        Args:
            report: What reading gave.
            raw: The bytes that `provenance.source_hash` names; without them only the hash is kept.
            now: The time of reading, with a zone.

        Raises:
            ValueError: `raw` has another hash, `now` has no zone, or a statement is not of this report.
        """

    def add_many(
        self, reports: Iterable[tuple[Report, bytes | None]], *, now: dt.datetime, portion: int = 100
    ) -> Iterator[Added]:
        """Store many reports, as `add` does each, with a transaction for a portion of them: for loading.

        A process that is killed has stored whole portions; storing the same again completes the record.

        Args:
            reports: Reports with their bytes, or with None.
            now: The time of reading, with a zone.
            portion: How many are stored at once.

        Yields:
            What became of each report, once its portion is stored.

        Raises:
            ValueError: As for `add`; nothing of the portion is stored.
        """

    def add_issues(self, issues: Iterable[Issue], *, now: dt.datetime) -> None:
        """Store what could not be read; the same issue again only moves its `last_seen`."""

    def add_judgement(self, judgement: Judgement, *, now: dt.datetime) -> int:
        """Append a person's decision and return its number. It can never be changed, only answered.

        Raises:
            NotFound: The version that it hangs on is not on record.
        """

    def judgements(self, document_id: str) -> tuple[tuple[int, Judgement, dt.datetime], ...]:
        """Return the decisions made on a version, oldest first: number, judgement, time."""

    def reviews(
        self, *, state: ReviewState | None = None, limit: int = 50, after: str | None = None
    ) -> Page[Review]:
        """List judgements, newest first, with what became of each.

        Raises:
            NotFound: `after` is no cursor of this list.
        """

    def review(self, number: int) -> Review:
        """Return a judgement by its number, with what became of it.

        Raises:
            NotFound: There is none with this number.
        """

    def purge(self, wanted_id: str, *, by: str, reason: str, now: dt.datetime) -> tuple[Tombstone, ...]:
        """Remove a version, or a story with all of them, and leave tombstones.

        All that has its words goes: texts, bytes, readings, judgements, what search finds. What is left in
        the file's free pages is overwritten. The same report is not stored again.

        Args:
            wanted_id: A version's id or a story's, or the beginning of one.
            by: Who purges.
            reason: Why, without words of the report.
            now: When.

        Raises:
            NotFound: No version or story has this id.
        """

    def tombstones(self) -> tuple[Tombstone, ...]:
        """List what was purged, newest first."""

    def reports(self, *, limit: int = 50, after: str | None = None) -> Page[ReportRow]:
        """List each story's newest version: latest publication first, undated last.

        Raises:
            NotFound: `after` is no cursor of this list.
        """

    def report(self, document_id: str, *, as_read: bool = False) -> Report:
        """Return a version with its latest reading, folded with what people judged of it.

        Args:
            document_id: The id or its beginning (with or without `dv-`), or a story's id for its newest
                version.
            as_read: Return what the machine read, whatever was judged of it.

        Raises:
            NotFound: No version, or more than one, has such an id.
        """

    def documents(self, document_ids: Collection[str]) -> Mapping[str, Document]:
        """Return versions by their whole ids, with a few queries for all of them.

        Those that are not on record, or withheld, are left out.
        """

    def raw(self, document_id: str) -> bytes | None:
        """Return the bytes that a version was first read from, or None where only their hash is kept.

        Raises:
            NotFound: As for `report`.
        """

    def statement(self, statement_id: str) -> tuple[Statement, Document]:
        """Return a statement of the latest layer that has it, and its version.

        Raises:
            NotFound: No statement, or more than one, has an id with this beginning.
        """

    def finding(self, finding_id: str) -> tuple[Finding, Document, str]:
        """Return a finding of the latest layer that has it, its version, and that layer.

        Raises:
            NotFound: No finding, or more than one, has an id with this beginning.
        """

    def versions(self, story_id: str) -> tuple[VersionRow, ...]:
        """Return all versions of a story, oldest first.

        Raises:
            NotFound: No such story.
        """

    def layers(self, document_id: str) -> tuple[str, ...]:
        """Return the layers that have read a version, oldest first; the last one is shown."""

    def issues(
        self, *, limit: int = 50, after: str | None = None, document_id: str | None = None
    ) -> Page[IssueRow]:
        """List issues, newest first: of one version's latest reading, or of all that is shown.

        Raises:
            NotFound: `after` is no cursor of this list.
        """

    def search(
        self,
        query: str | Query,
        *,
        limit: int = 20,
        after: str | None = None,
        counts: bool = False,
        most: int | None = None,
    ) -> SearchPage:
        """Find statements by their words, speaker or headline, and by filters; best first.

        Where very many are found, the last thousand to come in are ranked; the others follow, last first.

        Args:
            query: Words (inflections are found too), `"exact phrases"`, beginnings (`peace*`), `OR`, `-not`
                and filters (`speaker:renk`), as `parsing.parse_query` reads them, or what it gives. Any
                string will do; one without a word finds nothing.
            limit: At most so many hits.
            after: The cursor of the page before; statements added since then are left out.
            counts: Whether to count all that is found, and what it has in common.
            most: Count up to so many, at least two thousand; else up to ten thousand.

        Raises:
            NotFound: `after` is no cursor of this list.
        """

    def counts(self) -> Counts:
        """Count what the record holds."""

    def iter_reports(self, *, all_versions: bool = False) -> Iterator[Report]:
        """Give each story's newest version, or every version, in the order they came in, as `report` does."""

    def check(self) -> tuple[Issue, ...]:
        """Verify the record: file, references, search index, spans, words and hashes. Empty if sound."""

    def back_up(self, path: Path) -> None:
        """Copy the record to a file that is not there yet, while writing goes on.

        Raises:
            StoreError: The file is there, or this back end has tools of its own for it.
        """

    def rebuild_index(self) -> None:
        """Make the search index, and what is counted of stories, anew from what is stored."""
