"""Words are cut where English and names want it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from onrecord.resolve.words import find_words
from tests.strategies import texts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Renk's aide", [("Renk", True), ("aide", False)]),
        ("the players’ union", [("the", False), ("players", True), ("union", False)]),
        (
            "Mr. Oray and J. Tun",
            [("Mr.", False), ("Oray", False), ("and", False), ("J.", False), ("Tun", False)],
        ),
        ("the U.N. mission", [("the", False), ("U.N.", False), ("mission", False)]),
        ("a well-known O'Dell.", [("a", False), ("well-known", False), ("O'Dell", False)]),
        ("", []),
    ],
)
def test_words_and_possessives(text: str, words: list[tuple[str, bool]]) -> None:
    assert [(word.text, word.possessive) for word in find_words(text)] == words


@given(texts())
def test_every_word_is_a_slice(text: str) -> None:
    found = find_words(text)
    assert all(text[word.start : word.end] == word.text for word in found)
    assert all(left.until <= right.start for left, right in pairwise(found))
