"""Read months and years without a day: "in October", "mid-May 2030", "last June", "in 2028".

A part of one is an interval: "early 2030" is its first four months, "late May" its last third. A month
without a year is the latest one, the report's own included; looking ahead the next. Words that are also names
or verbs ("May", "March") count only where a preposition or the like says that a month is meant, and figures
only where one says that a year is.

On 4 March 2031:

    "in October"        2030-10
    "in early 2030"     2030-01/2030-04
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from onrecord.model import Span
from onrecord.resources import words_of
from onrecord.text.dates.shapes import FULL_MONTH, MONTH, PART, YEAR, month_number, part_of
from onrecord.text.dates.values import DateWords, Setting
from onrecord.text.dates.writing import months_after, part_of_month, part_of_year, write_month

_LED = rf"(?:(?P<part>{PART})[\s-])?"
_HOW = r"(?P<how>(?i:last|next|this(?:\spast|\scoming)?|the\s(?:past|coming)))"
_MONTH_YEAR = re.compile(rf"(?<![\w-])(?<!\d\s){_LED}(?P<month>{MONTH})(?:\sof|,)?\s(?P<year>{YEAR})")
_MONTH = re.compile(rf"(?<![\w-])(?:{_HOW}\s)?{_LED}(?P<month>{FULL_MONTH})\b(?!['’]s\s[A-Z]|-[A-Z])")
_MONTHS_OF_YEAR = re.compile(
    rf"(?<![\w-])(?P<month>{MONTH})(?:\s(?:to|through|until)\s|\s?[-‐‑–—]\s?)(?P<last>{MONTH}),?\s(?P<year>{YEAR})"
)
_ANOTHER = re.compile(rf"\s(?:to|and|through|until|or)\s{FULL_MONTH}\b")
_ONE = re.compile(rf"\b{FULL_MONTH}\s(?:to|and|through|until|or)\s$")
_YEAR = re.compile(rf"(?<![\w$€£#.,:/-]){_LED}(?P<year>{YEAR})(?!\w|,\d|[/:.]\d|[-‐‑–]\d|['’]?s\b)")
_YEARS = re.compile(rf"(?<![\w$€£#.,:/-])(?P<year>{YEAR})[-‐‑–](?P<last>{YEAR}|\d\d)(?![\w%,-])")
_LED_BY = re.compile(r"(?:([\w’']+)[\s-]+|[(])$")
_FOLLOWED_BY = re.compile(r"\s+([\w’']+)")
_SHAKY_MONTHS = frozenset({"may", "march", "april", "june", "august"})
_DETERMINERS = frozenset({"a", "an", "the", "his", "her", "their", "its", "our", "my", "this", "that"})
_LOOK_BACK = 24


def find_months(setting: Setting, span: Span) -> Iterator[DateWords]:
    """Yield months, years and parts of them."""
    for sort, pattern, read in _READERS:
        for found in pattern.finditer(setting.text, span.start, span.end):
            edtf = read(found, setting)
            if edtf is not None:
                yield DateWords(Span(*found.span()), edtf, sort)
    for found in _YEAR.finditer(setting.text, span.start, span.end):
        kind = _year_sort(found)
        if kind is not None:
            year = part_of_year(int(found["year"]), part_of(found["part"]))
            yield DateWords(Span(*found.span()), year, kind)


def _month_of_year(found: re.Match[str], _: Setting) -> str | None:
    return part_of_month(f"{found['year']}-{month_number(found['month']):02d}", part_of(found["part"]))


def _month(found: re.Match[str], setting: Setting) -> str | None:
    """Read a month without a year: the latest or the next, as the words before it say."""
    if not (found["how"] or found["part"] or _is_led(found)):
        return None
    month, anchor = month_number(found["month"]), setting.anchor
    how = (found["how"] or "").lower()
    steps = (month - anchor.day.month) % 12
    if how in ("next", "this coming", "the coming"):
        steps = steps or 12
    elif how == "this":
        steps = month - anchor.day.month
    elif how or not setting.ahead:
        steps = -((-steps) % 12)
        steps = -12 if steps == 0 and how == "last" else steps
    written = write_month(months_after((anchor.day.year, anchor.day.month), steps), anchor)
    return part_of_month(written, part_of(found["part"])) if written else None


def _months_of_year(found: re.Match[str], _: Setting) -> str | None:
    first, last = month_number(found["month"]), month_number(found["last"])
    return f"{found['year']}-{first:02d}/{found['year']}-{last:02d}" if first < last else None


def _is_led(found: re.Match[str]) -> bool:
    """Tell whether a word before the name of a month says that a month is meant."""
    before = _LED_BY.search(found.string, max(0, found.start() - _LOOK_BACK), found.start())
    name = found["month"].lower()
    words = words_of("dates", "before_may" if name in _SHAKY_MONTHS else "before_month")
    word = (before[1] or "").lower() if before else ""
    beside = _ANOTHER.match(found.string, found.end()) or _ONE.search(
        found.string, max(0, found.start() - _LOOK_BACK), found.start()
    )
    if word in words or (word in words_of("dates", "before_month") and beside):
        return True
    return _names_thing(found, word)


def _names_thing(found: re.Match[str], word: str) -> bool:
    """Tell whether a month stands before what it names ("her June letter"); "the May team" is a name."""
    follows = _FOLLOWED_BY.match(found.string, found.end())
    if (
        follows is None
        or not follows[1][0].islower()
        or follows[1].lower() in words_of("dates", "after_verb")
    ):
        return False
    if found["month"].lower() == "may":
        return word in ("a", "an", "last")
    return word in _DETERMINERS or word.endswith(("'s", "’s", "s'", "s’"))


def _years(found: re.Match[str], _: Setting) -> str | None:
    first = found["year"]
    last = first[: 4 - len(found["last"])] + found["last"]
    return f"{first}/{last}" if first < last else None


def _year_sort(found: re.Match[str]) -> str | None:
    """Tell whether a figure is a year ("in 2028"), one that names a thing ("a 2028 letter"), or none."""
    follows = _FOLLOWED_BY.match(found.string, found.end())
    if follows and follows[1].lower() in words_of("dates", "counted"):
        return None
    before = _LED_BY.search(found.string, max(0, found.start() - _LOOK_BACK), found.start())
    if found["part"]:
        return "year"
    if before is None:
        return None
    word = (before[1] or "").lower()
    if not word:
        return "year" if found.string[found.end() : found.end() + 1] == ")" else None
    if word in words_of("dates", "before_year"):
        return "year"
    named = word in _DETERMINERS or word.endswith(("'s", "’s", "s'", "s’"))
    return "year-of" if named and follows and follows[1][0].isalpha() else None


_READERS: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str], Setting], str | None]], ...] = (
    ("month", _MONTHS_OF_YEAR, _months_of_year),
    ("month", _MONTH_YEAR, _month_of_year),
    ("month", _MONTH, _month),
    ("year", _YEARS, _years),
)
