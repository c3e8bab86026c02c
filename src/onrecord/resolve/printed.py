"""Speakers of whom a report prints a phrase alone, and how much of the phrase is their name."""

from __future__ import annotations

import re

from onrecord.model import EntityType, Naming
from onrecord.resolve.phrases import Phrase
from onrecord.resolve.reading import Reading
from onrecord.resolve.resolved import Resolved
from onrecord.resources import words_of


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
