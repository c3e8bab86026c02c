"""Weigh the places that a name may mean: how well known each is, and what the report speaks for.

Scores are sums of natural logarithms, so that a reason weighs the same for every place; probabilities follow
by normalising them over the candidates. The weights were set on the training part of GUM and are few.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model import PlaceCandidate, PlaceKind
from onrecord.resolve.places.pairs import holds
from onrecord.resources.gazetteer import Gazetteer, Named, Role

PEOPLE_FLOOR = 500.0
COUNTRY = 3.0
AREA = 17.0
CAPITAL = 2.0
OTHER_NAME = -1.5
SHARED_NAME = 1.2
DIVISION = -0.5
SAID = 8.0
NOUN = 6.0
CONTEXT, CONTEXT_MOST = 1.0, 4.0
INSIDE = 3.0
SIBLINGS, SIBLINGS_MOST = 1.5, 3.0
DATELINE = 1.5
SURE = 0.5


@dataclass(slots=True)
class Setting:
    """Where a report plays: what it surely names, and the dateline's country.

    Attributes:
        countries: How often each country is named, or a people, division or city of it.
        inside: The same without the countries themselves.
        towns: The cities named, by division.
        divisions: The divisions named, by country.
        dateline: The country that the report was filed from.
    """

    countries: Counter[str] = field(default_factory=Counter)
    inside: Counter[str] = field(default_factory=Counter)
    towns: dict[int, set[int]] = field(default_factory=dict)
    divisions: dict[str, set[int]] = field(default_factory=dict)
    dateline: frozenset[str] = frozenset()

    def add_people(self, codes: Iterable[str]) -> None:
        """Count the name of a people that is surely of one country."""
        known = set(codes)
        if len(known) == 1:
            self.countries.update(known)
            self.inside.update(known)

    def add(self, gazetteer: Gazetteer, number: int) -> None:
        """Count a place that is surely meant."""
        kind, code = gazetteer.kind(number), gazetteer.country(number)
        if code is None:
            return
        self.countries[code] += 2 if kind is PlaceKind.COUNTRY else 1
        self.inside[code] += kind is not PlaceKind.COUNTRY
        if kind is PlaceKind.REGION:
            self.divisions.setdefault(code, set()).add(number)
        if kind is PlaceKind.CITY and (division := gazetteer.region(number)) is not None:
            self.towns.setdefault(division, set()).add(number)


@dataclass(frozen=True, slots=True)
class Hints:
    """What stands beside one name: what it is said to lie in, which countries to be of, what kind to be."""

    containers: tuple[int, ...] = ()
    countries: frozenset[str] = frozenset()
    kinds: frozenset[PlaceKind] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.containers or self.countries)


def rank(
    gazetteer: Gazetteer, named: Named, setting: Setting, hints: Sequence[Hints]
) -> tuple[PlaceCandidate, ...]:
    """Return the places that a name may mean, likeliest first; scores add up to one."""
    scored = [
        (number, *_score(gazetteer, named, number, role, setting, hints)) for number, role in named.places
    ]
    if not scored:
        return ()
    best = max(score for _, score, _ in scored)
    total = sum(math.exp(score - best) for _, score, _ in scored)
    found = [
        PlaceCandidate(gazetteer.place(number), round(math.exp(score - best) / total, 4), tuple(reasons))
        for number, score, reasons in scored
    ]
    return tuple(sorted(found, key=lambda one: (-one.score, -(one.place.population or 0), one.place.id)))


def _score(
    gazetteer: Gazetteer, named: Named, number: int, role: Role, setting: Setting, hints: Sequence[Hints]
) -> tuple[float, list[str]]:
    weights: dict[str, float] = {}
    score = _renown(gazetteer, number)
    if gazetteer.is_capital(number):
        weights["capital"] = CAPITAL
    weights |= _by_name(gazetteer, named, number, role)
    weights |= _by_setting(gazetteer, number, setting, {place for place, _ in named.places})
    for hint in hints:
        weights |= _by_hint(gazetteer, number, hint)
    return score + sum(weights.values()), [*weights] or ["renown"]


def _renown(gazetteer: Gazetteer, number: int) -> float:
    """Return how well known a place is, for want of better: by how many live there."""
    kind = gazetteer.kind(number)
    if kind is PlaceKind.AREA:
        return AREA
    people = math.log(gazetteer.population(number) + PEOPLE_FLOOR)
    if kind is PlaceKind.COUNTRY:
        return people + COUNTRY
    return people + (DIVISION if kind is PlaceKind.REGION else 0.0)


def _by_name(gazetteer: Gazetteer, named: Named, number: int, role: Role) -> Mapping[str, float]:
    """Weigh what the name is to a city; that of the division around it, too, is the city's first of all."""
    if gazetteer.kind(number) is not PlaceKind.CITY:
        return {}
    if gazetteer.region(number) in {place for place, _ in named.places}:
        return {"gives-its-division-the-name": SHARED_NAME}
    return {"other-name": OTHER_NAME} if role is Role.OTHER else {}


def _by_setting(
    gazetteer: Gazetteer, number: int, setting: Setting, namesakes: set[int]
) -> Mapping[str, float]:
    """Weigh what else the report names: of the same country, in the same division or in the place itself."""
    kind, codes = gazetteer.kind(number), gazetteer.countries(number)
    counted = setting.inside if kind is PlaceKind.COUNTRY else setting.countries
    found = {}
    if named := sum(counted[code] for code in codes):
        found["country-named"] = min(CONTEXT_MOST, CONTEXT * math.log1p(named))
    if codes & setting.dateline:
        found["dateline"] = DATELINE
    division = number if kind is PlaceKind.REGION else gazetteer.region(number)
    others = set[int]().union(*(setting.divisions.get(code, ()) for code in codes)) - namesakes
    towns = setting.towns.get(division, set()) - namesakes if division is not None else set()
    if towns or division in others:
        found["division-named"] = INSIDE
    if kind is PlaceKind.REGION and others:
        found["divisions-named"] = min(SIBLINGS_MOST, SIBLINGS * math.log1p(len(others)))
    return found


def _by_hint(gazetteer: Gazetteer, number: int, hint: Hints) -> Mapping[str, float]:
    found = {}
    if any(holds(gazetteer, container, number) for container in hint.containers):
        found["said-to-lie-in"] = SAID
    if hint.countries and hint.countries & gazetteer.said_of(number):
        found["said-to-be-of"] = SAID
    if gazetteer.kind(number) in hint.kinds:
        found["noun"] = NOUN
    return found
