"""Which of several places of a name is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve.places.ranking import Hints, Setting, rank
from onrecord.resources.gazetteer import Named, Sort, fold_name
from tests.resolve.places.texts import GAZETTEER, chosen, mentions, only


@pytest.mark.parametrize(
    ("text", "name", "country", "region"),
    [
        ("She lives in Paris.", "Paris", "FR", "Île-de-France"),
        ("She lives in Paris, Texas, near a lake.", "Paris", "US", "Texas"),
        ("He was born in Moscow, Idaho, long ago.", "Moscow", "US", "Idaho"),
        ("He works in Portland, Ore., these days.", "Portland", "US", "Oregon"),
        ("He works in Portland (Maine) now.", "Portland", "US", "Maine"),
        ("It happened in Springfield, Ill., on Monday.", "Springfield", "US", "Illinois"),
        ("The Canadian city of London was calm.", "London", "CA", "Ontario"),
        ("The British government met in London.", "London", "GB", "England"),
        (
            "In Cuba, the hospital in Santiago was full; Cuban and other Cubans helped Cuba.",
            "Santiago",
            None,
            None,
        ),
    ],
)
def test_words_beside_a_name_and_the_report_decide(text, name, country, region):
    place = chosen(text, name)
    if country is None:
        assert place[0] in ("CL", "CU", "DO")
    else:
        assert place == (country, region, "city")


def test_georgia_is_a_country_beside_its_cities_and_a_state_beside_others():
    assert chosen("In Georgia, officials in Tbilisi and Batumi said so.", "Georgia")[0] == "GE"
    assert chosen("Polls in Iowa, Ohio, Texas and Georgia closed.", "Georgia")[:1] == ("US",)
    assert chosen("The state of Georgia paid.", "Georgia") == ("US", None, "region")


def test_a_noun_tells_the_city_from_the_division():
    assert chosen("Aleppo province is large.", "Aleppo")[2] == "region"
    assert chosen("The city of Aleppo is old.", "Aleppo")[2] == "city"
    assert chosen("Aleppo is old.", "Aleppo")[2] == "city"


def test_one_name_means_one_place_unless_words_beside_it_say_otherwise():
    inherited = mentions("The mayor of Moscow, Idaho, spoke. Moscow is small.")
    assert [one.chosen for one in inherited if one.within == "Moscow"] == ["gn:5601538"] * 2
    apart = mentions("They flew from Moscow, Idaho, to Moscow, Russia.")
    assert [one.chosen for one in apart if one.within == "Moscow"] == ["gn:5601538", "gn:524901"]


def test_the_dateline_speaks_for_its_country():
    without = only("Talks went on in Tripoli.", "Tripoli")
    with_it = only("BEIRUT, Lebanon (Corvane) - Talks went on in Tripoli.", "Tripoli")
    lebanese = [
        next(one.score for one in found.candidates if one.place.country == "LB")
        for found in (without, with_it)
    ]
    assert lebanese[1] > lebanese[0]


def test_all_candidates_are_kept_with_reasons():
    mention = only("She lives in Springfield.", "Springfield")
    assert len(mention.candidates) > 8
    assert all(one.reasons for one in mention.candidates)


def test_where_none_is_likely_none_is_chosen():
    mention = only("She lives in Salem, and he in San Jose and in Springfield.", "Springfield")
    assert mention.candidates[0].score < 0.5
    assert mention.chosen is None


NAMES = [
    "aleppo",
    "georgia",
    "paris",
    "moscow",
    "congo",
    "springfield",
    "gaza",
    "syria",
    "donbas",
    "san jose",
]


@given(st.sampled_from(NAMES), st.sets(st.sampled_from(["US", "SY", "RU", "CD", "GE"])), st.booleans())
def test_scores_are_shares_in_order(name, countries, said):
    setting = Setting()
    setting.countries.update(countries)
    hints = (Hints(countries=frozenset(countries)),) if said else ()
    ranked = rank(GAZETTEER, GAZETTEER.find(fold_name(name)), setting, hints)
    scores = [one.score for one in ranked]
    assert scores == sorted(scores, reverse=True)
    assert sum(scores) == pytest.approx(1, abs=0.01)


@given(st.sampled_from(NAMES), st.sampled_from(["US", "SY", "RU", "CD", "GE"]))
def test_naming_a_country_never_speaks_against_its_places(name, code):
    named = GAZETTEER.find(name)
    setting = Setting()
    setting.add_people([code])

    def share(ranked):
        return sum(one.score for one in ranked if one.place.country == code)

    assert share(rank(GAZETTEER, named, setting, ())) >= share(rank(GAZETTEER, named, Setting(), ())) - 0.001


def test_a_name_without_bearers_has_no_candidates():
    assert rank(GAZETTEER, Named("brenag", (), Sort(0)), Setting(), ()) == ()


def test_a_people_of_two_countries_speaks_for_neither():
    setting = Setting()
    setting.add_people(["KP", "KR"])
    assert not setting.countries
