"""Weigh the encoder's kinds with what the words tell, twice: weights of `onrecord.resolve.kinds`.

    python -m training.kinds --gold ../shared/gold/train --polnear ../shared/data/polnear/train.jsonl \
        --dev ../shared/data/polnear/dev.jsonl

Only articles whose rows no head has learnt from are used (`training.rows.held_out`), and those of the dev
split that have labels; the figures printed are of folds that the weights were not fitted on.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from onrecord.model import Kind
from onrecord.resolve.kinds import STANDS, kind_by_words, traits_of, wording_of
from onrecord.resolve.reading import reading_of
from onrecord.tagger.acts import KINDS
from onrecord.tagger.tagger import load_tagger
from training.addressees import folds_of
from training.gists import with_gists
from training.resolution import Article, read_labels, rows_read
from training.rows import held_out, load_labelled
from training.softmax import Choice, fit

RIDGE = 60.0
LEAST_GOLD = 5
"""Kinds with fewer rows do not count in the macro average, as in the ruler."""
LEAST_WEIGHT = 0.01
OUT = Path(__file__).parents[1] / "src" / "onrecord" / "resources" / "kind_weights.toml"
RULES = frozenset(("cue-phrase", "cue-word", "content-words", "default"))
SIGNS = {
    "lexicon": RULES,
    "wording": frozenset(("wording",)),
    "encoder": frozenset(("encoder",)),
    "words": RULES | {"wording"},
    "weights": RULES | {"wording", "encoder"},
}
"""The signs, beside a kind's own shift, that each way goes by; the last two ship."""
SHIPPED = ("weights", "words")


def choices_of(article: Article) -> Iterator[Choice]:
    """Yield a choice of fifteen kinds for each attribution of an article with gists.

    Where what the lexicon tells stands whatever else speaks, nothing is weighed: only its sign is there.
    """
    reading = reading_of(article.doc, article.tagging)
    for said, row in zip(reading.said, rows_read(article, reading), strict=True):
        gold = row.get("kind")
        if gold in KINDS and said.gist is not None:
            told = kind_by_words(reading, said)
            traits = traits_of(said.gist, wording_of(reading, said), told)
            if told.rule in STANDS:
                traits = [{told.rule: 1.0} if kind is told.kind else {} for kind in Kind]
            yield Choice("kind", traits, [kind == gold for kind in KINDS])


def best_of(choice: Choice, weights: dict[str, float]) -> int:
    """Return the number of the kind whose traits weigh most."""
    sums = [
        sum(weights.get(name, 0.0) * value for name, value in traits.items()) for traits in choice.options
    ]
    return max(range(len(sums)), key=sums.__getitem__)


def by_way(choice: Choice, way: str) -> Choice:
    """Return a choice with only the signs that a way goes by."""
    options = [
        {
            name: value
            for name, value in traits.items()
            if name in SIGNS[way] | STANDS or name.startswith("kind-")
        }
        for traits in choice.options
    ]
    return Choice(choice.kind, options, choice.right)


def figures(given: Sequence[tuple[int, int]]) -> tuple[float, float]:
    """Return accuracy and macro-F1 of pairs of given and gold kinds."""
    right = Counter(gold for mine, gold in given if mine == gold)
    found, golds = Counter(mine for mine, _ in given), Counter(gold for _, gold in given)
    scores = [2 * right[k] / (found[k] + golds[k]) for k in golds if golds[k] >= LEAST_GOLD]
    return sum(right.values()) / max(1, len(given)), sum(scores) / max(1, len(scores))


def held_out_figures(articles: Sequence[Sequence[Choice]], way: str) -> tuple[float, float]:
    """Return accuracy and macro-F1 of a way, the weights fitted on the other folds."""
    folds = folds_of(len(articles), seed=0)
    given: list[tuple[int, int]] = []
    for fold in sorted(set(folds.tolist())):
        rest = [c for article, at in zip(articles, folds, strict=True) if at != fold for c in article]
        weights = fit([by_way(one, way) for one in rest], ridge=RIDGE)["kind"]
        held = [c for article, at in zip(articles, folds, strict=True) if at == fold for c in article]
        given += [(best_of(by_way(one, way), weights), list(one.right).index(True)) for one in held]
    return figures(given)


def write(path: Path, parts: Mapping[str, dict[str, float]], about: Sequence[str]) -> None:
    """Write the weights of each way as a table."""
    lines = [*(f"# {line}" for line in about), "# Licence: Apache-2.0, as the code."]
    for name, weights in parts.items():
        kept = {sign: round(value, 3) for sign, value in weights.items() if abs(value) >= LEAST_WEIGHT}
        lines += ["", f"[{name}]", *(f"{sign} = {value}" for sign, value in sorted(kept.items()))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    """Fit, measure and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--dev", type=Path, help="articles of another split with labels, too")
    parser.add_argument("--model", type=Path, help="folder of the weights; by default those that ship")
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    labelled, tagger = load_labelled(args.polnear, args.gold), load_tagger(args.model)
    unlearnt = [*held_out(labelled), *(read_labels(args.dev) if args.dev else ())]
    articles = [list(choices_of(with_gists(tagger, one))) for one in unlearnt]
    choices = [one for article in articles for one in article]
    measured = {way: held_out_figures(articles, way) for way in SIGNS}
    for way, (accuracy, macro) in measured.items():
        sys.stdout.write(f"{way:8} accuracy {accuracy:.3f} macro-F1 {macro:.3f} of {len(choices)}\n")
    about = (
        "How the encoder's kinds and what the words tell are weighed: weights of onrecord.resolve.kinds,",
        f"fitted by training.kinds on {len(choices)} statements of {len(articles)} articles, from which",
        "neither the encoder nor the table of words has learnt: `weights` with the encoder, `words`",
        "without it. In folds:",
        *(f"{way}: accuracy {measured[way][0]:.3f}, macro-F1 {measured[way][1]:.3f}." for way in SHIPPED),
    )
    fitted = {way: fit([by_way(one, way) for one in choices], ridge=RIDGE)["kind"] for way in SHIPPED}
    write(args.out, fitted, about)
    return 0


if __name__ == "__main__":
    sys.exit(main())
