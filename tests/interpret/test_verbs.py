"""Forms of verbs, and the items of a row."""

from __future__ import annotations

import pytest

from onrecord.interpret.verbs import forms_of, words_for
from onrecord.resources import load_table


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("ask", ["ask", "asks", "asked", "asked", "asking"]),
        ("deny", ["deny", "denies", "denied", "denied", "denying"]),
        ("scrap", ["scrap", "scraps", "scrapped", "scrapped", "scrapping"]),
        ("break", ["break", "breaks", "broke", "broken", "breaking"]),
        ("urge", ["urge", "urges", "urged", "urged", "urging"]),
        ("tie", ["tie", "ties", "tied", "tied", "tying"]),
        ("agree", ["agree", "agrees", "agreed", "agreed", "agreeing"]),
        ("go back on", ["go back on", "goes back on", "went back on", "gone back on", "going back on"]),
    ],
)
def test_the_forms_of_a_verb(verb: str, forms: list[str]) -> None:
    assert list(forms_of(verb).values()) == forms


def test_items_name_words_forms_and_classes() -> None:
    assert words_for("truce break*past") == ("truce", "broke", "broken")
    assert words_for("call_off*en") == ("called off",)
    assert "prohibited" in words_for("@forbid*en")


def test_an_unknown_class_is_an_error() -> None:
    with pytest.raises(KeyError):
        words_for("@nothing*")


def test_no_verb_stands_twice_in_a_class() -> None:
    for name, verbs in load_table("verbs")["classes"].items():
        assert len(verbs.split()) == len(set(verbs.split())), name


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("cancel*en", ("canceled", "cancelled")),
        ("signal*ing", ("signaling", "signalling")),
        ("travel*past", ("traveled", "travelled")),
        ("repeal*en", ("repealed",)),
        ("cancel*s", ("cancels",)),
        ("reveal*past", ("revealed",)),
    ],
)
def test_a_form_that_is_spelt_in_two_ways_is_known_in_both(item: str, words: tuple[str, ...]) -> None:
    assert tuple(dict.fromkeys(words_for(item))) == words
