"""Tell when something was said by the words for dates in its own sentence.

Only such words count as belong to the saying: not those in what was said, not those in a clause of their
own ("who was in Salen on Saturday"), not those that name a thing ("the May 5 attack") unless it is what was
spoken at or written ("a Sunday editorial").
"""

from __future__ import annotations

import re

from onrecord.model import Quotation
from onrecord.model.interval import parse_edtf
from onrecord.resolve.dates.clauses import (
    in_clause_of_cue,
    in_same_breath,
    names_thing,
    occasion_after,
    segment_of,
)
from onrecord.resolve.dates.cues import HOLDING, Manner
from onrecord.resolve.dates.rates import dated
from onrecord.resolve.dates.values import Calendar, Frame, SaidOn
from onrecord.resolve.reading import Said
from onrecord.resources import words_of
from onrecord.text.dates import DateWords

_FINITE = re.compile(
    r"\b(?:that|who|which|what|how|why|whether|is|are|was|were|(?<!\bto\s)be|has|have|had|did|does|do|will|would|could|can|may"
    r"|might|should|must|said|says|told)\b|['’](?:re|ve|d|ll)\b|[\"“”]|''"
)
TO_COME = re.compile(
    r"\b(?:will|would|to be|(?:is|are|was|were) to|scheduled|planned|expected|set to|due|likely to|plans? to"
    r"|intends? to|ahead of|next|upcoming|coming"
    r"|(?:heading|going) into|(?:leading|run) up to|run-up to)\b|['’]ll\b",
    re.IGNORECASE,
)
"""Words before a date that make it the day of something to come."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SORTS = frozenset({"weekday", "date", "near-day", "relative", "holiday", "figures"})
_NEVER = frozenset({"open", "to-come", "fiscal", "century", "quarter", "lately"})
_LONG_AGO_DAYS = 200
_TO = frozenset({"in", "at", "during", "on", "with", "through", "via", "from"})
_NOW = frozenset({Manner.PRESENT, Manner.BARE, Manner.PROGRESSIVE})
_NOUNS = frozenset({Manner.NOUN, Manner.BARE})
_BY = re.compile(r"\b(?:in|with|by|during|at|through)\s(?:(?:an?|the|his|her|its|their)\s)?$", re.IGNORECASE)
_BEFORE_CHARS = 12
_WEEK = 7
_LOOSE = frozenset({Manner.PAST, Manner.BEFORE, Manner.PARTICIPLE, Manner.PRESENT, Manner.FUTURE})


def find_said_on(calendar: Calendar, frame: Frame) -> SaidOn | None:
    """Return when something was said, by the words for dates in its sentence that are nearest to the cue."""
    fitting = [found for found in calendar.dates_in(frame.sentence) if dates_saying(calendar, frame, found)]
    if not fitting:
        return None
    nearest = min(fitting, key=lambda found: (not found.is_day, _distance(frame, found)))
    spans = dict.fromkeys((nearest.span, *calendar.counted_from(nearest)))
    return dated(nearest.edtf, "own-sentence", tuple(spans))


def dates_saying(calendar: Calendar, frame: Frame, found: DateWords) -> bool:
    """Tell whether words for a date in the sentence of a cue are about the saying."""
    if found.sort in _NEVER or calendar.reading.is_quoted(found.span) or is_to_come(calendar, found):
        return False
    if not _may_date(calendar, frame, found) or _is_over(calendar, frame, found):
        return False
    if _is_said(calendar, frame.said, found) or any(
        _is_said(calendar, other, found) for other in frame.others if not _inside(frame, other)
    ):
        return False
    return _belongs(calendar, frame, found)


def _may_date(calendar: Calendar, frame: Frame, found: DateWords) -> bool:
    """Tell whether a cue can be dated by a date so far from it: what holds on, only by one right after it."""
    if frame.manner in _LOOSE or _is_by_noun(calendar.reading.text, frame):
        return True
    if not in_same_breath(calendar.reading.text, frame.cue, found):
        return False
    if any(content.contains(found.span) for content in frame.said.content):
        return False
    return frame.manner not in HOLDING or any(found.span.end > cue.start for cue in frame.said.cue)


def _is_by_noun(text: str, frame: Frame) -> bool:
    """Tell whether a cue is a noun by which the sentence's own verb was done ("with a reference to")."""
    if not frame.said.cue or frame.manner not in _NOUNS:
        return False
    cue = frame.said.cue[0]
    return _BY.search(text[max(frame.sentence.start, cue.start - _BEFORE_CHARS) : cue.start]) is not None


def _is_over(calendar: Calendar, frame: Frame, found: DateWords) -> bool:
    """Tell whether a time beside a cue in the present has long passed ("records from 2008 show")."""
    if frame.manner not in _NOW or not calendar.anchor.year or _names(calendar.reading.text, frame, found):
        return False
    until = parse_edtf(found.edtf).bounds()[1]
    return until is not None and (calendar.anchor.day - until).days > _WEEK


def _distance(frame: Frame, found: DateWords) -> int:
    return min(max(span.start - found.span.end, found.span.start - span.end, 0) for span in frame.cue)


def is_to_come(calendar: Calendar, found: DateWords) -> bool:
    """Tell whether a date lies after the report's own day, or so long before that it would have a year."""
    anchor, first = calendar.anchor, found.edtf.split("/")[0]
    if not anchor.year or not first[:4].isdigit():
        return False
    printed = first[:4] in found.span.text_of(calendar.reading.text)
    if found.sort == "date" and found.day and not printed and (anchor.day - found.day).days > _LONG_AGO_DAYS:
        return True
    return first > anchor.day.isoformat()[: len(first)]


def _inside(frame: Frame, other: Said) -> bool:
    """Tell whether an attribution is itself part of what another reports."""
    return any(content.contains(cue) for content in other.content for cue in frame.cue)


def _is_said(calendar: Calendar, said: Said, found: DateWords) -> bool:
    """Tell whether words for a date are part of what was said, and not of the phrase that a cue governs.

    "She unveiled a plan for schools on Monday" tells when; "she said schools open on Monday" does not.
    """
    number = next((n for n, content in enumerate(said.content) if content.contains(found.span)), None)
    if number is None:
        return False
    text = calendar.reading.text
    cue = {word.lower() for span in said.cue for word in _WORD.findall(span.text_of(text))}
    if number or found.sort not in _SORTS or said.given.quotation is Quotation.DIRECT:
        return True
    before = text[said.content[0].start : found.span.start]
    return not cue or bool(cue & words_of("dating", "clausal")) or _FINITE.search(before) is not None


def _belongs(calendar: Calendar, frame: Frame, found: DateWords) -> bool:
    text = calendar.reading.text
    if _names(text, frame, found):
        return _is_occasion_of(text, frame, found) and in_clause_of_cue(
            text, frame.sentence, frame.cue, found
        )
    before = [
        word.lower()
        for word in text[max(frame.sentence.start, found.span.start - 24) : found.span.start].split()
    ]
    while before and before[-1] in ("the", "on", "late", "early"):
        before.pop()
    if before and before[-1] in words_of("dating", "bounds"):
        return False
    if _looks_ahead(text, frame, found):
        return False
    return in_clause_of_cue(text, frame.sentence, frame.cue, found)


def _names(text: str, frame: Frame, found: DateWords) -> bool:
    """Tell whether a date names what stands after it, and that is not the cue ("the 2008 show")."""
    return names_thing(text, found) and not any(cue.start == found.span.end + 1 for cue in frame.cue)


def _looks_ahead(text: str, frame: Frame, found: DateWords) -> bool:
    """Tell whether a day is that of something planned, and not of the saying ("is set to testify Friday")."""
    part = segment_of(text, frame.sentence, found.span)
    planned = [match.start() for match in TO_COME.finditer(text, part.start, found.span.start)]
    if not planned or frame.manner is Manner.FUTURE:
        return False
    return not any(planned[-1] < cue.end and cue.start < found.span.start for cue in frame.said.cue)


def _is_occasion_of(text: str, frame: Frame, found: DateWords) -> bool:
    """Tell whether what a date names is what was spoken at or written."""
    if occasion_after(text, found, frame.sentence.end) is None:
        return False
    if any(span.contains(found.span) for span in (*frame.said.source, *frame.said.cue)):
        return True
    before = text[max(frame.sentence.start, found.span.start - 40) : found.span.start].lower().split()
    return bool(_TO.intersection(before[-3:]))
