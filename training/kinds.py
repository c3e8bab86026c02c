"""Weigh the encoder's kinds with what the words tell: weights of `onrecord.resolve.kinds`.

    python -m training.kinds --gold ../shared/gold/train --polnear ../shared/data/polnear/train.jsonl

Only articles whose rows no head has learnt from are used (`training.rows.held_out`), and the figures printed
are of folds that the weights were not fitted on.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.model import Kind
from onrecord.resolve.kinds import kind_by_words, traits_of
from onrecord.resolve.reading import reading_of
from onrecord.tagger.tagger import Tagger, load_tagger
from training.addressees import folds_of
from training.gists import with_gists
from training.resolution import Article, rows_read
from training.rows import held_out, load_labelled
from training.softmax import Choice, Weights, fit

RIDGE = 2.0
LEAST_GOLD = 5
"""Kinds with fewer rows do not count in the macro average, as in the ruler."""
LEAST_WEIGHT = 0.01
OUT = Path(__file__).parents[1] / "src" / "onrecord" / "resources" / "kind_weights.toml"
WAYS = ("words", "encoder", "weighed")
KINDS = tuple(kind.value for kind in Kind)


def choices_of(article: Article) -> Iterator[Choice]:
    """Yield a choice of fifteen kinds for each attribution of an article with gists."""
    reading = reading_of(article.doc, article.tagging)
    for said, row in zip(reading.said, rows_read(article, reading), strict=True):
        gold = row.get("kind")
        if gold in KINDS and said.gist is not None:
            told = kind_by_words(reading, said)
            yield Choice("kind", traits_of(said.gist, told), [kind == gold for kind in KINDS])


def best_of(choice: Choice, weights: dict[str, float]) -> int:
    """Return the number of the kind whose traits weigh most."""
    sums = [
        sum(weights.get(name, 0.0) * value for name, value in traits.items()) for traits in choice.options
    ]
    return max(range(len(sums)), key=sums.__getitem__)


def by_way(choice: Choice, way: str, weights: dict[str, float]) -> int:
    """Return the number of the kind that words alone, the encoder alone, or both weighed give."""
    if way == "encoder":
        return best_of(choice, {"encoder": 1.0})
    if way == "words":
        rules = {name for traits in choice.options for name in traits} - {"encoder"}
        told = dict.fromkeys((name for name in rules if not name.startswith("kind-")), 1.0)
        return best_of(choice, told)
    return best_of(choice, weights)


def figures(given: Sequence[tuple[int, int]]) -> tuple[float, float]:
    """Return accuracy and macro-F1 of pairs of given and gold kinds."""
    right = Counter(gold for mine, gold in given if mine == gold)
    found, golds = Counter(mine for mine, _ in given), Counter(gold for _, gold in given)
    scores = [2 * right[k] / (found[k] + golds[k]) for k in golds if golds[k] >= LEAST_GOLD]
    return sum(right.values()) / max(1, len(given)), sum(scores) / max(1, len(scores))


def held_out_figures(articles: Sequence[Sequence[Choice]]) -> dict[str, tuple[float, float]]:
    """Return accuracy and macro-F1 of each way, the weights fitted on the other folds."""
    folds = folds_of(len(articles), seed=0)
    given: dict[str, list[tuple[int, int]]] = {way: [] for way in WAYS}
    for fold in sorted(set(folds.tolist())):
        rest = [c for article, at in zip(articles, folds, strict=True) if at != fold for c in article]
        weights = fit(rest, ridge=RIDGE)["kind"]
        for choice in (c for article, at in zip(articles, folds, strict=True) if at == fold for c in article):
            for way in WAYS:
                given[way].append((by_way(choice, way, weights), list(choice.right).index(True)))
    return {way: figures(pairs) for way, pairs in given.items()}


def write(path: Path, weights: Weights, about: Sequence[str]) -> None:
    """Write the weights as a table."""
    kept = {name: round(value, 3) for name, value in weights["kind"].items() if abs(value) >= LEAST_WEIGHT}
    lines = [*(f"# {line}" for line in about), "# Licence: Apache-2.0, as the code.", "", "[weights]"]
    lines += [f"{name} = {value}" for name, value in sorted(kept.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def load_choices(tagger: Tagger, gold: Path | None, polnear: Path) -> list[list[Choice]]:
    """Read the held-out articles with their gists."""
    articles = held_out(load_labelled(polnear, gold))
    return [list(choices_of(with_gists(tagger, article))) for article in articles]


def main() -> int:
    """Fit, measure and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--model", type=Path, help="folder of the weights; by default those that ship")
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    articles = load_choices(load_tagger(args.model), args.gold, args.polnear)
    count = sum(map(len, articles))
    measured = held_out_figures(articles)
    for way, (accuracy, macro) in measured.items():
        sys.stdout.write(f"{way:8} accuracy {accuracy:.3f} macro-F1 {macro:.3f} of {count}\n")
    accuracy, macro = measured["weighed"]
    about = (
        "How the encoder's kinds and what the words tell are weighed: weights of onrecord.resolve.kinds,",
        f"fitted by training.kinds on {count} statements of {len(articles)} articles that no head",
        f"has learnt from. In folds: accuracy {accuracy:.3f}, macro-F1 {macro:.3f}.",
    )
    write(args.out, fit([one for article in articles for one in article], ridge=RIDGE), about)
    return 0


if __name__ == "__main__":
    sys.exit(main())
