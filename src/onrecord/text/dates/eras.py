"""Read seasons, quarters, decades and centuries of a printed year: "spring 2030", "the late 1990s".

A season is that of the northern half of the earth; a winter that ends in a year and one that begins in it are
not told apart, nor are the years from which offices and companies count ("fiscal 2030").

    "Q3 2030"           2030-07/2030-09
    "the late 1990s"    1997/1999
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from onrecord.model import Span
from onrecord.resources import load_table
from onrecord.text.dates.shapes import SEASON, YEAR
from onrecord.text.dates.values import Anchor, DateWords, Setting
from onrecord.text.dates.writing import write_months

_LED = r"(?:(?P<part>(?i:early|mid|late))[\s-])?"
_DECADE = re.compile(rf"(?<![\w-])(?:the\s)?{_LED}(?:(?P<decade>(?:1\d|20)\d)0|['’](?P<short>\d)0)['’]?s\b")
_SPELT = re.compile(rf"\bthe\s{_LED}(?P<tens>(?i:fifties|sixties|seventies|eighties|nineties))\b")
_CENTURY = re.compile(
    rf"\b(?:the\s)?{_LED}(?P<ordinal>1\d|2[01]|[2-9])(?:th|st|nd|rd)[\s-]century\b(?!\sB\.?C)"
)
_QUARTER = re.compile(
    rf"\b(?i:(?:the\s)?(?P<word>first|second|third|fourth|last|final)\squarter\sof|Q(?P<figure>[1-4]))\s"
    rf"(?:(?P<year>{YEAR})|(?P<which>last|this|next)\syear\b)"
)
_SEASON = re.compile(rf"(?<![\w-])(?:the\s)?(?P<season>{SEASON})\s(?:of\s)?(?P<year>{YEAR})")
_FISCAL = re.compile(rf"\b(?i:fiscal(?:\syear)?|FY)\s?['’]?(?P<year>{YEAR}|\d\d\b)")
_WHICH_QUARTER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
_WHICH_YEAR = {"last": -1, "this": 0, "next": 1}
_TENS = {"fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9}
_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
_THIRDS = {"early": (0, 33), "mid": (34, 66), "late": (67, 99)}
_OURS = "200"
_PRINTED = 2000


def find_eras(setting: Setting, span: Span) -> Iterator[DateWords]:
    """Yield seasons, quarters, decades and centuries."""
    for sort, pattern, read in _READERS:
        for found in pattern.finditer(setting.text, span.start, span.end):
            edtf = read(found, setting)
            if edtf:
                yield DateWords(Span(*found.span()), edtf, sort)


def season_of(name: str, year: int, anchor: Anchor) -> str | None:
    """Write the season of a year; of a winter, that which ends in it and that which begins in it."""
    first, last = load_table("dates")["seasons"][name.lower()]
    if first < last:
        return write_months((year, first), (year, last), anchor)
    return write_months((year - 1, first), (year + 1, last), anchor)


def _decade(found: re.Match[str], _: Setting) -> str:
    return _part_of_decade(
        found["decade"] or f"{'19' if found['short'] > '2' else '20'}{found['short']}", found["part"]
    )


def _spelt_decade(found: re.Match[str], _: Setting) -> str:
    return _part_of_decade(f"19{_TENS[found['tens'].lower()]}", found["part"])


def _part_of_decade(decade: str, part: str | None) -> str:
    """Write a decade; what is printed as "the 1800s" is a century."""
    if decade.endswith("0") and decade < _OURS:
        return _part_of_century(int(decade[:2]), part)
    if part is None:
        return f"{decade}X"
    first, last = _PARTS[part.lower()]
    return f"{decade}{first}/{decade}{last}"


def _century(found: re.Match[str], _: Setting) -> str:
    return _part_of_century(int(found["ordinal"]) - 1, found["part"])


def _part_of_century(century: int, part: str | None) -> str:
    if part is None:
        return f"{century:02d}XX"
    first, last = _THIRDS[part.lower()]
    return f"{century:02d}{first:02d}/{century:02d}{last:02d}"


def _quarter(found: re.Match[str], setting: Setting) -> str | None:
    if found["which"] and not setting.anchor.year:
        return None
    year = (
        int(found["year"]) if found["year"] else setting.anchor.day.year + _WHICH_YEAR[found["which"].lower()]
    )
    number = int(found["figure"]) if found["figure"] else _WHICH_QUARTER[found["word"].lower()]
    return f"{year:04d}-{3 * number - 2:02d}/{year:04d}-{3 * number:02d}"


def _season(found: re.Match[str], setting: Setting) -> str | None:
    return season_of(found["season"], int(found["year"]), Anchor(setting.anchor.day, year=True, weekday=None))


def _fiscal(found: re.Match[str], _: Setting) -> str:
    """Write a fiscal year: whoever counts, from April before at the earliest to March after."""
    printed = int(found["year"])
    year = printed if printed > 99 else _PRINTED + printed
    return f"{year - 1:04d}-04/{year + 1:04d}-03"


_READERS: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str], Setting], str | None]], ...] = (
    ("decade", _DECADE, _decade),
    ("decade", _SPELT, _spelt_decade),
    ("century", _CENTURY, _century),
    ("quarter", _QUARTER, _quarter),
    ("season", _SEASON, _season),
    ("fiscal", _FISCAL, _fiscal),
)
