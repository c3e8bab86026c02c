"""Compare our tagger with what pip can install: accuracy, speed and where our own time goes.

    python -m benchmarks.tagger --gold ../shared/data/polnear/dev.jsonl

All tools read the same texts in one process on one thread, one after another, in rounds, so that a machine
that grows slower slows them all. Seconds are CPU seconds; loading is left out. Without `--gold`, the sample
story's gold is read. The other tools are the `bench` group of pyproject.toml.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

from benchmarks.peers import PEERS, Peer, document  # noqa: E402
from onrecord.evaluation import Annotated, Score, read_annotations, score_documents  # noqa: E402
from onrecord.tagger import load_tagger  # noqa: E402

SAMPLE = Path(__file__).parents[1] / "gate" / "sample" / "gold.jsonl"
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One tool's figures; `seconds` is the median over rounds, `score` None where it finds nothing."""

    name: str
    seconds: float
    score: Score | None


def run(peer: Peer, texts: dict[str, str]) -> tuple[float, dict[str, Annotated]]:
    """Let a tool read all texts; return its CPU seconds and what it found."""
    began = time.process_time()
    found = {key: peer.find(text) for key, text in texts.items()}
    spent = time.process_time() - began
    return spent, {key: Annotated(key, None, rows) for key, rows in found.items()}


def compare(peers: Sequence[Peer], gold: dict[str, Annotated]) -> list[Row]:
    """Run all tools in rounds."""
    texts = {key: one.text or "" for key, one in gold.items()}
    seconds: dict[str, list[float]] = {peer.name: [] for peer in peers}
    found: dict[str, dict[str, Annotated]] = {}
    for _ in range(ROUNDS):
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


def stages(texts: Sequence[str]) -> dict[str, float]:
    """Return the CPU seconds that our tagger spends laying out, encoding and running, and decoding."""
    tagger = load_tagger(threads=1)
    began = time.process_time()
    docs = [document(text) for text in texts]
    laid_out = time.process_time()
    for doc in docs:
        tagger.score(doc)
    scored = time.process_time()
    for doc in docs:
        tagger.tag(doc)
    tagged = time.process_time()
    run_s = scored - laid_out
    return {"lay out": laid_out - began, "encode and run": run_s, "decode": tagged - scored - run_s}


def table(rows: Sequence[Row], words: int, count: int) -> str:
    """Return the comparison as a Markdown table."""
    lines = [
        "| tool | attribution F1 | strict F1 | content exact F1 | alpha | texts/s | words/s | time, ours 1 |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        figures = ["-"] * 4
        if row.score:
            metrics = [row.score.metrics[name].f1 for name in ("attribution", "strict", "content_exact")]
            figures = [f"{value:.3f}" for value in (*metrics, row.score.alpha)]
        rate, ratio = 1 / row.seconds, row.seconds / rows[0].seconds
        speed = [f"{count * rate:.1f}", f"{words * rate:,.0f}", f"{ratio:.2f}"]
        lines.append("| " + " | ".join([row.name, *figures, *speed]) + " |")
    return "\n".join(lines)


def main() -> None:
    """Compare from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=SAMPLE)
    parser.add_argument("--alone", action="store_true", help="leave the other tools out")
    args = parser.parse_args()
    with args.gold.open("rb") as lines:
        gold = read_annotations(lines, location=str(args.gold), needs_text=True)
    texts = [one.text or "" for one in gold.values()]
    makers = PEERS[:1] if args.alone else PEERS
    rows = compare([make() for make in makers], gold)
    print(table(rows, sum(len(text.split()) for text in texts), len(texts)))
    print()
    for name, seconds in stages(texts).items():
        print(f"{name:16} {1000 * seconds / len(texts):7.1f} ms a text")
    print(f"peak memory of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
