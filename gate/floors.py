"""Floors: what each figure of each corpus has once reached, and must not fall below.

    kept = read_floors(FLOORS)
    kept.corpora["sample"].figures["attribution"]  # 0.9359

A corpus is kept with its digest, since figures of another corpus mean something else. `epsilon` is what a
figure may fall by without a word: machines round differently.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Fall:
    """A figure that is lower than its floor, or gone."""

    name: str
    floor: float
    figure: float | None

    def __str__(self) -> str:
        now = "is not measured any more" if self.figure is None else f"is {self.figure:.4f}"
        return f"{self.name} {now}; its floor is {self.floor:.4f}"


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors of one corpus; `corpus` tells it from any other."""

    corpus: Mapping[str, Any]
    figures: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Kept:
    """All that the file of floors holds."""

    epsilon: float
    corpora: Mapping[str, Floors]


class CorpusChanged(Exception):  # noqa: N818
    """The gold is not the one that the floors were measured on, or has none."""


def read_floors(path: Path) -> Kept:
    """Read the file of floors."""
    data = json.loads(path.read_text(encoding="utf-8"))
    corpora = {name: Floors(one["corpus"], one["floors"]) for name, one in data["corpora"].items()}
    return Kept(data["epsilon"], corpora)


def write_floors(kept: Kept, path: Path) -> None:
    """Write the file of floors."""
    corpora = {
        name: {"corpus": dict(one.corpus), "floors": dict(one.figures)} for name, one in kept.corpora.items()
    }
    data = {"epsilon": kept.epsilon, "corpora": corpora}
    path.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


def falls(figures: Mapping[str, float], floors: Mapping[str, float], *, epsilon: float) -> list[Fall]:
    """Return the floors that are not reached."""
    return [
        Fall(name, floor, figures.get(name))
        for name, floor in floors.items()
        if figures.get(name, float("-inf")) < floor - epsilon
    ]


def check(kept: Kept, name: str, measured: Floors) -> list[Fall]:
    """Compare today's figures of a corpus with the kept floors.

    Raises:
        CorpusChanged: The floors are another corpus's.
    """
    floors = kept.corpora.get(name)
    if floors is None:
        raise CorpusChanged(f"{name} has no floors yet; measure them with --update")
    if floors.corpus != measured.corpus:
        raise CorpusChanged(
            f"the gold of {name} has changed since its floors were measured; measure anew with --update"
        )
    return falls(measured.figures, floors.figures, epsilon=kept.epsilon)


def updated(kept: Kept, name: str, measured: Floors, *, allow_lower: bool) -> tuple[Kept, list[Fall]]:
    """Return the new floors, and those of the old ones that would have to be lowered to get there.

    Without `allow_lower` a floor is only ever raised, and those that today's figures miss are given back.
    Corpora that were not measured stay as they are.
    """
    before = kept.corpora[name].figures if name in kept.corpora else {}
    refused = [] if allow_lower else falls(measured.figures, before, epsilon=kept.epsilon)
    figures = {
        key: figure if allow_lower else max(figure, before.get(key, figure))
        for key, figure in measured.figures.items()
    }
    raised = Floors(measured.corpus, figures)
    return Kept(kept.epsilon, {**kept.corpora, name: raised}), refused
