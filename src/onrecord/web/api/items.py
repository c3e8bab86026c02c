"""The items that the interface answers with: a thing as it is on record, and where it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model import Document, Entity, Finding, Issue, NamedPlace, ReportDate, Span, Statement
from onrecord.model.standing import Standing, TimelineLine
from onrecord.services.citing import Citation, CitedHit, CitedStatement
from onrecord.services.comparing import How, Piece
from onrecord.services.entities import PrintedOffice
from onrecord.store import Alert, EntityRow, IssueRow, MemberRow, Outcome, ReportRow, VersionRow
from onrecord.store.base import Facet, Facets, Review, Total
from onrecord.web.api.asking import Links


@dataclass(frozen=True, slots=True)
class Said(CitedStatement):
    """What every item that shows a statement begins with: the statement, its words, its report, its id.

    Offsets are code points of the report's text.
    """

    id: str


@dataclass(frozen=True, slots=True)
class StatementItem(Said):
    """A statement with its exact words and the report that prints them.

    `links` are where it is.
    """

    links: Links


@dataclass(frozen=True, slots=True)
class FoundItem(Said):
    """A statement that a search found.

    Attributes:
        snippet: Words around what was found, on one line.
        marks: Where in the snippet the searched words stand.
        latest: False where the story's newest version no longer has these words.
        links: Where it is.
    """

    snippet: str
    marks: tuple[Span, ...]
    latest: bool
    links: Links


@dataclass(frozen=True, slots=True)
class FedItem:
    """A statement that has come in since a search was saved.

    Attributes:
        told_at: When `onrecord alerts run` told of it; null until it has.
        found: The statement.
    """

    told_at: dt.datetime | None
    found: FoundItem


@dataclass(frozen=True, slots=True)
class SameItem:
    """Words that another report has, too.

    Attributes:
        how: Whether it has the `same` words, some of them (`clipped`), or `altered` ones.
        share: How many of the words of the shorter one stand in the longer, in [0, 1].
        pieces: The difference, word by word, from the statement that was asked for to this one.
        found: The statement of the other report.
    """

    how: How
    share: float
    pieces: tuple[Piece, ...]
    found: FoundItem


@dataclass(frozen=True, slots=True)
class AlertItem:
    """A saved search.

    Attributes:
        alert: Its name, its query, when it was made and last run, and how many statements runs have told of.
        links: Where it is.
        feed: Its Atom feed.
    """

    alert: Alert
    links: Links
    feed: str


@dataclass(frozen=True, slots=True)
class TotalItem:
    """How many statements a search found.

    Attributes:
        count: So many; at least so many where it is not `exact`.
        exact: Whether these are all: where very many are found, they are not counted to the end.
        shown: As people read it: `10,000+`.
    """

    count: int
    exact: bool
    shown: str


@dataclass(frozen=True, slots=True)
class FacetsItem:
    """What statements that were found have in common.

    Attributes:
        values: For each of speaker, kind, publisher, quotation, naming and month the commonest values.
        counted: How many statements were counted: the last to come in, where more were found.
        exact: Whether these were all.
        shown: How many were counted, as people read it: `10,000+`.
    """

    values: Mapping[str, tuple[Facet, ...]]
    counted: int
    exact: bool
    shown: str


@dataclass(frozen=True, slots=True)
class ReportItem:
    """A story's newest version in the list of reports."""

    report: ReportRow
    links: Links


@dataclass(frozen=True, slots=True)
class VersionItem:
    """One version of a story."""

    version: VersionRow
    links: Links


@dataclass(frozen=True, slots=True)
class WholeReport:
    """One version of a story with all that was read from it."""

    id: str
    document: Document
    dated: ReportDate | None
    entities: tuple[Entity, ...]
    places: tuple[NamedPlace, ...]
    statements: tuple[Statement, ...]
    findings: tuple[Finding, ...]
    issues: tuple[Issue, ...]
    layer: str
    versions: tuple[VersionRow, ...]
    links: Links


@dataclass(frozen=True, slots=True)
class EntityItem:
    """Somebody of the whole record."""

    entity: EntityRow
    links: Links


@dataclass(frozen=True, slots=True)
class WholeEntity:
    """Somebody of the whole record, with names, offices and the entities of reports that they are made of."""

    entity: EntityRow
    names: tuple[str, ...]
    offices: tuple[PrintedOffice, ...]
    members: tuple[MemberRow, ...]
    links: Links


@dataclass(frozen=True, slots=True)
class IssueItem:
    """What could not be read or does not add up; the links are those of its report, if that is on record."""

    issue: IssueRow
    links: Links


@dataclass(frozen=True, slots=True)
class StandingItem:
    """A thing as of a day; `links.api` is its timeline."""

    standing: Standing
    links: Links


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """A dated line of a timeline; the links are those of the statement that it rests on."""

    line: TimelineLine
    links: Links


@dataclass(frozen=True, slots=True)
class ReceivedItem:
    """What became of a report that was sent.

    Attributes:
        document_id: The version that holds it.
        story_id: The story that it is a version of.
        version: Number of the version within its story, from 1.
        outcome: A `new` story, `known` already, a `new_version` of a story, or read anew as a `new_layer`.
        statements: How many statements the report itself makes.
        issues: What to look at.
        links: Where it is.
    """

    document_id: str
    story_id: str
    version: int
    outcome: Outcome
    statements: int
    issues: tuple[Issue, ...]
    links: Links


@dataclass(frozen=True, slots=True)
class JudgementItem:
    """A judgement, and what became of it; the links are those of the row that it is about."""

    review: Review
    links: Links


def statement_item(cited: CitedStatement, links: Links) -> StatementItem:
    """Return a cited statement as the interface gives it."""
    return StatementItem(*_said(cited), links)


def found_item(found: CitedHit, links: Links) -> FoundItem:
    """Return a statement that was found as the interface gives it."""
    hit = found.hit
    return FoundItem(*_said(found.cited), hit.snippet, hit.marks, hit.latest, links)


def _said(
    cited: CitedStatement,
) -> tuple[Statement, tuple[str, ...], tuple[str, ...], tuple[str, ...], Citation, str]:
    return (
        cited.statement,
        cited.words,
        cited.source_words,
        cited.cue_words,
        cited.citation,
        cited.statement.id,
    )


def total_item(total: Total | None) -> TotalItem | None:
    """Return a total as the interface gives it; None where it was not asked for."""
    return TotalItem(total.count, total.exact, str(total)) if total else None


def facets_item(facets: Facets | None) -> FacetsItem | None:
    """Return what was counted as the interface gives it; None where it was not asked for."""
    if facets is None:
        return None
    shown = str(Total(facets.counted, facets.exact))
    return FacetsItem(dict(facets.values), facets.counted, facets.exact, shown)


def spans_cell(spans: tuple[Span, ...]) -> str:
    """Return spans as one cell: `12-30 41-52`."""
    return " ".join(f"{span.start}-{span.end}" for span in spans)
