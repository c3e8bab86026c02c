"""Finding words for dates in a text: where they stand, and what holds for all of them."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.model.interval import parse_edtf
from onrecord.text.dates import Anchor, find_dates
from tests.strategies import texts

DAYS = st.dates(dt.date(1945, 1, 1), dt.date(2100, 1, 1))
TUESDAY = Anchor(dt.date(2031, 3, 4), year=True, weekday=1)
PHRASES = (
    "on Friday",
    "28 February",
    "yesterday",
    "two weeks ago",
    "from 2012 to 2014",
    "last winter",
    "in the late 1990s",
    "03/04/2031",
    "the next day",
    "on Christmas Eve",
    "Feb. 28-29, 2028",
    "over the weekend",
    "Friday week",
)


def anchor_on(day: dt.date) -> Anchor:
    return Anchor(day, year=True, weekday=day.weekday())


def meanings(text: str, anchor: Anchor = TUESDAY, *, ahead: bool = False) -> list[str]:
    return [found.edtf for found in find_dates(text, Span(0, len(text)), anchor, ahead=ahead)]


@given(texts(), st.lists(st.sampled_from(PHRASES), min_size=1), DAYS, st.booleans(), st.booleans())
def test_what_is_found_is_apart_in_order_and_a_date(
    text: str, phrases: list[str], day: dt.date, year: bool, ahead: bool
) -> None:
    words = f"{text} " + f" {text}, ".join(phrases) + f" {text}"
    anchor = Anchor(day, year=year, weekday=day.weekday())
    found = find_dates(words, Span(0, len(words)), anchor, ahead=ahead)
    for one in found:
        parse_edtf(one.edtf)
        assert one.span.text_of(words).strip()
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))


@given(DAYS)
def test_a_weekday_is_that_weekday_within_a_week(day: dt.date) -> None:
    back, forward = (
        dt.date.fromisoformat(meanings("Friday", anchor_on(day), ahead=ahead)[0]) for ahead in (False, True)
    )
    assert back.weekday() == forward.weekday() == 4
    assert day - dt.timedelta(days=7) < back <= day < forward <= day + dt.timedelta(days=7)


@given(DAYS, st.sampled_from(["this week", "last week", "next week", "over the weekend", "last weekend"]))
def test_a_vague_time_is_no_longer_than_a_fortnight(day: dt.date, words: str) -> None:
    since, until = parse_edtf(meanings(words, anchor_on(day))[0]).bounds()
    assert since is not None
    assert until is not None
    assert dt.timedelta() < until - since <= dt.timedelta(days=14)


@given(DAYS, st.integers(1, 60))
def test_days_ago_are_days_ago(day: dt.date, count: int) -> None:
    assert meanings(f"{count} days ago", anchor_on(day)) == [(day - dt.timedelta(days=count)).isoformat()]


def test_words_are_found_inside_the_span_alone() -> None:
    text = "It rained on Monday. It snowed on Sunday. It thawed on Tuesday."
    (found,) = find_dates(text, Span(21, 41), TUESDAY)
    assert (found.span.text_of(text), found.edtf) == ("Sunday", "2031-03-02")


def test_a_word_before_the_span_opens_nothing() -> None:
    """A caller that has read "until" itself looks at what follows it."""
    text = "It holds until Friday."
    (found,) = find_dates(text, Span(15, len(text)), TUESDAY, ahead=True)
    assert found.edtf == "2031-03-07"


def test_both_readings_of_a_doubtful_date_are_kept() -> None:
    text = "signed on 03/04/2031"
    (found,) = find_dates(text, Span(0, len(text)), TUESDAY)
    assert found.candidates == ("2031-03-04", "2031-04-03")
    assert found.edtf == "2031-03-04/2031-04-03"
    assert not found.is_day


def test_a_day_far_back_is_not_the_day_last_spoken_of() -> None:
    assert meanings("On Feb. 3 it rained." + " It was wet." * 80 + " The day before, it was dry.") == [
        "2031-02-03"
    ]


@pytest.mark.parametrize(
    "anchor", [Anchor(dt.date.min, year=True, weekday=0), Anchor(dt.date.max, year=True, weekday=4)]
)
def test_the_ends_of_the_calendar_are_no_fault(anchor: Anchor) -> None:
    text = "; ".join(
        (*PHRASES, "last week", "last year", "ten years ago", "three months from now", "next decade")
    )
    for ahead in (False, True):
        for found in find_dates(text, Span(0, len(text)), anchor, ahead=ahead):
            parse_edtf(found.edtf)
