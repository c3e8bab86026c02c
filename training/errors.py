"""Count what a tagger gets wrong, kind by kind, and show cases drawn at random.

    python -m training.errors gold.jsonl predicted.jsonl
    python -m training.errors gold.jsonl predicted.jsonl --count 100 --seed 7 --show

Both files hold what `onrecord evaluate` reads. The table counts every mistake and those that were drawn; a
mistake *counts* where it costs attribution F1. `--show` prints the texts of the cases to the terminal, for
people to judge, and nowhere else: corpora are seldom free to copy. Documents that are absent from the
predictions count as predicted empty.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from onrecord.evaluation import Annotated, read_annotations
from onrecord.text.clean import printable
from tools.markdown import table
from training.mistakes import Kind, Mistake, mistakes_of, show

AROUND = 80


def all_mistakes(gold: Mapping[str, Annotated], predicted: Mapping[str, Annotated]) -> list[Mistake]:
    """Return the mistakes in all documents of the gold, in their order."""
    return [
        mistake
        for key, doc in gold.items()
        for mistake in mistakes_of(doc, predicted[key].attributions if key in predicted else ())
    ]


def draw(mistakes: Sequence[Mistake], count: int, seed: int) -> list[Mistake]:
    """Draw some of the mistakes at random, the same ones for the same seed."""
    return random.Random(seed).sample(mistakes, min(count, len(mistakes)))


def mistake_table(mistakes: Sequence[Mistake], drawn: Sequence[Mistake]) -> str:
    """Return how many mistakes there are of each kind; kinds without any are left out."""
    every, counting, some = (
        Counter(one.kind for one in chosen)
        for chosen in (mistakes, [one for one in mistakes if one.counts], drawn)
    )
    rows = [(kind, every[kind], counting[kind], some[kind]) for kind in Kind if every[kind]]
    rows.append(("all", len(mistakes), counting.total(), len(drawn)))
    heads = ("mistake", "all", "of them, cost attribution F1", "drawn")
    return table(heads, [(str(name), *(f"{number:,}" for number in numbers)) for name, *numbers in rows])


def shown(drawn: Sequence[Mistake], texts: Mapping[str, Annotated]) -> str:
    """Return the cases with the text around them, safe for a terminal."""
    lines = []
    for number, mistake in enumerate(drawn, start=1):
        lines.append(f"{number}. {mistake.kind} ({mistake.document})")
        lines += show(mistake, texts[mistake.document].text or "", around=AROUND)
    return "\n".join(printable(line, newlines=False) for line in lines)


def read(path: Path, *, needs_text: bool = False) -> dict[str, Annotated]:
    """Read a file of annotated documents."""
    with path.open("rb") as lines:
        return read_annotations(lines, location=str(path), needs_text=needs_text)


def main(argv: Sequence[str] | None = None) -> None:
    """Count from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("predicted", type=Path)
    parser.add_argument("--count", type=int, default=100, help="how many to draw")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--counting", action="store_true", help="only those that cost attribution F1")
    parser.add_argument("--show", action="store_true", help="print the cases that were drawn")
    args = parser.parse_args(argv)
    gold = read(args.gold, needs_text=True)
    mistakes = all_mistakes(gold, read(args.predicted))
    if args.counting:
        mistakes = [one for one in mistakes if one.counts]
    drawn = draw(mistakes, args.count, args.seed)
    if args.show:
        print(shown(drawn, gold), end="\n\n")
    print(mistake_table(mistakes, drawn))


if __name__ == "__main__":
    main()
