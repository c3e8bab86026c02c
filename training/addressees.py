"""Learn who is addressed: weights for the signs of `onrecord.resolve.hearing`, measured on articles held out.

    python -m training.addressees --gold FOLDER --polnear TRAIN.jsonl [--out WEIGHTS.toml]

Two models, one after the other: the second also sees what the first gave for the statements around. While it
learns, those chances come from models that never saw the article.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.resolve.addressees import Shares, second_signs
from onrecord.resolve.hearing import Option, options_of
from onrecord.resolve.talk import Talk
from training.logistic import Fitted, Signs, fit
from training.resolution import Article, read_folder, read_labels, rows_read, same_name, talk_in
from training.weights_file import Part, write_weights

RIDGE_FIRST, RIDGE_SECOND = 5.0, 2.0
LEAST_ROWS = 5
FOLDS = 6
LEASTS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5)
"""Chances that are tried as those from which on an addressee is given."""

OUT = Path(__file__).parents[1] / "src" / "onrecord" / "resources" / "addressee_weights.toml"


@dataclass(frozen=True, slots=True)
class Sample:
    """An article: whom each statement may address, and whom it does."""

    talk: Talk
    options: list[list[Option]]
    gold: list[str | None]


def sample_of(article: Article) -> Sample:
    """Read an article with our rules."""
    talk = talk_in(article)
    gold = [row.get("addressee") for row in rows_read(article, talk.reading)]
    return Sample(talk, options_of(talk), gold)


def flat(nested: Iterable[Iterable[Iterable[Any]]]) -> list[Any]:
    """Return what is in lists of lists of lists."""
    return [item for article in nested for here in article for item in here]


def answers(sample: Sample) -> list[list[bool]]:
    """Tell of each option whether it is whom the statement addresses."""
    return [
        [gold is not None and same_name(gold, option.name) for option in here]
        for here, gold in zip(sample.options, sample.gold, strict=True)
    ]


def folds_of(count: int, seed: int, folds: int = FOLDS) -> np.ndarray:
    """Return the fold of each article."""
    return np.random.default_rng(seed).permutation(count) % folds


Rows = Sequence[Sequence[Sequence[Signs]]]


def held_out(rows: Rows, right: Sequence[list[list[bool]]], ridge: float, seed: int) -> list[Shares]:
    """Return the chance of each option by a model that was fitted without its article."""
    folds = folds_of(len(rows), seed)
    found: list[Shares] = [[] for _ in rows]
    for fold in range(FOLDS):
        seen = [number for number in range(len(rows)) if folds[number] != fold]
        model = fit(flat(rows[n] for n in seen), flat(right[n] for n in seen), ridge=ridge, least=LEAST_ROWS)
        for number in np.flatnonzero(folds == fold).tolist():
            found[number] = [model.chances(here).tolist() for here in rows[number]]
    return found


def learn(samples: Sequence[Sample]) -> tuple[Fitted, Fitted, list[Shares]]:
    """Fit both models; return them with the chances that held-out models give in the second weighing."""
    right = [answers(sample) for sample in samples]
    first_rows = [[[option.signs for option in here] for here in sample.options] for sample in samples]
    first = fit(flat(first_rows), flat(right), ridge=RIDGE_FIRST, least=LEAST_ROWS)
    shares = held_out(first_rows, right, RIDGE_FIRST, seed=0)
    second_rows = [
        second_signs(sample.talk, sample.options, given)
        for sample, given in zip(samples, shares, strict=True)
    ]
    second = fit(flat(second_rows), flat(right), ridge=RIDGE_SECOND, least=LEAST_ROWS)
    return first.rounded(), second.rounded(), held_out(second_rows, right, RIDGE_SECOND, seed=1)


def counts(
    samples: Sequence[Sample], shares: Sequence[Shares], least: float, carried: float
) -> tuple[int, int, int]:
    """Count right, wrong and missed addressees, as the ruler does."""
    right = wrong = missed = 0
    for sample, given in zip(samples, shares, strict=True):
        for options, chances, gold in zip(sample.options, given, sample.gold, strict=True):
            likely = [
                (chance, option.name)
                for option, chance in zip(options, chances, strict=True)
                if chance >= (carried if option.is_carried else least)
            ]
            name = max(likely)[1] if likely else None
            good = name is not None and gold is not None and same_name(gold, name)
            right += good
            wrong += name is not None and not good
            missed += gold is not None and not good
    return right, wrong, missed


def f1_of(counted: tuple[int, int, int]) -> float:
    """Return the harmonic mean of precision and recall of counts of right, wrong and missed."""
    right, wrong, missed = counted
    return 2 * right / max(1, 2 * right + wrong + missed)


def rates(counted: tuple[int, int, int]) -> str:
    """Write precision, recall and F1 in a line."""
    right, wrong, missed = counted
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    shares = f"P {precision:.3f}  R {recall:.3f}  F1 {f1_of(counted):.3f}"
    return f"{shares}  ({right} right, {wrong} wrong, {missed} missed)"


def best_leasts(samples: Sequence[Sample], shares: Sequence[Shares]) -> tuple[float, float]:
    """Return the least chances that give the highest F1: of who is named beside the cue, and of others."""
    pairs = [(least, carried) for least in LEASTS for carried in LEASTS if carried >= least]
    return max(pairs, key=lambda pair: f1_of(counts(samples, shares, *pair)))


def report(samples: Sequence[Sample], shares: Sequence[Shares]) -> Iterator[str]:
    """Yield what held-out articles give at several chances."""
    for least, carried in ((0.25, 0.25), (0.25, 0.5), (0.35, 0.5), (0.35, 0.6), (0.5, 0.5)):
        yield f"from {least} / carried {carried}: {rates(counts(samples, shares, least, carried))}"


def main() -> int:
    """Learn, measure and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    by_folder = [sample_of(article) for article in read_folder(args.gold)]
    samples = by_folder + [sample_of(article) for article in read_labels(args.polnear)]
    first, second, shares = learn(samples)
    least, carried = best_leasts(samples, shares)
    measured = rates(counts(samples, shares, least, carried))
    here = len(by_folder)
    folder_only = rates(counts(by_folder, shares[:here], least, carried))
    for line in (*report(samples, shares), f"folder only, as shipped: {folder_only}"):
        sys.stdout.write(f"{line}\n")
    about = (
        "Whom a statement addresses: weights of the signs that onrecord.resolve.hearing collects, learnt by",
        f"training.addressees from {len(samples)} articles of PolNeAR's training part, labelled by",
        f"careful reading; values and counts only, no text. On articles held out ({FOLDS} folds):",
        f"{measured}.",
    )
    parts = (
        Part("first", first, 0.0),
        Part("second", second, least),
        Part("carried", None, carried),
    )
    write_weights(args.out, about, parts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
