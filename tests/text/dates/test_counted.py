"""A day that comes exactly so much later is a day of the calendar, or none."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.dates import exactly, later

DAY = dt.date(2031, 1, 31)


@pytest.mark.parametrize(
    ("count", "unit", "day"),
    [
        (48, "hour", dt.date(2031, 2, 2)),
        (49, "hour", dt.date(2031, 2, 3)),
        (2, "week", dt.date(2031, 2, 14)),
        (1, "month", dt.date(2031, 2, 28)),
        (1, "year", dt.date(2032, 1, 31)),
    ],
)
def test_hours_are_whole_days_and_short_months_end_sooner(count, unit, day):
    assert later(DAY, count, unit) == day


@given(st.dates(), st.integers(1, 3000), st.sampled_from(["hour", "day", "week", "month", "year"]))
def test_what_is_later_comes_after_or_is_no_day_of_the_calendar(day, count, unit):
    found = later(day, count, unit)
    assert found is None or found > day


@pytest.mark.parametrize(
    ("word", "number"), [("12", 12), ("Ten", 10), ("several", None), ("²", None), ("mill", None)]
)
def test_a_number_is_exact_in_figures_and_in_most_words(word, number):
    assert exactly(word) == number
