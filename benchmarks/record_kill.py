"""Kill a process at random moments while it writes a record, and see that nothing is lost or half there.

    python -m benchmarks.record_kill --kills 200

A writer stores invented reports, corrected versions of some, and judgements on others, each in a transaction
of its own, and tells what it has stored. After each kill the record is checked and has to hold what the
writer told; when the writer comes to its end, the record has to be the one that an undisturbed writer
makes.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.invented import NOW, STATEMENTS, invented_report
from benchmarks.scale import Section, write
from onrecord.model import Block, BlockRole, Decision, Judgement, Report, Selector, Span
from onrecord.store import Store, open_store

REPORTS = 60
WRITERS = 2
"""At once, each with records of its own."""

VERSION_EACH = 4
JUDGEMENT_EACH = 3
ROOT = Path(__file__).parents[1]


def store_all(store: Store) -> Iterator[str]:
    """Store all there is to store, whatever of it is there already; yield the id of each version."""
    for number in range(REPORTS):
        report, raw = invented_report(number)
        yield store.add(report, raw=raw, now=NOW).document_id
        if number % JUDGEMENT_EACH == 0 and not store.judgements(report.document.id):
            store.add_judgement(_judgement(report), now=NOW)
        if number % VERSION_EACH == 0:
            newer, raw = corrected(report)
            yield store.add(newer, raw=raw, now=NOW).document_id


def corrected(report: Report) -> tuple[Report, bytes]:
    """Return a later version of a report, with a note at its foot."""
    note = "(This version corrects the headline.)"
    text = f"{report.document.text}\n\n{note}"
    raw, foot = text.encode(), Block(BlockRole.BODY, Span(len(text) - len(note), len(text)))
    where = dataclasses.replace(report.document.provenance, source_hash=hashlib.sha256(raw).hexdigest())
    doc = dataclasses.replace(
        report.document, text=text, provenance=where, blocks=(*report.document.blocks, foot)
    )
    statements = tuple(dataclasses.replace(stmt, document_id=doc.id) for stmt in report.statements[1:])
    return dataclasses.replace(report, document=doc, statements=statements, entities=()), raw


def _judgement(report: Report) -> Judgement:
    stmt = report.statements[1]
    selector = Selector.of(report.document.text, stmt.content[0])
    return Judgement(
        report.document.id,
        stmt.id,
        report.layer,
        Decision.CORRECT,
        selector,
        "Mira Tol",
        "speaker",
        "Somebody Else",
    )


def start(path: Path) -> subprocess.Popen[str]:
    """Start a writer."""
    command = [sys.executable, "-m", "benchmarks.record_kill", "--store-at", str(path)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def kill(path: Path, moment_s: float) -> tuple[set[str], bool]:
    """Start a writer and kill it after some seconds; return what it told, and whether it had ended before."""
    with start(path) as writer:
        time.sleep(moment_s)
        ended = writer.poll() is not None
        writer.send_signal(signal.SIGKILL)
        lines = writer.stdout.read().splitlines(keepends=True) if writer.stdout else []
    return {line.strip() for line in lines if line.endswith("\n")}, ended


def stored(path: Path) -> dict[str, Report]:
    """Return all versions on record, by id."""
    with open_store(str(path)) as store:
        return {report.document.id: report for report in store.iter_reports(all_versions=True)}


def faults(path: Path, told: set[str]) -> list[str]:
    """Return what is wrong with a record after a kill."""
    if not path.exists():
        return [f"{len(told)} versions told and no record"] if told else []
    with open_store(str(path)) as store:
        found = [f"{issue.code}: {issue.message}" for issue in store.check()]
    return found + [f"told and not stored: {key}" for key in told - set(stored(path))]


def main() -> int:
    """Kill, check, complete; 1 if anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--store-at", metavar="PATH", help=argparse.SUPPRESS)
    parser.add_argument("--write", type=Path, metavar="DOCS", help="write a section of the manual, too")
    args = parser.parse_args()
    if args.store_at:
        with open_store(args.store_at) as store:
            for key in store_all(store):
                print(key, flush=True)
        return 0
    with ProcessPoolExecutor(WRITERS) as pool:
        shares = [len(range(number, args.kills, WRITERS)) for number in range(WRITERS)]
        chances = [random.Random(args.seed + number) for number in range(WRITERS)]
        done = list(pool.map(run, shares, chances))
    wrong = [fault for faulty, _ in done for fault in faulty]
    records = sum(count for _, count in done)
    told = (
        f"{args.kills} kills over {records} records of {REPORTS * STATEMENTS} statements: {len(wrong)} faults"
    )
    print(told)
    if args.write:
        told += (
            ". After each the record was checked; at the end of each it was that of an undisturbed writer."
        )
        write(args.write, Section("Killed while writing", told, "python -m benchmarks.record_kill"))
    for fault in wrong[:20]:
        print(f"  {fault}")
    return int(bool(wrong))


def run(kills: int, chance: random.Random) -> tuple[list[str], int]:
    """Kill so many writers; return what was wrong, and over how many records they wrote."""
    wrong: list[str] = []
    records = 0
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        undisturbed = Path(folder) / "undisturbed.db"
        with start(undisturbed) as writer:
            writer.wait()
        whole, span_s = stored(undisturbed), time.monotonic() - began
        left = kills
        while left:
            records += 1
            path, told = Path(folder) / f"{records}.db", set[str]()
            ended = False
            while left and not ended:
                more, ended = kill(path, chance.uniform(0.3, 1.0) * span_s * chance.uniform(0.4, 1.0))
                told |= more
                left -= not ended
                wrong += faults(path, told)
            with start(path) as writer:
                writer.wait()
            if stored(path) != whole:
                wrong.append(f"record {records} is not the one that an undisturbed writer makes")
            wrong += faults(path, told)
    return wrong, records


if __name__ == "__main__":
    raise SystemExit(main())
