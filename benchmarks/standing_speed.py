"""Measure how long it takes to find what stands, over a record of invented reports with findings.

    python -m benchmarks.standing_speed --statements 100000 --record standing.db
    python -m benchmarks.standing_speed --statements 1000000 --record postgresql://desk@db.example/news

The record is made where there is none yet: reports are stored, then it is sorted who is one with whom, then
what is one thing is tied; each is timed. Asked is as a page asks: twenty things with totals, as of and as
known by days all over the record's thirty years, by type, place and party; the pages of it, of a thing and of
a person with what is owed; and, with `--add`, what adding one more report costs, of whatever day.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from starlette.testclient import TestClient

from benchmarks.http_load import quantile
from benchmarks.invented import DAYS, FIRST_DAY, NOW, STATEMENTS, invented_report, places
from benchmarks.invented_plot import InventedPlot
from benchmarks.invented_sources import reports_with_sources
from onrecord.model import FindingType
from onrecord.services import Asked, sort_all, standing_page
from onrecord.settings import Settings
from onrecord.store import Store, open_store
from onrecord.web import create_app
from tools.markdown import table

BUDGET_P95_MS = 200
HOME = "http://127.0.0.1:8321"
ASKED = 25
ADDED = 20
LIMIT = 20
PART = 500


@dataclass(frozen=True, slots=True)
class Timing:
    """What asking took, in milliseconds."""

    name: str
    clock_ms: float
    cpu_ms: float


def fill(store: Store, statements: int) -> dict[str, float]:
    """Fill a record; return how many CPU seconds each step took."""
    began = time.process_time()
    for _ in store.add_many(reports_with_sources(statements, InventedPlot()), now=NOW, portion=PART):
        pass
    stored = time.process_time()
    sort_all(store)
    return {"made and stored": stored - began, "sorted and tied": time.process_time() - stored}


def questions(store: Store) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield what is asked, the same for the same record."""
    chance = random.Random(11)
    client = TestClient(create_app(Settings(), store), base_url=HOME)
    who = [row.id for row in store.entities(limit=50).items]
    page = standing_page(store, Asked(as_of=_day(chance)), limit=200)
    found = [one.id for one in page.items]
    for _ in range(ASKED):
        day, known = _day(chance), _day(chance)
        yield "what stands", _asks(store, Asked(as_of=day))
        yield "as known by a day", _asks(store, Asked(as_of=day, known_by=known))
        yield "of one type", _asks(store, Asked(as_of=day, finding=chance.choice(list(FindingType))))
        yield "at a place", _asks(store, Asked(as_of=day, place=chance.choice(places())))
        yield "of a person or body", _asks(store, Asked(as_of=day, party=chance.choice(who), settled=True))
        yield "page of what stands", _gets(client, f"/standing?as_of={day}")
        yield "page of one type", _gets(client, f"/standing?as_of={day}&finding=commitment")
        yield "page of a thing", _gets(client, f"/standing/{chance.choice(found)}?as_of={day}")
        yield "page of a person", _gets(client, f"/entities/{chance.choice(who)}")


def _day(chance: random.Random) -> dt.date:
    return FIRST_DAY + dt.timedelta(days=chance.randrange(DAYS))


def _gets(client: TestClient, address: str) -> Callable[[], object]:
    return lambda: client.get(address).raise_for_status()


def _asks(store: Store, asked: Asked) -> Callable[[], object]:
    return lambda: standing_page(store, asked, limit=LIMIT)


def ask(store: Store) -> list[Timing]:
    """Ask all questions; return what each took."""
    return [_timed(name, question) for name, question in questions(store)]


def add_some(store: Store, first: int) -> list[Timing]:
    """Add further reports, one at a time, of days all over the record; return what each took."""
    plot = InventedPlot()
    made = [invented_report(first + number, plot)[0] for number in range(ADDED)]
    newest = max(made, key=lambda one: one.document.published or "")
    timings = []
    for one in made:

        def put(report: object = one) -> None:
            store.add(report, now=NOW)  # type: ignore[arg-type]
            sort_all(store)

        timings.append(_timed("adding the latest report" if one is newest else "adding a report", put))
    return timings


def _timed(name: str, act: Callable[[], object]) -> Timing:
    clock, cpu = time.perf_counter(), time.process_time()
    act()
    return Timing(name, 1000 * (time.perf_counter() - clock), 1000 * (time.process_time() - cpu))


def table_of(timings: list[Timing]) -> str:
    """Return what was measured as a table."""
    rows = []
    for name in dict.fromkeys(one.name for one in timings):
        clock = [one.clock_ms for one in timings if one.name == name]
        cpu = [one.cpu_ms for one in timings if one.name == name]
        figures = (
            statistics.median(clock),
            quantile(clock, 0.95),
            statistics.median(cpu),
            quantile(cpu, 0.95),
        )
        rows.append([name, str(len(clock)), *(f"{figure:.1f}" for figure in figures)])
    return table(["asked", "times", "clock p50, ms", "p95", "CPU p50, ms", "p95"], rows)


def main() -> int:
    """Run the benchmark; return 1 if a page took too long."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--statements", type=int, default=100_000, help="default: 100000")
    parser.add_argument("--record", required=True, help="where the record is, or is to be made")
    parser.add_argument("--add", action="store_true", help="measure adding as well; the record grows")
    asked = parser.parse_args()
    with open_store(asked.record) as store:
        if not store.counts().statements:
            for name, seconds in fill(store, asked.statements).items():
                print(f"{name}: {seconds:.0f} s of CPU", flush=True)
        counts = store.counts()
        timings = ask(store)
        added = add_some(store, -(-counts.statements // STATEMENTS)) if asked.add else []
    load = " ".join(f"{value:.1f}" for value in os.getloadavg())
    print(f"{dt.datetime.now(dt.UTC):%Y-%m-%d %H:%M}  {counts.statements:,} statements  load {load}")
    print(table_of([*timings, *added]))
    return int(quantile([one.clock_ms for one in timings], 0.95) > BUDGET_P95_MS)


if __name__ == "__main__":
    sys.exit(main())
