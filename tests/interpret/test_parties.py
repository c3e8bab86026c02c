"""Which words stand for a party, and which are something else that stands before a verb."""

from __future__ import annotations

import pytest

from onrecord.interpret.parties import party_of
from onrecord.interpret.view import view_of
from onrecord.model import Span
from tests.factories import TODAY
from tests.resolve.reports import read


def name_in(words: str) -> str | None:
    """Return the name of the party that words stand for, said by Ada Lund."""
    doc, resolution = read(f"[Ada Lund] <said> {{so {words} stayed}}.")
    view = view_of(doc, resolution.statements, TODAY)
    start = doc.text.index(words)
    party = party_of(view, "bearer", Span(start, start + len(words)), view.told[0])
    return party.name if party else None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("before the county", "county"),
        ("upon the mill", "mill"),
        ("the work has stopped since the county", "county"),
        ("the owner was away after Ole Varn", "Ole Varn"),
    ],
)
def test_what_leads_into_a_party_is_no_part_of_it(words: str, name: str) -> None:
    assert name_in(words) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("fought the county", "county"),
        ("blasted Ole Varn", "Ole Varn"),
        ("met her lawyers", "lawyers"),
        ("armed guards", "armed guards"),
        ("elected mayors", "elected mayors"),
        ("United Mills", "United Mills"),
    ],
)
def test_a_verb_before_a_party_is_no_part_of_it(words: str, name: str) -> None:
    assert name_in(words) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the county Wednesday", "county"),
        ("the drivers Saturday morning", "drivers"),
        ("the mill this week", "mill"),
        ("Saturday Club", "Saturday Club"),
        ("the Sunday Mail", "Sunday Mail"),
        ("Last Week Theatre", "Last Week Theatre"),
    ],
)
def test_the_day_after_a_party_is_no_part_of_it(words: str, name: str) -> None:
    assert name_in(words) == name


@pytest.mark.parametrize(
    "words",
    ["the very place he", "there’s no doubt this", "I regret they", "the carters will never", "a year ago"],
)
def test_words_with_a_clause_of_their_own_are_no_party(words: str) -> None:
    assert name_in(words) is None


@pytest.mark.parametrize("words", ["the drivers who are ill", "Will Varn", "the May Club"])
def test_a_party_may_have_a_clause_or_a_name_like_a_verb(words: str) -> None:
    assert name_in(words) is not None
