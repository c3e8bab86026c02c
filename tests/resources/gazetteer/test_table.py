import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Place, PlaceKind
from onrecord.resources.gazetteer import Named, Role, Sort
from tests.resources.gazetteer.small import make_gazetteer

SMALL = make_gazetteer()


def test_a_place_has_all_that_the_columns_say():
    (number,) = [number for number, _ in SMALL.find("varn").places if SMALL.kind(number) is PlaceKind.CITY]
    assert SMALL.place(number) == Place(
        id="gn:31", name="Varn", kind=PlaceKind.CITY, country="VE", region="Upper Varn",
        latitude=12.5, longitude=-48.25, population=61000,
    )  # fmt: skip


def test_a_name_leads_to_all_its_bearers():
    assert {SMALL.kind(number) for number, _ in SMALL.find("salen").places} == {
        PlaceKind.CITY,
        PlaceKind.AREA,
    }


def test_a_name_that_nobody_bears_leads_nowhere():
    assert SMALL.find("brenag") is None
    assert SMALL.find("") is None


def test_the_longest_name_wins():
    count, named = SMALL.longest(["port", "salen", "bay"])
    assert (count, named.key) == (2, "port salen")


def test_a_shorter_name_is_found_where_the_longer_one_is_not_there():
    count, named = SMALL.longest(["varn", "salen"])
    assert (count, named.key) == (1, "varn")


@pytest.mark.parametrize("words", [[], [""], ["port"], ["brenag", "salen"]])
def test_no_name_is_no_name(words):
    assert SMALL.longest(words) is None


@given(st.lists(st.text(max_size=6), max_size=4))
def test_the_longest_name_is_one_that_find_knows(words):
    found = SMALL.longest(words)
    if found is not None:
        assert SMALL.find(" ".join(words[: found[0]])) == found[1]


def test_the_ids_tell_the_sorts_of_places():
    ids = [SMALL.place(number).id for number in range(len(SMALL))]
    assert ids == ["gn:11", "gn:12", "gn:VE.01", "or:salen", "gn:31", "gn:32", "gn:33"]


def test_an_area_lies_in_several_countries_and_is_of_none():
    (number,) = [number for number, _ in SMALL.find("salen").places if SMALL.kind(number) is PlaceKind.AREA]
    assert SMALL.country(number) is None
    assert SMALL.countries(number) == {"VE", "BR"}


def test_a_claimed_division_may_be_called_after_its_claimant():
    varn, port = 4, 5
    assert SMALL.said_of(varn) == {"VE", "BR"}
    assert SMALL.said_of(port) == {"BR"}


def test_an_owned_country_may_be_called_after_its_owner():
    assert SMALL.said_of(0) == {"VE"}


def test_capitals_and_other_seats():
    assert SMALL.capital("VE") == 4
    assert SMALL.capital("BR") is None
    assert SMALL.capital("XX") is None
    assert [SMALL.is_capital(number) for number in (4, 5, 6)] == [True, False, False]
    assert [SMALL.is_seat(number) for number in (4, 5, 6)] == [True, True, False]


def test_divisions_are_found_by_their_code():
    assert SMALL.division("VE.01") == 2
    assert SMALL.division("VE.99") is None


def test_only_a_people_is_a_people():
    assert SMALL.find("verian").is_people
    assert not SMALL.find("veria").is_people
    assert not Named("brenag", (), Sort(0)).is_people
    assert not Named("x", ((0, Role.PEOPLE), (4, Role.NAME)), Sort(0)).is_people
