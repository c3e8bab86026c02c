"""Fit a logistic model to named signs, most of which are absent from most rows; numpy only.

    fitted = fit([{"opens": 1.0}, {}], [True, False], ridge=5.0, least=1)
    fitted.chances([{"opens": 1.0}])

Rows are kept as lists of places and strengths, so that a step takes the time of the signs that are there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

Signs = Mapping[str, float]

STEPS = 60
HISTORY = 8
"""How many earlier steps the curvature is judged by (limited-memory BFGS)."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A logistic model: the weight of each sign, and the shift."""

    weights: dict[str, float]
    shift: float

    def chances(self, rows: Iterable[Signs]) -> np.ndarray:
        """Return the chance of each row."""
        scores = [
            self.shift + sum(self.weights.get(name, 0.0) * value for name, value in row.items())
            for row in rows
        ]
        chances: np.ndarray = 1 / (1 + np.exp(-np.clip(np.array(scores), -30, 30)))
        return chances

    def rounded(self, digits: int = 3) -> Fitted:
        """Return the model with readable weights, those that round to nothing left out."""
        kept = {name: round(weight, digits) for name, weight in sorted(self.weights.items())}
        return Fitted({name: weight for name, weight in kept.items() if weight}, round(self.shift, digits))


@dataclass(frozen=True, slots=True)
class _Sparse:
    """A matrix as its entries: their rows, columns and values."""

    rows: np.ndarray
    columns: np.ndarray
    values: np.ndarray
    shape: tuple[int, int]

    def times(self, weights: np.ndarray) -> np.ndarray:
        return np.bincount(self.rows, self.values * weights[self.columns], self.shape[0])

    def gathered(self, errors: np.ndarray) -> np.ndarray:
        return np.bincount(self.columns, self.values * errors[self.rows], self.shape[1])


def fit(rows: Sequence[Signs], right: Sequence[bool], *, ridge: float, least: int) -> Fitted:
    """Fit a model.

    Args:
        rows: The signs of each row.
        right: Whether each row is right.
        ridge: The price of the square of a weight; the shift has none.
        least: A sign of fewer rows is left out.
    """
    counts = Counter(name for row in rows for name, value in row.items() if value)
    names = sorted(name for name, times in counts.items() if times >= least)
    matrix = _matrix(rows, {name: at for at, name in enumerate(names)})
    truth = np.array(right, dtype=float)
    weights = _minimised(matrix, truth, ridge)
    return Fitted(dict(zip(names, weights[:-1].tolist(), strict=True)), float(weights[-1]))


def _matrix(rows: Sequence[Signs], places: Mapping[str, int]) -> _Sparse:
    entries = [
        (number, places[name], value)
        for number, row in enumerate(rows)
        for name, value in row.items()
        if value and name in places
    ]
    entries += [(number, len(places), 1.0) for number in range(len(rows))]
    row, column, value = zip(*entries, strict=True)
    return _Sparse(np.array(row), np.array(column), np.array(value), (len(rows), len(places) + 1))


def _minimised(matrix: _Sparse, truth: np.ndarray, ridge: float) -> np.ndarray:
    """Return the weights that cost least, the shift last: limited-memory BFGS with halved steps."""
    price = np.full(matrix.shape[1], ridge)
    price[-1] = 0.0
    weights = np.zeros(matrix.shape[1])
    cost, slope = _cost(matrix, truth, price, weights)
    steps: list[tuple[np.ndarray, np.ndarray]] = []
    for _ in range(STEPS):
        direction = -_against_curvature(slope, steps)
        length = 1.0 if steps else 1.0 / max(1.0, float(np.abs(slope).sum()))
        while True:
            moved = weights + length * direction
            new_cost, new_slope = _cost(matrix, truth, price, moved)
            if new_cost <= cost + 1e-4 * length * float(slope @ direction) or length < 1e-10:
                break
            length /= 2
        if (moved - weights) @ (new_slope - slope) > 1e-12:
            steps = [*steps, (moved - weights, new_slope - slope)][-HISTORY:]
        settled = cost - new_cost < 1e-9 * max(1.0, abs(cost))
        weights, cost, slope = moved, new_cost, new_slope
        if settled:
            break
    return weights


def _cost(
    matrix: _Sparse, truth: np.ndarray, price: np.ndarray, weights: np.ndarray
) -> tuple[float, np.ndarray]:
    scores = matrix.times(weights)
    chance = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
    cost = float(np.logaddexp(0, scores).sum() - truth @ scores + 0.5 * (price * weights) @ weights)
    return cost, matrix.gathered(chance - truth) + price * weights


def _against_curvature(slope: np.ndarray, steps: Sequence[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """Turn a slope by what earlier steps tell of the curvature (two-loop recursion)."""
    turned, parts = slope.copy(), []
    for moved, changed in reversed(steps):
        part = (moved @ turned) / (moved @ changed)
        parts.append(part)
        turned -= part * changed
    if steps:
        moved, changed = steps[-1]
        turned *= (moved @ changed) / (changed @ changed)
    for (moved, changed), part in zip(steps, reversed(parts), strict=True):
        turned += (part - (changed @ turned) / (moved @ changed)) * moved
    return turned
