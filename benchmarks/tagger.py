"""Compare our tagger with what pip can install: accuracy, speed, memory and where our own time goes.

    python -m benchmarks.tagger --gold ../shared/data/polnear/dev.jsonl
    python -m benchmarks.tagger --gold ../shared/data/polnear/dev.jsonl --write docs

All tools read the same texts in one process on one thread, one after another, in rounds, so that a machine
that grows slower slows them all. Seconds are CPU seconds; loading is left out. Memory is the most that a
process of its own holds for each tool. Without `--gold`, the sample story's gold is read. `--write` also
writes the page and the plot of the manual. The other tools are the `bench` group of pyproject.toml.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

from benchmarks.memory import own_peak_mb  # noqa: E402
from benchmarks.page import Results, Row, stage_table, tool_table, write  # noqa: E402
from benchmarks.peers import PEERS, Peer  # noqa: E402
from benchmarks.stages import stages  # noqa: E402
from onrecord.evaluation import Annotated, read_annotations, score_documents  # noqa: E402
from onrecord.tagger import load_tagger  # noqa: E402
from tools.machine import describe_machine, describe_software  # noqa: E402

SAMPLE = Path("gate", "sample", "gold.jsonl")
PROJECT = Path(__file__).parents[1]
ROUNDS = 3
PACKAGES = ("onnxruntime", "tokenizers", "spacy", "textacy")


def read_gold(path: Path) -> dict[str, Annotated]:
    """Read annotated texts; a relative path that is not there is one of the project."""
    with (path if path.exists() else PROJECT / path).open("rb") as lines:
        return read_annotations(lines, location=str(path), needs_text=True)


def run(peer: Peer, texts: Mapping[str, str]) -> tuple[float, dict[str, Annotated]]:
    """Let a tool read all texts; return its CPU seconds and what it found."""
    began = time.process_time()
    found = {key: peer.find(text) for key, text in texts.items()}
    spent = time.process_time() - began
    return spent, {key: Annotated(key, None, rows) for key, rows in found.items()}


def compare(peers: Sequence[Peer], gold: Mapping[str, Annotated], *, rounds: int = ROUNDS) -> list[Row]:
    """Run all tools in rounds; memory is left to `peak_of`."""
    texts = {key: one.text or "" for key, one in gold.items()}
    seconds: dict[str, list[float]] = {peer.name: [] for peer in peers}
    found: dict[str, dict[str, Annotated]] = {}
    for _ in range(rounds):
        for peer in peers:
            spent, found[peer.name] = run(peer, texts)
            seconds[peer.name].append(spent)
    return [
        Row(
            peer.name,
            statistics.median(seconds[peer.name]),
            score_documents(gold, found[peer.name]) if peer.finds else None,
        )
        for peer in peers
    ]


def peak_of(number: int, gold: Path) -> float:
    """Return the megabytes that a process of its own needs for one tool to read the gold's texts."""
    command = [sys.executable, "-m", "benchmarks.tagger", "--gold", str(gold), "--only", str(number)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def measure(gold_path: Path, *, count: int, command: str, date: dt.date) -> Results:
    """Make all measurements.

    Args:
        gold_path: Annotated texts.
        count: How many of PEERS to compare, ours first.
        command: What was typed, for the page.
        date: The day of the measurement.
    """
    gold = read_gold(gold_path)
    texts = [one.text or "" for one in gold.values()]
    tagger = load_tagger(threads=1)
    spent = stages(tagger, texts)
    rows = compare([make() for make in PEERS[:count]], gold)
    return Results(
        rows=tuple(row.with_peak(peak_of(number, gold_path)) for number, row in enumerate(rows)),
        stages=spent,
        texts=len(texts),
        words=sum(len(text.split()) for text in texts),
        gold=gold_path.as_posix(),
        weights=tagger.layer,
        machine=describe_machine(),
        software=describe_software(*PACKAGES),
        command=command,
        date=date.isoformat(),
    )


def main(argv: Sequence[str] | None = None) -> None:
    """Compare from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=SAMPLE)
    parser.add_argument("--alone", action="store_true", help="leave the other tools out")
    parser.add_argument("--write", type=Path, metavar="DOCS", help="write page and plot of the manual, too")
    parser.add_argument("--only", type=int, help=argparse.SUPPRESS)
    given = sys.argv[1:] if argv is None else argv
    args = parser.parse_args(given)
    if args.only is not None:
        run(PEERS[args.only](), {key: one.text or "" for key, one in read_gold(args.gold).items()})
        print(own_peak_mb())
        return
    results = measure(
        args.gold,
        count=1 if args.alone else len(PEERS),
        command=" ".join(["python -m benchmarks.tagger", *given]),
        date=dt.datetime.now(dt.UTC).date(),
    )
    print(tool_table(results), stage_table(results), sep="\n\n")
    if args.write:
        write(results, args.write)


if __name__ == "__main__":
    main()
