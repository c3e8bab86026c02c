"""Read the dates of offices as people type them into spreadsheets, and periods as they type them in a line.

    >>> read_end("7 May 2012"), read_end("now"), read_end("about 2012")
    ('2012-05-07', '..', '2012~')
    >>> read_period("2012-2016"), read_period("since May 2012"), read_period("2012-")
    ('2012/2016', '2012-05/..', '2012/..')

What can be read in two ways (`03/04/2012`) is no date: it is said so, and nothing is guessed.
"""

from __future__ import annotations

import re

from onrecord.errors import MalformedValue
from onrecord.model.interval import parse_edtf
from onrecord.model.tenure import OPEN, UNKNOWN, Tenure
from onrecord.readers.dates import edtf_date

NOW = frozenset(
    {"..", "now", "present", "today", "current", "incumbent", "to date", "-", "–", "—", "ongoing"}
)
NOT_KNOWN = frozenset({"?", "unknown", "n/a", "na", "not known"})

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTH = re.compile(rf"({_MONTHS.replace(' ', '|')})[a-z]*\.?,?\s+(\d{{4}})", re.IGNORECASE)
_ABOUT = re.compile(r"(?:c\.|ca\.?|circa|about|around|~)\s*", re.IGNORECASE)
_FIGURES = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[./](\d{4})")
_BETWEEN = re.compile(r"\s*[–—]\s*|\s+-\s*|\s*-\s+|\s+(?:to|until|till|through)\s+|\s*/\s*", re.IGNORECASE)
_YEARS = re.compile(r"(\d{4})-(\d{4}|\d{2})?")
_SINCE = re.compile(r"(?:since|from)\s+", re.IGNORECASE)
_UNTIL = re.compile(r"(?:until|till|to|before)\s+", re.IGNORECASE)


def read_end(cell: str, *, blank: str = UNKNOWN) -> str:
    """Return one end of a period as `Tenure` writes it: a date, `..` for open, or empty for not known.

    Args:
        cell: As typed.
        blank: What an empty cell means.

    Raises:
        MalformedValue: It is no date, or one that can be read in two ways.
    """
    words = " ".join(cell.split())
    if not words:
        return blank
    if words.lower() in NOW:
        return OPEN
    if words.lower() in NOT_KNOWN:
        return UNKNOWN
    about = _ABOUT.match(words)
    date = _date(words[about.end() :] if about else words)
    return f"{date}~" if about and date[-1].isdigit() else date


def read_held(since: str, until: str, *, blank_until: str = UNKNOWN) -> str | None:
    """Return when something was held as `Holding.held` writes it; None where nothing is known.

    Raises:
        MalformedValue: An end is no date, or the end lies before the beginning.
    """
    started = read_end(since)
    tenure = Tenure(started, read_end(until, blank=blank_until if started else UNKNOWN))
    return str(tenure) if tenure.known else None


def read_period(text: str) -> str | None:
    """Return a period typed in one line ("2012-", "May 2012 to 2016") as `Holding.held` writes it.

    Raises:
        MalformedValue: It is none.
    """
    words = " ".join(text.split())
    if found := _YEARS.fullmatch(words):
        since, until = found[1], found[2] or ""
        return read_held(since, since[: 4 - len(until)] + until if until else OPEN)
    if found := _UNTIL.match(words):
        return read_held("", words[found.end() :])
    open_ended = _SINCE.match(words)
    rest = words[open_ended.end() :] if open_ended else words
    since, *until = _BETWEEN.split(rest, maxsplit=1)
    if until:
        return read_held(since, until[0] or OPEN)
    return read_held(rest, OPEN if open_ended else rest)


def _date(words: str) -> str:
    if found := _FIGURES.fullmatch(words):
        return _figures(found, words)
    if found := _MONTH_YEAR.fullmatch(words):
        return _checked(f"{found[2]}-{int(found[1]):02}", words)
    if found := _MONTH.fullmatch(words):
        return f"{found[2]}-{_MONTHS.split().index(found[1].lower()) + 1:02}"
    stated = edtf_date(words)
    return stated if stated is not None else _checked(words, words)


def _figures(found: re.Match[str], words: str) -> str:
    """Read a day written in figures; with full stops the day comes first, with strokes it has to be plain."""
    first, second = int(found[1]), int(found[3])
    if found[2] == "/" and first <= 12 and second <= 12 and first != second:
        raise MalformedValue("date", f"{words!r} can be read in two ways; write it as YYYY-MM-DD")
    day, month = (second, first) if found[2] == "/" and second > 12 else (first, second)
    return _checked(f"{found[4]}-{month:02}-{day:02}", words)


def _checked(edtf: str, words: str) -> str:
    try:
        interval = parse_edtf(edtf)
    except MalformedValue as exc:
        raise MalformedValue(
            "date", f"{words!r} is not a date; write it as YYYY, YYYY-MM or YYYY-MM-DD"
        ) from exc
    if interval.start != interval.end or interval.start is None:
        raise MalformedValue("date", f"{words!r} is a period; write its two ends apart")
    return edtf
