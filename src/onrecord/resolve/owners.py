"""Find whoever a noun of saying or thinking belongs to, and the noun phrase that follows a word.

"Renk's latest claim", "his claim"              the owner
"an attack by Renk", "the view of voters"       whom it comes from
"""

from __future__ import annotations

from onrecord.resolve.reading import Reading
from onrecord.resolve.roster import Roster
from onrecord.resolve.subjects import phrase_start, pronouns
from onrecord.resolve.viewwords import sort_of_verb, words_between
from onrecord.resolve.words import Word, adjoin
from onrecord.resources import words_of

_MOST_WORDS = 12
_ARTICLES = frozenset({"the", "a", "an", "this", "that"})
_CONJUNCTIONS = frozenset({"and", "but", "or"})


def owner_of(reading: Reading, roster: Roster, noun: int, floor: int) -> tuple[int, int] | None:
    """Return the first and last word of whoever a noun belongs to: "Oray's latest claim", "his claim"."""
    words, text = reading.words, reading.text
    for at in range(noun - 1, max(floor, noun - 4) - 1, -1):
        word = words[at]
        if not adjoin(text, word, words[at + 1]):
            return None
        if word.lower in ("his", "her", "their", "its"):
            return at, at
        if word.possessive:
            first = phrase_start(reading, roster, at, floor, governed=False)
            return None if first is None else (first, at)
        if word.lower in words_of("words", "function"):
            return None
    return None


def giver_of(reading: Reading, roster: Roster, noun: int, ceiling: int) -> tuple[int, int] | None:
    """Return the words of whoever a noun comes from: "an attack by Oray", "the view of voters"."""
    words = reading.words
    at = noun + 1
    if at + 1 >= ceiling or words[at].lower not in ("by", "of", "from"):
        return None
    if not adjoin(reading.text, words[noun], words[at]):
        return None
    return phrase_after(reading, roster, at, ceiling)


def phrase_after(
    reading: Reading, roster: Roster, link: int, ceiling: int, *, apart: bool = False
) -> tuple[int, int] | None:
    """Return the first and last word of the noun phrase that follows a word, up to its first clause.

    Args:
        reading: The report.
        roster: Who it names.
        link: The number of the word before the phrase.
        ceiling: The number of the first word that cannot belong to it.
        apart: Whether marks may stand before the phrase, as at the start of a sentence.
    """
    words, text = reading.words, reading.text
    first = last = link + 1
    stops = words_of("speakers", "stops") - {"of"} | words_between("be", "have", "do", "modal")
    while last < ceiling and last - first < _MOST_WORDS:
        word = words[last]
        opening = last == first
        joined = (opening and apart) or adjoin(text, words[last - 1], word)
        if not joined and not roster.joins(words[last - 1], word):
            break
        if not opening and (word.lower in stops | _ARTICLES | pronouns() or _ends(word)):
            break
        grammar = words_of("words", "function") - words_of("speakers", "determiners", "indefinite")
        if opening and word.lower in grammar:
            return None
        last += 1
        if word.possessive and not roster.joins(words[last - 1], words[min(last, len(words) - 1)]):
            break
    last -= 1
    return (first, last) if last >= first else None


def _ends(word: Word) -> bool:
    return not word.capital and (sort_of_verb(word.lower) is not None or word.lower in _CONJUNCTIONS)
