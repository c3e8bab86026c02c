"""On which day something was said, by the words for days beside its cue.

Words inside what was said tell nothing about when. How the words are read is `onrecord.text.daywords`.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Span
from onrecord.resolve.reading import Reading, Said
from onrecord.text.daywords import Anchor, DayWords, find_day_words


@dataclass(frozen=True, slots=True)
class SaidOn:
    """When something was said: EDTF, the rule and the words that tell it."""

    edtf: str
    rule: str
    spans: tuple[Span, ...]
    confidence: float


def find_said_on(reading: Reading, said: Said, anchor: Anchor | None) -> SaidOn | None:
    """Return when an attribution was said, if words in its sentence and outside its content tell.

    Of several such words those nearest to the cue or the source count.
    """
    places = [span.start for span in (*said.cue, *said.source)]
    if anchor is None or not places:
        return None
    sentence = reading.sentence_of(places[0])
    outside = [
        found
        for found in find_day_words(reading.text, sentence, anchor)
        if not _is_said(reading, said, found) and found.sort != "tomorrow"
    ]
    if not outside:
        return None
    nearest = min(outside, key=lambda found: min(abs(found.span.start - place) for place in places))
    confidence = 0.85 if anchor.year else 0.7
    return SaidOn(nearest.edtf, f"day-word:{nearest.sort}", (nearest.span,), confidence)


def _is_said(reading: Reading, said: Said, found: DayWords) -> bool:
    return any(part.contains(found.span) for part in said.content) or reading.is_quoted(found.span)
