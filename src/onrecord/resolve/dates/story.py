"""Date what a report of one day puts in the plain past, without any day, by the day of the story.

Wires name the day once, at the top, and mean it for all that they report. The shorter a report and the fewer
days it names, the surer that is; a feature of many days and voices tells nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.model import Span
from onrecord.model.interval import parse_edtf
from onrecord.resolve.dates.asides import is_apart
from onrecord.resolve.dates.cues import HOLDING, Manner
from onrecord.resolve.dates.rates import dated
from onrecord.resolve.dates.threads import ONCE, Dated
from onrecord.resolve.dates.values import Calendar, Event, Frame, SaidOn
from onrecord.resources import words_of
from onrecord.text.dates import DateWords

_LEAD_PARAGRAPHS = 5
_SHORT_CHARS = 3000
_MOST_DAYS_AGO = 3
_MOST_DAYS_AGO_SHORT, _MOST_DAYS_AGO_LONG = 2, 1
_AFTER_WEEKEND = frozenset({0, 6})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LASTING = HOLDING | {Manner.PROGRESSIVE}
_RELATIVE = re.compile(r",\s(?:who|which|where|whom|whose)\b[^,]*$", re.IGNORECASE)
_OPENER = re.compile(
    r"(?:In|During|At|By|On|After|Before|Back in|As early as|Early in|Late in)\b[^,;:\"“”]{0,40}"
)
_OPENING = ONCE | {Manner.PRESENT}

Told = tuple[str, tuple[Span, ...]]
"""A day and the words that tell it."""


def date_by_story(calendar: Calendar, frames: Sequence[Frame], events: Sequence[Event], days: Dated) -> Dated:
    """Date what no other rule dates by the day of the story, if the report is of one day.

    Args:
        calendar: The report.
        frames: Its attributions, in order.
        events: What happened on which day, in order.
        days: The days of those that other rules date.
    """
    lead = _lead(frames, events, days)
    if lead is None or not _is_recent(calendar, lead, _MOST_DAYS_AGO):
        return list(days)
    told, last, since = list(days), lead, -1
    free = [event for event in events if event.free]
    for number, frame in enumerate(frames):
        day = days[number]
        if day is None:
            here = _in_paragraph(frame, free, since)
            told[number] = _by_story(calendar, frame, lead, _later(calendar, last, here) if here else last)
        elif day.is_day and not frame.in_heading and not _is_by_the_way(calendar, frame, day, last):
            last, since = _later(calendar, last, (day.edtf, day.spans)), frame.said.place
    return told


def _is_by_the_way(calendar: Calendar, frame: Frame, day: SaidOn, last: Told) -> bool:
    """Tell whether a clause with "who" or "which" looks back to a day before the one told of."""
    before = calendar.reading.text[frame.sentence.start : frame.cue[0].start]
    return day.edtf < last[0] and _RELATIVE.search(before) is not None


def _in_paragraph(frame: Frame, events: Sequence[Event], since: int) -> Told | None:
    """Return the day that a statement's paragraph names last before it, and after what was dated last."""
    at = bisect_left(events, frame.said.place, key=lambda event: event.at)
    for event in events[max(0, at - 1) : at]:
        if event.paragraph == frame.paragraph and event.at > since:
            return event.edtf, (event.span,)
    return None


def _later(calendar: Calendar, last: Told, told: Told) -> Told:
    """Return the day told later, if it is not too long ago to be of the story."""
    return told if _is_recent(calendar, told, _MOST_DAYS_AGO) else last


def _by_story(calendar: Calendar, frame: Frame, lead: Told, last: Told) -> SaidOn | None:
    """Give a headline and what stands before the lead's day that day, the rest the day last told."""
    if frame.in_heading:
        return dated(lead[0], "story-headline", lead[1]) if frame.manner not in _LASTING else None
    if _tells_another_time(calendar, frame) or is_apart(calendar, frame):
        return None
    if frame.sentence.end <= lead[1][0].start:
        return dated(lead[0], "story-opening", lead[1]) if frame.manner in _OPENING else None
    short = len(calendar.reading.text) < _SHORT_CHARS
    recent = _is_recent(calendar, last, _most_days_ago(calendar, short=short))
    if frame.manner not in ONCE or not recent:
        return None
    return dated(last[0], "story-short" if short else "story-long", last[1])


def _most_days_ago(calendar: Calendar, *, short: bool) -> int:
    """Return how old a day may be to be that of the story: what appears after a weekend may tell of it."""
    after_weekend = calendar.anchor.day.weekday() in _AFTER_WEEKEND
    return _MOST_DAYS_AGO_SHORT if short or after_weekend else _MOST_DAYS_AGO_LONG


def _tells_another_time(calendar: Calendar, frame: Frame) -> bool:
    """Tell whether its paragraph has turned to a time long before the report ("In 1998, …")."""
    start = calendar.reading.paragraphs[frame.paragraph].start
    told = calendar.dates_in(Span(start, frame.sentence.end))
    return any(_is_long_ago(calendar, found) and _opens_sentence(calendar, found) for found in told[-1:])


def _opens_sentence(calendar: Calendar, found: DateWords) -> bool:
    """Tell whether words for a date stand in the phrase that opens a sentence."""
    text, sentence = calendar.reading.text, calendar.reading.sentence_of(found.span.start)
    before = sentence.text_of(text)[: found.span.start - sentence.start]
    return not before.strip() or _OPENER.fullmatch(before.lstrip()) is not None


def _is_long_ago(calendar: Calendar, found: DateWords) -> bool:
    if "XXXX" in found.edtf:
        return False
    until = parse_edtf(found.edtf).bounds()[1]
    return until is not None and (calendar.anchor.day - until).days > _MOST_DAYS_AGO


def _lead(frames: Sequence[Frame], events: Sequence[Event], days: Dated) -> Told | None:
    """Return the day that the opening paragraphs name first."""
    opening: list[tuple[int, str, tuple[Span, ...]]] = [
        (event.at, event.edtf, (event.span,))
        for event in events
        if event.free and event.paragraph < _LEAD_PARAGRAPHS
    ]
    opening += [
        (day.spans[0].start, day.edtf, day.spans)
        for frame, day in zip(frames, days, strict=True)
        if day and day.is_day and not frame.in_heading and frame.paragraph < _LEAD_PARAGRAPHS
    ]
    opening = opening or [
        (event.at, event.edtf, (event.span,))
        for event in events
        if event.occasions & words_of("dating", "gatherings") and event.paragraph < _LEAD_PARAGRAPHS
    ]
    first = min(opening, default=None)
    return first[1:] if first else None


def _is_recent(calendar: Calendar, told: Told, most: int) -> bool:
    """Tell whether a day is the report's own or at most so many before it; without a year any is."""
    if not _DAY.fullmatch(told[0]):
        return True
    return 0 <= (calendar.anchor.day - dt.date.fromisoformat(told[0])).days <= most
