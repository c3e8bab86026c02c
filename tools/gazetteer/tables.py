"""Read our own tables: countries, areas, contested divisions and further names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).resolve().parent


class CountryRow(NamedTuple):
    """A line of `countries.txt`."""

    code: str
    name: str
    others: tuple[str, ...]
    people: tuple[str, ...]
    capital: str
    seats: tuple[str, ...]
    owners: tuple[str, ...]


class AreaRow(NamedTuple):
    """A line of `areas.txt`."""

    id: str
    name: str
    others: tuple[str, ...]
    latitude: float
    longitude: float
    countries: tuple[str, ...]


def _lines(name: str) -> Iterator[list[str]]:
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [field.strip() for field in line.split("|")]


def _listed(field: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in field.split(",") if item.strip())


def country_rows() -> list[CountryRow]:
    """Return the countries, by code."""
    rows = sorted(_lines("countries.txt"))
    return [
        CountryRow(code, name, _listed(others), _listed(people), capital, _listed(seats), _listed(owners))
        for code, name, others, people, capital, seats, owners in rows
    ]


def area_rows() -> list[AreaRow]:
    """Return the areas, by id."""
    rows = sorted(_lines("areas.txt"))
    return [
        AreaRow(id_, name, _listed(others), float(north), float(east), _listed(countries))
        for id_, name, others, north, east, countries in rows
    ]


def claims() -> dict[str, str]:
    """Return the claimants of contested divisions, their codes parted by spaces."""
    return {division: " ".join(_listed(countries)) for division, countries in _lines("claims.txt")}


def further_names() -> dict[str, tuple[str, ...]]:
    """Return further names in English, by a city's GeoNames number or a division's code."""
    return {key: _listed(names) for key, names in _lines("further_names.txt")}
