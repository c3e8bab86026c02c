"""Measure what reading a report costs beyond tagging it: resolving who, when and where, and interpreting.

    python -m benchmarks.reading
    python -m benchmarks.reading --texts articles.jsonl --rounds 5

All is measured in one run on the same reports, in turns. Steps are in CPU seconds of one thread. "Read" is
the wall time of `read_inputs`, which tags a report while it resolves the one before, against that of a tagger
that does nothing else; on a machine with one core there is nothing to gain by that. Without --texts, the
reports are those of the sample; a first round, in which things are loaded, is left out.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

from benchmarks.clock import Clock  # noqa: E402
from benchmarks.peers import document  # noqa: E402
from onrecord.interpret import interpret  # noqa: E402
from onrecord.model import Document, Report  # noqa: E402
from onrecord.pipeline import LateTagger, read_inputs  # noqa: E402
from onrecord.readers import Limits  # noqa: E402
from onrecord.resolve import resolve  # noqa: E402
from onrecord.resources.sample import sample_paths  # noqa: E402
from onrecord.tagger import Tagger, load_tagger  # noqa: E402
from tools.markdown import table  # noqa: E402

NOW = dt.date(2031, 6, 1)
STEPS = ("tag", "resolve", "interpret")


def texts_of(path: Path | None) -> list[str]:
    """Return the texts of a file of JSON lines (`text`), or of the sample's reports."""
    if path is None:
        return [one.read_text("utf-8") for one in sample_paths()]
    lines = path.read_text("utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines if line.strip()]


def steps(tagger: Tagger, docs: Sequence[Document]) -> dict[str, float]:
    """Return the CPU seconds that each step takes over all reports."""
    clocks = {name: Clock() for name in STEPS}
    for doc in docs:
        with clocks["tag"].running():
            tagging = tagger.tag(doc)
        with clocks["resolve"].running():
            resolution = resolve(doc, tagging, now=NOW)
        outer = [stmt for stmt in resolution.statements if stmt.within is None]
        with clocks["interpret"].running():
            interpret(doc, outer, now=NOW)
    return {name: clock.seconds for name, clock in clocks.items()}


def walls(tagger: Tagger, docs: Sequence[Document], inputs: Sequence[str]) -> tuple[float, float]:
    """Return the wall seconds of tagging alone and of reading the same reports from files."""
    began = time.perf_counter()
    for doc in docs:
        tagger.tag(doc)
    tagged = time.perf_counter()
    found = read_inputs(inputs, tagger=LateTagger(), now=NOW, limits=Limits())
    read = sum(isinstance(one, Report) for one in found)
    if read != len(docs):
        raise SystemExit(f"{len(docs) - read} of {len(docs)} reports were not read")
    return tagged - began, time.perf_counter() - tagged


def measure(texts: Sequence[str], rounds: int) -> Iterator[tuple[dict[str, float], tuple[float, float]]]:
    """Yield what each round took; one more goes before them, so that all is loaded."""
    tagger, docs = load_tagger(), [document(text) for text in texts]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        path.write_text("".join(f"{json.dumps({'text': text})}\n" for text in texts), "utf-8")
        for number in range(rounds + 1):
            taken = steps(tagger, docs), walls(tagger, docs, [str(path)])
            if number:
                yield taken


def report(taken: Sequence[tuple[dict[str, float], tuple[float, float]]], texts: int) -> str:
    """Write a table: a step a line, medians of the rounds, shares of what tagging takes."""
    medians = {name: statistics.median(cpu[name] for cpu, _ in taken) for name in STEPS}
    alone, read = (statistics.median(wall[part] for _, wall in taken) for part in (0, 1))
    rows = [(name, medians[name], medians[name] / medians["tag"]) for name in STEPS]
    rows += [("tag alone, wall", alone, 1.0), ("read, wall", read, read / alone)]
    cells = [(name, f"{1000 * seconds / texts:.1f}", f"{part:.2f}") for name, seconds, part in rows]
    return table(("step", "ms a report", "of tagging"), cells)


def main() -> int:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, help="JSON lines with `text`")
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    texts = texts_of(args.texts)
    print(report(list(measure(texts, args.rounds)), len(texts)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
