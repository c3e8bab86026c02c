"""Whose view or words a content relays, where that is not the speaker: "Oray believes that …, Tun said".

Plain case: the content opens with a party and a verb of saying, thinking or wanting. The chain of more than
one hop, and views reported later in a content, are left to a later version.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.model import EntityType, Span
from onrecord.resolve.phrases import Form, Phrase, read_phrase
from onrecord.resolve.reading import Reading, Said
from onrecord.resolve.resolved import Resolved
from onrecord.resolve.roster import Roster
from onrecord.resolve.words import Word, adjoin
from onrecord.resources import words_of

_FURTHEST = 8

WhoOf = Callable[[Span], Resolved]


@dataclass(frozen=True, slots=True)
class Held:
    """Whose view a content relays, and the words that tell it."""

    name: str
    rule: str
    spans: tuple[Span, ...]
    confidence: float


def find_holder(
    reading: Reading, roster: Roster, said: Said, speaker: Resolved, who_of: WhoOf
) -> Held | None:
    """Return the other party whose view the content opens with.

    Args:
        reading: The report.
        roster: Who it names.
        said: The attribution.
        speaker: Who speaks in it.
        who_of: Resolves a noun phrase at its place, as a source would be.
    """
    words = [word for content in said.content[:1] for word in _opening(reading, content)]
    verb = next((n for n in range(1, len(words)) if _tells_view(words, n)), None)
    subject = _subject(words[:verb]) if verb else ()
    if verb is None or not subject:
        return None
    span = Span(subject[0].start, subject[-1].until)
    phrase = read_phrase(reading, roster, (span,))
    if phrase.form in (Form.NONE, Form.PRONOUN) or not _fits(phrase, words[verb]):
        return None
    who = who_of(span)
    if who.name is None or who.name == speaker.name or who.type not in _PARTIES:
        return None
    return Held(who.name, "opens-with-view", (Span(span.start, words[verb].end),), 0.7)


_PARTIES = (EntityType.PERSON, EntityType.ORGANISATION, EntityType.GROUP)
_BE = frozenset({"is", "are", "was", "were", "be", "been"})


def _tells_view(words: Sequence[Word], number: int) -> bool:
    """Tell whether a word is a verb of view; after a form of "be" only an adjective of view is."""
    word, before = words[number], words[number - 1]
    if before.possessive or before.lower in words_of("speakers", "determiners"):
        return False
    if before.lower in _BE:
        return word.lower in words_of("holders", "adjectives")
    return word.lower in words_of("holders", "verbs", "also_nouns")


def _fits(phrase: Phrase, verb: Word) -> bool:
    """Tell whether a phrase can hold a view, and "plans" or the like follows it as a verb."""
    crowds = words_of("speakers", "crowd", "withheld_plural")
    if phrase.form is Form.DESCRIPTION and phrase.head.endswith("s") and phrase.head not in crowds:
        return False
    if verb.lower not in words_of("holders", "also_nouns"):
        return True
    return phrase.form is Form.NAME or phrase.determiner == "the"


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
    """Return the noun phrase before a verb, without adverbs and auxiliaries; none if a clause is there."""
    passed = words_of("holders", "auxiliaries")
    while words and (words[-1].lower in passed or words[-1].lower.endswith("ly")):
        words = words[:-1]
    barred = words_of("words", "function") - words_of("speakers", "determiners") - {"of", "and", "for"}
    return [] if any(word.lower in barred or "'t" in word.lower for word in words) else words
