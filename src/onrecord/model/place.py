"""Where: places of the gazetteer, and what a report's words for places may mean.

A name that several places bear keeps all of them, best first, each with its reasons; which one is meant is
said only where the report tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.span import Span
from onrecord.model.values import Value


class PlaceKind(StrEnum):
    """What a place is. A territory with an ISO code of its own counts as a country."""

    COUNTRY = "country"
    REGION = "region"
    CITY = "city"
    AREA = "area"


class PlaceRelation(StrEnum):
    """How what is meant lies to the place that is named: it, a part of it, or near it."""

    AT = "at"
    PART = "part"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Place(Value):
    """A place of the gazetteer.

    Attributes:
        id: `gn:` and the GeoNames number or division code; `or:` for the areas of our own list.
        name: The English name.
        country: ISO 3166-1 alpha-2 code; None for what lies in several countries or in none.
        region: Name of the first-level division that it lies in.
        latitude: Degrees north, WGS 84; of a country or an area a point in its middle.
        longitude: Degrees east.
        population: None where it is not known.
    """

    id: str
    name: str
    kind: PlaceKind
    country: str | None
    region: str | None
    latitude: float
    longitude: float
    population: int | None


@dataclass(frozen=True, slots=True)
class PlaceCandidate(Value):
    """A place that words may mean: how likely, in [0, 1], and why."""

    place: Place
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedPlace(Value):
    """A place that a report names, with every place of the gazetteer that it may be.

    Attributes:
        name: What to call it: the gazetteer's name, with the words for a part or for nearness as printed
            ("east Aleppo"); the printed name where the gazetteer has none.
        within: The name of the place itself, without those words ("Aleppo").
        relation: Whether the place, a part of it or its surroundings are meant.
        chosen: The id of the candidate that is meant; None where the report does not tell.
        candidates: All candidates, best first.
        mentions: Where it is named as a place, in order.
        as_body: Where the same name stands for a government, a people or a body of the place, in order.
        confidence: That this is a place and `chosen` is the right one, in [0, 1].
    """

    name: str
    within: str
    relation: PlaceRelation
    chosen: str | None
    candidates: tuple[PlaceCandidate, ...]
    mentions: tuple[Span, ...]
    as_body: tuple[Span, ...]
    confidence: float

    @property
    def place(self) -> Place | None:
        """The place that is meant, if the report tells."""
        return next((one.place for one in self.candidates if one.place.id == self.chosen), None)
