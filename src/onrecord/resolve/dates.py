"""On which day something was said: a weekday, "today", "yesterday" or a date beside the cue, against the report's day.

The report's day is the date of its dateline, completed by the day of publication, else that day itself. A
weekday in a report is the latest such day, the report's own day included. Without a year the answer keeps the
year open (`XXXX-10-28`). Words inside what was said tell nothing about when.

Durations, seasons and "last week" are left to a later version: they give nothing here.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from onrecord.errors import MalformedValue
from onrecord.model import Document, Span
from onrecord.model.interval import parse_edtf
from onrecord.resolve.reading import Reading, Said

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = "january february march april may june july august september october november december".split()
_TODAY = "today|tonight|this morning|this afternoon|this evening"
_WORDS = re.compile(
    rf"\b(?:(?P<week>(?:last |next |this )?(?:{'|'.join(_WEEKDAYS)}))s?|(?P<today>{_TODAY})"
    r"|(?P<yesterday>yesterday|last night)"
    r"|(?P<month>jan(?:uary|\.)|feb(?:ruary|\.)|mar(?:ch|\.)|apr(?:il|\.)|may|june?|july?|aug(?:ust|\.)"
    r"|sept?(?:ember|\.)|oct(?:ober|\.)|nov(?:ember|\.)|dec(?:ember|\.))\s(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
    r"(?:,?\s(?P<year>\d{4}))?)",
    re.IGNORECASE,
)
_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")
_LEAP_YEAR = 2000
_SENTENCE_END = re.compile(r"[.!?][\"”’')]*(?=\s+[\"“‘A-Z])|\n\s*\n")
_STOPPED = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|St|No)\.)$"
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day from which a report's words for days are counted.

    Attributes:
        day: The day; in a leap year that stands for any, if `year` is False.
        year: Whether the year is known.
        weekday: Which day of the week it is, 0 for Monday; None where that is not known.
    """

    day: dt.date
    year: bool
    weekday: int | None


@dataclass(frozen=True, slots=True)
class SaidOn:
    """When something was said: EDTF, the rule and the words that tell it."""

    edtf: str
    rule: str
    spans: tuple[Span, ...]
    confidence: float


def anchor_of(doc: Document) -> Anchor | None:
    """Return the day that a report was written on, as far as its dateline and publication date tell.

    A report with no year is taken to have been written on the weekday that its first paragraph names.
    """
    published = _day(doc.published)
    printed = doc.dateline.date if doc.dateline else None
    day = _day(printed) or _completed(printed, published) or published
    if day:
        return Anchor(day, year=True, weekday=day.weekday())
    found = _YEARLESS.fullmatch(printed or "")
    if found is None or doc.dateline is None:
        return None
    day = dt.date(_LEAP_YEAR, int(found[1]), int(found[2]))
    return Anchor(day, year=False, weekday=_weekday_of_lead(doc.text[doc.dateline.span.end :]))


def _weekday_of_lead(text: str) -> int | None:
    lead = re.split(r"\n\s*\n", text, maxsplit=1)[0].lower()
    found = re.search(rf"(?<!last )(?<!next )\b({'|'.join(_WEEKDAYS)})\b", lead)
    return _WEEKDAYS.index(found[1]) if found else None


def _day(edtf: str | None) -> dt.date | None:
    try:
        interval = parse_edtf(edtf[:10]) if edtf else None
    except MalformedValue:
        return None
    return interval.start.exact if interval and interval.start else None


def _completed(printed: str | None, published: dt.date | None) -> dt.date | None:
    """Give a dateline without a year the year in which it comes last before publication."""
    found = _YEARLESS.fullmatch(printed or "")
    if found is None or published is None:
        return None
    years = (published.year, published.year - 1)
    made = (_made(year, int(found[1]), int(found[2])) for year in years)
    return next((day for day in made if day and day <= published + dt.timedelta(days=1)), None)


def _made(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def find_said_on(reading: Reading, said: Said, anchor: Anchor | None) -> SaidOn | None:
    """Return when an attribution was said, if words beside its cue or source tell."""
    if anchor is None:
        return None
    around = _sentence(reading, said)
    places = [span.start for span in (*said.cue, *said.source)]
    if around is None or not places:
        return None
    outside = [
        found
        for found in _WORDS.finditer(reading.text, around.start, around.end)
        if not _inside(reading, said, found)
    ]
    near = sorted(outside, key=lambda found: min(abs(found.start() - place) for place in places))
    for found in near[:1]:
        day = _read(found, anchor)
        if day:
            span = Span(found.start(), found.end())
            return SaidOn(day, f"day-word:{found.lastgroup}", (span,), 0.85 if anchor.year else 0.7)
    return None


def _inside(reading: Reading, said: Said, found: re.Match[str]) -> bool:
    span = Span(found.start(), found.end())
    held = any(content.contains(span) for content in said.content)
    return held or reading.is_quoted(span) or span.text_of(reading.text) == "may"


def _sentence(reading: Reading, said: Said) -> Span | None:
    """Return the sentence around the cue, in its paragraph."""
    cue = (said.cue or said.source)[:1]
    if not cue:
        return None
    paragraph = reading.paragraphs[reading.paragraph_of(cue[0].start)]
    ends = [found.end() for found in _SENTENCE_END.finditer(reading.text, paragraph.start, paragraph.end)]
    ends = [end for end in ends if not _STOPPED.search(reading.text, max(0, end - 6), end)]
    start = max([end for end in ends if end <= cue[0].start], default=paragraph.start)
    stop = min([end for end in ends if end > cue[0].start], default=paragraph.end)
    return Span(start, max(start, stop))


def _read(found: re.Match[str], anchor: Anchor) -> str | None:
    if found["today"]:
        return _printed(anchor.day, anchor)
    if found["yesterday"]:
        return _printed(anchor.day - dt.timedelta(days=1), anchor)
    if found["week"]:
        return _weekday(found["week"].lower(), anchor)
    return _dated(found, anchor)


def _weekday(words: str, anchor: Anchor) -> str | None:
    """Return the latest such weekday, the report's own day included."""
    if words.startswith("next "):
        return None
    if anchor.weekday is None:
        return None
    back = (anchor.weekday - _WEEKDAYS.index(words.split()[-1])) % 7
    if back == 0 and words.startswith("last "):
        back = 7
    return _printed(anchor.day - dt.timedelta(days=back), anchor)


def _dated(found: re.Match[str], anchor: Anchor) -> str | None:
    month = next(
        number for number, name in enumerate(_MONTHS, 1) if name.startswith(found["month"][:3].lower())
    )
    year = int(found["year"]) if found["year"] else anchor.day.year
    day = _made(year, month, int(found["day"]))
    if day is None:
        return None
    if found["year"]:
        return day.isoformat()
    if anchor.year and day > anchor.day:
        day = _made(year - 1, month, int(found["day"]))
    return _printed(day, anchor) if day else None


def _printed(day: dt.date, anchor: Anchor) -> str | None:
    if anchor.year:
        return day.isoformat()
    # The day before 1 March differs in leap years, so it is not known.
    over_february = anchor.day.month == 3 and day.month == 2
    return None if over_february else f"XXXX-{day.month:02d}-{day.day:02d}"
