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
