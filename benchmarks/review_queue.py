"""Measure how long the queue of what nobody has judged takes, on a record of invented statements.

    python -m benchmarks.review_queue --statements 200000 --record doubtful.db

Invented statements are made doubtful by chance, a twentieth of them without a speaker. Asked are the first
page, one far down, the unresolved alone, and queries for a rare, a middling and a common word and for a kind;
then some thousand of the most doubtful are judged, and all is asked again. Told are the middle and the
slowest of several tries on the clock and on the processor. The record is made where there is none yet.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from benchmarks.invented import NOW, invented_reports, vocabulary
from onrecord.model import Decision, Judgement, Report, Selector, hull
from onrecord.store import Store, open_store
from onrecord.store.base_queue import QueuePage
from tools.markdown import table

BUDGET_MS = 200
TRIES = 7
PAGE = 10
FAR = 200
UNRESOLVED_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Took:
    """What a question took, in milliseconds, each time that it was asked."""

    name: str
    clock_ms: tuple[float, ...]
    cpu_ms: tuple[float, ...]
    total: str


def doubtful_reports(statements: int) -> Iterator[tuple[Report, bytes]]:
    """Yield invented reports whose statements are doubtful by chance; the same each time."""
    chance = random.Random(11)
    for report, raw in invented_reports(statements):
        made = []
        for stmt in report.statements:
            confidence = round(1 - chance.random() ** 3, 3)
            unknown = chance.random() < UNRESOLVED_SHARE
            made.append(
                replace(
                    stmt,
                    confidence=confidence,
                    speaker=None if unknown else stmt.speaker,
                    speaker_id=None if unknown else stmt.speaker_id,
                )
            )
        yield replace(report, statements=tuple(made)), raw


def questions(store: Store) -> dict[str, Callable[[], QueuePage]]:
    """Return what is asked, by name."""
    far: str | None = None
    for _ in range(FAR // 100):
        far = store.queue(limit=100, after=far).next
    words = vocabulary()
    return {
        "first page": lambda: store.queue(limit=PAGE),
        f"after {FAR}": lambda: store.queue(limit=PAGE, after=far),
        "unresolved": lambda: store.queue(unresolved=True, limit=PAGE),
        "rare word": lambda: store.queue(words[9000], limit=PAGE),
        "middling word": lambda: store.queue(words[300], limit=PAGE),
        "common word": lambda: store.queue(words[0], limit=PAGE),
        "a kind": lambda: store.queue("kind:deny", limit=PAGE),
    }


def measure(store: Store) -> list[Took]:
    """Ask each question several times, after once unmeasured."""
    return [_measure(name, ask) for name, ask in questions(store).items()]


def _measure(name: str, ask: Callable[[], QueuePage]) -> Took:
    total = str(ask().total)
    clock, cpu = [], []
    for _ in range(TRIES):
        began, used = time.perf_counter(), time.process_time()
        ask()
        clock.append(1000 * (time.perf_counter() - began))
        cpu.append(1000 * (time.process_time() - used))
    return Took(name, tuple(clock), tuple(cpu), total)


def judge_most_doubtful(store: Store, count: int) -> None:
    """Accept the first of the queue."""
    after: str | None = None
    while count > 0:
        page = store.queue(limit=min(100, count), after=after)
        for one in page.items:
            selector = Selector.of(one.document.text, hull(one.statement.content) or one.statement.cue[0])
            judgement = Judgement(
                one.document.id,
                one.statement.id,
                one.statement.layer,
                Decision.ACCEPT,
                selector,
                "benchmark",
            )
            store.add_judgement(judgement, now=NOW)
        count, after = count - len(page.items), page.next
        if after is None:
            return


def table_of(told: list[Took]) -> str:
    """Return what was measured as a table."""
    rows = [
        [
            one.name,
            one.total,
            f"{statistics.median(one.clock_ms):.1f}",
            f"{max(one.clock_ms):.1f}",
            f"{statistics.median(one.cpu_ms):.1f}",
            f"{max(one.cpu_ms):.1f}",
        ]
        for one in told
    ]
    return table(["asked", "waiting", "clock, ms", "slowest", "CPU, ms", "most"], rows)


def fill(store: Store, statements: int) -> None:
    """Load invented reports."""
    reports = doubtful_reports(statements)
    while part := list(islice(reports, 500)):
        for _ in store.add_many(part, now=NOW):
            pass


def main() -> int:
    """Measure; 1 where a question took longer than it may."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--statements", type=int, default=200_000, help="default: 200000")
    parser.add_argument("--record", required=True, help="where the record is, or is to be made")
    parser.add_argument("--judged", type=int, default=2_000, help="how many are judged; default: 2000")
    asked = parser.parse_args()
    with open_store(asked.record) as store:
        if not store.counts().statements:
            fill(store, asked.statements)
        told = measure(store)
        print(f"{store.counts().statements:,} statements, load {os.getloadavg()[0]:.1f}\n\n{table_of(told)}")
        judge_most_doubtful(store, asked.judged)
        after = measure(store)
        print(f"\nafter {asked.judged:,} of them were judged\n\n{table_of(after)}")
    return int(max(statistics.median(one.clock_ms) for one in [*told, *after]) > BUDGET_MS)


if __name__ == "__main__":
    sys.exit(main())
