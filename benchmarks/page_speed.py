"""Measure how long the server takes for each page, on a record of invented statements, and how heavy it is.

    python -m benchmarks.page_speed --statements 100000 --record invented.db

Each page that the head of all pages leads to, a search for a common word and for a speaker, a long report and
one of its statements are asked for several times within one process, as a browser asks. Told are the middle
and the worst time on the clock, the time on the processor, and the size of the page. The record is made where
there is none yet, by `benchmarks.search_speed`.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

from starlette.testclient import TestClient

from benchmarks.invented import PUBLISHERS, people, vocabulary
from benchmarks.search_speed import fill
from onrecord.settings import Settings
from onrecord.store import Store, open_store
from onrecord.web import create_app
from onrecord.web.nav import NAV

HOME = "http://127.0.0.1:8321"
TIMES = 7
BUDGET_MS = 200


@dataclass(frozen=True, slots=True)
class Timing:
    """What a page took, in milliseconds, and its bytes."""

    address: str
    clock_ms: tuple[float, ...]
    cpu_ms: float
    size: int

    @property
    def middle_ms(self) -> float:
        """The middle of the times on the clock."""
        return statistics.median(self.clock_ms)


def addresses(store: Store) -> Iterator[str]:
    """Yield the addresses that are measured."""
    yield from (address for _, address in NAV)
    yield f"/search?q={vocabulary()[20]}"
    yield f"/search?q={vocabulary()[20]}+kind:assert+date:2010.."
    yield f"/search?q=speaker:{people()[0][0].split()[-1]}"
    first, second = (person[0].replace(" ", "+") for person in (people()[0], people()[20]))
    yield f"/compare?first={first}&second={second}"
    yield "/compare?by=publisher&first={}&second={}".format(*(name.split()[0] for name in PUBLISHERS[:2]))
    for entity in store.entities(limit=1).items:
        yield f"/entities/{entity.id}"
        yield f"/unanswered?state=all&person={entity.id}"
    rows = store.reports(limit=50).items
    report = max(rows, key=lambda row: row.statements)
    yield f"/reports/{report.document_id}"
    yield f"/statements/{store.report(report.document_id).statements[0].id}"


def measure(client: TestClient, address: str, times: int = TIMES) -> Timing:
    """Ask for a page several times; the first time, which fills what is kept, does not count.

    Raises:
        RuntimeError: There is no such page.
    """
    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answers {answer.status_code}")
    clock_ms, cpu = [], time.process_time()
    for _ in range(times):
        began = time.perf_counter()
        client.get(address)
        clock_ms.append(1000 * (time.perf_counter() - began))
    cpu_ms = 1000 * (time.process_time() - cpu) / times
    return Timing(address, tuple(clock_ms), cpu_ms, len(answer.content))


def table_of(timings: list[Timing]) -> str:
    """Return what was measured as lines for people."""
    lines = [f"{'page':44} {'clock p50':>10} {'worst':>8} {'cpu':>8}  ms {'bytes':>9}"]
    lines += [
        f"{one.address[:44]:44} {one.middle_ms:10.1f} {max(one.clock_ms):8.1f} {one.cpu_ms:8.1f}"
        f" {one.size:12,}"
        for one in timings
    ]
    return "\n".join(lines)


def main() -> int:
    """Run the benchmark; return 1 if a page took too long."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--statements", type=int, default=100_000, help="default: 100000")
    parser.add_argument("--record", required=True, help="where the record is, or is to be made")
    asked = parser.parse_args()
    with open_store(asked.record) as store:
        if not store.counts().statements:
            print(f"made in {fill(store, asked.statements):.0f} s", flush=True)
        client = TestClient(create_app(Settings(), store), base_url=HOME)
        timings = [measure(client, address) for address in addresses(store)]
        held = store.counts().statements
    load = " ".join(f"{value:.1f}" for value in os.getloadavg())
    now = f"{dt.datetime.now(dt.UTC):%Y-%m-%d %H:%M}"
    print(f"{now}  {held:,} statements  load {load} on {os.cpu_count()} processors")
    print(table_of(timings))
    return int(max(one.middle_ms for one in timings) > BUDGET_MS)


if __name__ == "__main__":
    sys.exit(main())
