"""To whom something was said: "told reporters", "in an interview with Radio Varn", "asked the ministry".

Plain patterns beside the cue only; what is addressed inside the quoted words is not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.resolve.reading import Reading, Said
from onrecord.resolve.roster import Roster
from onrecord.resolve.words import Word
from onrecord.resources import words_of

_PHRASES = re.compile(
    r"\b(?:(?:interview|conversation|call|chat|talks?|session) (?:with|for)|"
    r"(?:speaking|spoke|speaks|talking|talked|remarks?|testimony|testified|testifying|replying|replied|"
    r"responding) to|(?:letter|message|memo|e-?mail|note|"
    r"address|speech|appeal) to|interviewed by|appearance on|appearing on|interview on)\s+",
    re.IGNORECASE,
)
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Addressed:
    """Who was addressed, the rule and the words that tell it."""

    name: str
    rule: str
    spans: tuple[Span, ...]
    confidence: float


def find_addressee(reading: Reading, roster: Roster, said: Said) -> Addressed | None:
    """Return whom an attribution addresses, if words beside its cue tell."""
    return find_told(reading, roster, said) or _occasion(reading, roster, said)


def find_told(reading: Reading, roster: Roster, said: Said) -> Addressed | None:
    """Read the noun phrase after "told" and its kin, in the cue itself or after it."""
    words = [word for span in said.cue for word in reading.words_in(span)]
    verb = next((word for word in words if word.lower in words_of("addressees", "verbs")), None)
    if verb is None:
        return None
    first = reading.index_at(verb.until)
    phrase = _phrase(reading, said, first)
    return _named(roster, phrase, "told", 0.85) if phrase else None


def _occasion(reading: Reading, roster: Roster, said: Said) -> Addressed | None:
    """Read "in an interview with X" and its kin in the sentence of the cue, outside what was said."""
    cue = said.cue[:1]
    if not cue:
        return None
    paragraph = reading.paragraphs[reading.paragraph_of(cue[0].start)]
    start = max(paragraph.start, reading.text.rfind(". ", paragraph.start, cue[0].start))
    stop = reading.text.find(". ", cue[0].end, paragraph.end)
    for found in _PHRASES.finditer(reading.text, start, stop if stop > 0 else paragraph.end):
        if reading.is_quoted(Span(found.start(), found.end())):
            continue
        phrase = _phrase(reading, said, reading.index_at(found.end()))
        if phrase and not any(content.contains(phrase[0].span) for content in said.content):
            return _named(roster, phrase, "occasion", 0.7)
    return None


def _phrase(reading: Reading, said: Said, first: int) -> list[Word]:
    """Return the words of the noun phrase that begins at word `first`, before any mark, verb or content."""
    stops = words_of("speakers", "stops") | words_of("addressees", "ends")
    taken: list[Word] = []
    for word in reading.words[first : first + _MOST_WORDS]:
        between = reading.text[taken[-1].until : word.start] if taken else " "
        in_content = any(content.start <= word.start < content.end for content in said.content)
        if (
            in_content
            or not between.isspace()
            or (word.lower in stops and not (word.lower == "the" and not taken))
        ):
            break
        taken.append(word)
    return taken if taken and taken[-1].lower not in words_of("speakers", "fillers") else []


def _named(roster: Roster, phrase: list[Word], rule: str, confidence: float) -> Addressed | None:
    span = Span(phrase[0].start, phrase[-1].end)
    known = next(
        (roster.at.get(m.span.start) for m in roster.mentions_in(span) if m.span.end == span.end), None
    )
    if known is not None:
        return Addressed(known.name, rule, (span,), confidence)
    last = phrase[-1]
    if len(phrase) == 1 and last.lower in words_of(
        "speakers", "pronouns_person", "pronouns_plural", "pronouns_self"
    ):
        return None
    bare = phrase[1:] if phrase[0].lower in ("the", "a", "an") and len(phrase) > 1 else phrase
    return Addressed(" ".join(word.text for word in bare), rule, (span,), confidence)
