"""Fit weights for choosing one option of several: a softmax over sums of named traits; numpy only.

    fitted = fit([Choice("he", [{"near": 1.0}, {}], [True, False])] * 20, ridge=1.0)
    fitted["he"]["near"]

What a trait weighs for one kind of choice is what it weighs for all, plus what it weighs for that kind alone;
each of the two has its price, so that a kind with few examples leans on the others. Where several options are
right, it counts how much of the share they have together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

Traits = Mapping[str, float]
Weights = dict[str, dict[str, float]]

STEPS = 150
HISTORY = 8
"""How many earlier steps the curvature is judged by (limited-memory BFGS)."""
TINY = 1e-12


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice: its kind, the traits of each option, and which of them are right (one at least)."""

    kind: str
    options: Sequence[Traits]
    right: Sequence[bool]


@dataclass(frozen=True, slots=True)
class _Table:
    """All options of all choices: which of them are right, and what they weigh by."""

    rows: np.ndarray
    columns: np.ndarray
    values: np.ndarray
    right: np.ndarray
    starts: np.ndarray
    choice: np.ndarray
    width: int

    def sums(self, weights: np.ndarray) -> np.ndarray:
        """Return the sum of weights of each option."""
        return np.bincount(self.rows, self.values * weights[self.columns], len(self.right))

    def back(self, slopes: np.ndarray) -> np.ndarray:
        """Return what slopes of the sums are as slopes of the weights."""
        return np.bincount(self.columns, self.values * slopes[self.rows], self.width)

    def shares(self, weights: np.ndarray) -> np.ndarray:
        """Return each option's share of its choice."""
        sums = self.sums(weights)
        most = np.maximum.reduceat(sums, self.starts)
        powers = np.exp(sums - most[self.choice])
        return powers / np.add.reduceat(powers, self.starts)[self.choice]


def fit(choices: Sequence[Choice], *, ridge: float) -> Weights:
    """Fit the weights.

    Args:
        choices: What to learn from.
        ridge: The price of the square of a weight.

    Returns:
        For each kind of choice, what each of its traits weighs.
    """
    names = {name: at for at, name in enumerate(sorted(set(_names(choices))))}
    table = _table(choices, names)
    weights = _lowest(table, ridge)
    kinds = sorted({choice.kind for choice in choices})
    return {kind: dict(_of_kind(names, weights, kind)) for kind in kinds}


def _of_kind(
    names: Mapping[tuple[str, str], int], weights: np.ndarray, kind: str
) -> Iterator[tuple[str, float]]:
    for (of, trait), at in names.items():
        if of == kind:
            yield trait, float(weights[at] + weights[names["", trait]])


def _names(choices: Sequence[Choice]) -> Iterator[tuple[str, str]]:
    for choice in choices:
        for traits in choice.options:
            for trait in traits:
                yield from (("", trait), (choice.kind, trait))


def _table(choices: Sequence[Choice], names: Mapping[tuple[str, str], int]) -> _Table:
    rows, columns, values, right, sizes = [], [], [], [], []
    for choice in choices:
        sizes.append(len(choice.options))
        for traits, is_right in zip(choice.options, choice.right, strict=True):
            for trait, value in traits.items():
                rows += [len(right)] * 2
                columns += [names["", trait], names[choice.kind, trait]]
                values += [value] * 2
            right.append(is_right)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(int)
    return _Table(
        rows=np.array(rows),
        columns=np.array(columns),
        values=np.array(values, dtype=float),
        right=np.array(right, dtype=float),
        starts=starts,
        choice=np.repeat(np.arange(len(sizes)), sizes),
        width=len(names),
    )


def _cost(table: _Table, weights: np.ndarray, ridge: float) -> tuple[float, np.ndarray]:
    """Return what the wrong options take of each choice, in logs, and its slope."""
    shares = table.shares(weights)
    good = np.add.reduceat(shares * table.right, table.starts) + TINY
    slopes = shares - shares * table.right / good[table.choice]
    cost = -np.log(good).sum() + 0.5 * ridge * float(weights @ weights)
    return float(cost), table.back(slopes) + ridge * weights


def _lowest(table: _Table, ridge: float) -> np.ndarray:
    """Return the weights that cost least: limited-memory BFGS with halved steps."""
    weights = np.zeros(table.width)
    cost, slope = _cost(table, weights, ridge)
    steps: list[tuple[np.ndarray, np.ndarray]] = []
    for _ in range(STEPS):
        direction = -_turned(slope, steps)
        length = 1.0 if steps else 1.0 / max(1.0, float(np.abs(slope).sum()))
        while True:
            moved = weights + length * direction
            new_cost, new_slope = _cost(table, moved, ridge)
            if new_cost <= cost + 1e-4 * length * float(slope @ direction) or length < 1e-9:
                break
            length /= 2
        if (moved - weights) @ (new_slope - slope) > TINY:
            steps = [*steps, (moved - weights, new_slope - slope)][-HISTORY:]
        settled = cost - new_cost < 1e-7 * max(1.0, abs(cost))
        weights, cost, slope = moved, new_cost, new_slope
        if settled:
            break
    return weights


def _turned(slope: np.ndarray, steps: Sequence[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """Turn a slope by what earlier steps tell of the curvature (two-loop recursion)."""
    turned, parts = slope.copy(), []
    for moved, changed in reversed(steps):
        parts.append((moved @ turned) / (moved @ changed))
        turned -= parts[-1] * changed
    if steps:
        moved, changed = steps[-1]
        turned *= (moved @ changed) / (changed @ changed)
    for (moved, changed), part in zip(steps, reversed(parts), strict=True):
        turned += (part - (changed @ turned) / (moved @ changed)) * moved
    return turned
