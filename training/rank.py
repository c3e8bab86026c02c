"""Learn which proposed attributions are right: a logistic model of their evidence.

Each candidate that the network proposes for the development articles is judged alone, as the scorer judges:
its content overlaps with a gold one by half (Dice) and the sources share a word, or neither has one. The
model has one weight for each kind of evidence, fitted by Newton's method with a little ridge.

    ranking = fit_ranking(*evidence_of(scored, gold, options))
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.evaluation import Annotated, marked
from onrecord.evaluation.counts import Words, match
from onrecord.evaluation.words import WordMap
from onrecord.model import Attribution, Document
from onrecord.tagger.attributions import place
from onrecord.tagger.candidates import EVIDENCE, Candidate, propose, stretch_of
from onrecord.tagger.cards import Calibration, DecodeOptions, Ranking, Weight
from onrecord.tagger.choose import Draft
from onrecord.tagger.decode import WindowScores
from onrecord.tagger.encode import Encoded
from onrecord.tagger.windows import Window
from onrecord.text.quotemarks import Quoted

RIDGE = 1.0
"""Price of the square of a weight, once evidence has unit spread."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A document with everything that the network gave for it."""

    doc: Document
    quoted: Sequence[Quoted]
    encoded: Encoded
    windows: tuple[tuple[Window, WindowScores], ...]


def evidence_of(
    scored: Sequence[Scored], gold: Mapping[str, Annotated], options: DecodeOptions
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Judge every candidate of some documents.

    Returns:
        The evidence (N, len(EVIDENCE)), whether each candidate is right (N,), and the index of its
        document (N,).
    """
    rows, right, origin = [], [], []
    for number, one in enumerate(scored):
        words = WordMap.of(one.doc.text)
        truth = [Words.of(marks, words) for marks in gold[one.doc.name].attributions]
        for candidate, attribution in _proposed(one, options):
            rows.append(candidate.evidence)
            right.append(bool(match(truth, [Words.of(marked(attribution), words)])))
            origin.append(number)
    return np.array(rows), np.array(right, dtype=float), np.array(origin)


def _proposed(one: Scored, options: DecodeOptions) -> Iterator[tuple[Candidate, Attribution]]:
    for window, scores in one.windows:
        stretch = stretch_of(one.encoded, window)
        for candidate in propose(scores, stretch, options, window.core_start - window.start):
            draft = Draft(candidate.first, candidate.last, candidate.source, candidate.content, 0.5)
            found = place(
                draft, one.encoded, window, text=one.doc.text, quoted=one.quoted, calibration=Calibration()
            )
            if found.content:
                yield candidate, found


def fit_ranking(rows: np.ndarray, right: np.ndarray) -> Ranking:
    """Fit the logistic model."""
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    weights = logistic((rows - mean) / spread, right, RIDGE)
    slopes = weights[:-1] / spread
    named = [Weight(name, round(float(value), 4)) for name, value in zip(EVIDENCE, slopes, strict=True)]
    return Ranking(tuple(named), round(float(weights[-1] - slopes @ mean), 4))


def logistic(rows: np.ndarray, right: np.ndarray, ridge: float, steps: int = 30) -> np.ndarray:
    """Fit a logistic regression by Newton's method; the last weight is the shift, which is not priced."""
    design = np.column_stack([rows, np.ones(len(rows))])
    price = np.diag([ridge] * rows.shape[1] + [1e-6])
    weights = np.zeros(design.shape[1])
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        slope = design.T @ (right - chance) - price @ weights
        bend = design.T @ (design * (chance * (1 - chance))[:, None]) + price
        weights += np.linalg.solve(bend, slope)
    return weights
