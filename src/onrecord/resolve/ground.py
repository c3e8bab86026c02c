"""Where things stand in a report: sentences, paragraphs, and what a mention is in its sentence.

ground = Ground(reading, sentence_starts(reading))
ground.presence(mention.span, mention.lead)
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.resolve.reading import Reading
from onrecord.resolve.words import adjoin
from onrecord.resources import words_of

HEADING, MODIFIER, OWNER, OPENING, GOVERNED, SUBJECT, SOURCE, OTHER = (
    "heading",
    "modifier",
    "owner",
    "opening",
    "governed",
    "subject",
    "source",
    "other",
)
ACTING = frozenset({OPENING, SUBJECT, OWNER, SOURCE})
_MOST_BEFORE_OPENING = 3
_SENTENCE_END = re.compile(r"[.!?][\"”’')]*(?=\s+(?:[\"“‘(]|'')?[A-Z])")
_STOPPED = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|St|No)\.$"
)


@dataclass(frozen=True, slots=True)
class Presence:
    """One mention of a referent.

    Attributes:
        span: Where it stands.
        sentence: Number of its sentence.
        paragraph: Number of its paragraph.
        role: What it is in its sentence, as far as its neighbours tell.
        quoted: Whether it stands in words quoted directly.
    """

    span: Span
    sentence: int
    paragraph: int
    role: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Ground:
    """What places are measured against: the reading, and where its sentences begin."""

    reading: Reading
    sentences: Sequence[int]

    def sentence_of(self, at: int) -> int:
        """Return the number of the sentence that a place lies in."""
        return bisect_right(self.sentences, at) - 1

    def presence(self, span: Span, lead: int, *, owner: bool = False, modifier: bool = False) -> Presence:
        """Describe a mention by its neighbours.

        Args:
            span: The mention.
            lead: Where the titles before it begin.
            owner: Whether "'s" follows it.
            modifier: Whether it only describes the noun after it.
        """
        reading = self.reading
        if reading.in_heading(span):
            role = HEADING
        elif owner or modifier:
            role = OWNER if owner else MODIFIER
        else:
            role = self._role(span, lead)
        at = span.start
        return Presence(span, self.sentence_of(at), reading.paragraph_of(at), role, reading.is_quoted(span))

    def _role(self, span: Span, lead: int) -> str:
        words = self.reading.words
        first = self.reading.index_at(lead)
        opening = self.reading.index_at(self.sentences[self.sentence_of(lead)])
        if self.reading.text[max(0, lead - 1) : lead] in ("/", "("):
            return OTHER
        governs = first > opening and words[first - 1].lower in words_of("words", "prepositions")
        if first - opening <= _MOST_BEFORE_OPENING and not governs:
            return OPENING
        if governs and adjoin(self.reading.text, words[first - 1], words[first]):
            return GOVERNED
        last = self.reading.index_at(span.end)
        return SUBJECT if last < len(words) and _may_be_verb(words[last].lower) else OTHER


def _may_be_verb(lower: str) -> bool:
    return lower in words_of("offices", "breaks") or lower.endswith("ed")


def sentence_starts(reading: Reading) -> list[int]:
    """Return where sentences begin, as far as marks and capitals tell; each paragraph begins one."""
    starts = [0]
    for paragraph in reading.paragraphs:
        ends = (found.end() for found in _SENTENCE_END.finditer(reading.text, paragraph.start, paragraph.end))
        starts.append(paragraph.start)
        starts.extend(end for end in ends if not _STOPPED.search(reading.text, max(0, end - 6), end))
    return sorted(set(starts))
