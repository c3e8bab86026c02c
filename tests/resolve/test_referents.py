"""What a report speaks of: names with what is printed beside them, descriptions that can be one, pairs."""

from __future__ import annotations

import pytest

from onrecord.model import EntityType
from onrecord.resolve.referents import Referent
from tests.resolve.reports import roster


def referents(text: str) -> list[Referent]:
    return roster(text)[1].scenery.referents


def named(text: str, name: str) -> Referent:
    return next(one for one in referents(text) if one.known is not None and one.known.name == name)


@pytest.mark.parametrize(
    ("text", "name", "head"),
    [
        ("Varnfish, a fishing company, closed.", "Varnfish", "company"),
        ("It was told by the newspaper Salen Lantern.", "Salen Lantern", "newspaper"),
        ("The cashier, Una Pohl, wept.", "Una Pohl", "cashier"),
        ("Ada Lund — a dockers' leader — came.", "Ada Lund", "leader"),
    ],
)
def test_a_name_takes_the_noun_in_apposition_to_it(text: str, name: str, head: str) -> None:
    assert head in named(text, name).heads


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Lund met a company.", "Ada Lund"),
        ("Ada Lund left, the company said.", "Ada Lund"),
        ("The cashier met Una Pohl.", "Una Pohl"),
    ],
)
def test_a_noun_that_stands_apart_is_another(text: str, name: str) -> None:
    assert named(text, name).heads == set()


def test_a_body_in_apposition_tells_what_a_name_is() -> None:
    assert named("Varnfish, a fishing company, closed.", "Varnfish").type is EntityType.ORGANISATION


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A harbour worker came. The worker left.", 1),
        ("A docker came. Another docker left.", 2),
        ("The tall man came. The old man left.", 2),
        ("A new poll came out. The poll was wrong.", 1),
    ],
)
def test_descriptions_are_one_if_no_word_differs(text: str, count: int) -> None:
    assert len([one for one in referents(text) if not one.is_named]) == count


def test_names_joined_by_and_are_a_pair_as_well() -> None:
    pairs = [one for one in referents("Ada Lund and Ivo Renk left. It rained.") if one.pair]
    assert [[part.name for part in pair.parts] for pair in pairs] == [["Ada Lund", "Ivo Renk"]]
