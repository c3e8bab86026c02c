"""Measure how long a search takes, over a fixed mix of 200 named queries on a record of invented statements.

    python -m benchmarks.search_speed --statements 100000 --record invented.db

A third of the queries is for rare words (at most 100 matches), a third for middling ones (at most 10,000), a
third for common ones (up to a quarter of the record); half have filters. Each is asked as a page asks it: the
first twenty hits with snippets, totals and facets. Told are the middle and the 95th percentile of the time on
the clock and on the processor, with the load of the machine, for on a machine that does other things the
first says little. Where PostgreSQL runs on the same machine, the processor's time is its process's and ours
together. The record is made where there is none yet.
"""

from __future__ import annotations

import argparse
import datetime as dt
import math
import os
import random
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.http_load import quantile
from benchmarks.invented import NOW, PUBLISHERS, invented_reports, people, places, vocabulary
from benchmarks.scale import Section, kind_of, write
from onrecord.store import Store, open_store
from onrecord.store.postgres_files import parse_address
from tools.markdown import table

QUERIES = 200
LIMIT = 20
BUDGET_P95_MS = 100
WORDS_IN_STATEMENT = 18
CLASSES = ("rare", "middling", "common")
SHAPES = ("{a}", "{a} OR {b}", '"{a}"', "{a} -{b}", "{a} {often}")
FILTERS = (
    "kind:assert",
    "speaker:{speaker}",
    'publisher:"{publisher}"',
    "date:2001-03..2009-10",
    "-kind:deny naming:named",
    'place:"{place}"',
    "date:2010.. office:minister",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A query of the mix; `name` tells class, number, and whether it has a filter."""

    name: str
    query: str


@dataclass(frozen=True, slots=True)
class Timing:
    """What a query took, in milliseconds, and how many it found."""

    asked: Asked
    clock_ms: float
    cpu_ms: float
    total: str


def mix(statements: int) -> tuple[Asked, ...]:
    """Return the queries for a record of so many statements; always the same."""
    chance = random.Random(7)
    return tuple(_asked(number, statements, chance) for number in range(QUERIES))


def _asked(number: int, statements: int, chance: random.Random) -> Asked:
    name = CLASSES[number % len(CLASSES)]
    a, b = (vocabulary()[_place(name, statements, chance)] for _ in range(2))
    often = vocabulary()[_place("common", statements, chance)]
    shape = SHAPES[number // len(CLASSES) % len(SHAPES)]
    query = shape.format(a=a, b=b, often=often)
    filtered = number // len(CLASSES) % 2 == 1
    if filtered:
        asked = FILTERS[chance.randrange(len(FILTERS))]
        speaker = people()[chance.randrange(200)][0].split()[-1]
        query += " " + asked.format(
            speaker=speaker, publisher=chance.choice(PUBLISHERS), place=chance.choice(places())
        )
    return Asked(f"{name}-{number:03}{'-filtered' if filtered else ''}", query)


def _place(name: str, statements: int, chance: random.Random) -> int:
    """Return the place in the vocabulary of a word that so many statements have."""
    low, high = {
        "rare": (3, 100),
        "middling": (100, min(10_000, statements / 10)),
        "common": (min(10_000, statements / 10), statements / 4),
    }[name]
    matches = math.exp(chance.uniform(math.log(low), math.log(high)))
    total = math.log((len(vocabulary()) + 2.7) / 2.7)
    place = WORDS_IN_STATEMENT * statements / (total * matches) - 2.7
    return max(0, min(int(place), len(vocabulary()) - 1))


def fill(store: Store, statements: int) -> float:
    """Fill a record, and return how long that took, in seconds."""
    began = time.perf_counter()
    for report, raw in invented_reports(statements):
        store.add(report, raw=raw, now=NOW)
    return time.perf_counter() - began


def ask(store: Store, asked: Asked, *, counts: bool, server: Sequence[int] = ()) -> Timing:
    """Ask a query once; `server` are the processes that answer beside ours."""
    clock, cpu = time.perf_counter(), cpu_seconds(server)
    found = store.search(asked.query, limit=LIMIT, counts=counts)
    took = 1000 * (time.perf_counter() - clock), 1000 * (cpu_seconds(server) - cpu)
    return Timing(asked, *took, str(found.total or len(found.items)))


def cpu_seconds(server: Sequence[int]) -> float:
    """Return how long our process and some others have been on a processor."""
    beside = sum(int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) for pid in server)
    return time.process_time() + beside / 1e9


def server_processes(record: str) -> list[int]:
    """Return the processes of PostgreSQL that answer the record's connections; none where it is elsewhere."""
    if "://" not in record:
        return []
    import psycopg

    address = parse_address(record).url.set(drivername="postgresql")
    with psycopg.connect(address.render_as_string(hide_password=False)) as conn:
        found = conn.execute(
            "SELECT pid FROM pg_stat_activity "
            "WHERE application_name = 'onrecord' AND datname = current_database()"
        ).fetchall()
    return [pid for (pid,) in found if _is_postgres(pid)]


def _is_postgres(pid: int) -> bool:
    told = Path(f"/proc/{pid}/cmdline")
    return told.exists() and told.read_bytes().startswith(b"postgres")


def table_of(timings: list[Timing]) -> str:
    """Return what was measured as lines for people."""
    lines = [f"{'':10} {'queries':>7} {'clock p50':>10} {'p95':>8} {'cpu p50':>10} {'p95':>8}  ms"]
    for name in (*CLASSES, "all"):
        some = [one for one in timings if name == "all" or one.asked.name.startswith(name)]
        clock, cpu = [one.clock_ms for one in some], [one.cpu_ms for one in some]
        lines.append(
            f"{name:10} {len(some):7} {statistics.median(clock):10.1f} {quantile(clock, 0.95):8.1f} "
            f"{statistics.median(cpu):10.1f} {quantile(cpu, 0.95):8.1f}"
        )
    slowest = sorted(timings, key=lambda one: -one.cpu_ms)[:5]
    lines += [
        f"{one.asked.name} {one.asked.query!r}: {one.cpu_ms:.1f} ms, {one.total} found" for one in slowest
    ]
    return "\n".join(lines)


def markdown(timings: list[Timing]) -> str:
    """Return what was measured as a table of the manual."""
    rows = []
    for name in (*CLASSES, "all"):
        some = [one for one in timings if name == "all" or one.asked.name.startswith(name)]
        clock, cpu = [one.clock_ms for one in some], [one.cpu_ms for one in some]
        figures = [
            statistics.median(clock),
            quantile(clock, 0.95),
            statistics.median(cpu),
            quantile(cpu, 0.95),
        ]
        rows.append([name, str(len(some)), *(f"{figure:.0f} ms" for figure in figures)])
    heads = ["words", "queries", "clock, middle", "clock, p95", "CPU, middle", "CPU, p95"]
    return table(heads, rows)


def main() -> int:
    """Run the benchmark; return 1 if it took too long."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--statements", type=int, default=100_000, help="default: 100000")
    parser.add_argument("--record", required=True, help="where the record is, or is to be made")
    parser.add_argument("--without-counts", action="store_true", help="ask for hits only")
    parser.add_argument("--write", type=Path, metavar="DOCS", help="write a section of the manual, too")
    asked = parser.parse_args()
    with open_store(asked.record) as store:
        held = store.counts().statements
        if not held:
            print(f"made in {fill(store, asked.statements):.0f} s", flush=True)
            held = store.counts().statements
        queries = mix(asked.statements)
        for one in queries:
            ask(store, one, counts=not asked.without_counts)
        server = server_processes(asked.record)
        timings = [ask(store, one, counts=not asked.without_counts, server=server) for one in queries]
    load = " ".join(f"{value:.1f}" for value in os.getloadavg())
    now = f"{dt.datetime.now(dt.UTC):%Y-%m-%d %H:%M}"
    print(f"{now}  {held:,} statements  load {load} on {os.cpu_count()} processors")
    print(table_of(timings))
    if asked.write:
        command = f"python -m benchmarks.search_speed --statements {asked.statements} --record …"
        beside = "; CPU of the server's process and ours together" if server else ""
        told = (
            f"{held:,} statements, {QUERIES} queries, the first {LIMIT} hits with totals and facets{beside}."
        )
        text = f"{told}\n\n{markdown(timings)}"
        write(asked.write, Section(f"Search, {kind_of(asked.record)}", text, command))
    return int(quantile([one.clock_ms for one in timings], 0.95) > BUDGET_P95_MS)


if __name__ == "__main__":
    sys.exit(main())
