"""What a reader looks at: the list of reports, one report with its speakers, one statement in its report.

Written on the store's contract alone, so that terminal, pages and interfaces ask the same questions.

    page = report_page(store, "dv-3f2a91c0")
    for said in page.speakers:
        print(said.name, len(said.statements))
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import Document, Entity, Finding, Report, Statement
from onrecord.store.base import Counts, IssueRow, ReportRow, Store, VersionRow
from onrecord.store.pages import Page


@dataclass(frozen=True, slots=True)
class ReportList:
    """Part of the list of reports, and how much the whole record holds."""

    page: Page[ReportRow]
    counts: Counts


@dataclass(frozen=True, slots=True)
class SpeakerStatements:
    """What one speaker says in a report; `name` is None for all whose speaker is not resolved."""

    name: str | None
    entity: Entity | None
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One version of a story: what was read in it, by whom it is said, and the story's other versions."""

    report: Report
    speakers: tuple[SpeakerStatements, ...]
    versions: tuple[VersionRow, ...]

    @property
    def version(self) -> int | None:
        """Number of this version; None where the list has a newer reader's text of it instead."""
        numbers = (row.version for row in self.versions if row.document_id == self.report.document.id)
        return next(numbers, None)

    @property
    def newest(self) -> VersionRow:
        """The story's newest version."""
        return self.versions[-1]


@dataclass(frozen=True, slots=True)
class StatementPage:
    """One statement and the version that it stands in."""

    statement: Statement
    document: Document


def list_reports(store: Store, *, limit: int = 50, after: str | None = None) -> ReportList:
    """Return part of the list of reports, latest publication first.

    Raises:
        NotFound: `after` is no cursor of this list.
    """
    return ReportList(store.reports(limit=limit, after=after), store.counts())


def list_issues(store: Store, *, limit: int = 50, after: str | None = None) -> Page[IssueRow]:
    """Return part of the list of what could not be read or needs a look, newest first.

    Raises:
        NotFound: `after` is no cursor of this list.
    """
    return store.issues(limit=limit, after=after)


def report_page(store: Store, document_id: str) -> ReportPage:
    """Return a version by its id or the beginning of it, or a story's newest version by the story's.

    Raises:
        NotFound: No version, or more than one, has such an id.
    """
    report = store.report(document_id)
    speakers = group_by_speaker(report.outer, report.entities)
    return ReportPage(report, speakers, store.versions(report.document.story_id))


def statement_page(store: Store, statement_id: str) -> StatementPage:
    """Return a statement by its id or the beginning of it.

    Raises:
        NotFound: No statement, or more than one, has such an id.
    """
    return StatementPage(*store.statement(statement_id))


def findings_on(store: Store, statement: Statement, document: Document) -> tuple[Finding, ...]:
    """Return the findings of a statement's report that rest on it."""
    return tuple(one for one in store.findings_in(document.id) if statement.id in one.statements)


def group_by_speaker(
    statements: Iterable[Statement], entities: Iterable[Entity] = ()
) -> tuple[SpeakerStatements, ...]:
    """Return who says what, in order of first statement; those not resolved come last, as one.

    Speakers are told apart by entity where there is one, else by name.
    """
    by_id = {entity.id: entity for entity in entities}
    groups: dict[tuple[str | None, str | None], list[Statement]] = {}
    for stmt in statements:
        key = (stmt.speaker_id, stmt.speaker) if stmt.speaker else (None, None)
        groups.setdefault(key, []).append(stmt)
    said = [
        SpeakerStatements(name, by_id.get(entity_id or ""), tuple(group))
        for (entity_id, name), group in groups.items()
    ]
    return tuple(sorted(said, key=lambda item: item.name is None))
