"""Words for days against the day that a report was written on."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.model.interval import parse_edtf
from onrecord.text.daywords import Anchor, anchor_of, find_day_words
from tests.factories import make_document
from tests.strategies import texts

TUESDAY = Anchor(dt.date(2031, 3, 4), year=True, weekday=1)
YEARLESS = Anchor(dt.date(2000, 3, 4), year=False, weekday=1)


def days(text: str, anchor: Anchor = TUESDAY, *, ahead: bool = False) -> list[str]:
    return [found.edtf for found in find_day_words(text, Span(0, len(text)), anchor, ahead=ahead)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on Monday", "2031-03-03"),
        ("on Tuesday", "2031-03-04"),
        ("on Wednesday", "2031-02-26"),
        ("last Tuesday", "2031-02-25"),
        ("next Friday", "2031-03-07"),
        ("today", "2031-03-04"),
        ("this morning", "2031-03-04"),
        ("yesterday", "2031-03-03"),
        ("tomorrow", "2031-03-05"),
        ("on March 1", "2031-03-01"),
        ("on Dec. 24", "2030-12-24"),
        ("on 24 December 2029", "2029-12-24"),
        ("on October 28, 2016", "2016-10-28"),
    ],
)
def test_looking_back(text: str, day: str) -> None:
    assert days(text) == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [("until Friday", "2031-03-07"), ("until Tuesday", "2031-03-11"), ("until Jan. 9", "2032-01-09")],
)
def test_looking_ahead(text: str, day: str) -> None:
    assert days(text, ahead=True) == [day]


@pytest.mark.parametrize(
    "text", ["they may 5 times", "in March", "last week", "on February 30", "a Mondayish mood"]
)
def test_what_tells_no_day(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize(
    ("text", "found"), [("today", ["XXXX-03-04"]), ("on Monday", ["XXXX-03-03"]), ("on Thursday", [])]
)
def test_without_a_year_no_day_is_counted_over_the_end_of_february(text: str, found: list[str]) -> None:
    assert days(text, YEARLESS) == found


def test_no_date_of_the_report_gives_no_anchor() -> None:
    assert anchor_of(make_document(published=None)) is None
    assert anchor_of(make_document(published="2031-03-04T08:00:00Z")) == TUESDAY


@given(texts(), st.dates(dt.date(1945, 1, 1), dt.date(2100, 1, 1)), st.booleans())
def test_every_finding_is_a_slice_and_a_date(text: str, day: dt.date, ahead: bool) -> None:
    words = f"{text} on Friday, {text} and 28 February or yesterday {text}"
    for found in find_day_words(
        words, Span(0, len(words)), Anchor(day, year=True, weekday=day.weekday()), ahead=ahead
    ):
        assert found.span.end <= len(words)
        parse_edtf(found.edtf)


@given(st.dates(dt.date(1945, 1, 1), dt.date(2100, 1, 1)))
def test_a_weekday_is_that_weekday_within_a_week(day: dt.date) -> None:
    anchor = Anchor(day, year=True, weekday=day.weekday())
    back, forward = (dt.date.fromisoformat(days("Friday", anchor, ahead=ahead)[0]) for ahead in (False, True))
    assert back.weekday() == forward.weekday() == 4
    assert day - dt.timedelta(days=7) < back <= day < forward <= day + dt.timedelta(days=7)
