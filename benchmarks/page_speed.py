"""Measure how long the server takes for each page, on a record of invented statements, and how heavy it is.

    python -m benchmarks.standing_speed --statements 100000 --record small.db
    python -m benchmarks.record_multiply small.db million.db --times 10
    python -m benchmarks.page_speed --record million.db --write docs
    python -m benchmarks.page_speed --record postgresql://desk@db.example/news --write docs

Every kind of page is asked for several times within one process, as a browser asks, at several addresses
(`page_addresses.py`): of much-quoted and of rare people, of long things, with filters, and in its other
forms. Told are of each kind the middle and the worst address on the processor, which is ours and that of
PostgreSQL on this machine, the worst on the clock, and the heaviest with all that it loads, without a
report's own text. On a machine that does other things the clock says little. The record is made where there
is none yet.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from starlette.testclient import TestClient

from benchmarks.page_addresses import Asked, addresses
from benchmarks.scale import Section, kind_of, write
from benchmarks.server_time import server_time
from benchmarks.standing_speed import fill
from onrecord.settings import Settings
from onrecord.store import open_store
from onrecord.web import create_app
from tools.markdown import table

HOME = "http://127.0.0.1:8321"
TIMES = 7
BUDGET_MS = 200
BUDGET_KB = 150
_LOADED = re.compile(
    r'(?:<link rel="(?:stylesheet|icon)"[^>]*href|<script src|<img [^>]*src)="(/static/[^"]+)"'
)


@dataclass(frozen=True, slots=True)
class Timing:
    """What a page took, in milliseconds, and its bytes with what it loads, without a report's own text.

    Attributes:
        cpu_ms: Of our process.
        server_ms: Of the processes of the database, where it has any.
    """

    asked: Asked
    clock_ms: tuple[float, ...]
    cpu_ms: float
    size: int
    server_ms: float = 0.0

    @property
    def middle_ms(self) -> float:
        """The middle of the times on the clock."""
        return statistics.median(self.clock_ms)

    @property
    def whole_ms(self) -> float:
        """The time on the processor in all: on the clock it takes as long where nothing else is done."""
        return self.cpu_ms + self.server_ms


def measure(
    client: TestClient, asked: Asked, times: int = TIMES, server: Callable[[], float] = lambda: 0.0
) -> Timing:
    """Ask for a page several times; the first time, which fills what is kept, does not count.

    Args:
        client: Asks.
        asked: The page.
        times: How often.
        server: Tells how many seconds the database's processes took so far.

    Raises:
        RuntimeError: There is no such page.
    """
    answer = client.get(asked.address)
    if answer.status_code != 200:
        raise RuntimeError(f"{asked.address} answers {answer.status_code}")
    clock_ms, cpu_ms = [], []
    before = server()
    for _ in range(times):
        clock, cpu = time.perf_counter(), time.process_time()
        client.get(asked.address)
        clock_ms.append(1000 * (time.perf_counter() - clock))
        cpu_ms.append(1000 * (time.process_time() - cpu))
    server_ms = 1000 * (server() - before) / times
    loaded = sum(_size(client, one) for one in set(_LOADED.findall(answer.text)))
    size = len(answer.content) + loaded - asked.own_bytes
    return Timing(asked, tuple(clock_ms), statistics.median(cpu_ms), size, server_ms)


@cache
def _size(client: TestClient, address: str) -> int:
    """Return how long a file is as it is sent, which is packed."""
    return int(client.get(address).headers["content-length"])


def table_of(timings: Iterable[Timing]) -> str:
    """Return what was measured as a table: a line for each kind of page, with its worst address."""
    kinds: dict[str, list[Timing]] = {}
    for one in timings:
        kinds.setdefault(one.asked.kind, []).append(one)
    rows = []
    for kind, found in kinds.items():
        worst = max(found, key=lambda one: one.whole_ms)
        rows.append(
            (
                kind,
                str(len(found)),
                f"{statistics.median(one.whole_ms for one in found):.0f} ms",
                f"{worst.whole_ms:.0f} ms",
                worst.asked.said,
                f"{max(one.middle_ms for one in found):.0f} ms",
                f"{max(one.size for one in found) / 1000:.0f} kB",
            )
        )
    heads = ("page", "addresses", "CPU, middle", "worst", "which is", "clock, worst", "heaviest")
    return table(heads, rows)


def main() -> int:
    """Run the benchmark; return 1 if a page took too long or is too heavy."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--statements", type=int, default=100_000, help="of a record to be made; default: 100000"
    )
    parser.add_argument("--times", type=int, default=TIMES, help=f"each is asked for; default: {TIMES}")
    parser.add_argument("--pages", action="store_true", help="leave out the other forms of pages")
    parser.add_argument("--record", required=True, help="where the record is, or is to be made")
    parser.add_argument(
        "--write", type=Path, metavar="DOCS", help="put the table into the page of the manual"
    )
    asked = parser.parse_args()
    with open_store(asked.record) as store, server_time(asked.record) as server:
        if not store.counts().statements:
            print(fill(store, asked.statements), flush=True)
        client = TestClient(create_app(Settings(), store), base_url=HOME)
        timings = []
        for one in addresses(store):
            if asked.pages and not one.is_page:
                continue
            timings.append(measure(client, one, asked.times, server))
            told = (timings[-1].middle_ms, timings[-1].cpu_ms, timings[-1].server_ms)
            print(*(f"{figure:8.1f}" for figure in told), f" {one.address}", flush=True)
        counts = store.counts()
    body = f"{counts.statements:,} statements in {counts.reports:,} reports.\n\n{table_of(timings)}"
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors\n{body}")
    if asked.write:
        command = f"python -m benchmarks.page_speed --record …{' --pages' * asked.pages}"
        write(asked.write, Section(f"Pages, {kind_of(asked.record)}", body, command))
    pages = [one for one in timings if one.asked.is_page]
    slow = max(one.whole_ms for one in timings) > BUDGET_MS
    return int(slow or max(one.size for one in pages) > 1000 * BUDGET_KB)


if __name__ == "__main__":
    sys.exit(main())
