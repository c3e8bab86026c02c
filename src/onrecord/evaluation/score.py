"""Turn counts into ratios, with 95 % intervals from resampling documents.

Sentences of one report are not independent of one another, reports nearly are; so whole documents are drawn.

    score = score_documents(gold, predicted)
    score.metrics["attribution"].f1, score.metrics["attribution"].interval
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.evaluation.annotations import Annotated
from onrecord.evaluation.counts import LABELS, METRICS, SLICES, Count, DocumentCounts, count_document

Ints2d = npt.NDArray[np.int64]
Floats1d = npt.NDArray[np.float64]

RESAMPLES = 2000
SEED = 0
TAIL = 2.5
"""Per cent left out on either side of an interval."""

COUNTED = (*METRICS, *SLICES)
FIELDS = 4
"""Numbers in a Count."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """Precision, recall and their harmonic mean, of a count; `interval` is that of F1."""

    count: Count
    precision: float
    recall: float
    f1: float
    interval: tuple[float, float]

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON data."""
        return {
            "p": self.precision,
            "r": self.recall,
            "f1": self.f1,
            "interval": list(self.interval),
            "gold": self.count.gold,
            "predicted": self.count.predicted,
        }


@dataclass(frozen=True, slots=True)
class Score:
    """All ratios over a set of documents."""

    documents: int
    metrics: dict[str, Ratio]
    slices: dict[str, Ratio]
    alpha: float
    alpha_interval: tuple[float, float]

    @property
    def gold_attributions(self) -> int:
        """How many attributions the gold holds."""
        return self.metrics["attribution"].count.gold

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON data: a key for each metric, the slices under `slices`."""
        return {
            **{name: ratio.to_dict() for name, ratio in self.metrics.items()},
            "alpha": self.alpha,
            "alpha_interval": list(self.alpha_interval),
            "slices": {name: ratio.to_dict() for name, ratio in self.slices.items()},
            "documents": self.documents,
            "gold_attributions": self.gold_attributions,
            "predicted_attributions": self.metrics["attribution"].count.predicted,
        }


def score_documents(gold: Mapping[str, Annotated], predicted: Mapping[str, Annotated]) -> Score:
    """Score predictions against gold; a document without a prediction counts as predicted empty.

    Args:
        gold: Annotated documents with their texts, by id.
        predicted: Predictions by id; those of documents that are not in gold are passed over.
    """
    nothing: tuple[()] = ()
    return score_counts(
        count_document(
            doc.text or "", doc.attributions, predicted[key].attributions if key in predicted else nothing
        )
        for key, doc in gold.items()
    )


def score_counts(documents: Iterable[DocumentCounts]) -> Score:
    """Add up the counts of documents and make ratios of them."""
    rows = np.array([_row(document) for document in documents], dtype=np.int64)
    rows = rows.reshape(-1, len(COUNTED) * FIELDS + len(LABELS) ** 2)
    total, drawn = rows.sum(axis=0, keepdims=True), _resample(rows)
    ratios = {name: _ratio(total, drawn, place) for place, name in enumerate(COUNTED)}
    return Score(
        documents=len(rows),
        metrics={name: ratios[name] for name in METRICS},
        slices={name: ratios[name] for name in SLICES},
        alpha=float(_alpha(total)[0]),
        alpha_interval=_interval(_alpha(drawn)),
    )


def _row(document: DocumentCounts) -> list[int]:
    """Lay out a document's counts as a row of whole numbers, so that one product draws documents."""
    counts = {**document.metrics, **document.slices}
    flat = [
        number
        for name in COUNTED
        for number in (
            counts[name].gold_hits,
            counts[name].gold,
            counts[name].predicted_hits,
            counts[name].predicted,
        )
    ]
    return flat + [document.labels[right, mine] for right in LABELS for mine in LABELS]


def _resample(rows: Ints2d) -> Ints2d:
    """Draw as many documents as there are, with replacement, many times; return a row of sums for each."""
    if not len(rows):
        return np.zeros((1, rows.shape[1]), dtype=np.int64)
    chances = np.full(len(rows), 1 / len(rows))
    times: Ints2d = np.random.default_rng(SEED).multinomial(len(rows), chances, size=RESAMPLES)
    return times @ rows


def _ratio(total: Ints2d, drawn: Ints2d, place: int) -> Ratio:
    here = slice(place * FIELDS, (place + 1) * FIELDS)
    count = Count(*map(int, total[0, here]))
    precision, recall, f1 = (float(part[0]) for part in _ratios(total[:, here]))
    return Ratio(count, precision, recall, f1, _interval(_ratios(drawn[:, here])[2]))


def _ratios(counts: Ints2d) -> tuple[Floats1d, Floats1d, Floats1d]:
    gold_hits, gold, predicted_hits, predicted = counts.T.astype(np.float64)
    precision, recall = _divide(predicted_hits, predicted), _divide(gold_hits, gold)
    return precision, recall, _divide(2 * precision * recall, precision + recall)


def _divide(above: Floats1d, below: Floats1d) -> Floats1d:
    """Divide; what has nothing below it is 0."""
    return np.divide(above, below, out=np.zeros_like(above), where=below > 0)


def _alpha(counts: Ints2d) -> Floats1d:
    """Return Krippendorff's alpha for nominal labels and two annotators who labelled every word.

    Source:
        Krippendorff, Content Analysis (2004), section 11.3: from the coincidence matrix, one less observed
        over expected disagreement. One label only, on both sides, is full agreement; no words are none.
    """
    size = len(LABELS)
    pairs = counts[:, -size * size :].reshape(-1, size, size).astype(np.float64)
    coincidences = pairs + pairs.transpose(0, 2, 1)
    totals = coincidences.sum(axis=2)
    values = totals.sum(axis=1)
    apart = values - np.trace(coincidences, axis1=1, axis2=2)
    apart_by_chance = values**2 - (totals**2).sum(axis=1)
    # apart / values over apart_by_chance / (values * (values - 1)); zero by chance means one label only
    alpha = 1 - _divide(apart * (values - 1), apart_by_chance)
    return np.where(values > 1, alpha, 0.0)


def _interval(draws: Floats1d) -> tuple[float, float]:
    low, high = np.percentile(draws, [TAIL, 100 - TAIL])
    return float(low), float(high)


def describe(score: Score) -> Sequence[tuple[str, Ratio]]:
    """Return metrics, then the slices that anything falls in, for a table."""
    filled = [
        (name, ratio) for name, ratio in score.slices.items() if ratio.count.gold or ratio.count.predicted
    ]
    return [*score.metrics.items(), *filled]
