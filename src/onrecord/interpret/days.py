"""The days of a date in a record, also where it is malformed: such a one begins and ends nothing.

>>> interval_of("2031-02").bounds()[0]
datetime.date(2031, 2, 1)
"""

from __future__ import annotations

from functools import lru_cache

from onrecord.errors import MalformedValue
from onrecord.model.interval import Interval, parse_edtf


@lru_cache(maxsize=16_384)
def interval_of(edtf: str) -> Interval | None:
    """Return the days of a date; None for a malformed one, kept before dates were checked."""
    try:
        return parse_edtf(edtf)
    except MalformedValue:
        return None
