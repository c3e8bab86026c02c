"""Tell from its cue whether something was said once, is held on to, or is to come.

>>> manner_of("has long said")
<Manner.STATE: 'state'>
"""

from __future__ import annotations

import re
from enum import StrEnum

from onrecord.resources import words_of

_WORD = re.compile(r"['’]?[^\W\d_][\w’'-]*")
_DETERMINERS = frozenset(
    {"the", "a", "an", "his", "her", "its", "their", "this", "that", "these", "some", "no", "any"}
)
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_BEING = frozenset({"is", "are", "'s", "'re"})


class Manner(StrEnum):
    """How a cue puts what was said."""

    PAST = "past"
    BEFORE = "before"
    ACCORDING = "according"
    PARTICIPLE = "participle"
    INFINITIVE = "infinitive"
    PRESENT = "present"
    PROGRESSIVE = "progressive"
    STATE = "state"
    FUTURE = "future"
    NOUN = "noun"
    BARE = "bare"


HOLDING = frozenset({Manner.STATE, Manner.ACCORDING})
"""What is held on to, and not said once."""


def manner_of(cue: str, before: str = "") -> Manner:
    """Return how a cue puts what was said.

    Args:
        cue: The words of the cue.
        before: The word before it, which tells a noun ("Renk's claim") from a verb ("they claim").
    """
    words = [part for word in _WORD.findall(cue) for part in _parts(word)]
    if not words:
        return Manner.PAST if cue.strip() else Manner.STATE
    if words[0] == "according":
        return Manner.ACCORDING
    if any(word in words_of("dating", "future") for word in words):
        return Manner.FUTURE
    if any(word in words_of("dating", "lasting", "possible") for word in words):
        return Manner.PROGRESSIVE if _is_doing(words) else Manner.STATE
    if "had" in words:
        return Manner.BEFORE
    return _of_verb(words, before)


def _is_doing(words: list[str]) -> bool:
    """Tell whether words say what somebody is at ("is urging"), and not what has long been or might be."""
    lasting = words_of("dating", "possible") | {"been", "has", "have"}
    being = not _BEING.isdisjoint(words) and lasting.isdisjoint(words)
    return being and any(word.endswith("ing") for word in words)


def _parts(word: str) -> list[str]:
    """Cut a verb from what is contracted with it: "didn't" is "did not", "who's" is "who is"."""
    lower = word.lower().replace("’", "'")
    if lower.endswith("n't"):
        return [lower[:-3], "not"]
    head, mark, ending = lower.partition("'")
    return [part for part in (head, mark + ending) if part and part != "'"]


def _of_verb(words: list[str], before: str) -> Manner:
    adverbs = words_of("dating", "adverbs", "otherwise")
    first = next((word for word in words if word not in adverbs and not word.endswith("ly")), words[0])
    if first == "to":
        return Manner.INFINITIVE
    if words[0] in _DETERMINERS or before.lower() in _DETERMINERS or before.endswith(_POSSESSIVE):
        return Manner.NOUN
    if first.endswith("ing"):
        return Manner.PARTICIPLE
    if any(
        word in words_of("dating", "pasts") or word in ("was", "were") or word.endswith("ed")
        for word in words
    ):
        return Manner.PAST
    if any(word in words_of("dating", "states") for word in words):
        return Manner.STATE
    return Manner.PRESENT if first.endswith("s") and not first.endswith("ss") else Manner.BARE


def is_otherwise(cue: str) -> bool:
    """Tell whether a cue says that it was said at some other time, or many times."""
    return any(word.lower() in words_of("dating", "otherwise") for word in _WORD.findall(cue))
