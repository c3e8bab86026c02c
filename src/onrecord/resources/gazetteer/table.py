"""Look names of places up, and tell what is known of each place.

Places are numbers here: first the countries, then first-level divisions, areas and cities. A name leads to
all that bear it; values of `onrecord.model` are made only for those that a report may mean.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, IntFlag
from functools import lru_cache
from typing import Any

from onrecord.model import Place, PlaceKind

NOWHERE = 255
"""The country column of what lies in no one country."""

DEGREE = 10_000
CAPITAL, SEAT = 1, 2
_CACHED = 16384


class Role(IntEnum):
    """What a name is to a place."""

    NAME = 0
    OTHER = 1
    PEOPLE = 2


class Sort(IntFlag):
    """What else a name is: an English word, a person's name; or that it counts only in capitals."""

    WORD = 1
    PERSON = 2
    SHOUTED = 4


@dataclass(frozen=True, slots=True)
class Named:
    """A name, folded, and the places that bear it, each with what the name is to it."""

    key: str
    bearers: tuple[tuple[int, Role], ...]
    sort: Sort

    @property
    def is_people(self) -> bool:
        """Whether the name is only that of a people ("Syrian")."""
        return bool(self.bearers) and not self.places

    @property
    def places(self) -> tuple[tuple[int, Role], ...]:
        """The places that the name is of; not those whose people it is of."""
        return tuple(bearer for bearer in self.bearers if bearer[1] is not Role.PEOPLE)


class Gazetteer:
    """Names and places, read only.

    Args:
        header: What `unpack` gave: countries, divisions, areas, sources.
        columns: Its columns.
    """

    def __init__(self, header: Mapping[str, Any], columns: Mapping[str, Any]) -> None:
        self.sources: tuple[str, ...] = tuple(header["sources"])
        self._codes: list[str] = [row[0] for row in header["countries"]]
        self._owners = {row[0]: frozenset(row[1].split()) for row in header["countries"]}
        self._region_ids: list[str] = header["regions"]
        self._claims: Mapping[str, str] = header["claims"]
        self._areas: list[list[str]] = header["areas"]
        self._columns: Mapping[str, Any] = columns
        self._first_region = len(self._codes)
        self._first_area = self._first_region + len(self._region_ids)
        self._first_city = self._first_area + len(self._areas)
        self._numbers = {code: number for number, code in enumerate(self._codes)}
        self._divisions = {code: self._first_region + at for at, code in enumerate(self._region_ids)}
        self.leads = lru_cache(_CACHED)(self._find_lead)
        self.find = lru_cache(_CACHED)(self._find)
        self.place = lru_cache(_CACHED)(self._place)

    def __len__(self) -> int:
        return len(self._columns["ids"])

    def longest(self, words: Sequence[str]) -> tuple[int, Named] | None:
        """Return the longest name that some folded words begin with, and how many of them it takes."""
        count = len(words) if words and self.leads(words[0]) else min(len(words), 1)
        while count:
            if named := self.find(" ".join(words[:count])):
                return count, named
            count -= 1
        return None

    def _find_lead(self, first: str) -> bool:
        """Tell whether some name goes on after a word."""
        lead = f"{first} ".encode("utf-8", "replace")
        at = self._at(lead)
        return at < self._key_count and self._key(at).startswith(lead)

    def _find(self, key: str) -> Named | None:
        wanted = key.encode("utf-8", "replace")
        at = self._at(wanted)
        if at == self._key_count or self._key(at) != wanted:
            return None
        starts, bearers = self._columns["bearers_at"], self._columns["bearers"]
        rows = tuple((row >> 2, Role(row & 3)) for row in bearers[starts[at] : starts[at + 1]])
        return Named(key, rows, Sort(self._columns["sorts"][at]))

    @property
    def _key_count(self) -> int:
        return len(self._columns["sorts"])

    def _key(self, number: int) -> bytes:
        starts = self._columns["keys_at"]
        key: bytes = self._columns["keys"][starts[number] : starts[number + 1]]
        return key

    def _at(self, wanted: bytes) -> int:
        return bisect_left(range(self._key_count), wanted, key=self._key)

    def _place(self, number: int) -> Place:
        columns = self._columns
        region = columns["regions"][number]
        population = columns["populations"][number]
        return Place(
            id=self._id(number),
            name=self.name(number),
            kind=self.kind(number),
            country=self.country(number),
            region=self.name(self._first_region + region - 1) if region else None,
            latitude=columns["latitudes"][number] / DEGREE,
            longitude=columns["longitudes"][number] / DEGREE,
            population=population or None,
        )

    def _id(self, number: int) -> str:
        if self._first_region <= number < self._first_area:
            return f"gn:{self._region_ids[number - self._first_region]}"
        if self._first_area <= number < self._first_city:
            return f"or:{self._areas[number - self._first_area][0]}"
        return f"gn:{self._columns['ids'][number]}"

    def name(self, number: int) -> str:
        """Return the English name of a place."""
        starts = self._columns["names_at"]
        name: bytes = self._columns["names"][starts[number] : starts[number + 1]]
        return name.decode()

    def kind(self, number: int) -> PlaceKind:
        """Return what a place is."""
        if number < self._first_region:
            return PlaceKind.COUNTRY
        if number < self._first_area:
            return PlaceKind.REGION
        return PlaceKind.AREA if number < self._first_city else PlaceKind.CITY

    def population(self, number: int) -> int:
        """Return how many live there; 0 where it is not known."""
        people: int = self._columns["populations"][number]
        return people

    def country(self, number: int) -> str | None:
        """Return the code of the country that a place lies in, or is; None where that is not one."""
        country = self._columns["countries"][number]
        return None if country == NOWHERE else self._codes[country]

    def countries(self, number: int) -> frozenset[str]:
        """Return the codes of all countries that a place lies in, or is."""
        if self._first_area <= number < self._first_city:
            return frozenset(self._areas[number - self._first_area][1].split())
        code = self.country(number)
        return frozenset() if code is None else frozenset((code,))

    def said_of(self, number: int) -> frozenset[str]:
        """Return the codes of the countries that a place may rightly be said to be of.

        They are those that it lies in, those that have or claim these, and those that claim its division.
        """
        found = self.countries(number)
        owners = frozenset[str]().union(*(self._owners.get(code, frozenset()) for code in found))
        region = self._columns["regions"][number] or self._as_region(number)
        claims = self._claims.get(self._region_ids[region - 1], "") if region else ""
        return found | owners | frozenset(claims.split())

    def _as_region(self, number: int) -> int:
        is_region = self._first_region <= number < self._first_area
        return number - self._first_region + 1 if is_region else 0

    def region(self, number: int) -> int | None:
        """Return the first-level division that a place lies in."""
        region = self._columns["regions"][number]
        return self._first_region + region - 1 if region else None

    def country_number(self, code: str) -> int | None:
        """Return the place that a country code stands for."""
        return self._numbers.get(code)

    def division(self, code: str) -> int | None:
        """Return the place that the code of a first-level division stands for (`SY.09`)."""
        return self._divisions.get(code)

    def is_capital(self, number: int) -> bool:
        """Tell whether a city is the capital of its country."""
        return bool(self._columns["seats"][number] & CAPITAL)

    def is_seat(self, number: int) -> bool:
        """Tell whether a city is, was, or is often taken for, a capital of its country."""
        return bool(self._columns["seats"][number])

    def capital(self, code: str) -> int | None:
        """Return the capital of a country; None where there is none that everybody agrees on."""
        number = self._numbers.get(code)
        capital = self._columns["capitals"][number] if number is not None else 0
        return capital or None
