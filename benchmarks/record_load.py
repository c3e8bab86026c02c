"""Measure how fast invented reports are stored, search index included, and whether memory stays flat.

    python -m benchmarks.record_load --statements 100000
    python -m benchmarks.record_load --statements 1000000 --record postgresql://desk@db.example/news

Reports are made before the clock runs. Told are statements a second, by the clock on the wall and by the CPU
of this process (beside other work only the second says something; in PostgreSQL the server's own CPU is not
in it), and the memory held after each tenth.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.invented import NOW, STATEMENTS, invented_reports
from benchmarks.memory import own_mb
from benchmarks.scale import Section, kind_of, write
from onrecord.store import Store, open_store
from tools.markdown import table

BUDGET = 5_000
"""Statements a second."""

FLAT_MB = 30
"""What may be held more at the end than after the first tenth."""

PART = 500


@dataclass(frozen=True, slots=True)
class Tenth:
    """A tenth of the load: statements, seconds on the wall and of CPU, memory held at its end."""

    statements: int
    wall_s: float
    cpu_s: float
    held_mb: float


def load(store: Store, statements: int) -> Iterator[Tenth]:
    """Store reports with so many statements; yield what each tenth took."""
    reports = invented_reports(statements)
    left = -(-statements // STATEMENTS)
    for tenth in range(10):
        count = left // (10 - tenth)
        left -= count
        wall_s = cpu_s = 0.0
        for start in range(0, count, PART):
            part = list(islice(reports, min(PART, count - start)))
            wall, cpu = time.perf_counter(), time.process_time()
            for _ in store.add_many(part, now=NOW):
                pass
            wall_s += time.perf_counter() - wall
            cpu_s += time.process_time() - cpu
        yield Tenth(count * STATEMENTS, wall_s, cpu_s, own_mb())


def table_of(tenths: Sequence[Tenth]) -> str:
    """Return what each tenth took as a table."""
    rows = [
        [
            f"{sum(one.statements for one in tenths[: at + 1]):,}",
            f"{tenth.statements / tenth.wall_s:,.0f}",
            f"{tenth.statements / tenth.cpu_s:,.0f}",
            f"{tenth.held_mb:.0f}",
        ]
        for at, tenth in enumerate(tenths)
    ]
    return table(["statements", "a second (wall)", "a second (CPU)", "memory held, MB"], rows)


def main() -> int:
    """Load a record and tell how it went; 1 where it was too slow or memory grew."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--record", help="where to load; a new file in a temporary folder if not given")
    parser.add_argument("--write", type=Path, metavar="DOCS", help="write a section of the manual, too")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = args.record or str(Path(folder) / "load.db")
        with open_store(place) as store:
            tenths = list(load(store, args.statements))
            count = store.counts().statements
    told = table_of(tenths)
    total = sum(one.statements for one in tenths)
    speed = total / sum(one.cpu_s for one in tenths)
    grown = tenths[-1].held_mb - tenths[0].held_mb
    wall = total / sum(one.wall_s for one in tenths)
    told += f"\n\n{count:,} statements stored: {wall:,.0f} a second by the clock, {speed:,.0f} a CPU second; "
    told += f"{grown:+.0f} MB held since the first tenth."
    print(told)
    if args.write:
        command = f"python -m benchmarks.record_load --statements {args.statements}"
        write(args.write, Section(f"Loading, {kind_of(place)}", told, command))
    return int(speed < BUDGET or grown > FLAT_MB)


if __name__ == "__main__":
    raise SystemExit(main())
