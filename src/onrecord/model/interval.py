"""Dates that are only partly known, as EDTF, and what they bound.

A vague date is an interval: `XXXX-10-28` is some 28 October, `2016-10` a whole month, `2016-10-28/..`
everything from that day on. Questions about order are answered from the bounds, never from the text.

    >>> parse_edtf("2016-10").bounds()
    (datetime.date(2016, 10, 1), datetime.date(2016, 11, 1))

Source: ISO 8601-2:2019, EDTF level 1 without seasons, times and years of more than four digits, and of
level 2 the unspecified digit X anywhere in a date.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from onrecord.errors import MalformedValue

FIRST_YEAR, LAST_YEAR = 1, 9999
_DATE = re.compile(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?([~?%]?)")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, month or day, in which X stands for a digit that is not known.

    Raises:
        MalformedValue: No calendar date fits.
    """

    year: str
    month: str | None = None
    day: str | None = None
    qualifier: str = ""

    def __post_init__(self) -> None:
        if _DATE.fullmatch(str(self)) is None or next(self._days(FIRST_YEAR, LAST_YEAR, 1), None) is None:
            raise MalformedValue("PartialDate", f"no date fits {self}")

    def __str__(self) -> str:
        return "-".join(part for part in (self.year, self.month, self.day) if part) + self.qualifier

    @property
    def exact(self) -> dt.date | None:
        """The day, if it is fully known and not qualified."""
        printed = str(self)
        return dt.date.fromisoformat(printed) if self.day and printed.replace("-", "").isdigit() else None

    def earliest(self, since: int = FIRST_YEAR) -> dt.date | None:
        """Return the first day that fits, in the year `since` or later."""
        return next(self._days(since, LAST_YEAR, 1), None)

    def latest(self, until: int = LAST_YEAR) -> dt.date | None:
        """Return the last day that fits, in the year `until` or earlier."""
        return next(self._days(FIRST_YEAR, until, -1), None)

    def _days(self, first: int, last: int, step: int) -> Iterator[dt.date]:
        for year in _fitting(self.year, range(first, last + 1), step):
            for month in _fitting(self.month or "XX", range(1, 13), step):
                for day in _fitting(self.day or "XX", range(1, 32), step):
                    if (found := _date(year, month, day)) is not None:
                        yield found


@dataclass(frozen=True, slots=True)
class Interval:
    """A date, or what lies between two; a missing end is open (`..`)."""

    start: PartialDate | None
    end: PartialDate | None

    def __post_init__(self) -> None:
        since, until = self.bounds()
        if (self.start is None and self.end is None) or (since and until and since >= until):
            raise MalformedValue("Interval", f"{self} holds no day")

    def __str__(self) -> str:
        if self.start == self.end:
            return str(self.start)
        return f"{self.start or '..'}/{self.end or '..'}"

    def bounds(self) -> tuple[dt.date | None, dt.date | None]:
        """Return the half-open `[since, until)` that surely holds every day meant; None where it is open."""
        since = self.start.earliest() if self.start else None
        latest = self.end.latest() if self.end else None
        until = latest + dt.timedelta(days=1) if latest and latest < dt.date.max else None
        return since, until

    def ended_before(self, day: dt.date) -> bool:
        """Tell whether the whole interval has passed when `day` begins."""
        until = self.bounds()[1]
        return until is not None and until <= day


@lru_cache(maxsize=4096)
def parse_edtf(text: str) -> Interval:
    """Read a date or an interval.

    Raises:
        MalformedValue: Not EDTF, or a form of it that is not kept here.
    """
    left, slash, right = text.partition("/")
    if not slash:
        single = _partial(left)
        return Interval(single, single)
    return Interval(*(None if part == ".." else _partial(part) for part in (left, right)))


def edtf_of(day: dt.date) -> str:
    """Write a day as EDTF."""
    return day.isoformat()


def _partial(text: str) -> PartialDate:
    found = _DATE.fullmatch(text)
    if found is None:
        raise MalformedValue("PartialDate", f"not a date: {text!r}")
    return PartialDate(found[1], found[2], found[3], found[4])


def _fitting(pattern: str, numbers: range, step: int) -> Iterator[int]:
    """Yield the numbers whose digits fit a pattern, upwards or downwards."""
    digits = "0123456789" if step > 0 else "9876543210"
    made = product(*(digits if char == "X" else char for char in pattern))
    return (number for chars in made if (number := int("".join(chars))) in numbers)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
