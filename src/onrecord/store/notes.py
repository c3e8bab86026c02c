"""What a story is noted for, worked out from what it shows: values in, rows out, no database.

notes = notes_of(noted_report(report))
notes["naming_notes"]                     # [{"naming": "unnamed", "statements": 3, …}]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.model import Finding, FindingType, Naming, Report, Span, Statement
from onrecord.store.days import day_of
from onrecord.store.words import words_at

Row = dict[str, Any]

MONTH_CHARS = len("2031-03")
WITHHELD = "withheld:"
"""How the rule of evidence for a naming begins that says why a name is not printed; its sort follows."""


@dataclass(frozen=True, slots=True)
class NotedStatement:
    """What is noted of a statement; `withheld` is the sort and the words of why a name is not printed."""

    id: str
    speaker: str | None
    speaker_id: str | None
    holder: str | None
    said_on: str | None
    naming: str
    outer: bool
    withheld: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class NotedQuestion:
    """What is noted of a question: its finding, its state, the names in it, the statements behind it."""

    id: str
    state: str
    asker: str | None
    asked: str | None
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Noted:
    """A reading as far as it is noted; `ids` are the entities by their names, `day` is its own (EDTF)."""

    publisher: str | None
    day: str | None
    statements: Sequence[NotedStatement]
    questions: Sequence[NotedQuestion]
    ids: Mapping[str, str]


def noted_report(report: Report) -> Noted:
    """Return what is noted of a report."""
    doc = report.document
    return Noted(
        publisher=doc.publisher,
        day=day_of(doc.published, report.dated.edtf if report.dated else None),
        statements=[noted_statement(stmt, doc.text) for stmt in report.statements],
        questions=[
            noted_question(finding) for finding in report.findings if finding.finding is FindingType.QUESTION
        ],
        ids={entity.name: entity.id for entity in report.entities},
    )


def noted_statement(stmt: Statement, text: str) -> NotedStatement:
    """Return what is noted of a statement in a text."""
    return NotedStatement(
        id=stmt.id,
        speaker=stmt.speaker,
        speaker_id=stmt.speaker_id,
        holder=stmt.holder,
        said_on=stmt.said_on,
        naming=stmt.naming.value,
        outer=stmt.within is None,
        withheld=why_withheld(((one.field, one.rule, one.spans) for one in stmt.evidence), text),
    )


def why_withheld(evidence: Iterable[tuple[str, str, Sequence[Span]]], text: str) -> tuple[str, str] | None:
    """Return the sort and the words of the reason for withholding a name, if the evidence has one."""
    for field, rule, spans in evidence:
        if field == "naming" and rule.startswith(WITHHELD):
            return rule.removeprefix(WITHHELD), words_at(text, spans)
    return None


def noted_question(finding: Finding) -> NotedQuestion:
    """Return what is noted of a question."""
    return NotedQuestion(
        finding.id, finding.state, party_of(finding, "asker"), party_of(finding, "asked"), finding.statements
    )


def party_of(finding: Finding, part: str) -> str | None:
    """Return the first who plays a part."""
    return next((party.name for party in finding.parties if party.part == part), None)


def notes_of(noted: Noted) -> dict[str, list[Row]]:
    """Return the rows that a story is noted by, for each table, without the story's key."""
    return {
        "naming_notes": _namings(noted),
        "withheld_notes": _withheld(noted),
        "relay_notes": _relays(noted),
        "question_notes": _questions(noted),
    }


def _namings(noted: Noted) -> list[Row]:
    outer = [stmt for stmt in noted.statements if stmt.outer]
    counts = Counter(stmt.naming for stmt in outer)
    reasoned = Counter(stmt.naming for stmt in outer if _is_reasoned(stmt))
    day = noted.day or ""
    own = {"publisher": noted.publisher, "month": day[:MONTH_CHARS] if len(day) >= MONTH_CHARS else ""}
    return [
        own | {"naming": naming, "statements": count, "reasoned": reasoned[naming]}
        for naming, count in sorted(counts.items())
    ]


def _is_reasoned(stmt: NotedStatement) -> bool:
    return stmt.withheld is not None and stmt.naming == Naming.UNNAMED.value


def _withheld(noted: Noted) -> list[Row]:
    own = {"publisher": noted.publisher, "day": noted.day or ""}
    return [
        own | {"statement_id": stmt.id, "sort": stmt.withheld[0], "words": stmt.withheld[1]}
        for stmt in noted.statements
        if stmt.outer and stmt.withheld is not None and _is_reasoned(stmt)
    ]


def _relays(noted: Noted) -> list[Row]:
    found: dict[tuple[str, str], list[NotedStatement]] = {}
    for stmt in noted.statements:
        if stmt.speaker and stmt.holder and stmt.holder != stmt.speaker:
            found.setdefault((stmt.speaker, stmt.holder), []).append(stmt)
    return [
        {
            "speaker": speaker,
            "speaker_id": told[0].speaker_id or noted.ids.get(speaker),
            "holder": holder,
            "holder_id": noted.ids.get(holder),
            "day": day_of(told[0].said_on, noted.day) or "",
            "statement_id": told[0].id,
            "statements": len(told),
        }
        for (speaker, holder), told in found.items()
    ]


def _questions(noted: Noted) -> list[Row]:
    said = {stmt.id: stmt.said_on for stmt in noted.statements}
    return [
        {
            "finding_id": one.id,
            "state": one.state,
            "publisher": noted.publisher,
            "day": day_of(next(filter(None, map(said.get, one.statements)), None), noted.day) or "",
            "asker": one.asker,
            "asker_id": noted.ids.get(one.asker or ""),
            "asked": one.asked,
            "asked_id": noted.ids.get(one.asked or ""),
        }
        for one in noted.questions
    ]
