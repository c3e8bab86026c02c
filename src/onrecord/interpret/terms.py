"""Where and for how long: scope, places and days that stand in the clause of a claim."""

from __future__ import annotations

import re

from onrecord.interpret.days import interval_of
from onrecord.interpret.view import View
from onrecord.model import Excerpt, Span
from onrecord.resources import words_of
from onrecord.text.dates import Anchor, exactly, find_dates, later

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOST = 1_000
_COUNTED = frozenset({"hour", "day", "week"})
SCOPE = re.compile(
    r"\b(?:only|solely|exclusively|just)\s(?:in|around|at|within|for|near|on|inside|along|to|between|"
    r"across)\s"
    r"[^,;.!?\"“”]+|\b(?:in|around|at|within|for|on)\s(?!force\b|effect\b|place\b)[^,;.!?\"“”]{2,40}"
    r"\sand\snowhere\selse\b|"
    r"\b(?:everywhere |for (?:all|everyone) |all )?(?:except|apart from|with the exception of|other than)\s"
    r"(?:for\s|in\s|around\s)?(?!that\b|when\b|if\b)[^,;.!?\"“”]{2,60}",
    re.IGNORECASE,
)
UNDER = re.compile(
    r"\bunder (?:the|an?|this|that|its|their)\s(?:\w+\s){0,2}(?:accord|deal|agreement|contract|treaty|"
    r"terms|plan|ruling|order|"
    r"settlement|law|pact|truce|rules)\b",
    re.IGNORECASE,
)
"""By what act something is owed ("under the accord")."""
_NAME = (
    r"(?:(?:north|south|east|west)(?:ern)?\s)?[A-Z][\w’'-]*(?:\s(?:(?:de|la|al|el|of|the)\s)?[A-Z][\w’'-]*)*"
)
_PLACE = re.compile(
    r"\b(?i:in|around|near|across|throughout|within|over|along|outside|inside|into|at|on)\s(?:the\s)?"
    rf"({_NAME}(?:(?:,\s|\sand\s|\sor\s){_NAME})*)"
)
_AND = re.compile(r",\s|\sand\s|\sor\s")
_CLOCK = r"(?:(?:\d{1,2}(?::\d\d)?(?:\s?[ap]\.?m\.?)?|midnight|noon|dawn|dusk)\s)?"
_UNTIL = re.compile(rf"\b(?:until|till|through|up to)\s{_CLOCK}(?:on\s)?(?:the\s)?", re.IGNORECASE)
_BY = re.compile(
    rf"\b(?:by|before|no later than|not later than)\s{_CLOCK}(?:on\s)?",
    re.IGNORECASE,
)
_SINCE = re.compile(rf"\bsince\s{_CLOCK}(?:on\s)?", re.IGNORECASE)
_FROM = re.compile(rf"\b(?:from|as of|starting|beginning|effective)\s{_CLOCK}(?:on\s)?", re.IGNORECASE)
_ON = re.compile(rf"\b(?:on|in|at)\s{_CLOCK}(?:on\s)?", re.IGNORECASE)
_INTO = r"(?:\s(?:in|into)\s(?:force|effect|operation))"
_BEGAN = re.compile(
    rf"\b(?:took (?:effect|hold|place)|(?:came|entered|went){_INTO}|came in|began|begun|started|"
    r"(?:was|were|been)\s\w+(?:ed|ld|n|t))\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    rf"\b(?:takes? (?:effect|hold|place)|(?:comes?|enters?|goes|go){_INTO}|comes? in|begins?|starts?|"
    r"(?:be|is|are|being)\s\w+(?:ed|ld|n|t))\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\b(?:expires?|ends?|lapses?|runs? out)\b", re.IGNORECASE)
_LASTS = re.compile(
    r"\b(?:lasts?|runs?|(?:holds?|stays?|remains?|be)(?: in (?:force|effect|place))?)(?: for)?"
    r"\s(?P<count>[\w-]+)(?:\s|-)(?P<unit>hour|day|week|month|year)s?\b",
    re.IGNORECASE,
)
_ALONG = re.compile(
    r"(?:\s(?:in|at|on|around|within|across|for|over|throughout)\s(?!\d)[^,;.\"“”]{2,40}?)?"
    rf"\s(?:(?:on|from|at|as of)\s)?{_CLOCK}(?:on\s)?(?:the\s)?",
    re.IGNORECASE,
)
"""What may stand between a verb of beginning and its day: where, and at what time of day."""
_MERIDIEM = re.compile(r"(?<=[\d\s])[ap]\.m\.[^,;.:!?\"“”\n]{0,40}", re.IGNORECASE)
_BEYOND = 24
"""A clause that ends in "6 a.m." goes on for so long at most."""


def scope_in(view: View, span: Span) -> Span | None:
    """Return the words that narrow a thing to a place or part ("only around the port")."""
    found = SCOPE.search(view.text, span.start, span.end)
    return Span(found.start(), found.start() + len(found.group().rstrip())) if found else None


def scope_of(view: View, span: Span) -> Excerpt | None:
    """Return the scope as an excerpt."""
    scope = scope_in(view, span)
    return view.excerpt(scope) if scope else None


def places_in(view: View, span: Span) -> list[str]:
    """Return the places named in a stretch of text after a preposition of place, in order."""
    calendar = words_of("words", "weekdays", "months")
    lists = (found[1] for found in _PLACE.finditer(view.text, span.start, span.end))
    names = (name for names in lists for name in _AND.split(names))
    return [re.sub(r"['’]s?$", "", name) for name in names if name.split()[0].lower() not in calendar]


def since_in(view: View, span: Span, *, ahead: bool) -> str | None:
    """Return the day from which something holds, as EDTF."""
    return (
        _day_after(view, span, _SINCE, ahead=False)
        or _day_after(view, span, _FROM, ahead=ahead)
        or _day_along(view, span, _BEGAN, ahead=False)
        or _day_along(view, span, _BEGINS, ahead=True)
    )


def _lasts_until(view: View, span: Span) -> str | None:
    """Return the last day of what is told to begin on a day and to last so long ("will last 72 hours")."""
    found = _LASTS.search(view.text, span.start, span.end)
    count = exactly(found["count"]) if found and found["unit"].lower() in _COUNTED else None
    if found is None or count is None or not 0 < count < _MOST:
        return None
    since = since_in(view, span, ahead=True)
    begins = interval_of(since) if since and _DAY.fullmatch(since) else None
    first = begins.bounds()[0] if begins else None
    last = later(first, count, found["unit"].lower()) if first else None
    return last.isoformat() if last else None


def until_in(view: View, span: Span) -> str | None:
    """Return the day until which something holds, as EDTF."""
    return (
        _day_after(view, span, _UNTIL, ahead=True)
        or _day_along(view, span, _ENDS, ahead=True)
        or _lasts_until(view, span)
    )


def due_in(view: View, span: Span, *, ahead: bool = True) -> str | None:
    """Return the day by which an act is owed, as EDTF; `ahead` says that it lay ahead of the report.

    What was promised before the report may be due after it: a day without a year is the nearest then.
    """
    day = _day_after(view, span, _BY, ahead=ahead)
    if ahead or day is None or view.anchor is None or not view.anchor.year:
        return day
    nearest = _day_after(view, span, _BY, ahead=True)
    return min(day, nearest or day, key=lambda edtf: _days_between(view.anchor, edtf))


def _days_between(anchor: Anchor | None, edtf: str) -> int:
    """Return how far a date begins from the report's day; what has no day of a known year is far."""
    days = interval_of(edtf) if edtf[:4].isdigit() else None
    first = days.bounds()[0] if days else None
    return abs((first - anchor.day).days) if first and anchor else _MOST * _MOST


def day_in(view: View, span: Span) -> str | None:
    """Return the day on which something is to be, as EDTF."""
    return _day_after(view, span, _ON, ahead=True)


def _whole(view: View, span: Span) -> Span:
    """Return a clause with what follows the stops of "6 a.m.", which end no clause."""
    cut = _MERIDIEM.match(view.text, span.end - 1) if span.end > span.start else None
    return Span(span.start, cut.end()) if cut else span


def _day_along(view: View, span: Span, verb: re.Pattern[str], *, ahead: bool) -> str | None:
    """Return the day of a verb, which follows it at once, or after a place and a time of day."""
    if view.anchor is None:
        return None
    span = _whole(view, span)
    for found in verb.finditer(view.text, span.start, span.end):
        rest = Span(found.end(), min(span.end + _BEYOND, len(view.text)))
        days = find_dates(view.text, rest, view.anchor, ahead=ahead) if rest.start < rest.end else []
        if days and _ALONG.fullmatch(f"{view.text[found.end() : days[0].span.start].rstrip()} "):
            return days[0].edtf
    return None


def _day_after(view: View, span: Span, pattern: re.Pattern[str], *, ahead: bool) -> str | None:
    """Return the day whose words follow a preposition at once."""
    if view.anchor is None:
        return None
    span = _whole(view, span)
    for found in pattern.finditer(view.text, span.start, span.end):
        rest = Span(found.end(), min(span.end + 6, len(view.text)))
        if rest.start >= rest.end:
            continue
        for day in find_dates(view.text, rest, view.anchor, ahead=ahead):
            between = view.text[found.end() : max(day.span.start, found.end())]
            if between.lower() in ("", "the end of ", "the close of "):
                return day.edtf
    return None
