"""Hold the shipped model to what it could do: no figure may fall below its floor.

    python -m gate.check                        is every figure at its floor?
    python -m gate.check --update               raise the floors to today's figures; refuses to lower one
    python -m gate.check --update --allow-lower set them to today's figures; the commit says why

The corpus is the sample story with its hand-made gold. Its digest is kept with the floors, since figures of
another corpus mean something else. `epsilon` is what a figure may fall by without a word: machines round
differently.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.evaluation import (
    Annotated,
    Score,
    describe,
    marked,
    read_annotations,
    score_documents,
    with_quotations,
)
from onrecord.pipeline import Tagger
from onrecord.readers import read_text

HERE = Path(__file__).parent
GOLD = HERE / "sample" / "gold.jsonl"
FLOORS = HERE / "floors.json"
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Fall:
    """A figure that is lower than its floor, or gone."""

    name: str
    floor: float
    figure: float | None

    def __str__(self) -> str:
        now = "is not measured any more" if self.figure is None else f"is {self.figure:.4f}"
        return f"{self.name} {now}; its floor is {self.floor:.4f}"


class CorpusChanged(Exception):  # noqa: N818
    """The gold is not the one that the floors were measured on."""


def corpus_of(path: Path) -> dict[str, Any]:
    """Return what tells one corpus from another."""
    data = path.read_bytes()
    documents = read_annotations(data.splitlines(), location=path.name, needs_text=True)
    return {
        "sha256": hashlib.sha256(data).hexdigest(),
        "documents": len(documents),
        "attributions": sum(len(doc.attributions) for doc in documents.values()),
    }


def measure(path: Path, tagger: Tagger) -> dict[str, float]:
    """Read the corpus with a tagger and return the F1 of each metric and slice, and alpha."""
    with path.open("rb") as lines:
        gold = read_annotations(lines, location=path.name, needs_text=True)
    mine = {key: _tagged(doc, tagger) for key, doc in gold.items()}
    return figures_of(score_documents(with_quotations(gold), with_quotations(mine, texts=gold)))


def _tagged(doc: Annotated, tagger: Tagger) -> Annotated:
    tagging = tagger.tag(read_text(doc.text or "", name=doc.id))
    return Annotated(doc.id, None, tuple(map(marked, tagging.attributions)))


def figures_of(score: Score) -> dict[str, float]:
    """Return the figures that are held, rounded."""
    figures = {name: ratio.f1 for name, ratio in describe(score)}
    return {name: round(figure, DIGITS) for name, figure in (*figures.items(), ("alpha", score.alpha))}


def falls(figures: Mapping[str, float], floors: Mapping[str, float], *, epsilon: float) -> list[Fall]:
    """Return the floors that are not reached."""
    return [
        Fall(name, floor, figures.get(name))
        for name, floor in floors.items()
        if figures.get(name, float("-inf")) < floor - epsilon
    ]


def updated(
    figures: Mapping[str, float], floors: Mapping[str, float], *, epsilon: float, allow_lower: bool
) -> tuple[dict[str, float], list[Fall]]:
    """Return the new floors, and those of the old ones that would have to be lowered to get there.

    Without `allow_lower` a floor is only ever raised, and those that today's figures miss are given back.
    """
    if allow_lower:
        return dict(figures), []
    refused = falls(figures, floors, epsilon=epsilon)
    return {name: max(figure, floors.get(name, figure)) for name, figure in figures.items()}, refused


def check(kept: Mapping[str, Any], corpus: Mapping[str, Any], figures: Mapping[str, float]) -> list[Fall]:
    """Compare today's figures with the kept floors.

    Raises:
        CorpusChanged: The floors are another corpus's.
    """
    if kept["corpus"] != corpus:
        raise CorpusChanged("the gold has changed since the floors were measured; measure anew with --update")
    return falls(figures, kept["floors"], epsilon=kept["epsilon"])


def main(argv: Sequence[str] | None = None) -> int:
    """Run the check; 0 if every floor is reached, or the update was made."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--update", action="store_true", help="raise the floors to today's figures")
    parser.add_argument("--allow-lower", action="store_true", help="with --update: lower floors as well")
    args = parser.parse_args(argv)
    from onrecord.pipeline import shipped_tagger

    corpus, figures = corpus_of(GOLD), measure(GOLD, shipped_tagger())
    kept = json.loads(FLOORS.read_text(encoding="utf-8"))
    for name, figure in figures.items():
        print(f"{name:16} {figure:.4f}   floor {kept['floors'].get(name, 0.0):.4f}")
    if args.update:
        return _update(kept, corpus, figures, allow_lower=args.allow_lower)
    try:
        return _say(check(kept, corpus, figures))
    except CorpusChanged as exc:
        print(exc, file=sys.stderr)
        return 1


def _update(
    kept: Mapping[str, Any], corpus: Mapping[str, Any], figures: Mapping[str, float], *, allow_lower: bool
) -> int:
    floors, refused = updated(figures, kept["floors"], epsilon=kept["epsilon"], allow_lower=allow_lower)
    if refused:
        print("These floors would be lowered; say --allow-lower if that is meant.", file=sys.stderr)
        return _say(refused)
    data = {"corpus": dict(corpus), "epsilon": kept["epsilon"], "floors": floors}
    FLOORS.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
    return 0


def _say(found: Sequence[Fall]) -> int:
    for fall in found:
        print(fall, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
