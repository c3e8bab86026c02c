"""What a record answers with: rows of its lists, what became of what was added, what people judged.

Standard library only. The questions are in `base.py`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.model import Issue, Judgement, Revision, Span, Statement
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
        words: All words of the statement, on one line.
        key: The statement's number in this record; what came in later has a higher one.
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
    words: str = ""
    key: int = 0


@dataclass(frozen=True, slots=True)
class Total:
    """How many statements were found; at least so many where the count is not `exact`.

    >>> str(Total(10000, exact=False))
    '10,000+'
    """

    count: int
    exact: bool = True

    def __str__(self) -> str:
        return f"{self.count:,}{'' if self.exact else '+'}"


@dataclass(frozen=True, slots=True)
class Facet:
    """A value, and how many of the statements counted have it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """What statements that were found have in common.

    Attributes:
        values: For speaker, kind, publisher, quotation, naming and month (YYYY-MM), the most frequent
            first; for `day` (YYYY-MM-DD), too, where all was said in one month.
        counted: How many statements were counted: the last to come in, where more were found.
        exact: Whether these were all.
    """

    values: Mapping[str, tuple[Facet, ...]]
    counted: int
    exact: bool

    def of(self, name: str) -> tuple[Facet, ...]:
        """Return the values of one name."""
        return self.values.get(name, ())


@dataclass(frozen=True, slots=True)
class SearchPage(Page[Hit]):
    """Some of the statements that a search found.

    Attributes:
        notes: What in the query was not understood as a filter, in sentences.
        total: How many were found; None unless it was asked for.
        facets: What they have in common; None unless it was asked for.
    """

    notes: tuple[str, ...] = ()
    total: Total | None = None
    facets: Facets | None = None


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
