"""Find whom and what a report describes without a name: "a cashier", "two officials", "the company".

Only noun phrases whose head is a noun for people, groups, bodies or documents; they are what "the woman",
"they" and "it" may mean. Which of them are one is told in `referents`.

    >>> from onrecord.resolve.words import find_words
    >>> text = "A young cashier was afraid."
    >>> [(noun.head, noun.span) for noun in find_nouns(text, find_words(text))]
    [('cashier', Span(start=0, end=15))]
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.model import EntityType, Span
from onrecord.resolve.words import Word, adjoin
from onrecord.resources import words_of

_LONGEST = 6
_NUMBERS = frozenset({"two", "three", "four", "five"})


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase that describes somebody or something that can speak.

    Attributes:
        words: From the determiner to the head.
        head: The head noun, in lower case.
        sort: What it describes: a person, a group, an organisation or a document.
        determiner: The word that opens it, if that is an article, a pronoun or a number.
    """

    words: tuple[Word, ...]
    head: str
    sort: EntityType
    determiner: str | None

    @property
    def span(self) -> Span:
        """From the determiner to the head."""
        return Span(self.words[0].start, self.words[-1].end)

    @property
    def told(self) -> frozenset[str]:
        """The words that describe: no determiner, and none that only says how new or old something is."""
        idle = words_of("speakers", "determiners", "weak")
        return frozenset(word.lower for word in self.words if word.lower not in idle)


def find_nouns(text: str, words: Sequence[Word]) -> list[Noun]:
    """Return the noun phrases of a text, in order of their heads."""
    sorts = noun_sorts()
    heads = (at for at, word in enumerate(words) if word.lower in sorts and not _goes_on(text, words, at))
    return [_noun(text, words, at, sorts[words[at].lower]) for at in heads]


def _noun(text: str, words: Sequence[Word], at: int, sort: EntityType) -> Noun:
    phrase = tuple(words[_first(text, words, at) : at + 1])
    return Noun(phrase, words[at].lower, sort, phrase[0].lower if _determines(phrase[0]) else None)


@cache
def noun_sorts() -> Mapping[str, EntityType]:
    """Return what each noun describes: a person, a group, an organisation or a document."""
    singular = words_of("speakers", "persons", "withheld_singular") | words_of(
        "offices", "male", "female", "neutral"
    )
    bodies = words_of("speakers", "organisation_nouns", "collective_bodies")
    sorts = {f"{noun}s": EntityType.GROUP for noun in singular | bodies if not noun.endswith("s")}
    sorts |= dict.fromkeys(words_of("speakers", "crowd", "withheld_plural"), EntityType.GROUP)
    sorts |= dict.fromkeys(bodies, EntityType.ORGANISATION)
    sorts |= dict.fromkeys(words_of("speakers", "documents"), EntityType.DOCUMENT)
    sorts |= dict.fromkeys(singular, EntityType.PERSON)
    pronouns = words_of("speakers", "empty", "quantities", "pronouns_plural")
    return {noun: sort for noun, sort in sorts.items() if noun not in pronouns}


def _goes_on(text: str, words: Sequence[Word], at: int) -> bool:
    """Tell whether the noun after a word is the head, and not the word itself."""
    if at + 1 >= len(words) or words[at].possessive or not adjoin(text, words[at], words[at + 1]):
        return False
    after = words[at + 1]
    return after.lower in noun_sorts() or (after.capital and words[at].capital)


def _first(text: str, words: Sequence[Word], at: int) -> int:
    """Return the number of the first word of the phrase whose head is word `at`."""
    first = at
    while first > 0 and at - first < _LONGEST and adjoin(text, words[first - 1], words[first]):
        if _determines(words[first - 1]):
            return first - 1
        if _is_outside(words, first - 1):
            return first
        first -= 1
    return first


def _determines(word: Word) -> bool:
    return word.lower in words_of("speakers", "determiners") or word.lower in _NUMBERS


def _is_outside(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word cannot stand inside such a phrase: grammar, verbs, adverbs."""
    word = words[at]
    if word.lower in words_of("words", "function") or word.lower in words_of("offices", "breaks"):
        return True
    if word.capital or not word.lower.endswith(("ing", "ly")):
        return False
    return at == 0 or not _determines(words[at - 1])
