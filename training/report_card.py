"""Make the figures of a model's card: the whole, the slices, the worth of its confidences, people beside it.

    replace(card, figures=figures(score, on), slices=slice_figures(score, on))

Everything here takes what was found and returns values of the card; running the model is left to
`training.tune`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import permutations

import numpy as np

from onrecord.evaluation import (
    Annotated,
    Marked,
    Score,
    count_document,
    describe,
    marked,
    score_counts,
)
from onrecord.evaluation.counts import Words, match
from onrecord.evaluation.words import WordMap
from onrecord.model import Attribution
from onrecord.tagger.cards import Bin, Comparison, Figure, Reliability
from training.data.multi import Versions

Found = Mapping[str, Sequence[Attribution]]
"""What a model found, by document."""

DIGITS = 4
BINS = 10
RESAMPLES = 2000
SEED = 0


def figures(score: Score, on: str) -> tuple[Figure, ...]:
    """Return a score as the figures of a card."""
    rows = [_figure(f"{name} F1", on, ratio.f1, ratio.interval) for name, ratio in score.metrics.items()]
    return (*rows, _figure("alpha", on, score.alpha, score.alpha_interval))


def slice_figures(score: Score, on: str) -> tuple[Figure, ...]:
    """Return attribution F1 in each slice that anything falls in, with how many gold ones do."""
    return tuple(
        replace(_figure(name, on, ratio.f1, ratio.interval), gold=ratio.count.gold)
        for name, ratio in describe(score)
        if name in score.slices
    )


def _figure(name: str, on: str, value: float, interval: tuple[float, float]) -> Figure:
    return Figure(name, on, *(round(number, DIGITS) for number in (value, *interval)))


def reliability(gold: Mapping[str, Annotated], found: Found, on: str) -> Reliability:
    """Compare confidences with the share that is right, in bins of one tenth.

    Args:
        gold: Annotated documents with their texts.
        found: What the model found in them, with calibrated confidences.
        on: What the card says of the texts.
    """
    judged = [pair for key, doc in gold.items() for pair in _judged(doc, found.get(key, ()))]
    confidence, right = np.array(judged, dtype=np.float64).reshape(-1, 2).T
    places = np.minimum((confidence * BINS).astype(int), BINS - 1)
    bins = [_bin(number, confidence[places == number], right[places == number]) for number in range(BINS)]
    apart = sum(one.count * abs(one.confidence - one.right) for one in bins if one.count)
    return Reliability(on, round(apart / max(1, len(judged)), DIGITS), tuple(bins))


def _judged(doc: Annotated, found: Sequence[Attribution]) -> Iterator[tuple[float, bool]]:
    """Yield each confidence, and whether the headline figure counts the attribution as right."""
    words = WordMap.of(doc.text or "")
    gold, mine = (
        [Words.of(one, words) for one in side] for side in (doc.attributions, list(map(marked, found)))
    )
    right = set(match(gold, mine).values())
    for number, one in enumerate(found):
        if mine[number].content:
            yield one.confidence, number in right


def _bin(number: int, confidence: np.ndarray, right: np.ndarray) -> Bin:
    low, high = number / BINS, (number + 1) / BINS
    if not len(confidence):
        return Bin(low, high, 0)
    means = (round(float(column.mean()), DIGITS) for column in (confidence, right))
    return Bin(low, high, len(confidence), *means)


def compare(articles: Sequence[Versions], found: Found, on: str) -> tuple[Comparison, ...]:
    """Compare a model with people on articles that several people annotated; nothing where there are none.

    Each person is scored against each other person, and the model against each person; figures are the
    means over articles, and the interval that of the mean difference when articles are drawn again.

    Args:
        articles: Each with what every annotator marked.
        found: What the model found in them.
        on: What the card says of the texts.
    """
    if not articles:
        return ()
    people = [_agreement(one.text, permutations(one.annotators, 2)) for one in articles]
    machine = [
        _agreement(
            one.text, ((person, tuple(map(marked, found.get(one.id, ())))) for person in one.annotators)
        )
        for one in articles
    ]
    return tuple(
        _comparison(
            name, on, np.array([one[name] for one in people]), np.array([one[name] for one in machine])
        )
        for name in people[0]
    )


def _agreement(text: str, pairs: Iterator[tuple[Sequence[Marked], Sequence[Marked]]]) -> dict[str, float]:
    """Return the figures of all pairs of annotations of one text together."""
    score = score_counts(count_document(text, one, other) for one, other in pairs)
    compared = ("attribution", "strict", "content_exact")
    return {f"{name} F1": score.metrics[name].f1 for name in compared} | {"alpha": score.alpha}


def _comparison(name: str, on: str, people: np.ndarray, machine: np.ndarray) -> Comparison:
    gaps = machine - people
    drawn = np.random.default_rng(SEED).choice(gaps, size=(RESAMPLES, len(gaps))).mean(axis=1)
    numbers = (people.mean(), machine.mean(), *np.percentile(drawn, [2.5, 97.5]))
    return Comparison(name, on, *(round(float(number), DIGITS) for number in numbers))
