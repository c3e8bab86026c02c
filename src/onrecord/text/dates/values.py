"""The values that reading words for dates takes and gives.

>>> DateWords(Span(3, 9), "2031-03-03", "weekday").day
datetime.date(2031, 3, 3)
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from onrecord.model import Span

ANY_YEAR = 2000
"""A leap year, in the place of one that is not known."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day from which a report's words for days are counted.

    Attributes:
        day: The day; in a leap year that stands for any, if `year` is False.
        year: Whether the year is known.
        weekday: Which day of the week it is, 0 for Monday; None where that is not known.
        spans: The words that tell the day, in the document's text; empty where it is the day of publication.
    """

    day: dt.date
    year: bool
    weekday: int | None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words for a date, and what they mean.

    Attributes:
        span: Where they stand.
        edtf: What they mean; an interval where they are vague or may mean one of several days.
        sort: What kind of words they are.
        candidates: The days that they may mean, where they can be read in more ways than one.
    """

    span: Span
    edtf: str
    sort: str
    candidates: tuple[str, ...] = ()

    @property
    def day(self) -> dt.date | None:
        """The day meant, if it is one day and its year is known."""
        return dt.date.fromisoformat(self.edtf) if _DAY.fullmatch(self.edtf) else None

    @property
    def is_day(self) -> bool:
        """Whether one day is meant, its year known or not."""
        return "/" not in self.edtf and self.edtf.count("-") == 2


@dataclass(frozen=True, slots=True)
class Setting:
    """What words for dates are read against.

    Attributes:
        text: The text that they stand in.
        anchor: The day that the report was written on.
        ahead: Whether weekdays and dates without a year look ahead, as after "until".
    """

    text: str
    anchor: Anchor
    ahead: bool = False
