"""Carry a day from one statement to others that were made at the same time.

A report dates a speaker once and goes on with "he said". The day holds for what the same speaker says next in
the plain past, until something that he said has no day or another. It holds for what is said between two
statements of one day, and backwards for opening lines that tell the same before the day is named.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.model.interval import parse_edtf
from onrecord.resolve.dates.asides import is_apart, looks_back
from onrecord.resolve.dates.cues import HOLDING, Manner
from onrecord.resolve.dates.rates import dated
from onrecord.resolve.dates.values import Calendar, Event, Frame, SaidOn
from onrecord.resources import words_of

Dated = list[SaidOn | None]

ONCE = frozenset({Manner.PAST, Manner.PARTICIPLE})
_NEAR_ONLY = frozenset({Manner.PRESENT, Manner.NOUN, Manner.BARE, Manner.INFINITIVE, Manner.BEFORE})
_GOING_ON = ONCE | {Manner.ACCORDING, Manner.NOUN}
_AT_OCCASION = ONCE | {Manner.PRESENT, Manner.NOUN}
_FAR, _NEAR = 8, 1
_ACTOR_FAR = 2
_OPENING = 3
_LATER_FAR = 3
_WORD = re.compile(r"[^\W\d_][\w-]*")
_DEFINITE = frozenset({"the", "that", "this", "same", "his", "her", "its", "their"})


@dataclass(slots=True)
class _Told:
    """What has been told so far.

    Attributes:
        calendar: The report.
        last: What each speaker said last, and on which day if that is told.
        events: What happened on which day, in order.
        occasions: The events at which people spoke, by what they are called.
    """

    calendar: Calendar
    events: Sequence[Event]
    occasions: dict[str, list[Event]]
    last: dict[str, tuple[Frame, SaidOn | None]] = field(default_factory=dict)

    def note(self, frame: Frame, day: SaidOn | None) -> None:
        """Remember a statement: without a day it ends a thread only if it was made once."""
        if frame.speaker is None or not (day or frame.manner in ONCE or frame.manner is Manner.BEFORE):
            return
        earlier = self.last.get(frame.speaker)
        if not (earlier and earlier[1] and day and looks_back(self.calendar, frame, day, earlier[1])):
            self.last[frame.speaker] = (frame, day)


def carry_on(calendar: Calendar, frames: Sequence[Frame], events: Sequence[Event], days: Dated) -> Dated:
    """Date what has no day in its own sentence by what was told before it.

    Args:
        calendar: The report.
        frames: Its attributions, in order.
        events: What happened on which day, in order.
        days: The days of those that their own sentence dates.
    """
    carried, told = list(days), _Told(calendar, events, _by_occasion(events))
    for number, frame in sorted(enumerate(frames), key=lambda row: row[1].cue[0].start if row[1].cue else 0):
        if frame.in_heading:
            continue
        if carried[number] is None and not is_apart(calendar, frame):
            carried[number] = (
                _same_speaker(frame, told)
                or _same_occasion(calendar, frame, told)
                or _same_actor(frame, told)
            )
        told.note(frame, carried[number])
    return carried


def _by_occasion(events: Sequence[Event]) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        for occasion in event.occasions:
            found[occasion].append(event)
    return found


def _same_speaker(frame: Frame, told: _Told) -> SaidOn | None:
    """Give the day of what the speaker said last; a vague time only within one interview or speech."""
    before, day = told.last.get(frame.speaker or "", (None, None))
    if before is None or day is None:
        return None
    reach = _reach(frame, before)
    away = frame.paragraph - before.paragraph
    if away > reach or not (
        day.is_near_a_day or (away <= _ACTOR_FAR and _is_occasion(told.calendar, before))
    ):
        return None
    return dated(day.edtf, "same-speaker", day.spans)


def _reach(frame: Frame, before: Frame) -> int:
    """Return over how many paragraphs a day is carried: what is to come goes on only from what is to come."""
    if frame.manner in _GOING_ON or frame.manner is before.manner is Manner.FUTURE:
        return _FAR
    return _NEAR if frame.manner in _NEAR_ONLY else -1


def _is_occasion(calendar: Calendar, frame: Frame) -> bool:
    """Tell whether the sentence of a statement names what it was said or written in."""
    words = _WORD.finditer(calendar.reading.text, frame.sentence.start, frame.sentence.end)
    return any(
        word[0].lower() in words_of("dating", "occasions")
        and not any(span.start <= word.start() < span.end for span in frame.said.content)
        for word in words
    )


def _same_occasion(calendar: Calendar, frame: Frame, told: _Told) -> SaidOn | None:
    """Give the day of the debate, letter and so on that the sentence speaks of as one told already."""
    if frame.manner not in _AT_OCCASION or not told.occasions:
        return None
    before = [
        event
        for occasion in _occasions_of(calendar, frame)
        for event in _until(told.occasions.get(occasion, ()), frame.said.place)[-1:]
    ]
    latest = max(before, key=lambda event: event.at, default=None)
    return dated(latest.edtf, "same-occasion", (latest.span,)) if latest else None


def _until(events: Sequence[Event], place: int) -> Sequence[Event]:
    """Return the events that are spoken of before a place."""
    return events[: bisect_left(events, place, key=lambda event: event.at)]


def _occasions_of(calendar: Calendar, frame: Frame) -> frozenset[str]:
    """Return the occasions that a sentence names with "the" or "his", outside what was said."""
    text, found = calendar.reading.text, set()
    words = list(_WORD.finditer(text, frame.sentence.start, frame.sentence.end))
    for number, word in enumerate(words):
        if word[0].lower() not in words_of("dating", "occasions"):
            continue
        if any(span.start <= word.start() < span.end for span in frame.said.content):
            continue
        if _DEFINITE & {other[0].lower() for other in words[max(0, number - 3) : number]}:
            found.add(word[0].lower())
    return frozenset(found)


def _same_actor(frame: Frame, told: _Told) -> SaidOn | None:
    """Give the day of what the speaker did in the sentences before, if he has said nothing since."""
    if frame.speaker is None or frame.manner not in ONCE:
        return None
    since = told.last[frame.speaker][0].said.place if frame.speaker in told.last else -1
    for event in reversed(_until(told.events, frame.said.place)):
        if event.at < since or frame.paragraph - event.paragraph > _ACTOR_FAR:
            return None
        if event.free and event.actor == frame.speaker:
            return dated(event.edtf, "same-actor", (event.span,))
    return None


def carry_between(frames: Sequence[Frame], days: Dated) -> Dated:
    """Date what is said between two statements of one day, close to both."""
    carried = list(days)
    known = [number for number, day in enumerate(days) if day]
    for number, frame in enumerate(frames):
        at = bisect_left(known, number)
        if days[number] or frame.in_heading or frame.manner not in ONCE or not 0 < at < len(known):
            continue
        before, after = known[at - 1], known[at]
        one, other = days[before], days[after]
        near = (
            frame.paragraph - frames[before].paragraph <= 1 and frames[after].paragraph - frame.paragraph <= 1
        )
        if one and other and near and one.edtf == other.edtf:
            carried[number] = dated(one.edtf, "between", tuple(dict.fromkeys(one.spans + other.spans)))
    return carried


def carry_back(frames: Sequence[Frame], days: Dated) -> Dated:
    """Date headlines and opening lines by what the same speaker is soon said to have said on a day."""
    carried = list(days)
    first = next((frame.paragraph for frame in frames if not frame.in_heading), 0)
    later: dict[str, tuple[Frame, SaidOn]] = {}
    for number in range(len(frames) - 1, -1, -1):
        frame, day = frames[number], carried[number]
        if day is None and frame.speaker in later:
            carried[number] = _back(frame, *later[frame.speaker], first)
        if day and day.is_day and frame.speaker and not frame.in_heading:
            later[frame.speaker] = (frame, day)
    return carried


def _back(frame: Frame, later: Frame, day: SaidOn, first: int) -> SaidOn | None:
    if frame.in_heading:
        return dated(day.edtf, "headline", day.spans)
    opening = frame.paragraph - first < _OPENING and later.paragraph - frame.paragraph <= _LATER_FAR
    return dated(day.edtf, "opening", day.spans) if opening and frame.manner not in HOLDING else None


def narrow(frames: Sequence[Frame], days: Dated) -> Dated:
    """Make a vague date the day within it on which the same speaker is said to have spoken, close by.

    "She said this weekend …", and in the next paragraph "she said on Saturday": that is one occasion.
    """
    narrowed, known = list(days), defaultdict(list)
    for frame, day in zip(frames, days, strict=True):
        if day and day.is_day and frame.speaker:
            known[frame.speaker].append((frame.paragraph, day))
    for number, frame in enumerate(frames):
        vague = days[number]
        if vague is None or vague.is_day or not vague.is_near_a_day or not frame.speaker:
            continue
        near = slice(
            bisect_left(known[frame.speaker], frame.paragraph - _ACTOR_FAR, key=lambda one: one[0]),
            bisect_left(known[frame.speaker], frame.paragraph + _ACTOR_FAR + 1, key=lambda one: one[0]),
        )
        day = next((day for _, day in known[frame.speaker][near] if _holds(vague.edtf, day.edtf)), None)
        if day is not None:
            narrowed[number] = dated(day.edtf, "narrowed", vague.spans + day.spans)
    return narrowed


def _holds(vague: str, day: str) -> bool:
    (since, until), (first, _) = parse_edtf(vague).bounds(), parse_edtf(day).bounds()
    return since is not None and until is not None and first is not None and since <= first < until
