"""The forms of one name come together, and those of two people stay apart."""

from __future__ import annotations

import pytest

from tests.resolve.reports import roster


def bearer(text: str, start: str) -> str:
    """Return the canonical name of whoever the name that stands at the last `start` belongs to."""
    reading, found = roster(text)
    return found.at[reading.text.rindex(start)].name


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        ("Mara Oray came. Oray left.", "Oray", "Mara Oray"),
        ("Adel San Tun spoke. San Tun left.", "San Tun", "Adel San Tun"),
        ("President Xu Meilan came. Mr. Xu left.", "Xu", "Xu Meilan"),
        ("Mara J. Oray came. Mara Oray left.", "Mara Oray", "Mara J. Oray"),
        ("The Federal Ports Bureau acted. FPB staff left.", "FPB", "Federal Ports Bureau"),
    ],
)
def test_short_forms_join_the_full_name(text: str, short: str, name: str) -> None:
    assert bearer(text, short) == name


def test_a_word_that_opens_a_longer_name_later_on_stays_what_it_was() -> None:
    assert bearer("Then Quell cheered. The Quell Rovers won. Later Quell slept.", "Quell") == "Quell"


def test_a_given_name_may_stand_alone_before_the_full_name() -> None:
    assert bearer("Then Peter cheered. Peter Quell won. Later Peter slept.", "Peter slept") == "Peter Quell"


def test_an_office_before_a_name_does_not_go_on_after_it() -> None:
    _, found = roster("On Monday House Speaker Mara Oray of Varn spoke. Oray left.")
    assert next(iter(found.people())).name == "Mara Oray"
    assert not any("of" in one.words for one in found.known)


def test_a_shared_surname_belongs_to_whoever_was_named_first() -> None:
    assert bearer("Mara Oray came with her brother. Ivo Oray was late. Oray left.", "Oray") == "Mara Oray"


@pytest.mark.parametrize(
    ("short", "name"),
    [("Ivo Renk Jr.", "Ivo Renk Jr."), ("Ivo Jr.", "Ivo Renk Jr."), ("Ivo Renk", "Ivo A. Renk")],
)
def test_a_son_of_the_same_name_stays_apart(short: str, name: str) -> None:
    text = f"Ivo A. Renk came. His son, Ivo Renk Jr., was late. At noon {short} left."
    assert bearer(text, short) == name


def test_who_is_named_with_a_suffix_first_may_do_without_it() -> None:
    assert bearer("Ivo Renk Jr. came. Later Ivo Renk left.", "Ivo Renk") == "Ivo Renk Jr."


def test_a_courtesy_title_decides_between_two_of_one_surname() -> None:
    text = "Mrs. Mara Oray came. Mr. Ivo Oray came. Mr. Oray left."
    assert bearer(text, "Oray") == "Ivo Oray"


@pytest.mark.parametrize(
    "text",
    ["Ada Kerry met Ada Kirby.", "Li Wei met Li Wen.", "Varn Bank met Salen Bank."],
)
def test_names_that_only_look_alike_stay_apart(text: str) -> None:
    _, found = roster(text)
    assert len(found.known) == 2


def test_a_place_that_describes_a_noun_is_no_person() -> None:
    _, found = roster("The North Varn senator left. North Varn was quiet. Varn slept.")
    assert not list(found.people())


def test_capitals_of_a_headline_name_nobody() -> None:
    _, found = roster("Port Workers Strike Again In Salen\n\nMara Oray, a docker, waited.\n")
    assert [one.name for one in found.people()] == ["Mara Oray"]
