"""Proper names are found by their shape and neighbours, in copy about anything."""

from __future__ import annotations

import pytest

from onrecord.resolve.names import NameSort, find_mentions
from onrecord.resolve.words import find_words


def names(text: str) -> list[tuple[str, NameSort]]:
    return [(mention.name, mention.sort) for mention in find_mentions(text, find_words(text))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Prime Minister Mara Oray spoke.", "Mara Oray"),
        ("Mr. Tun left.", "Tun"),
        ("Secretary of State Ilan F. Brandt flew home.", "Ilan F. Brandt"),
        ("They met Judge Ana de la Costa.", "Ana de la Costa"),
        ("Oda Renk, 54, a nurse, waited.", "Oda Renk"),
    ],
)
def test_a_title_an_office_or_an_age_shows_a_person(text: str, name: str) -> None:
    assert (name, NameSort.PERSON) in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Verian Foreign Ministry objected.", "Verian Foreign Ministry"),
        ("a Ministry of Fisheries and Ports report", "Ministry of Fisheries and Ports"),
        ("said SPLA on Monday", "SPLA"),
        ("the Justice Department and Varn Bank", "Justice Department"),
        ("General Motors Corp recalled cars", "General Motors Corp"),
    ],
)
def test_a_head_noun_or_capitals_show_an_organisation(text: str, name: str) -> None:
    assert (name, NameSort.ORGANISATION) in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "The House Speaker spoke.",
        "On Friday it rained.",
        "Officials declined.",
        "But when May came, nobody left.",
        "Prime Minister",
    ],
)
def test_offices_days_and_sentence_starts_are_no_names(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize("word", ["Republicans", "Salenians", "Socialists"])
def test_a_people_is_a_group(word: str) -> None:
    assert names(f"The {word} left.") == [(word, NameSort.GROUP)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Verian People's Party won.", "Verian People's Party"),
        ("They asked the Varn Center for Peace.", "Varn Center for Peace"),
        ("The U.L.N. met in Salen.", "U.L.N."),
        ("They sued the Division of Port Safety.", "Division of Port Safety"),
    ],
)
def test_a_body_keeps_all_of_its_name(text: str, name: str) -> None:
    assert name in [found for found, _ in names(text)]


@pytest.mark.parametrize("text", ["On Monday Parliament rose.", "He said Congress had voted."])
def test_a_body_whose_noun_is_its_name(text: str) -> None:
    assert [sort for _, sort in names(text)] == [NameSort.ORGANISATION]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ida Cook left. They followed Cook home.", "Cook"),
        ("Peter Weaver spoke. Then Weaver left.", "Weaver"),
        ("Ann Baker sang. They praised Ms. Baker.", "Baker"),
        ("Jon Will wrote. In his column Will objected.", "Will"),
    ],
)
def test_a_common_word_is_a_surname_where_a_full_name_ends_in_it(text: str, name: str) -> None:
    assert names(text)[1][0] == name


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Renk left. They asked Weaver and Baker shops.",
        "Then Minister left.",
        "Jon Will wrote. “Will it rain?” nobody asked.",
        "Jon Will wrote. Will it rain?",
    ],
)
def test_a_common_word_is_no_surname_else(text: str) -> None:
    assert not {"Weaver", "Baker", "Minister", "Will"} & {name for name, _ in names(text)}


def test_the_field_of_an_office_in_small_letters_is_no_part_of_the_name() -> None:
    assert [name for name, _ in names("The former secretary of State Oray left.")] == ["Oray"]
    assert [name for name, _ in names("The secretary of State Mara Oray left.")] == ["Mara Oray"]
