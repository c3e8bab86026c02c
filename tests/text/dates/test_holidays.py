"""Days that have a name."""

from __future__ import annotations

import datetime as dt

import pytest

from onrecord.text.dates.holidays import easter


@pytest.mark.parametrize(
    ("year", "day"),
    [(1943, (4, 25)), (2000, (4, 23)), (2008, (3, 23)), (2016, (3, 27)), (2031, (4, 13)), (2038, (4, 25))],
)
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == dt.date(year, *day)
