"""Offices are read beside a name, on either side of it."""

from __future__ import annotations

import pytest

from onrecord.resolve.offices import find_offices
from tests.resolve.reports import roster


def offices(text: str, surname: str) -> list[str]:
    reading, found = roster(text)
    mention = next(mention for mention in found.mentions if mention.words[-1] == surname)
    return [span.text_of(reading.text) for span in find_offices(reading, mention)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("On Monday harbour authority spokeswoman Ila Brandt resigned.", "harbour authority spokeswoman"),
        ("It was signed by Verian Foreign Minister Ila Brandt.", "Verian Foreign Minister"),
        ("Renk's spokesman Ila Brandt agreed.", "Renk's spokesman"),
        ("They called former deputy governor Ila Brandt.", "former deputy governor"),
    ],
)
def test_before_a_name(text: str, title: str) -> None:
    wanted = title if "harbour" not in title else "spokeswoman"
    assert any(found.endswith(wanted) for found in offices(text, "Brandt"))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ila Brandt, a doctor, said no.", "doctor"),
        ("Ila Brandt, the finance minister, said no.", "finance minister"),
        ("Ila Brandt, 61, chief economist at Varn Bank, said no.", "chief economist at Varn Bank"),
        ("Ila Brandt — now director of the port — said no.", "director of the port"),
        ("Ila Brandt of Salen, the finance minister, said no.", "finance minister"),
        ("Ila Brandt (Unity), a doctor, said no.", "doctor"),
        ("Ila Brandt (Unity) of West Salen, a doctor, said no.", "doctor"),
    ],
)
def test_in_apposition(text: str, title: str) -> None:
    assert offices(text, "Brandt") == [title]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The port's director, Ila Brandt, said no.", "port's director"),
        ("A spokeswoman for the mill, Ila Brandt, said no.", "spokeswoman for the mill"),
        ("Its founder, Ila Brandt, left.", "founder"),
    ],
)
def test_the_name_in_apposition_to_the_office(text: str, title: str) -> None:
    assert offices(text, "Brandt") == [title]


@pytest.mark.parametrize(
    "text",
    [
        "According to Ila Brandt, the president said no.",
        "Ila Brandt, the ferry and the bridge were lost.",
        "Brandt said the minister was late.",
        "Mr. Brandt said no.",
    ],
)
def test_what_only_stands_near_is_no_office(text: str) -> None:
    assert offices(text, "Brandt") == []
