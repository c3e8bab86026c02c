"""How long an office is held: an EDTF interval of which either end may be open or not known.

`2012-05/..` is from May 2012 until now; `2012/2016` ended in 2016; `2012/` ended some day that nobody wrote
down, or not yet. On which days an office was held is therefore answered twice: on which days it *surely* was,
and on which it *possibly* was.

    >>> tenure = parse_tenure("2012/2016-03")
    >>> tenure.surely
    Days(since=datetime.date(2012, 12, 31), until=datetime.date(2016, 3, 2))
    >>> tenure.possibly
    Days(since=datetime.date(2012, 1, 1), until=datetime.date(2016, 4, 1))

Source: ISO 8601-2:2019, EDTF level 1: `..` is an open end, nothing an unknown one; `~`, `?` and `%` widen a
date by its own unit.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from onrecord.errors import MalformedValue
from onrecord.model.interval import PartialDate, parse_edtf

OPEN = ".."
UNKNOWN = ""
_DAY = dt.timedelta(days=1)
_ABOUT_DAYS = {"year": 366, "month": 31, "day": 7}


@dataclass(frozen=True, slots=True)
class Days:
    """The days `[since, until)`; None where there is no bound."""

    since: dt.date | None
    until: dt.date | None

    def overlaps(self, other: Days) -> bool:
        """Tell whether the two share a day."""
        return _before(self.since, other.until) and _before(other.since, self.until)

    def contains(self, other: Days) -> bool:
        """Tell whether every day of `other` is one of these."""
        starts = self.since is None or (other.since is not None and self.since <= other.since)
        ends = self.until is None or (other.until is not None and other.until <= self.until)
        return starts and ends

    def common(self, other: Days) -> Days | None:
        """Return the days that both have, or None."""
        if not self.overlaps(other):
            return None
        since = max((day for day in (self.since, other.since) if day), default=None)
        return Days(since, min((day for day in (self.until, other.until) if day), default=None))


ALL_DAYS = Days(None, None)


@dataclass(frozen=True, slots=True)
class Tenure:
    """An interval each of whose ends is a date, `..` (open) or empty (not known).

    Raises:
        MalformedValue: An end is no date, or no day lies between the two.
    """

    since: str = UNKNOWN
    until: str = UNKNOWN

    def __post_init__(self) -> None:
        since, until = self.possibly.since, self.possibly.until
        if since is not None and until is not None and since >= until:
            raise MalformedValue("Tenure", f"{self} ends before it begins")

    def __str__(self) -> str:
        return f"{self.since}/{self.until}"

    @property
    def known(self) -> bool:
        """Whether anything is known of when it was."""
        return bool(self.since or self.until)

    @property
    def possibly(self) -> Days:
        """The days on which the office may have been held."""
        until = _latest(self.until)
        return Days(_earliest(self.since), until + _DAY if until and until < dt.date.max else None)

    @property
    def surely(self) -> Days | None:
        """The days on which the office was held whatever vague dates mean; None if no day is sure."""
        if self.since == UNKNOWN:
            return None
        since = None if self.since == OPEN else _latest(self.since)
        if self.until == UNKNOWN:
            exact = since is not None and since == _earliest(self.since) and since < dt.date.max
            return Days(since, since + _DAY) if exact and since else None
        until = None if self.until == OPEN else _earliest(self.until)
        if since is not None and until is not None and until < since:
            return None
        return Days(since, until + _DAY if until and until < dt.date.max else None)


@lru_cache(maxsize=8192)
def parse_tenure(text: str | None) -> Tenure:
    """Read an interval as `Tenure` writes it; a single date is an interval within it, None is not known.

    Raises:
        MalformedValue: Not an interval, or one without a day.
    """
    if not text:
        return Tenure()
    since, slash, until = text.partition("/")
    return Tenure(since, until) if slash else Tenure(since, since)


def days_of(edtf: str | None) -> Days:
    """Return the days that surely hold a date; all days where it is not known or no EDTF."""
    if not edtf:
        return ALL_DAYS
    try:
        return Days(*parse_edtf(edtf).bounds())
    except MalformedValue:
        return ALL_DAYS


def _before(since: dt.date | None, until: dt.date | None) -> bool:
    return since is None or until is None or since < until


def _earliest(end: str) -> dt.date | None:
    if end in (OPEN, UNKNOWN):
        return None
    date = _date(end)
    day = date.earliest()
    return None if day is None else _moved(day, -_about(date))


def _latest(end: str) -> dt.date | None:
    if end in (OPEN, UNKNOWN):
        return None
    date = _date(end)
    day = date.latest()
    return None if day is None else _moved(day, _about(date))


def _about(date: PartialDate) -> int:
    if not date.qualifier:
        return 0
    return _ABOUT_DAYS["day" if date.day else "month" if date.month else "year"]


def _moved(day: dt.date, by: int) -> dt.date:
    try:
        return day + dt.timedelta(days=by)
    except OverflowError:
        return dt.date.min if by < 0 else dt.date.max


@lru_cache(maxsize=8192)
def _date(text: str) -> PartialDate:
    found = parse_edtf(text)
    if found.start is None or found.start != found.end:
        raise MalformedValue("Tenure", f"{text!r} is not one date")
    return found.start
