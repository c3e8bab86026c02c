"""Where and for how long: scope, places and days that stand in the clause of a claim."""

from __future__ import annotations

import re

from onrecord.interpret.view import View
from onrecord.model import Excerpt, Span
from onrecord.resources import words_of
from onrecord.text.dates import find_dates

SCOPE = re.compile(
    r"\b(?:only|solely|exclusively|just)\s(?:in|around|at|within|for|near|on|inside|along|to|between|"
    r"across)\s"
    r"[^,;.!?\"“”]+|\b(?:in|around|at|within|for|on)\s[^,;.!?\"“”]{2,40}\sand\snowhere\selse\b",
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
    r"\b(?:in|around|near|across|throughout|within|over|along|outside|inside|into|at|on)\s(?:the\s)?"
    rf"({_NAME}(?:(?:,\s|\sand\s|\sor\s){_NAME})*)"
)
_AND = re.compile(r",\s|\sand\s|\sor\s")
_CLOCK = r"(?:(?:\d{1,2}(?::\d\d)?(?:\s?[ap]\.?m\.?)?|midnight|noon|dawn|dusk)\s)?"
_UNTIL = re.compile(rf"\b(?:until|till|through|up to)\s{_CLOCK}(?:on\s)?(?:the\s)?", re.IGNORECASE)
_BY = re.compile(
    rf"\b(?:by|before|no later than|not later than)\s{_CLOCK}(?:on\s)?",
    re.IGNORECASE,
)
_SINCE = re.compile(rf"\b(?:since|from|as of|starting|beginning|effective)\s{_CLOCK}(?:on\s)?", re.IGNORECASE)
_ON = re.compile(rf"\b(?:on|in|at)\s{_CLOCK}(?:on\s)?", re.IGNORECASE)
_BEGAN = re.compile(
    r"\b(?:took effect|(?:came|entered) into (?:force|effect)|began|started)\b.*?\bon\s", re.IGNORECASE
)


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
    return _day_after(view, span, _SINCE, ahead=ahead) or _day_after(view, span, _BEGAN, ahead=False)


def until_in(view: View, span: Span) -> str | None:
    """Return the day until which something holds, as EDTF."""
    return _day_after(view, span, _UNTIL, ahead=True)


def due_in(view: View, span: Span, *, ahead: bool = True) -> str | None:
    """Return the day by which an act is owed, as EDTF; `ahead` says that it lay ahead of the report."""
    return _day_after(view, span, _BY, ahead=ahead)


def day_in(view: View, span: Span) -> str | None:
    """Return the day on which something is to be, as EDTF."""
    return _day_after(view, span, _ON, ahead=True)


def _day_after(view: View, span: Span, pattern: re.Pattern[str], *, ahead: bool) -> str | None:
    """Return the day whose words follow a preposition at once."""
    if view.anchor is None:
        return None
    for found in pattern.finditer(view.text, span.start, span.end):
        rest = Span(found.end(), min(span.end + 6, len(view.text)))
        if rest.start >= rest.end:
            continue
        for day in find_dates(view.text, rest, view.anchor, ahead=ahead):
            between = view.text[found.end() : max(day.span.start, found.end())]
            if between.lower() in ("", "the end of ", "the close of "):
                return day.edtf
    return None
