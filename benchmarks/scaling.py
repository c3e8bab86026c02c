"""Measure how the tagger's time and memory grow with the length of a document.

    python -m benchmarks.scaling
    python -m benchmarks.scaling --words 1 100 1000

Each length is read by a process of its own, on one thread. Seconds are CPU seconds, of the later ones of
several readings where a document is short; memory is the most that the process has held, and beside it what
was held once the model had read a first short text. Texts are the sample's reports, repeated paragraph by
paragraph.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import cycle

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

from benchmarks.clock import Clock  # noqa: E402
from benchmarks.memory import own_peak_mb  # noqa: E402
from benchmarks.peers import document  # noqa: E402
from onrecord.resources.sample import sample_paths  # noqa: E402
from onrecord.tagger import Tagger, load_tagger  # noqa: E402
from tools.markdown import table  # noqa: E402

LENGTHS = (1, 100, 1_000, 10_000, 100_000)
LEAST_WORDS = 5_000
MOST_TIMES = 50
"""Documents shorter than `LEAST_WORDS` are read that often at most, and until so many words were read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What it took to read a document of so many words; `begun_mb` was held before it."""

    words: int
    text_mb: float
    seconds: float
    found: int
    begun_mb: float
    peak_mb: float


def long_text(words: int) -> str:
    """Return a text of exactly so many words, made of the sample's paragraphs over and over."""
    paragraphs: list[str] = []
    left = words
    for paragraph in _paragraphs():
        if left <= 0:
            break
        parts = paragraph.split(" ")
        paragraphs.append(" ".join(parts[:left]))
        left -= len(parts)
    return "\n\n".join(paragraphs)


def _paragraphs() -> Iterator[str]:
    texts = [path.read_text(encoding="utf-8") for path in sample_paths() if path.suffix == ".txt"]
    paragraphs = [" ".join(one.split()) for text in texts for one in text.split("\n\n") if one.strip()]
    return cycle(paragraphs)


def read(tagger: Tagger, words: int) -> Reading:
    """Let a tagger that has read nothing yet read a document, in a process that has done nothing else."""
    tagger.tag(document(long_text(100)))
    begun_mb = own_peak_mb()
    text, clock = long_text(words), Clock()
    times = max(1, min(MOST_TIMES, LEAST_WORDS // words))
    with clock.running():
        for _ in range(times):
            found = len(tagger.tag(document(text)).attributions)
    size = len(text.encode("utf-8")) / 2**20
    return Reading(words, size, clock.seconds / times, found, begun_mb, own_peak_mb())


def read_apart(words: int) -> Reading:
    """Read a document in a fresh process."""
    command = [sys.executable, "-m", "benchmarks.scaling", "--only", str(words)]
    return Reading(**json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def scaling_table(readings: Sequence[Reading]) -> str:
    """Return readings as a table."""
    heads = (
        "words",
        "text",
        "attributions",
        "CPU time",
        "a 1,000 words",
        "peak memory",
        "of it, for the text",
    )
    return table(heads, map(_row, readings))


def _row(reading: Reading) -> tuple[str, ...]:
    return (
        f"{reading.words:,}",
        f"{reading.text_mb:.2f} MB",
        f"{reading.found:,}",
        f"{reading.seconds:.3f} s",
        f"{1000 * reading.seconds / reading.words:.3f} s",
        f"{reading.peak_mb:.0f} MB",
        f"{reading.peak_mb - reading.begun_mb:.1f} MB",
    )


def main(argv: Sequence[str] | None = None) -> None:
    """Measure from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--words", type=int, nargs="+", default=LENGTHS, help="lengths of documents")
    parser.add_argument("--only", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args(argv)
    if args.only is not None:
        print(json.dumps(asdict(read(load_tagger(threads=1), args.only))))
        return
    print(scaling_table([read_apart(words) for words in args.words]))


if __name__ == "__main__":
    main()
