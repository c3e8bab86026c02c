"""Tell where the core of a noun phrase ends: determiner to head, without what describes the head after it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.resolve.nouns import noun_sorts
from onrecord.resolve.roster import Roster
from onrecord.resolve.words import Word, gap
from onrecord.resources import words_of

_BREAK = re.compile(r"[,;:()\[\]—–]|\s--?\s|\.\s")
_SELVES = frozenset({"himself", "herself", "itself", "themselves"})
# What begins another noun phrase ("a poll this month").
_BEGIN = frozenset({"the", "a", "an", "this", "these", "those", "his", "her", "their", "its"})
_ADJECTIVES = ("ed", "ing", "ful", "ous", "ive", "ic", "less", "y", "able", "old", "al")


def core_of(text: str, roster: Roster, words: Sequence[Word]) -> list[Word]:
    """Return the words up to the first mark or word that begins what only describes the head."""
    taken: list[Word] = []
    for word in words:
        open_ = not taken or _only_fillers(taken) or roster.joins(taken[-1], word)
        if not open_ and (_breaks(text, taken[-1], word) or _ends_core(taken[-1], word)):
            break
        taken.append(word)
    while len(taken) > 1 and _trails(taken[-1]):
        taken.pop()
    return taken


def _breaks(text: str, last: Word, word: Word) -> bool:
    """Tell whether a mark parts two words; the comma of "34,000" and of "a tired, angry man" does not."""
    between = gap(text, last, word)
    if between == "," and last.text.isdigit() and word.text[0].isdigit():
        return False
    if between == ", " and last.text.islower() and _is_adjective(last) and word.text.islower():
        return False
    return _BREAK.search(between) is not None


def _is_adjective(word: Word) -> bool:
    """Tell whether a word looks like an adjective: by its ending, or hyphenated."""
    return word.lower.endswith(_ADJECTIVES) or "-" in word.text


def _trails(word: Word) -> bool:
    """Tell whether a word only trails a noun phrase: an adverb, or "himself"."""
    if word.capital or word.lower in noun_sorts():
        return False
    return word.lower.endswith("ly") or word.lower in _SELVES


def _ends_core(last: Word, word: Word) -> bool:
    """Tell whether a word begins what only describes the noun before it ("released Tuesday", "of Varn")."""
    if word.lower in words_of("speakers", "stops") or word.lower in _BEGIN:
        return True
    nouns = words_of("speakers", "documents", "crowd", "withheld_plural", "organisation_nouns", "persons")
    if word.lower in ("earlier", "last") and last.text.islower():
        return True
    described = last.lower in nouns or last.lower in words_of("offices", "male", "female", "neutral")
    return (
        described
        and not last.possessive
        and word.text.islower()
        and word.text.endswith("ed")
        and word.lower not in nouns
    )


def _only_fillers(words: Sequence[Word]) -> bool:
    return all(word.lower in words_of("speakers", "fillers") for word in words)
