"""Tables of learnt weights of many terms: one packed file, small and quick to read.

The file is JSON, packed with gzip: `about` (lines), `shifts` (K numbers), `terms` (N names), `rarity` (N
numbers), `scale`, and `weights`, N rows of K whole numbers that are multiples of `scale`.

    table = load_terms("kind_words")
    table.sums([("c denied", 1.0)])
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class TermTable:
    """Weights of terms for K classes.

    Attributes:
        about: What the table is and how it was made.
        shifts: What each class begins with, K numbers.
        rarity: How rare each known term is, by its name.
        scale: What one step of a weight is.
        steps: Each term's weights, in steps, in the order of `rarity`, (N, K).
    """

    about: tuple[str, ...]
    shifts: tuple[float, ...]
    rarity: Mapping[str, float]
    scale: float
    steps: NDArray[np.int16]
    _places: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        places = {name: number for number, name in enumerate(self.rarity)}
        object.__setattr__(self, "_places", places)

    def sums(self, weighed: Iterable[tuple[str, float]]) -> NDArray[np.float64]:
        """Return the sum of each class over terms and what each counts, (K,).

        Raises:
            KeyError: The table does not know a term.
        """
        found = [(self._places[name], value) for name, value in weighed]
        sums = np.array(self.shifts)
        if found:
            places, values = zip(*found, strict=True)
            sums += self.scale * (np.array(values) @ self.steps[list(places)])
        return sums

    def to_bytes(self) -> bytes:
        """Return the table as its file holds it; the same table gives the same bytes."""
        kept = {
            "about": self.about,
            "shifts": self.shifts,
            "scale": self.scale,
            "terms": list(self.rarity),
            "rarity": list(self.rarity.values()),
            "weights": self.steps.tolist(),
        }
        return gzip.compress(json.dumps(kept, separators=(",", ":")).encode(), mtime=0)

    @classmethod
    def from_bytes(cls, data: bytes) -> TermTable:
        """Read what `to_bytes` gave.

        Raises:
            ValueError: The data is no such table.
        """
        try:
            kept = json.loads(gzip.decompress(data))
            terms = kept["terms"]
            return cls(
                tuple(kept["about"]),
                tuple(kept["shifts"]),
                dict(zip(terms, kept["rarity"], strict=True)),
                kept["scale"],
                np.array(kept["weights"], dtype=np.int16).reshape(len(terms), -1),
            )
        except (OSError, EOFError, KeyError, TypeError, ValueError) as error:
            raise ValueError(f"not a table of terms: {error}") from error


@cache
def load_terms(name: str) -> TermTable:
    """Return the table `name.json.gz` of the package; it is read once and shared.

    Raises:
        FileNotFoundError: No such table ships with the package.
        ValueError: The file is no such table.
    """
    return TermTable.from_bytes(
        resources.files("onrecord.resources").joinpath(f"{name}.json.gz").read_bytes()
    )
