"""Say when each statement of a report was made, as far as the report tells.

The rules are asked from the surest to the least sure; each gives its own reason. What none of them dates, and
what would have been said after the day of reading, has no date.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Document, Span
from onrecord.model.interval import parse_edtf
from onrecord.model.report_date import ReportDate
from onrecord.resolve.dates.asides import find_asides
from onrecord.resolve.dates.cues import Manner, manner_of
from onrecord.resolve.dates.events import find_events
from onrecord.resolve.dates.frames import find_said_on
from onrecord.resolve.dates.issued import date_by_document, find_issued
from onrecord.resolve.dates.story import date_by_story
from onrecord.resolve.dates.threads import carry_back, carry_between, carry_on, narrow
from onrecord.resolve.dates.values import Calendar, Frame, SaidOn
from onrecord.resolve.dates.years import with_year
from onrecord.resolve.reading import Reading, Said, cover_of
from onrecord.resolve.resolved import Resolved
from onrecord.resolve.roster import Roster
from onrecord.text.dates import anchor_of, find_dates

_WORD_CHARS = 32


def date_statements(
    doc: Document,
    reading: Reading,
    roster: Roster,
    speakers: Sequence[Resolved],
    *,
    now: dt.date,
) -> list[SaidOn | None]:
    """Return when each attribution was said, in order; None where the report does not tell.

    Args:
        doc: The report.
        reading: It and its attributions, as the rules see them.
        roster: Whom it names.
        speakers: Who speaks in each attribution.
        now: The day of reading; nothing can have been said after it.
    """
    calendar = calendar_of(doc, reading)
    if calendar is None:
        return [None] * len(reading.said)
    frames, events = frames_of(reading, speakers), find_events(calendar, roster)
    issued = find_issued(calendar)
    days = [find_said_on(calendar, frame) or date_by_document(calendar, frame, issued) for frame in frames]
    days = carry_between(frames, carry_on(calendar, frames, events, days))
    days = carry_on(calendar, frames, events, days)
    days = narrow(frames, carry_back(frames, days))
    days = date_by_story(calendar, frames, events, days)
    return [day if day and not _is_after(day.edtf, now) else None for day in days]


def in_year_of(day: SaidOn | None, written: ReportDate | None) -> SaidOn | None:
    """Complete a date with the year of the report, where that was inferred and only one fits.

    The rule then says by what it was inferred (`own-sentence+weekday-and-offices`).
    """
    edtf = with_year(day.edtf, written) if day else ""
    if day is None or written is None or edtf == day.edtf:
        return day
    return replace(day, edtf=edtf, rule=f"{day.rule}+{written.rule}")


def calendar_of(doc: Document, reading: Reading) -> Calendar | None:
    """Return the words for dates of a report; None if it does not tell when it was written."""
    anchor = anchor_of(doc)
    if anchor is None:
        return None
    anchor = replace(anchor, spans=tuple(reading.copy.from_given(span) for span in anchor.spans))
    start = reading.copy.from_given(doc.dateline.span).end if doc.dateline else 0
    dates = find_dates(reading.text, Span(start, len(reading.text)), anchor)
    contents = cover_of(span for said in reading.said for span in said.content)
    return Calendar(reading, anchor, tuple(dates), contents, find_asides(reading.text))


def frames_of(reading: Reading, speakers: Sequence[Resolved]) -> list[Frame]:
    """Return the attributions of a report in their sentences, in order."""
    sentences = [reading.sentence_of(said.place) for said in reading.said]
    together: dict[Span, list[Said]] = defaultdict(list)
    for said, sentence in zip(reading.said, sentences, strict=True):
        together[sentence].append(said)
    return [
        Frame(
            said=said,
            speaker=who.name,
            sentence=sentence,
            paragraph=reading.paragraph_of(said.place),
            manner=_manner(reading, said, together[sentence]),
            in_heading=reading.in_heading(Span(said.place, said.place + 1)),
            others=tuple(other for other in together[sentence] if other is not said),
        )
        for said, who, sentence in zip(reading.said, speakers, sentences, strict=True)
    ]


def _manner(reading: Reading, said: Said, together: Sequence[Said]) -> Manner:
    """Return how a cue puts what was said; what goes on from "has", "had" or "will say" is put as that is."""
    own = _manner_of(reading, said)
    if own not in (Manner.PAST, Manner.PARTICIPLE):
        return own
    for other in together:
        if other is said or other.source != said.source or not other.cue or other.cue[0] >= said.cue[0]:
            continue
        earlier = _manner_of(reading, other)
        if earlier in (Manner.STATE, Manner.FUTURE, Manner.BEFORE):
            return earlier
    return own


def _manner_of(reading: Reading, said: Said) -> Manner:
    start = said.cue[0].start if said.cue else 0
    before = reading.text[max(0, start - _WORD_CHARS) : start].split()
    return manner_of(" ".join(span.text_of(reading.text) for span in said.cue), before[-1] if before else "")


def _is_after(edtf: str, now: dt.date) -> bool:
    since = parse_edtf(edtf).bounds()[0]
    return since is not None and since > now
