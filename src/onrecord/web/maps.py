"""A map as the pages draw it: which part of the world is shown, and where places lie in it. Pure.

Places are drawn on the outline `static/world.svg`, in tenths of a degree: x east of 180° west, y south of
90° north, so that a degree is as wide as it is high.

>>> map_of([Spot("Here", 50.0, 10.0, ())]).spots[0].x
1900
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

DEGREE = 10
LEAST_WIDTH = 600
"""So wide at least, 60 degrees: a place, a large country too, is to be seen among others that people know."""

ASPECT = 1.9
MARGIN = 0.3
WORLD_WIDTH, WORLD_HEIGHT = 3600, 1800
LABELS = 12
"""Of more places none bears its name in the drawing: the table has them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that is told of a place.

    Attributes:
        label: What, as people read it.
        state: Its state in words.
        tone: How that is coloured: `good`, `bad`, `open` or nothing.
        address: Where it is shown.
    """

    label: str
    state: str
    tone: str
    address: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A place, in degrees, with what is told of it."""

    name: str
    latitude: float
    longitude: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A place as it is drawn: where, how large, in which tone, and which way its name is written."""

    spot: Spot
    x: int
    y: int
    tone: str
    is_left: bool


@dataclass(frozen=True, slots=True)
class Map:
    """A part of the world with places.

    Attributes:
        x: Where it begins, from the west.
        y: Where it begins, from the north.
        width: How wide it is.
        height: How high.
        spots: The places, those with less told of them first.
        radius: Of what marks a place.
        named: Whether names are drawn.
    """

    x: int
    y: int
    width: int
    height: int
    spots: tuple[Drawn, ...]
    radius: float
    named: bool

    def __bool__(self) -> bool:
        return bool(self.spots)

    @property
    def view(self) -> str:
        """What is shown, as SVG says it."""
        return f"{self.x} {self.y} {self.width} {self.height}"


def map_of(spots: Iterable[Spot]) -> Map:
    """Return a map that shows all of some places with some of what lies around them."""
    told = list(spots)
    places = [(round((one.longitude + 180) * DEGREE), round((90 - one.latitude) * DEGREE)) for one in told]
    x, width = _stretch([place[0] for place in places], LEAST_WIDTH, WORLD_WIDTH)
    y, height = _stretch([place[1] for place in places], round(LEAST_WIDTH / ASPECT), WORLD_HEIGHT)
    if width < height * ASPECT:
        x, width = _widened(x, width, round(height * ASPECT), WORLD_WIDTH)
    else:
        y, height = _widened(y, height, round(width / ASPECT), WORLD_HEIGHT)
    middle = x + width * 0.6
    drawn = [
        Drawn(one, at[0], at[1], _tone(one.marks), at[0] > middle)
        for one, at in zip(told, places, strict=True)
    ]
    drawn.sort(key=lambda one: (len(one.spot.marks), one.spot.name))
    return Map(x, y, width, height, tuple(drawn), round(width / 110, 1), len(drawn) <= LABELS)


def _tone(marks: Sequence[Mark]) -> str:
    """Return the one tone of all that is told of a place; nothing where it is of several."""
    tones = {mark.tone for mark in marks}
    return tones.pop() if len(tones) == 1 else ""


def _stretch(values: Sequence[int], least: int, most: int) -> tuple[int, int]:
    """Return where a stretch around some values begins, and how long it is."""
    if not values:
        return 0, most
    first, last = min(values), max(values)
    wanted = max(least, round((last - first) * (1 + 2 * MARGIN)))
    return _widened(first, last - first, wanted, most)


def _widened(start: int, length: int, wanted: int, most: int) -> tuple[int, int]:
    """Widen a stretch on both sides, as far as the world goes."""
    wanted = min(wanted, most)
    begin = round(start - (wanted - length) / 2)
    return max(0, min(begin, most - wanted)), wanted
