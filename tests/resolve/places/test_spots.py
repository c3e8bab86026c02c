"""Which capitalised words are names of places, and which are part of something else's name."""

import pytest

from onrecord.model import Block, BlockRole, Span
from onrecord.resolve.places import find_places
from tests.resolve.places.texts import GAZETTEER, found, only


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The convoy reached Aleppo from Damascus.", ["Aleppo", "Damascus"]),
        ("Clashes went on in Deir ez-Zor province.", ["Deir ez-Zor"]),
        ("The talks in Port Sudan ended.", ["Port Sudan"]),
        ("Ships crossed the Strait of Hormuz and the Black Sea.", ["Strait of Hormuz", "Black Sea"]),
        ("Prices rose in Bosnia and Herzegovina.", ["Bosnia and Herzegovina"]),
        ("The People's Republic of China signed.", ["People's Republic of China"]),
        ("It rained in the Donbas region.", ["Donbas"]),
        ("South Korea and North Korea talked.", ["South Korea", "North Korea"]),
        ("The Hague was calm.", ["The Hague"]),
        ("They fled to Türkiye.", ["Türkiye"]),
        ("Kyiv-based analysts met an Aleppo-born doctor.", ["Kyiv", "Aleppo"]),
        ("They visited the city of Salem.", ["Salem"]),
        ("The governor of the state of Oregon spoke.", ["Oregon"]),
        ("They met London Mayor Adel Brandt.", ["London"]),
    ],
)
def test_names_of_places_are_found(text, names):
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The Washington Post reported it.",
        "The Aleppo Media Center reported it.",
        "The Bank of Canada raised rates.",
        "She studied at the University of Chicago.",
        "Aleppo University stayed shut.",
        "They landed at Damascus International Airport.",
        "The White House and the Kremlin said nothing.",
        "The Syrian president met Turkish ministers.",
        "The fine was US$ 20,000.",
        "Nice weather was reported by the WHO.",
        "They met in March, and on Monday.",
        "The Salen Times of Brenag wrote it.",
        "He is a graduate of the Conservatoire de Paris.",
        "of aleppo and damascus",
    ],
)
def test_other_things_are_no_places(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["Paris Renk arrived.", "Mr. London arrived.", "Adel Houston arrived.", "Sen. Lincoln arrived."]
)
def test_names_of_people_are_no_places(text):
    assert found(text) == []


def test_a_name_of_a_person_alone_later_is_no_place():
    assert found("Adel Clinton spoke first. Clinton then left for Damascus.") == ["Damascus"]


def test_a_small_town_must_show_itself():
    assert found("Saraqib was quiet.") == []
    assert found("It was quiet in Saraqib. Saraqib slept.") == ["Saraqib", "Saraqib"]


def test_a_preposition_before_another_noun_shows_nothing():
    assert found("She worked in the Clinton administration and in Obama's cabinet.") == []


def test_an_acronym_counts_in_capitals_only():
    assert found("The US will help us.") == ["US"]


def test_an_acronym_that_a_town_shares_is_no_town():
    assert found("OBAMA met the AIDS and NATO chiefs.") == []


def test_names_in_a_list_stand_or_fall_together():
    assert found("Shells fell on Aleppo, Saraqib and Harasta.") == ["Aleppo", "Saraqib", "Harasta"]


def test_the_words_of_furniture_are_not_read():
    text = "News from Paris\n\nThe convoy reached Aleppo."
    blocks = (Block(BlockRole.FURNITURE, Span(0, 15)), Block(BlockRole.BODY, Span(17, len(text))))
    assert [one.name for one in find_places(text, blocks, gazetteer=GAZETTEER)] == ["Aleppo"]


def test_names_of_people_and_bodies_can_be_given():
    text = "Jordan said it. She is in Jordan."
    assert found(text, taken=(Span(0, 6),)) == ["Jordan"]


def test_a_heading_in_capitals_shows_names_that_all_know():
    assert found(
        "Truce In Aleppo To Hold For Days In Saraqib\n\nThe truce holds, officials said on Monday."
    ) == ["Aleppo"]


def test_how_a_name_stands_is_told():
    assert only("They met in Geneva.", "Geneva").rule == "name-firm"
    assert only("It was Damascus that won.", "Damascus").rule == "name-open"
