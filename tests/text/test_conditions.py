"""Conditions in a stretch of text, found and left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.text.conditions import find_condition


def condition_of(words: str, *, timed: bool = False) -> str | None:
    """Return the words of the first condition of a text."""
    found = find_condition(words, Span(0, len(words)), timed=timed)
    return found.text_of(words) if found else None


@pytest.mark.parametrize(
    ("words", "condition"),
    [
        ("We would have paid had they asked", "had they asked"),
        ("Had the gate been shut, the mill would stand", "Had the gate been shut"),
        ("prices would fall were it to rain", "were it to rain"),
        ("the bank would act, should prices rise", "should prices rise"),
        ("“Should the dam break, we sail,”", "Should the dam break"),
        ("the club will lend the pitch provided the council pays", "provided the council pays"),
        ("he is ready to sign provided the bank agrees", "provided the bank agrees"),
        ("the sale will go ahead, provided fees are paid", "provided fees are paid"),
        ("Without a deal we cannot go on", "Without a deal"),
        ("Barring a flood, the fair will open", "Barring a flood"),
        ("Absent a treaty, both will arm", "Absent a treaty"),
        ("the ban lapses in the absence of an appeal", "in the absence of an appeal"),
        ("the toy will be exchanged on presentation of a receipt", "on presentation of a receipt"),
        ("the line is opened on payment of a fine", "on payment of a fine"),
        ("talks will resume once the vote is over", "once the vote is over"),
        ("Once the rain stops, we'll sail", "Once the rain stops"),
        ("leave is given only where a child is ill", "only where a child is ill"),
        ("the deal is subject to approval by the board", "subject to approval by the board"),
        ("Subject to contract, he will join", "Subject to contract"),
        ("aid is conditional on reform", "conditional on reform"),
        ("if any deal is reached, we sail", "if any deal is reached"),
        ("''If you work nights, you are paid''", "If you work nights"),
    ],
)
def test_a_condition_is_found_with_its_clause(words: str, condition: str) -> None:
    assert condition_of(words) == condition


@pytest.mark.parametrize(
    "words",
    [
        "they had the gates painted",
        "Had they asked? He could not say",
        "nor should the mill be sold",
        "so were the carters to the north",
        "should we sail tomorrow?",
        "the mill, should be said, is old",
        "the bank provided the loan",
        "the loan was provided the same day",
        "he left without a word",
        "the town is without water",
        "absent members of the board",
        "production of a new film begins",
        "once the war was over he left",
        "we will meet once a week",
        "talks came only after a draft was done",
        "goods will be subject to a tariff of 3 percent",
        "they were subject to insults",
        "few came, if any",
        "the IFK league said so",
        "legal in cases of grave illness",
    ],
)
def test_what_is_near_a_condition_is_left(words: str) -> None:
    assert condition_of(words) is None


@pytest.mark.parametrize("words", ["when the rain stops, we sail", "we sail as soon as it stops"])
def test_a_moment_is_a_condition_where_it_is_asked_for(words: str) -> None:
    assert condition_of(words, timed=True) is not None
    assert condition_of(words) is None


@given(st.text(alphabet='if had were we.,;"“” unlesprovdtocabg\n?', max_size=200), st.booleans())
def test_a_condition_lies_in_the_stretch(words: str, timed: bool) -> None:
    span = Span(len(words) // 4, len(words))
    found = find_condition(words, span, timed=timed)
    assert found is None or span.contains(found)


def test_a_long_stretch_takes_time_in_proportion_to_its_length() -> None:
    words = "had the mill should we once the without a " * 5_000
    started = time.perf_counter()
    condition_of(words, timed=True)
    assert time.perf_counter() - started < 5
