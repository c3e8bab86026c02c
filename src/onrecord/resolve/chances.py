"""Turn signs into chances with weights that were learnt: of one choice, or of one among several.

Weights ship in `resources/NAME.toml`, made by `training`; a sign that has no weight counts for nothing.

    chances = load_chances("holder_weights", "holder")
    chances.of({"verb-think": 1.0, "first": 1.0})
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.resources import load_table

Signs = Mapping[str, float]
"""What speaks for or against a choice: a strength by the name of each sign."""

_STEEPEST = 30.0


@dataclass(frozen=True, slots=True)
class Chances:
    """A logistic model.

    Attributes:
        weights: How much each sign counts, by its name.
        shift: What counts without any sign.
        least: The chance from which on a choice is made.
    """

    weights: Mapping[str, float]
    shift: float
    least: float

    def of(self, signs: Signs) -> float:
        """Return the chance that a choice with some signs is right."""
        score = self.shift + sum(self.weights.get(name, 0.0) * strength for name, strength in signs.items())
        return 1 / (1 + math.exp(-max(-_STEEPEST, min(_STEEPEST, score))))


def shares_of(weights: Mapping[str, float], options: Sequence[Signs]) -> list[float]:
    """Return how likely each of several options is, as shares of one: a softmax over sums of weights.

    Args:
        weights: What each sign weighs; a sign that has no weight counts for nothing.
        options: The signs of each option; at least one.
    """
    sums = [sum(weights.get(name, 0.0) * strength for name, strength in signs.items()) for signs in options]
    most = max(sums)
    powers = [math.exp(one - most) for one in sums]
    total = sum(powers)
    return [power / total for power in powers]


@cache
def load_chances(name: str, part: str) -> Chances:
    """Return a model that ships as part of a table.

    Args:
        name: The table's file name without its ending.
        part: The model's name in the table.

    Raises:
        FileNotFoundError: No such table ships with the package.
        KeyError: The table has no such part.
    """
    table = load_table(name)[part]
    return Chances(table.get("weights", {}), table.get("shift", 0.0), table["least"])
