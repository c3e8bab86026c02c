"""Find what a report says happened on which day, whether or not anybody is quoted there.

"Oda Renk opened the harbour on Monday" says nothing of what she said; but what she says in the next sentence
she most likely said then. Days that only name a thing, or stand in a clause of their own, are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.model import Span
from onrecord.resolve.dates.clauses import lead_of, names_thing, occasion_after, segment_of
from onrecord.resolve.dates.frames import TO_COME, is_to_come
from onrecord.resolve.dates.values import Calendar, Event
from onrecord.resolve.roster import Roster
from onrecord.resources import words_of
from onrecord.text.dates import DateWords

_SORTS = frozenset({"weekday", "date", "near-day", "relative", "holiday"})
_WORD = re.compile(r"[^\W\d_][\w-]*")
_BACK_WORDS = 12
_DEFINITE = frozenset({"the", "that", "this", "same", "his", "her", "its", "their"})


def find_events(calendar: Calendar, roster: Roster) -> tuple[Event, ...]:
    """Return what happened on a day that is told, in order."""
    dated = [event for found in calendar.dates for event in _event(calendar, roster, found)]
    again = list(_spoken_of_again(calendar, roster, dated))
    return tuple(sorted([*dated, *again], key=lambda event: event.at))


def _spoken_of_again(calendar: Calendar, roster: Roster, dated: Sequence[Event]) -> Iterator[Event]:
    """Yield the gatherings that a report dates once and then speaks of as "the debate"."""
    words = calendar.reading.words
    told = {
        word: event
        for event in reversed(dated)
        for word in event.occasions & words_of("dating", "gatherings")
    }
    if not told:
        return
    for number, word in enumerate(words):
        event = told.get(word.lower)
        before = {other.lower for other in words[max(0, number - 3) : number]}
        if event is None or word.start < event.span.end or not before & _DEFINITE:
            continue
        if calendar.contents.contains(word.span) or calendar.reading.in_heading(word.span):
            continue
        if calendar.dates_in(calendar.reading.sentence_of(word.start)):
            continue
        sentence = calendar.reading.sentence_of(word.start)
        yield Event(
            span=event.span,
            edtf=event.edtf,
            at=word.start,
            paragraph=calendar.reading.paragraph_of(word.start),
            actor=_actor(calendar, roster, sentence, word.start),
            occasions=frozenset({word.lower}),
            free=True,
        )


def _event(calendar: Calendar, roster: Roster, found: DateWords) -> Iterator[Event]:
    reading = calendar.reading
    if found.sort not in _SORTS or not found.is_day or is_to_come(calendar, found):
        return
    if reading.in_heading(found.span) or reading.is_quoted(found.span):
        return
    sentence = reading.sentence_of(found.span.start)
    part = segment_of(reading.text, sentence, found.span)
    occasion = occasion_after(reading.text, found, sentence.end) if names_thing(reading.text, found) else None
    free = _stands_free(reading.text, part, found)
    if (names_thing(reading.text, found) and occasion is None) or (occasion is None and not free):
        return
    yield Event(
        span=found.span,
        edtf=found.edtf,
        at=found.span.start,
        paragraph=reading.paragraph_of(found.span.start),
        actor=_actor(calendar, roster, sentence, found.span.start),
        occasions=_occasions(reading.text, part, found, occasion),
        free=free and not calendar.contents.contains(found.span),
    )


def _stands_free(text: str, part: Span, found: DateWords) -> bool:
    """Tell whether a day is that of a main clause, and of something that has happened."""
    before = text[part.start : found.span.start]
    words = before.lower().split()
    bounded = bool(words) and words[-1] in words_of("dating", "bounds")
    apart = lead_of(text, part) in words_of("dating", "subordinators")
    return not bounded and not apart and TO_COME.search(before) is None and not _is_planned(words)


def _is_planned(words: Sequence[str]) -> bool:
    """Tell whether a clause speaks in the present of what has its day ("the council meets on Friday")."""
    past = words_of("dating", "pasts") | {"was", "were", "had", "did"}
    told = any(word in past or word.endswith("ed") for word in words)
    return not told and not words_of("dating", "planned").isdisjoint(words)


def _actor(calendar: Calendar, roster: Roster, sentence: Span, at: int) -> str | None:
    """Return the first one named before a day in its sentence, else after it."""
    named = [
        (mention.span, roster.at[mention.span.start].name)
        for mention in roster.mentions_between(sentence.start, sentence.end)
        if mention.span.start in roster.at and not calendar.contents.contains(mention.span)
    ]
    before = [name for span, name in named if span.start < at]
    return next(iter(before or [name for _, name in named]), None)


def _occasions(text: str, part: Span, found: DateWords, named: Span | None) -> frozenset[str]:
    """Return what people spoke at or wrote on a day: what it names, else what stands before it."""
    if named:
        return frozenset({named.text_of(text).lower()})
    before = [word[0].lower() for word in _WORD.finditer(text, part.start, found.span.start)][-_BACK_WORDS:]
    return frozenset(words_of("dating", "occasions").intersection(before))
