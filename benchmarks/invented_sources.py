"""Make a record of invented reports whose sources are not all named, with questions and who speaks for whom.

    for report, raw in reports_with_sources(100_000, plot=InventedPlot()):
        store.add(report, raw=raw, now=now)

Of the statements of `benchmarks.invented` an eighth are of unnamed sources, a fifth of these with a reason, a
twelfth of bodies; a twentieth relay the words of somebody else, and one in thirty-three is a question.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace

from benchmarks.invented import Plot, invented_reports
from onrecord.model import (
    Account,
    EntityType,
    Evidence,
    Excerpt,
    Finding,
    FindingType,
    Naming,
    Party,
    Report,
    Statement,
    finding_id,
)

STATES = ("answered", "partly", "declined", "open")


def reports_with_sources(statements: int, plot: Plot | None = None) -> Iterator[tuple[Report, bytes]]:
    """Yield invented reports, each with its bytes; with what a plot makes of them beside the questions."""
    for number, (report, raw) in enumerate(invented_reports(statements, plot=plot)):
        yield with_sources(report, number), raw


def with_sources(report: Report, number: int) -> Report:
    """Return a report with unnamed sources, holders and questions, the same for the same number."""
    chance = random.Random(number + 7)
    names = [entity.name for entity in report.entities if entity.type is EntityType.PERSON]
    told = tuple(_told(stmt, names, chance) for stmt in report.statements)
    asked = tuple(_question(report, stmt, chance.choice(STATES)) for stmt in told if chance.random() > 0.97)
    speakers = {stmt.id: stmt.speaker for stmt in told}
    known = tuple(_by_speakers(finding, speakers) for finding in report.findings)
    return replace(report, statements=told, findings=(*known, *asked))


def _by_speakers(finding: Finding, speakers: Mapping[str, str | None]) -> Finding:
    accounts = (replace(account, by=speakers[account.statement]) for account in finding.accounts)
    return replace(finding, accounts=tuple(accounts))


def _told(stmt: Statement, names: list[str], chance: random.Random) -> Statement:
    share = chance.random()
    if share < 0.125:
        why = Evidence("naming", "withheld:not-allowed", stmt.source, 0.9)
        evidence = (why,) if chance.random() < 0.2 else ()
        return replace(
            stmt, naming=Naming.UNNAMED, speaker=None, speaker_id=None, holder=None, evidence=evidence
        )
    if share < 0.21:
        return replace(stmt, naming=Naming.COLLECTIVE)
    return replace(stmt, holder=chance.choice(names)) if share < 0.26 else stmt


def _question(report: Report, stmt: Statement, state: str) -> Finding:
    asked = (Party("asked", stmt.speaker, None),) if stmt.speaker else ()
    return Finding(
        id=finding_id(report.document.id, FindingType.QUESTION, stmt.content[0]),
        finding=FindingType.QUESTION,
        state=state,
        parties=(Party("asker", "reporters", None), *asked),
        object=Excerpt.of(report.document.text, stmt.content[0]),
        places=(),
        scope=None,
        condition=None,
        since=None,
        until=None,
        accounts=(Account(stmt.speaker, state, stmt.id),) if state != "open" else (),
        statements=(stmt.id,),
        confidence=0.8,
    )
