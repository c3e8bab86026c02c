"""Read weekdays: "on Friday", "last Tuesday", "Monday night", "Friday of last week", "a week ago Monday".

Looking back a weekday is the latest one, the report's own day included; looking ahead the next one. "Last"
means the latest one before the report's day. Weekdays in names ("Black Friday", "the Sunday Tribune") and in
the plural are none.

On Tuesday, 4 March 2031:

    "Monday night"      2031-03-03
    "last Tuesday"      2031-02-25
    "Friday week"       2031-03-14
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model import Span
from onrecord.resources import words_of
from onrecord.text.dates.shapes import NUMBER, WEEKDAY, counted, weekday_number
from onrecord.text.dates.values import DateWords, Setting
from onrecord.text.dates.writing import days_from, write_day

_HOUR = r"(?:morning|afternoon|evening|night|lunchtime)"
_WEEKDAY = re.compile(
    rf"\b(?:(?P<how>(?i:last|next|this\spast|this\scoming|this|the\s(?:coming|past)))\s"
    rf"|(?P<ago>{NUMBER}\sweeks?\sago)\s(?:on\s)?|(?i:early|late|later|earlier)\s(?:on\s)?)?"
    rf"(?P<weekday>{WEEKDAY})\b(?:\s{_HOUR}\b)?"
    r"(?:,?\s(?:of\s)?(?P<week>last|this|next|the\s(?:previous|following))\sweek\b|\s(?P<after>week)\b(?!['’-])"
    r"|\s(?P<before>before\slast)\b|\s(?P<once>last)\b(?=[,.;]))?"
)
_BEFORE = re.compile(r"([\w’']+)\s+$")
_AFTER = re.compile(r"\s+([\w’']+)")
_RUNS_ON = re.compile(rf"-{WEEKDAY}")
_WEEK = 7


def find_weekdays(setting: Setting, span: Span) -> Iterator[DateWords]:
    """Yield the weekdays that can be told; none if it is not known which one the report was written on."""
    for found in _WEEKDAY.finditer(setting.text, span.start, span.end):
        if setting.anchor.weekday is None or _is_name(setting.text, found):
            continue
        shift = _shift(found, setting)
        day = days_from(setting.anchor.day, shift)
        edtf = write_day(day, setting.anchor) if day else None
        if edtf:
            yield DateWords(Span(*found.span()), edtf, "weekday")


def _shift(found: re.Match[str], setting: Setting) -> int:
    """Return how many days from the report's own a weekday lies."""
    today, wanted = setting.anchor.weekday or 0, weekday_number(found["weekday"])
    back, ahead = -((today - wanted) % _WEEK), (wanted - today) % _WEEK or _WEEK
    if found["week"]:
        return _within_week(found["week"].lower(), today, wanted)
    if found["before"]:
        return (back or -_WEEK) - _WEEK
    if found["after"]:
        return ahead + _WEEK
    if found["ago"]:
        return back - _WEEK * counted(found["ago"].split(" week")[0])[0]
    how = (found["how"] or found["once"] or "").lower()
    return _told(how, back, ahead, setting)


def _told(how: str, back: int, ahead: int, setting: Setting) -> int:
    if how in ("last", "this past", "the past"):
        return back or -_WEEK
    if how in ("next", "this coming", "the coming"):
        return ahead
    if how == "this":
        return ahead % _WEEK
    return ahead if setting.ahead else back


def _within_week(which: str, today: int, wanted: int) -> int:
    steps = {"last": -_WEEK, "this": 0, "next": _WEEK}
    return wanted - today + steps.get(which, _WEEK if "following" in which else -_WEEK)


def _is_name(text: str, found: re.Match[str]) -> bool:
    after = text[found.end("weekday") : found.end("weekday") + 1]
    before = _BEFORE.search(text, max(0, found.start() - 24), found.start())
    follows = _AFTER.match(text, found.end("weekday"))
    if (after == "-" and not _RUNS_ON.match(text, found.end("weekday"))) or (
        before and before[1].lower() in words_of("dates", "before_weekday") and before[1][0].isupper()
    ):
        return True
    return follows is not None and follows[1][0].isupper() and _is_title(follows[1], text, follows.end())


def _is_title(word: str, text: str, end: int) -> bool:
    """Tell whether a capitalised word after a weekday makes a title of it: a paper's or a programme's."""
    if word.lower() in words_of("dates", "after_weekday"):
        return True
    hour = re.fullmatch(_HOUR, word.lower()) is not None
    return hour and re.match(r"\s+[A-Z]|['’]s\s[A-Z]", text[end : end + 4]) is not None
