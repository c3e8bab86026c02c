"""Parameters that are days, months or years, and when something of a day is as old as that.

>>> midnight_of("2031-03-04").isoformat()
'2031-03-04T00:00:00+00:00'
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import AfterValidator, Field

from onrecord.store.days import parse_days
from onrecord.web.api.atom import NEVER

DAY = r"^\d{4}(-\d{2}(-\d{2})?)?$"
MONTH = r"^\d{4}-\d{2}$"


def _known(text: str) -> str:
    if parse_days(text) is None:
        raise ValueError("the calendar does not have it")
    return text


PartialDay = Annotated[str, Field(pattern=DAY, examples=["2031-03"]), AfterValidator(_known)]
"""A day, a month or a year."""

Month = Annotated[str, Field(pattern=MONTH, examples=["2031-03"]), AfterValidator(_known)]
"""A month."""


def midnight_of(day: str | None) -> dt.datetime:
    """Return when a day began, in UTC; of a month or a year its first; of none the beginning of time."""
    days = parse_days(day or "")
    return dt.datetime.combine(dt.date.fromisoformat(days[0]), dt.time(), dt.UTC) if days else NEVER
