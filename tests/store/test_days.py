"""Ranges of days, and what they are made of."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.store.days import FIRST_DAY, LAST_DAY, cover, day_of, parse_days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2016", ("2016-01-01", "2016-12-31")),
        ("2016-02", ("2016-02-01", "2016-02-29")),
        ("2016-10-03", ("2016-10-03", "2016-10-03")),
        ("2016-10..2016-11", ("2016-10-01", "2016-11-30")),
        ("2016..", ("2016-01-01", LAST_DAY)),
        ("..2016", (FIRST_DAY, "2016-12-31")),
        ("", None),
        ("..", None),
        ("2016-13", None),
        ("2015-02-29", None),
        ("0000", None),
        ("2017..2016", None),
        ("20162017", None),
        ("2016-1", None),
        ("\u0662\u0660\u0661\u0666", None),
    ],
)
def test_days_are_read(text, days):
    assert parse_days(text) == days


DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2040, 12, 31))


@given(one=DAYS, other=DAYS, day=DAYS)
def test_a_range_is_covered_exactly(one, other, day):
    first, last = sorted((one.isoformat(), other.isoformat()))
    names = {day.strftime(form) for form in ("%Y", "%Y%m", "%Y%m%d")}
    assert bool(names & set(cover(first, last))) == (first <= day.isoformat() <= last)


def test_a_long_range_is_few_pieces():
    assert len(cover("1990-01-02", "2040-12-30")) == 30 + 11 + 49 + 11 + 30
    assert cover("0001-01-01", "1700-01-01") == []


@pytest.mark.parametrize(
    ("said_on", "published", "day"),
    [
        ("2031-03-04", "2032", "2031-03-04"),
        (None, "2031-03-04T09:30:00Z", "2031-03-04"),
        ("XXXX-03-04", "2031", "2031"),
        ("2031-03/2031-05", None, "2031-03"),
        ("2031-03-XX", None, "2031-03"),
        ("203X", None, None),
        ("2031-99", "x", None),
        (None, None, None),
    ],
)
def test_the_day_of_a_statement(said_on, published, day):
    assert day_of(said_on, published) == day
