"""Find the noun phrase that a word of saying or thinking belongs to, without a parser.

    "Oray, who chairs the port, has long believed that …"     the subject of "believed" is "Oray"
    "people close to Tun say"                                 … of "say": "people close to Tun"
    "Renk's latest claim"                                     the owner of "claim" is "Renk"

Only what stands before the word in its sentence is read: auxiliaries and adverbs are passed over, a clause
or an apposition between commas is jumped, and the noun phrase ends where grammar says that it must.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.resolve.names import NameSort
from onrecord.resolve.reading import Reading
from onrecord.resolve.roster import Roster
from onrecord.resolve.viewwords import sort_of_verb, words_between
from onrecord.resolve.words import Word, adjoin, gap
from onrecord.resources import words_of

_MOST_PASSED = 8
_MOST_WORDS = 12
_LONGEST_ASIDE = 18
_ASIDES = (",", "—", "–", "-", ")")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a verb belongs to, as far as word order tells.

    Attributes:
        first: Number of the first word of the noun phrase.
        last: Number of its last word.
        passed: The words between it and the verb, in lower case: auxiliaries, adverbs, "to".
        aside: Whether an apposition or a clause between commas was jumped.
        relative: Whether the verb stands in a clause after "who" or "which".
    """

    first: int
    last: int
    passed: tuple[str, ...] = ()
    aside: bool = False
    relative: bool = False

    def span(self, words: Sequence[Word]) -> Span:
        """Return the span of the noun phrase."""
        return Span(words[self.first].start, words[self.last].end)


def find_subject(reading: Reading, roster: Roster, verb: int, floor: int) -> Subject | None:
    """Return the subject of a verb, or of an adjective after "is".

    Args:
        reading: The report.
        roster: Who it names.
        verb: The number of the verb among the report's words.
        floor: The number of the first word that may belong to the subject.

    Returns:
        The noun phrase before the verb; None if the verb has no subject of its own in its sentence.
    """
    at, passed = _pass_auxiliaries(reading, verb, floor)
    if at is None:
        return None
    aside = False
    if not adjoin(reading.text, reading.words[at], reading.words[at + 1]):
        jumped = _jump_aside(reading, at, floor)
        if jumped is None:
            return None
        at, aside = jumped, True
    relative = reading.words[at].lower in words_between("relatives") or reading.words[at].lower == "as"
    if relative:
        at = _antecedent(reading, at, floor)
        if at is None:
            return None
    first = phrase_start(reading, roster, at, floor)
    return None if first is None else Subject(first, at, passed, aside, relative)


def _pass_auxiliaries(reading: Reading, verb: int, floor: int) -> tuple[int | None, tuple[str, ...]]:
    """Walk back from a verb over auxiliaries, adverbs and "to" after a verb that hands its subject on."""
    words, passed = reading.words, list[str]()
    at = verb - 1
    while at >= floor and verb - at <= _MOST_PASSED:
        if not adjoin(reading.text, words[at], words[at + 1]) or not _passes(words, at, verb):
            break
        passed.append(words[at].lower)
        at -= 1
    if at >= floor and without_contraction(words[at].lower) in pronouns():
        passed += _leaning(words[at])
    return (at if at >= floor else None), tuple(passed)


def _leaning(word: Word) -> list[str]:
    """Return the auxiliary that leans on a pronoun ("'re" of "they're", the "is" or "has" of "he's")."""
    if word.possessive:
        return ["is"]
    leans = re.split("['’]", word.lower, maxsplit=1)[1:]
    return [
        {"re": "are", "ve": "have", "d": "had", "ll": "will", "m": "am"}.get(lean, lean) for lean in leans
    ]


def _passes(words: Sequence[Word], at: int, verb: int) -> bool:
    lower = words[at].lower
    if lower == "to":
        return at > 0 and words[at - 1].lower in words_between("raising")
    if words[at].possessive:
        return False
    if at + 1 < verb and words[at + 1].lower == "to":
        return lower in words_between("raising")
    if lower in words_between("be", "seem", "have", "do", "modal", "adverb"):
        return True
    return lower.endswith("ly") and not words[at].capital


def _jump_aside(reading: Reading, at: int, floor: int) -> int | None:
    """Return the word before an aside that ends at word `at`: "Oray, the mayor, said"."""
    words = reading.words
    mark = gap(reading.text, words[at], words[at + 1]).strip()
    if mark not in _ASIDES:
        return None
    opening = "(" if mark == ")" else mark
    for left in range(at - 1, max(floor, at - _LONGEST_ASIDE) - 1, -1):
        between = gap(reading.text, words[left], words[left + 1]).strip()
        if between == opening:
            return left
        if any(stop in between for stop in '.!?"“”;:'):
            return None
    return None


def _antecedent(reading: Reading, at: int, floor: int) -> int | None:
    """Return the last word of what "who" or "which" follows, at most a comma away."""
    before = at - 1
    if before < floor:
        return None
    between = gap(reading.text, reading.words[before], reading.words[at]).strip()
    word = reading.words[before]
    if between not in ("", ",", "—", "–") or word.lower in words_of("words", "function"):
        return None
    return None if sort_of_verb(word.lower) and not word.capital else before


def phrase_start(
    reading: Reading, roster: Roster, last: int, floor: int, *, governed: bool = True
) -> int | None:
    """Return the number of the first word of the noun phrase that ends with a word; None if none does.

    Args:
        reading: The report.
        roster: Who it names.
        last: The number of the last word.
        floor: The number of the first word that may belong to the phrase.
        governed: Whether a noun that governs the phrase belongs to it ("people" of "people in Varn").
    """
    word = reading.words[last]
    if without_contraction(word.lower) in pronouns():
        return last
    if word.lower in words_of("words", "function") and not word.shouted and word.lower not in _QUANTITIES:
        return None
    first = _core_start(reading, roster, last, floor)
    mention = roster.mention_over(word)
    if mention is not None and mention.sort is not NameSort.GROUP and mention.span.end == word.end:
        first = max(first, reading.index_at(mention.lead))
    while (
        governed
        and (outer := _governing(reading, roster, first, floor)) is not None
        and last - outer < _MOST_WORDS
    ):
        first = outer
    return without_that(reading.words, first, last)


_QUANTITIES = frozenset({"many", "some", "most", "several", "few", "both", "others", "all", "none"})


def without_contraction(lower: str) -> str:
    """Return a pronoun without the verb that leans on it ("they" of "they've")."""
    return re.split("['’]", lower, maxsplit=1)[0]


def without_that(words: Sequence[Word], first: int, last: int) -> int:
    """Return where a noun phrase begins if a "that" before it only opens its clause."""
    opens = first < last and words[first].lower == "that"
    return first + 1 if opens and (words[first + 1].capital or words[last].lower.endswith("s")) else first


def pronouns() -> frozenset[str]:
    """Return the pronouns that can be a subject or an owner."""
    return words_of("speakers", "pronouns_person", "pronouns_plural", "pronouns_thing", "pronouns_self")


def _core_start(reading: Reading, roster: Roster, last: int, floor: int) -> int:
    """Walk back over the words of a noun phrase up to its article, or to what cannot belong to it."""
    words, text = reading.words, reading.text
    first = last
    while first > floor and last - first < _MOST_WORDS:
        before = words[first - 1]
        joined = adjoin(text, before, words[first]) or roster.joins(before, words[first])
        if not joined or not _belongs(roster, before, words[first]):
            break
        first -= 1
        if before.lower in words_of("speakers", "determiners"):
            break
    return first


def _belongs(roster: Roster, word: Word, after: Word) -> bool:
    lower = word.lower
    if lower in words_of("speakers", "determiners"):
        return True
    if roster.joins(word, after):
        return True
    if lower in words_of("words", "function") or lower in pronouns():
        return lower.isdigit()
    if lower in words_between("be", "have", "do", "modal", "seem"):
        return False
    return word.capital or word.possessive or sort_of_verb(lower) is None or "-" in lower


_GOVERNORS = ("crowd", "withheld_plural", "persons", "organisation_nouns", "collective_bodies", "documents")


def _governing(reading: Reading, roster: Roster, first: int, floor: int) -> int | None:
    """Return where the phrase begins that governs one: "people" of "people in Varn", "31% of voters"."""
    words, text = reading.words, reading.text
    if first - 2 < floor or not adjoin(text, words[first - 1], words[first]):
        return None
    link, noun = words[first - 1].lower, words[first - 2]
    between = gap(text, noun, words[first - 1]).strip()
    if link == "of" and between in ("", "%"):
        mention = roster.mention_over(noun)
        if mention is not None and (known := roster.at.get(mention.span.start)) and known.is_person:
            return None
        return (
            None
            if noun.lower in words_of("words", "function") - _QUANTITIES
            else _core_start(reading, roster, first - 2, floor)
        )
    if between:
        return None
    if link == "to" and noun.lower == "close" and first - 3 >= floor:
        return _core_start(reading, roster, first - 3, floor)
    if link in ("in", "from", "at", "on", "with", "for") and _governs(noun):
        return _core_start(reading, roster, first - 2, floor)
    return None


def _governs(noun: Word) -> bool:
    lists = words_of("speakers", *_GOVERNORS) | words_of("offices", "male", "female", "neutral")
    return noun.lower in lists or noun.lower.rstrip("s") in words_of("offices", "neutral")
