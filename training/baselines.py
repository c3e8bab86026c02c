"""Name speakers without reading: what any resolution of speakers has to beat.

Each looks at proper names alone, as printed; names are compared as the ruler compares them.

    BASELINES["nearest name before"](reading, mentions, source)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from onrecord.model import Span
from onrecord.resolve.names import Mention
from onrecord.resolve.reading import Reading

Baseline = Callable[[Reading, Sequence[Mention], Sequence[Span]], str | None]
"""Names whoever speaks, from a report, its names in order and the spans of a source; None without a name."""

_WORD = re.compile(r"[\w’']+")
_PRONOUNS = frozenset(
    ("he", "she", "they", "i", "we", "it", "him", "her", "them", "who", "you", "his", "their", "that")
) | {"which", "this"}


def last_name_in_sentence(
    reading: Reading, mentions: Sequence[Mention], source: Sequence[Span]
) -> str | None:
    """Return the last name of the sentence in which a source stands."""
    if not source:
        return None
    sentence = reading.sentence_of(source[0].start)
    inside = [one.name for one in mentions if sentence.contains(one.span)]
    return inside[-1] if inside else None


def nearest_name_before(reading: Reading, mentions: Sequence[Mention], source: Sequence[Span]) -> str | None:
    """Return the last name that begins before a source ends: its own name, if it has one."""
    if not source:
        return None
    end = max(span.end for span in source)
    before = [one.name for one in mentions if one.span.start < end and not reading.in_heading(one.span)]
    return before[-1] if before else None


BASELINES: Mapping[str, Baseline] = {
    "last name in the sentence": last_name_in_sentence,
    "nearest name before": nearest_name_before,
}


def form_of(text: str, source: Sequence[Span]) -> str:
    """Tell how a source is written, as the ruler does: a name, a pronoun, a description or none."""
    words = [word for span in source for word in _WORD.findall(text[span.start : span.end])]
    if not words:
        return "none"
    if len(words) == 1 and words[0].casefold() in _PRONOUNS:
        return "pronoun"
    return "name" if all(word[0].isupper() for word in words[-2:]) else "description"
