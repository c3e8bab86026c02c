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
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal, Protocol, Self

from onrecord.model import Document, Issue, Judgement, Report, Revision, Span, Statement
from onrecord.store.base_findings import FindingStore
from onrecord.store.base_who import WhoStore
from onrecord.store.pages import Page

ReviewState = Literal["standing", "undone", "reopened"]
Outcome = Literal["new", "known", "new_version", "new_layer", "purged"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a report that was to be added.

    Attributes:
        document_id: The version that holds the report: the one on record where it was known.
        story_id: The story that it is a version of.
        version: Number of the version within its story, from 1.
        outcome: A `new` story; `known` already; a `new_version` of a story on record; a `new_layer` over a
            version on record; `purged` before, and therefore not stored again.
    """

    document_id: str
    story_id: str
    version: int
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A story's newest version, as a list of reports shows it.

    `title` is the document's, else the headline in its text; `versions` counts the story's versions; `issues`
    those of this version's reading; statements within others are not counted; `revision` is what the version
    says that it is to an earlier one; times are UTC.
    """

    document_id: str
    story_id: str
    name: str
    title: str | None
    url: str | None
    publisher: str | None
    published: str | None
    language: str | None
    layer: str
    version: int
    versions: int
    statements: int
    speakers: int
    findings: int
    issues: int
    first_seen: dt.datetime
    last_seen: dt.datetime
    revision: Revision | None = None


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of a story; `document_id` is its latest reading's.

    `revision` is what it says that it is to an earlier version.
    """

    document_id: str
    story_id: str
    version: int
    name: str
    title: str | None
    published: str | None
    layer: str
    sources: int
    first_seen: dt.datetime
    last_seen: dt.datetime
    revision: Revision | None = None


@dataclass(frozen=True, slots=True)
class IssueRow:
    """An issue, when it was first and last met, and the version it is about, if that could be stored."""

    issue: Issue
    document_id: str | None
    first_seen: dt.datetime
    last_seen: dt.datetime


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement that a search found.

    Attributes:
        statement: The statement.
        document_id: The version it stands in.
        document_name: What the input called that version.
        title: The version's title, else the headline in its text.
        published: EDTF.
        snippet: Words of the statement around what was found, on one line.
        marks: Where in the snippet the searched words stand: code points, half-open.
        rank: Smaller is better; comparable within one search only.
        latest: False where the story's newest version no longer has these words.
        withdrawn: Whether the story's newest version withdraws it.
    """

    statement: Statement
    document_id: str
    document_name: str
    title: str | None
    published: str | None
    snippet: str
    marks: tuple[Span, ...]
    rank: float
    latest: bool = True
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the record holds: stories, their versions, and the statements, speakers and issues shown."""

    reports: int
    versions: int
    statements: int
    speakers: int
    issues: int


@dataclass(frozen=True, slots=True)
class Review:
    """A judgement, and what became of it.

    Attributes:
        number: The judgement's number, by which it is undone.
        judgement: The judgement.
        made_at: When it was made, in UTC.
        state: Whether it stands, was undone by another, or has to be looked at again because it cannot be
            told any more what it is about.
        row_id: The row that it is about in the newest version's latest reading; None where there is none.
        reason: Why it was reopened.
    """

    number: int
    judgement: Judgement
    made_at: dt.datetime
    state: ReviewState
    row_id: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of a version that was purged: which it was, when, by whom and why. None of its words."""

    document_id: str
    story_id: str
    version: int
    purged_at: dt.datetime
    by: str
    reason: str


class Store(WhoStore, FindingStore, Protocol):
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

    def search(self, query: str, *, limit: int = 20, after: str | None = None) -> Page[Hit]:
        """Find statements by their words, speaker or headline, best first; all terms must occur.

        Args:
            query: Words (inflections are found too), `"exact phrases"`, beginnings (`peace*`). Any string
                will do; one without a word finds nothing.
            limit: At most so many hits.
            after: The cursor of the page before; statements added since then are left out.

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
        """Make the search index anew from the stored statements."""
