"""Facts that the shipped gazetteer must have right, whatever it is built from."""

import pytest

from onrecord.model import PlaceKind
from onrecord.resources.gazetteer import Role, Sort, fold_name, load_gazetteer
from tests.conftest import ROOT

GAZETTEER = load_gazetteer()


def bearers(name, kind=None):
    named = GAZETTEER.find(fold_name(name))
    places = [GAZETTEER.place(number) for number, _ in named.places] if named else []
    return [place for place in places if kind in (None, place.kind)]


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Aleppo", "SY"), ("Raqqa", "SY"), ("Hasakah", "SY"), ("Palmyra", "SY"), ("Khan Sheikhoun", "SY"),
        ("Douma", "SY"), ("Deir ez-Zor", "SY"),
        ("Mosul", "IQ"), ("Sochi", "RU"), ("Kyiv", "UA"), ("Kiev", "UA"),
        ("Kharkov", "UA"), ("Avdiivka", "UA"), ("Bakhmut", "UA"), ("Yangon", "MM"), ("Rangoon", "MM"),
        ("Bombay", "IN"), ("Saigon", "VN"),
        ("The Hague", "NL"), ("Cologne", "DE"), ("Munich", "DE"),
        ("Port Sudan", "SD"), ("Washington", "US"), ("New York", "US"), ("Brooklyn", "US"),
        ("Ulaanbaatar", "MN"),
        ("Naypyidaw", "MM"), ("Astana", "KZ"), ("Gaza", "PS"), ("Ramallah", "PS"),
    ],
)  # fmt: skip
def test_cities_are_found_by_their_names_in_english(name, country):
    assert country in {place.country for place in bearers(name, PlaceKind.CITY)}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Syria", "SY"), ("Syrian Arab Republic", "SY"), ("UK", "GB"), ("Great Britain", "GB"), ("US", "US"),
        ("Burma", "MM"), ("Ivory Coast", "CI"), ("Côte d’Ivoire", "CI"), ("Türkiye", "TR"), ("Turkey", "TR"),
        ("Holland", "NL"), ("DRC", "CD"), ("Kosovo", "XK"), ("Taiwan", "TW"), ("Swaziland", "SZ"),
        ("People’s Republic of China", "CN"), ("Eswatini", "SZ"), ("Vatican", "VA"),
    ],
)  # fmt: skip
def test_countries_are_found_by_their_names(name, code):
    assert [place.country for place in bearers(name, PlaceKind.COUNTRY)] == [code]


@pytest.mark.parametrize(
    ("people", "codes"),
    [
        ("Syrian", {"SY"}), ("Syrians", {"SY"}), ("French", {"FR"}), ("Dutch", {"NL"}), ("Swiss", {"CH"}),
        ("Congolese", {"CD", "CG"}), ("Korean", {"KP", "KR"}), ("Scottish", {"GB"}), ("German", {"DE"}),
    ],
)  # fmt: skip
def test_peoples_lead_to_countries_and_are_no_places(people, codes):
    named = GAZETTEER.find(fold_name(people))
    assert {GAZETTEER.country(number) for number, role in named.bearers if role is Role.PEOPLE} == codes
    assert named.is_people


@pytest.mark.parametrize(
    ("code", "capital"),
    [
        ("SY", "Damascus"),
        ("FR", "Paris"),
        ("TR", "Ankara"),
        ("AU", "Canberra"),
        ("KZ", "Astana"),
        ("US", "Washington"),
    ],
)
def test_capitals(code, capital):
    assert GAZETTEER.name(GAZETTEER.capital(code)) == capital


@pytest.mark.parametrize("code", ["IL", "LK", "GQ", "PS", "EH"])
def test_a_capital_that_not_everybody_agrees_on_is_not_given(code):
    assert GAZETTEER.capital(code) is None


@pytest.mark.parametrize(
    ("name", "south", "north", "west", "east"),
    [
        ("Aleppo", 36, 37, 36, 38),
        ("Sochi", 43, 44, 39, 40),
        ("Syria", 34, 36, 36, 40),
        ("Donbas", 47, 50, 36, 40),
        ("Brazil", -20, -5, -60, -45),
        ("Texas", 28, 34, -100, -94),
        ("Fiji", -19, -16, 177, 180),
        ("Tuvalu", -11, -5, 175, 180),
    ],
)
def test_points_lie_where_the_places_are(name, south, north, west, east):
    place = bearers(name)[0]
    assert south <= place.latitude <= north
    assert west <= place.longitude <= east


def test_every_point_lies_on_the_globe():
    places = map(GAZETTEER.place, range(len(GAZETTEER)))
    assert all(-90 <= place.latitude <= 90 and -180 <= place.longitude <= 180 for place in places)


def test_ids_are_unique():
    assert len({GAZETTEER.place(number).id for number in range(len(GAZETTEER))}) == len(GAZETTEER)


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Sevastopol", {"UA", "RU"}),
        ("Cayenne", {"GF", "FR"}),
        ("Hong Kong", {"HK", "CN"}),
        ("Pristina", {"XK", "RS"}),
    ],
)
def test_contested_and_owned_places_may_be_called_after_each_country(name, codes):
    cities = [number for number, _ in GAZETTEER.find(fold_name(name)).places if GAZETTEER.population(number)]
    assert codes <= GAZETTEER.said_of(cities[-1])


@pytest.mark.parametrize(
    ("name", "sort"), [("nice", Sort.WORD), ("clinton", Sort.PERSON), ("us", Sort.SHOUTED)]
)
def test_names_that_are_something_else_as_well_are_marked(name, sort):
    assert GAZETTEER.find(name).sort & sort


@pytest.mark.parametrize("name", ["aleppo", "damascus", "kyiv"])
def test_names_of_places_alone_are_not_marked(name):
    assert GAZETTEER.find(name).sort == Sort(0)


def test_credit_is_given():
    assert any("GeoNames" in line and "CC BY 4.0" in line for line in GAZETTEER.sources)
    assert "GeoNames" in (ROOT / "NOTICE").read_text(encoding="utf-8")


def test_it_is_read_once():
    assert load_gazetteer() is GAZETTEER


def test_it_stays_small():
    path = ROOT / "src" / "onrecord" / "resources" / "gazetteer" / "places.bin"
    assert path.stat().st_size <= 4_000_000
