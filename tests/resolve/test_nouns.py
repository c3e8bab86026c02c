"""Noun phrases of people, groups, bodies and documents are found, with their determiners and modifiers."""

from __future__ import annotations

import pytest

from onrecord.model import EntityType
from onrecord.resolve.nouns import Noun, find_nouns
from onrecord.resolve.words import find_words


def nouns(text: str) -> list[Noun]:
    return find_nouns(text, find_words(text))


@pytest.mark.parametrize(
    ("text", "phrase", "sort"),
    [
        ("At dawn a young cashier wept.", "a young cashier", EntityType.PERSON),
        ("It angered two big unions.", "two big unions", EntityType.GROUP),
        ("They read a new survey of drivers.", "a new survey", EntityType.DOCUMENT),
        ("Later the company paid.", "the company", EntityType.ORGANISATION),
        ("It was hard on Verian farmers.", "Verian farmers", EntityType.GROUP),
    ],
)
def test_a_phrase_runs_from_its_determiner_to_its_head(text: str, phrase: str, sort: EntityType) -> None:
    found = nouns(text)[0]
    assert (found.span.text_of(text), found.sort) == (phrase, sort)


@pytest.mark.parametrize(
    "text", ["The bank manager left.", "A union official left.", "The report author left."]
)
def test_a_noun_before_another_is_no_head(text: str) -> None:
    assert [noun.head for noun in nouns(text)] == [text.split()[2]]


@pytest.mark.parametrize("text", ["Some said no.", "Nobody came.", "It rained on the roof."])
def test_pronouns_and_things_are_no_parties(text: str) -> None:
    assert nouns(text) == []


def test_words_that_only_tell_how_new_something_is_do_not_describe_it() -> None:
    assert nouns("A new national poll came.")[0].told == {"poll"}
