"""Who a source refers to, with the reason: the value that the speaker rules hand to each other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import EntityType, Naming, Span
from onrecord.resolve.known import Known
from onrecord.resolve.phrases import Phrase
from onrecord.resolve.reading import Reading
from onrecord.resources import words_of

_LOOK_BACK = 200
"""How many turns before a phrase it can point back to."""


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


def turns_of(reading: Reading, speakers: Sequence[Resolved]) -> list[Turn]:
    """Return who speaks where, in the order of a report's attributions."""
    return [Turn(said.place, who) for said, who in zip(reading.said, speakers, strict=True)]


def latest(turns: Sequence[Turn], at: int) -> Sequence[Turn]:
    """Return the turns before a place that are near enough for a phrase there to point back to."""
    last = bisect_left(turns, at, key=lambda turn: turn.place)
    return turns[max(0, last - _LOOK_BACK) : last]


def unresolved(rule: str, spans: Sequence[Span] = (), *, type_: EntityType = EntityType.UNKNOWN) -> Resolved:
    """Say that it cannot be told who speaks."""
    return Resolved(None, type_, Naming.UNNAMED, rule, tuple(spans), 1.0)


def as_known(known: Known, rule: str, spans: Sequence[Span], confidence: float) -> Resolved:
    """Say that the bearer of a proper name speaks; one that stands for a government does so collectively."""
    naming = Naming.COLLECTIVE if _is_seat(known) else Naming.NAMED
    return Resolved(known.name, known.type, naming, rule, tuple(spans), confidence, known)


def _is_seat(known: Known) -> bool:
    lower = known.name.lower()
    return lower in words_of("speakers", "seats") or known.words[-1].lower() in words_of(
        "speakers", "collective_names"
    )


def as_printed(phrase: Phrase) -> Resolved:
    """Say that those speak whom a pronoun means that points at nobody: "you", "we", "those"."""
    return Resolved(
        phrase.head, EntityType.GROUP, Naming.COLLECTIVE, "as-printed", (phrase.core,), 0.4, head=phrase.head
    )


def described(reading: Reading, phrase: Phrase, type_: EntityType, naming: Naming, rule: str) -> Resolved:
    """Say that somebody speaks whom the report only describes; the description is the name."""
    name = description_of(reading, phrase)
    return Resolved(name, type_, naming, rule, (phrase.span,), 0.8, head=phrase.head)


def description_of(reading: Reading, phrase: Phrase) -> str:
    """Return a phrase as a name: without a definite article or possessive ending, up to its first clause."""
    words = list(phrase.words)
    if (
        words[0].lower in ("the", "these", "those", "this", "that")
        and len(words) > 1
        and words[1].start < words[-1].until
        and phrase.head not in words_of("speakers", "empty")
    ):
        words = words[1:]
    end = _end_of(reading, phrase)
    printed = " ".join(reading.text[words[0].start : end].split()).rstrip(" ,—–-")
    if phrase.determiner in words_of("speakers", "indefinite") and words[0].lower == phrase.determiner:
        return printed[0].lower() + printed[1:]
    return printed


_LONGEST, _SHORT = 16, 8
"""Words: what is longer is shortened; what is as short keeps its clause."""
_MARK = re.compile(r"\s*(?:,(?!\d)|[;—–(]|\s--?\s|(?<=[a-z]{4})\.\s)")
_CLAUSE = re.compile(
    r"\s*\b(?<!those )(?:who|whom|whose|which|that|as|because|since|while|when|where|than|last|earlier"
    r"|at the time)\b"
)
_MADE = re.compile(r"\s+(?:[a-z]+ed|made|held|done|taken|written|sent|seen)\b")
_LIST = re.compile(
    r"\s*,\s(?:including |such as |like |[^,]*, )*(?:and |or )?"
    r"(?!who|which|whose|where|when|a |an |the |[a-z]+(?:ing|ed)\b)"
)
_WITH = re.compile(r"\s*,\s(?:including|such as|like)\s")
_AND = re.compile(r",? (?:and|or) ")
_LINK = re.compile(r"\s(?:of|in|at|with|for|by|to|from|on|a|the)\b")

_ADDED = re.compile(
    r"['’]?s?\s*(?:\([^)]*\)\s*)?(?:,|\s-{1,2}|\s?[–—])?\s+(?:and|as well as|along with|together with)\s+\S"
)


def _end_of(reading: Reading, phrase: Phrase) -> int:
    """Return where a description ends: at a mark that begins no list, or at a clause it can do without."""
    text, start, stop = reading.text, phrase.core.end, phrase.span.end
    added = _ADDED.match(text, start, stop)
    mark = _MARK.search(text, added.end() if added else start, stop)
    until = mark.start() if mark else stop
    is_short = _length(text, phrase, until) <= _SHORT
    end = until if is_short else _cut(_CLAUSE, text, phrase, until)
    if phrase.head in words_of("speakers", "documents"):
        end = min(end, _cut(_MADE, text, phrase, until))
    if end == until and mark is not None and (_WITH.match(text, until, stop) or _is_list(text, until, stop)):
        end = stop
    if _length(text, phrase, end) > _LONGEST:
        end = _shortened(text, phrase, min(end, until))
    return end if end > start else phrase.words[-1].end


def _cut(pattern: re.Pattern[str], text: str, phrase: Phrase, until: int) -> int:
    """Return where a pattern ends a description; not right after a noun that tells little by itself."""
    found = pattern.search(text, phrase.core.end, until)
    if found is None or (_is_bare(phrase) and found.start() == phrase.core.end):
        return until
    return found.start()


def _is_bare(phrase: Phrase) -> bool:
    """Tell whether a description is hardly more than its noun ("members", "those")."""
    told = [word for word in phrase.words if word.lower not in words_of("speakers", "fillers")]
    return len(told) < 2 or phrase.head in words_of("speakers", "empty")


def _shortened(text: str, phrase: Phrase, end: int) -> int:
    """Return where a long description can end: at its first clause, else before a small word near the end."""
    clause = _CLAUSE.search(text, phrase.core.end, end)
    end = clause.start() if clause else end
    while _length(text, phrase, end) > _LONGEST:
        links = [found.start() for found in _LINK.finditer(text, phrase.core.end, end)]
        if not links:
            return end
        end = links[-1]
    return end


def _length(text: str, phrase: Phrase, end: int) -> int:
    return len(text[phrase.core.start : end].split())


def _is_list(text: str, start: int, stop: int) -> bool:
    return _LIST.match(text, start, stop) is not None and _AND.search(text, start, stop) is not None
