"""Kill a process at random moments while it writes a record, and see that nothing is lost or half there.

    python -m benchmarks.record_kill --kills 200

A writer stores invented reports, corrected versions of some, and judgements on others, each in a transaction
of its own, tells what it has stored, and now and then has it sorted who is one with whom and what is one
thing. After each kill the record is checked and has to hold what the writer told; when the writer comes to
its end, the record has to be the one that an undisturbed writer makes.

Writers are forked off a process that has made the reports already, so that what is killed is writing.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import multiprocessing
import os
import random
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing.process import BaseProcess
from pathlib import Path

from benchmarks.invented import NOW, STATEMENTS, invented_report
from benchmarks.scale import Section, write
from onrecord.model import Block, BlockRole, Decision, Judgement, Report, Selector, Span
from onrecord.services import sort_all
from onrecord.store import Store, open_store

REPORTS = 24
WRITERS = 2
"""At once, each with records of its own."""

VERSION_EACH = 4
JUDGEMENT_EACH = 3
SORT_EACH = 6
MOMENTS = (0.02, 0.6)
"""When writers are killed at the earliest and at the latest, in parts of what an undisturbed one takes."""

_FORKING = multiprocessing.get_context("fork")


def store_all(store: Store) -> Iterator[str]:
    """Store all there is to store, whatever of it is there already; yield the id of each version."""
    for number, (report, raw, newer) in enumerate(_reports(), 1):
        yield store.add(report, raw=raw, now=NOW).document_id
        if number % JUDGEMENT_EACH == 0 and not store.judgements(report.document.id):
            store.add_judgement(_judgement(report), now=NOW)
        if newer is not None:
            yield store.add(newer[0], raw=newer[1], now=NOW).document_id
        if number % SORT_EACH == 0:
            sort_all(store)


@cache
def _reports() -> tuple[tuple[Report, bytes, tuple[Report, bytes] | None], ...]:
    """Return reports with their bytes, some with a later version of theirs."""
    made = []
    for number in range(REPORTS):
        report, raw = invented_report(number)
        made.append((report, raw, corrected(report) if number % VERSION_EACH == 0 else None))
    return tuple(made)


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


def start(path: Path) -> tuple[BaseProcess, int]:
    """Start a writer; return it, and the end of a pipe on which it tells what it has stored, a line each."""
    reads, writes = os.pipe()
    writer = _FORKING.Process(target=_write_and_tell, args=(path, reads, writes))
    writer.start()
    os.close(writes)
    return writer, reads


def _write_and_tell(path: Path, reads: int, writes: int) -> None:
    os.close(reads)
    with open_store(str(path)) as store:
        for key in store_all(store):
            os.write(writes, f"{key}\n".encode())


def finish(path: Path) -> None:
    """Let a writer come to its end.

    Raises:
        RuntimeError: It failed.
    """
    writer, reads = start(path)
    _heard(reads)
    writer.join()
    if writer.exitcode:
        raise RuntimeError(f"the writer of {path} failed")


def kill(path: Path, moment_s: float) -> tuple[set[str], bool]:
    """Start a writer and kill it after some seconds; return what it told, and whether it had ended before."""
    writer, reads = start(path)
    writer.join(moment_s)
    ended = not writer.is_alive()
    writer.kill()
    told = _heard(reads)
    writer.join()
    return told, ended


def _heard(reads: int) -> set[str]:
    """Return the whole lines that a writer told."""
    with os.fdopen(reads, encoding="utf-8") as stream:
        lines = stream.read().splitlines(keepends=True)
    return {line.strip() for line in lines if line.endswith("\n")}


def stored(path: Path) -> dict[str, Report]:
    """Return all versions on record, by id."""
    with open_store(str(path)) as store:
        return _stored(store)


def _stored(store: Store) -> dict[str, Report]:
    return {report.document.id: report for report in store.iter_reports(all_versions=True)}


def faults(path: Path, told: set[str]) -> list[str]:
    """Return what is wrong with a record after a kill."""
    if not path.exists():
        return [f"{len(told)} versions told and no record"] if told else []
    with open_store(str(path)) as store:
        found = [f"{issue.code}: {issue.message}" for issue in store.check()]
        return found + [f"told and not stored: {key}" for key in told - set(_stored(store))]


def main() -> int:
    """Kill, check, complete; 1 if anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path, metavar="DOCS", help="write a section of the manual, too")
    args = parser.parse_args()
    began = time.monotonic()
    with ProcessPoolExecutor(WRITERS) as pool:
        shares = [len(range(number, args.kills, WRITERS)) for number in range(WRITERS)]
        chances = [random.Random(args.seed + number) for number in range(WRITERS)]
        done = list(pool.map(run, shares, chances))
    wrong = [fault for faulty, _ in done for fault in faulty]
    records = sum(count for _, count in done)
    told = f"{args.kills} kills over {records} records of {REPORTS * STATEMENTS} statements: "
    told += f"{len(wrong)} faults, in {time.monotonic() - began:.0f} s"
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
        undisturbed = Path(folder) / "undisturbed.db"
        _reports()
        began = time.monotonic()
        finish(undisturbed)
        span_s = time.monotonic() - began
        whole, left = stored(undisturbed), kills
        while left:
            records += 1
            path, told = Path(folder) / f"{records}.db", set[str]()
            ended = False
            while left and not ended:
                more, ended = kill(path, chance.uniform(*MOMENTS) * span_s)
                told |= more
                left -= not ended
                wrong += faults(path, told)
            finish(path)
            if stored(path) != whole:
                wrong.append(f"record {records} is not the one that an undisturbed writer makes")
            wrong += faults(path, told)
    return wrong, records


if __name__ == "__main__":
    raise SystemExit(main())
