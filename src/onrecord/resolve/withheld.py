"""Why a report does not name a source: the words that say so, beside the source, and the sort of reason.

    [A port official, who was not authorised to speak publicly,] <said> {the quay was shut}      not-allowed
    [A mother], who asked not to be named for fear of reprisals, <said> …                        fear
    [A minister] <said> {…}. He spoke on condition of anonymity.                                 asked

Looked at are the sentence of the source and the one behind it that goes on about the source, without what
was said. The words are the report's; nothing is concluded where none are printed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from onrecord.model import Naming, Span
from onrecord.resolve.reading import Reading, Said
from onrecord.resolve.resolved import Resolved
from onrecord.resources import load_table

ASKED, NOT_ALLOWED = "asked", "not-allowed"
OTHER = "other"
REASONS = ("fear", "delicate", "unfinished", "candour", "rules")
"""The sorts of reasons that a clause gives, in the order in which they are looked for."""

_GOES_ON = re.compile(r"(?:he|she|they|it|the [\w-]+(?: [\w-]+)?|both|all|neither)\b", re.IGNORECASE)
_PART = re.compile(r"\{([a-z]+)\}")
_PLAIN = str.maketrans("’‘“”", "''\"\"")
_MOST = 240


@dataclass(frozen=True, slots=True)
class Withheld:
    """Why a name is not printed: the sort of reason, and the words, in the reading copy."""

    sort: str
    span: Span

    @property
    def rule(self) -> str:
        """What evidence for the naming calls it."""
        return f"withheld:{self.sort}"


def find_withheld(reading: Reading, speakers: Sequence[Resolved]) -> list[Withheld | None]:
    """Return for each attribution why its source is not named; None where it is, or nothing is said of it.

    What is said once of a source that the report calls by the same words counts wherever it speaks.
    """
    unnamed = [speaker.naming is Naming.UNNAMED for speaker in speakers]
    found = [
        _beside(reading, said) if wanted else None for said, wanted in zip(reading.said, unnamed, strict=True)
    ]
    known: dict[str, Withheld] = {}
    for speaker, why in zip(speakers, found, strict=True):
        if why and speaker.name:
            known.setdefault(speaker.name, why)
    return [
        why or (known.get(speaker.name or "") if wanted else None)
        for speaker, why, wanted in zip(speakers, found, unnamed, strict=True)
    ]


def _beside(reading: Reading, said: Said) -> Withheld | None:
    if not said.source:
        return None
    own = reading.sentence_of(said.source[0].start)
    scopes = _without(own, said.content)
    if (after := _next_sentence(reading, own)) is not None:
        scopes += _without(after, said.content)
    return next((why for scope in scopes if (why := why_in(reading.text, scope))), None)


def _next_sentence(reading: Reading, own: Span) -> Span | None:
    """Return the sentence behind one, in its paragraph, if it goes on about somebody just mentioned."""
    end = reading.paragraphs[reading.paragraph_of(own.start)].end if reading.paragraphs else own.end
    rest = reading.text[own.end : end]
    start = own.end + len(rest) - len(rest.lstrip())
    if start >= end or not _GOES_ON.match(reading.text[start:end]):
        return None
    return reading.sentence_of(start)


def _without(scope: Span, content: Sequence[Span]) -> list[Span]:
    """Return the parts of a sentence that are not what was said."""
    inside = sorted((part for part in content if part.overlaps(scope)), key=lambda part: part.start)
    edges = [scope.start, *(edge for part in inside for edge in (part.start, part.end)), scope.end]
    return [Span(start, end) for start, end in list(pairwise(edges))[::2] if start < end]


def why_in(text: str, scope: Span) -> Withheld | None:
    """Return why a name is withheld, as a stretch of text says.

    Args:
        text: The reading copy.
        scope: The stretch.
    """
    words = text[scope.start : scope.end].lower().translate(_PLAIN)
    if found := _pattern(NOT_ALLOWED).search(words):
        return Withheld(NOT_ALLOWED, _placed(scope, words, found.start(), _end(words, found.end())))
    found = _pattern(ASKED).search(words)
    if found is None:
        return None
    opener = re.match(load_table("withheld")["clause"]["opens"], words[found.end() :])
    end = _end(words, found.end() + 1)
    clause = words[found.end() : end]
    # What follows the opener can be taken for what was said, which is no part of this stretch.
    if opener is None or not clause[opener.end() :].strip(" ,\n"):
        return Withheld(ASKED, _placed(scope, words, found.start(), found.end()))
    sort = next((sort for sort in REASONS if _pattern(sort).search(clause)), OTHER)
    return Withheld(sort, _placed(scope, words, found.start(), end))


def _end(words: str, at: int) -> int:
    found = _ends().search(words, at)
    return min(found.start() if found else len(words), at + _MOST)


def _placed(scope: Span, words: str, start: int, end: int) -> Span:
    kept = words[start:end].rstrip(" ,\n")
    return Span(scope.start + start, scope.start + start + len(kept))


@cache
def _pattern(sort: str) -> re.Pattern[str]:
    table = load_table("withheld")
    parts: Mapping[str, str] = table["parts"]
    rows = [_filled(row, parts) for row in table[sort]["any"]]
    return re.compile("|".join(f"(?:{row})" for row in rows))


def _filled(row: str, parts: Mapping[str, str]) -> str:
    while _PART.search(row):
        row = _PART.sub(lambda found: parts[found[1]], row)
    return row


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(load_table("withheld")["clause"]["ends"])
