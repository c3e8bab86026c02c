"""Whose view or words a content relays, where that is not the speaker: "Oray believes that …, Tun said".

Plain case: the content opens with a party and a verb of saying, thinking or wanting. The chain of more than
one hop, and views reported later in a content, are left to a later version.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.resolve.phrases import Form, read_phrase
from onrecord.resolve.reading import Reading, Said
from onrecord.resolve.resolved import Resolved
from onrecord.resolve.roster import Roster
from onrecord.resolve.words import Word, adjoin
from onrecord.resources import words_of

_FURTHEST = 8

NameOf = Callable[[Span], str | None]


@dataclass(frozen=True, slots=True)
class Held:
    """Whose view a content relays, and the words that tell it."""

    name: str
    rule: str
    spans: tuple[Span, ...]
    confidence: float


def find_holder(
    reading: Reading, roster: Roster, said: Said, speaker: Resolved, name_of: NameOf
) -> Held | None:
    """Return the other party whose view the content opens with.

    Args:
        reading: The report.
        roster: Who it names.
        said: The attribution.
        speaker: Who speaks in it.
        name_of: Gives the canonical name of a phrase that is no proper name.
    """
    for content in said.content[:1]:
        words = _opening(reading, content)
        verb = next(
            (n for n, word in enumerate(words) if n and word.lower in words_of("holders", "verbs")), None
        )
        if verb is None:
            continue
        subject = _subject(words[:verb])
        if not subject:
            continue
        span = Span(subject[0].start, subject[-1].until)
        phrase = read_phrase(reading, roster, (span,))
        name = None if phrase.form in (Form.NONE, Form.PRONOUN) else name_of(span)
        if name and name != speaker.name:
            return Held(name, "opens-with-view", (Span(span.start, words[verb].end),), 0.75)
    return None


def _opening(reading: Reading, content: Span) -> list[Word]:
    """Return the first words of a content, up to a mark that ends its first clause, "that" left out."""
    words = list(reading.words_in(content))[: _FURTHEST + 1]
    if words and words[0].lower == "that":
        words = words[1:]
    for at in range(1, len(words)):
        if not adjoin(reading.text, words[at - 1], words[at]):
            return words[:at]
    return words


def _subject(words: Sequence[Word]) -> Sequence[Word]:
    """Return the noun phrase before a verb, without adverbs and auxiliaries; empty if a clause stands there."""
    passed = words_of("holders", "auxiliaries")
    while words and (words[-1].lower in passed or words[-1].lower.endswith("ly")):
        words = words[:-1]
    barred = words_of("words", "function") - words_of("speakers", "determiners") - {"of", "and", "for"}
    return [] if any(word.lower in barred for word in words) else words
