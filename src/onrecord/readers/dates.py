"""Turn a stated date of publication into EDTF, as a day: the time of day is left out.

>>> edtf_date("2031-03-04T23:30:00+02:00")
'2031-03-04'
"""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate

_ISO = re.compile(r"(\d{4})(?:-?(\d\d)(?:-?(\d\d)(?:[T ]\d\d:?\d\d.*)?)?)?$", re.ASCII)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTH = rf"({_MONTHS.replace(' ', '|')})[a-z]*\.?"
_DAY_FIRST = re.compile(rf"(\d\d?)(?:st|nd|rd|th)? {_MONTH},? (\d{{4}})\b", re.IGNORECASE | re.ASCII)
_MONTH_FIRST = re.compile(rf"{_MONTH} (\d\d?)(?:st|nd|rd|th)?,? (\d{{4}})\b", re.IGNORECASE | re.ASCII)
_EARLIEST_YEAR = 1400


def edtf_date(stated: str) -> str | None:
    """Return the date as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; None for what is no date.

    Args:
        stated: ISO 8601 with or without a time, an RFC 5322 date, or a date as English prints it. The day is
            the one that is written: no time zone is reckoned with. Figures that can be read in two ways
            (`03/04/2031`) are no date.
    """
    words = " ".join(stated[:100].split())
    if iso := _ISO.match(words):
        return _checked(*iso.groups())
    if found := _DAY_FIRST.match(words):
        return _named(found[1], found[2], found[3])
    if found := _MONTH_FIRST.match(words):
        return _named(found[2], found[1], found[3])
    mail = parsedate(words)
    return None if mail is None else _checked(f"{mail[0]:04}", f"{mail[1]:02}", f"{mail[2]:02}")


def _named(day: str, month: str, year: str) -> str | None:
    number = _MONTHS.split().index(month.lower()) + 1
    return _checked(year, f"{number:02}", f"{int(day):02}")


def _checked(year: str, month: str | None, day: str | None) -> str | None:
    try:
        dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if int(year) < _EARLIEST_YEAR:
        return None
    return "-".join(part for part in (year, month, day) if part is not None)
