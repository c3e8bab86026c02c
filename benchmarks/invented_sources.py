"""Make a record of invented reports whose sources are not all named, with questions and who speaks for whom.

    python -m benchmarks.invented_sources --statements 200000 --record sources.db
    python -m benchmarks.page_speed --record sources.db

Of the statements of `benchmarks.invented` an eighth are of unnamed sources, a fifth of these with a reason, a
twelfth of bodies; a twentieth relay the words of somebody else, and one in thirty-three is a question.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

from benchmarks.invented import NOW, invented_reports
from onrecord.model import (
    Account,
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
from onrecord.store import open_store

STATES = ("answered", "partly", "declined", "open")
PORTION = 500


def reports_with_sources(statements: int) -> Iterator[tuple[Report, bytes]]:
    """Yield invented reports, each with its bytes."""
    for number, (report, raw) in enumerate(invented_reports(statements)):
        yield with_sources(report, number), raw


def with_sources(report: Report, number: int) -> Report:
    """Return a report with unnamed sources, holders and questions, the same for the same number."""
    chance = random.Random(number + 7)
    names = [entity.name for entity in report.entities]
    told = tuple(_told(stmt, names, chance) for stmt in report.statements)
    asked = tuple(_question(report, stmt, chance.choice(STATES)) for stmt in told if chance.random() > 0.97)
    return replace(report, statements=told, findings=asked)


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


def main() -> int:
    """Make the record."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--statements", type=int, default=200_000, help="default: 200000")
    parser.add_argument("--record", required=True, help="where the record is to be made")
    asked = parser.parse_args()
    began = time.process_time()
    with open_store(asked.record) as store:
        for _ in store.add_many(reports_with_sources(asked.statements), now=NOW, portion=PORTION):
            pass
        print(f"stored in {time.process_time() - began:.0f} s of CPU", flush=True)
        while store.sort_entities(portion=PORTION):
            pass
    print(f"sorted after {time.process_time() - began:.0f} s of CPU")
    return 0


if __name__ == "__main__":
    sys.exit(main())
