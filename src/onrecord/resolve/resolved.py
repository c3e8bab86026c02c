"""Who a source refers to, with the reason: the value that the speaker rules hand to each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import EntityType, Naming, Span
from onrecord.resolve.known import Known
from onrecord.resolve.phrases import Phrase
from onrecord.resolve.reading import Reading
from onrecord.resources import words_of


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who speaks, as far as the report tells.

    Attributes:
        name: Canonical name; None where it cannot be told.
        known: The bearer of a proper name, if there is one.
        rule: Name of the rule that decided.
        spans: The words that it rests on, in the reading copy.
        confidence: Share of right answers that the rule gives on reports like those it was measured on.
        head: The noun that a description was headed by.
    """

    name: str | None
    type: EntityType
    naming: Naming
    rule: str
    spans: tuple[Span, ...]
    confidence: float
    known: Known | None = None
    head: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """A speaker already resolved, and where the report says that he speaks."""

    place: int
    who: Resolved


def unresolved(rule: str, spans: Sequence[Span] = (), *, type_: EntityType = EntityType.UNKNOWN) -> Resolved:
    """Say that it cannot be told who speaks."""
    return Resolved(None, type_, Naming.UNNAMED, rule, tuple(spans), 1.0)


def as_known(known: Known, rule: str, spans: Sequence[Span], confidence: float) -> Resolved:
    """Say that the bearer of a proper name speaks."""
    return Resolved(known.name, known.type, Naming.NAMED, rule, tuple(spans), confidence, known)


def described(reading: Reading, phrase: Phrase, type_: EntityType, naming: Naming, rule: str) -> Resolved:
    """Say that somebody speaks whom the report only describes; the description is the name."""
    name = description_of(reading, phrase)
    return Resolved(name, type_, naming, rule, (phrase.span,), 0.8, head=phrase.head)


def description_of(reading: Reading, phrase: Phrase) -> str:
    """Return a phrase as a name: without a definite article or possessive ending, up to its first clause."""
    words = list(phrase.words)
    if words[0].lower in ("the", "these", "those", "this", "that") and len(words) > 1:
        words = words[1:]
    end = _complement_end(reading, phrase)
    if phrase.head in words_of("speakers", "empty"):
        end = max(end, _clause_end(reading, phrase))
    printed = " ".join(reading.text[words[0].start : end].split())
    return (
        printed[0].lower() + printed[1:] if words[0].lower in words_of("speakers", "indefinite") else printed
    )


_LONGEST = 10


def _complement_end(reading: Reading, phrase: Phrase) -> int:
    """Return where the prepositional phrase after a head ends, at the first mark or clause."""
    first = reading.index_at(phrase.core.end)
    end = phrase.words[-1].end
    opening = reading.words[first].lower if first < len(reading.words) else ""
    if phrase.head in words_of("speakers", "documents") and opening not in ("of", "by", "from", "on", "in"):
        return end
    for word in reading.words[first : first + _LONGEST]:
        between = reading.text[end : word.start]
        if (
            word.end > phrase.span.end
            or word.lower in words_of("speakers", "clauses")
            or not between.isspace()
        ):
            break
        end = word.until
    return end


def _clause_end(reading: Reading, phrase: Phrase) -> int:
    """Return where the clause of an empty head ends ("those who stayed home"): at the first comma."""
    comma = reading.text.find(",", phrase.core.end, phrase.span.end)
    return comma if comma >= 0 else phrase.span.end
