"""Compare the names of one report: when two forms can be one person or one organisation.

A string score never decides alone: two spellings of a surname count as one only beside an equal given name.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from onrecord.resources import words_of

_SPELLING = 83.0
_SHORTEST_SPELT = 5
_LITTLE = frozenset({"of", "the", "and", "for", "on", "&", "in", "a"})


def folded(words: Sequence[str]) -> tuple[str, ...]:
    """Return a name's words as they are compared: no case, no stops, no generational suffix."""
    return _folded(tuple(words))


@lru_cache(maxsize=8192)
def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    plain = (word.casefold().replace(".", "").replace("’", "'") for word in words)
    return tuple(word for word in plain if word and word not in words_of("words", "suffixes"))


def suffix_of(words: Sequence[str]) -> str:
    """Return the generational suffix of a name, folded; empty if it has none."""
    last = words[-1].casefold().replace(".", "") if words else ""
    return last if last in words_of("words", "suffixes") else ""


def same_person(left: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether two full names, folded, can be one person's: surnames agree, given names do not differ."""
    if len(left) < 2 or len(right) < 2:
        return False
    if left[-1] == right[-1]:
        return _given_agree(left[0], right[0])
    return left[0] == right[0] and len(left) == len(right) and _spelt_alike(left[-1], right[-1])


def _given_agree(left: str, right: str) -> bool:
    if left == right:
        return True
    return (len(left) == 1 or len(right) == 1) and left[0] == right[0]


def _spelt_alike(left: str, right: str) -> bool:
    """Tell whether two surnames are spellings of one ("Rudenko", "Rudenka"); short ones never are."""
    if min(len(left), len(right)) < _SHORTEST_SPELT or left[:2] != right[:2]:
        return False
    return fuzz.ratio(left, right) >= _SPELLING


def is_surname_of(short: Sequence[str], full: Sequence[str]) -> bool:
    """Tell whether a short form is the end of a full name ("Tun" or "San Tun" of "Adel San Tun")."""
    return len(short) < len(full) and tuple(full[-len(short) :]) == tuple(short)


def is_given_of(short: Sequence[str], full: Sequence[str]) -> bool:
    """Tell whether a short form is the first word of a full name."""
    if any(char.isdigit() for word in full for char in word):
        return False
    return len(short) == 1 and len(full) > 1 and full[0] == short[0] and len(short[0]) > 1


def is_middle_of(short: Sequence[str], full: Sequence[str]) -> bool:
    """Tell whether a short form is a surname that another surname follows ("Acero" of "Melba Acero Febo")."""
    return len(short) == 1 and len(full) == 3 and full[1] == short[0] and len(short[0]) > 2


def is_short_for(short: Sequence[str], full: Sequence[str]) -> bool:
    """Tell whether one organisation's name is short for another: its end, its beginning or its initials."""
    if len(short) >= len(full) and not _is_acronym_of(short, full):
        return False
    if tuple(full[-len(short) :]) == tuple(short) or tuple(full[: len(short)]) == tuple(short):
        return True
    return _is_acronym_of(short, full)


def _is_acronym_of(short: Sequence[str], full: Sequence[str]) -> bool:
    return len(short) == 1 and short[0] in acronyms_of(full)


def acronyms_of(full: Sequence[str]) -> set[str]:
    """Return the initials of a folded name, with and without its little words; none of a single word."""
    if len(full) < 2:
        return set()
    found = {"".join(word[0] for word in full), "".join(word[0] for word in full if word not in _LITTLE)}
    return {initials for initials in found if len(initials) > 1}
