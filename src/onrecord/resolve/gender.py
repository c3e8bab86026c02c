"""What a report shows of a person's sex: titles, nouns such as "chairwoman", pronouns after a name.

No list of given names is kept. A pronoun counts where one name alone can be meant by it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from onrecord.model import Span
from onrecord.resolve.known import FEMALE, MALE, Known, modifies
from onrecord.resolve.names import Mention
from onrecord.resolve.offices import head_of
from onrecord.resolve.reading import Reading
from onrecord.resolve.words import Word
from onrecord.resources import words_of

_SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘]?[A-Z])")
_VOTE, _GIVEN = 0.5, 2.5
_SUBJECTS = {"he": MALE, "she": FEMALE}
_OTHERS = {"his": MALE, "him": MALE, "himself": MALE, "her": FEMALE, "hers": FEMALE, "herself": FEMALE}


def title_gender(title: str | None) -> str | None:
    """Return the sex that a courtesy title tells."""
    if title is None:
        return None
    if title in words_of("offices", "titles_male"):
        return MALE
    return FEMALE if title in words_of("offices", "titles_female") else None


@lru_cache(maxsize=4096)
def noun_gender(noun: str) -> str | None:
    """Return the sex that a noun tells ("spokeswoman")."""
    return next((sex for sex in (MALE, FEMALE) if noun in words_of("offices", sex)), None)


def given_gender(words: Sequence[str]) -> str | None:
    """Return the sex of those who mostly bear the given name that opens a full name."""
    if len(words) < 2:
        return None
    first = words[0].lower()
    return next((sex for sex in (MALE, FEMALE) if first in words_of("given_names", sex)), None)


def sex_evidence(one: Known, sex: str) -> float | None:
    """Return how much speaks for a sex, against if below 0: titles, nouns, pronouns, the given name.

    None where nothing is known. The given name weighs as much as five pronouns that may mean somebody else.
    """
    other = FEMALE if sex == MALE else MALE
    given = given_gender(one.words)
    if given is None and not one.votes[sex] and not one.votes[other]:
        return None
    told = _VOTE * (one.votes[sex] - one.votes[other])
    return told if given is None else told + (_GIVEN if given == sex else -_GIVEN)


def vote_by_office(reading: Reading, one: Known, span: Span) -> None:
    """Count the sex that the noun of an office tells."""
    head = head_of(reading.words_in(span))
    if head is not None and (sex := noun_gender(head.lower)) is not None:
        one.votes[sex] += 3
        one.told[sex] += 1


def vote_by_pronouns(reading: Reading, mentions: Sequence[Mention], at: Mapping[int, Known]) -> None:
    """Count "he", "she" and their kin where exactly one person named can be meant."""
    for paragraph in reading.paragraphs:
        if reading.in_heading(paragraph):
            continue
        before: dict[int, Known] = {}
        for sentence in _sentences(reading.text, paragraph):
            named = [(m, at[m.span.start]) for m in _named(reading, mentions, sentence, at)]
            _vote_in(reading, sentence, named, before)
            before = {id(known): known for _, known in named}


def _sentences(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for found in _SENTENCE_END.finditer(text, span.start, span.end):
        yield Span(start, found.end())
        start = found.end()
    yield Span(start, span.end)


def _named(
    reading: Reading, mentions: Sequence[Mention], sentence: Span, at: Mapping[int, Known]
) -> list[Mention]:
    """Return the names in a sentence, outside quoted words, that can be a person's."""
    first = bisect_left(mentions, sentence.start, key=lambda mention: mention.span.start)
    last = bisect_left(mentions, sentence.end, key=lambda mention: mention.span.start)
    return [
        mention
        for mention in mentions[first:last]
        if (known := at.get(mention.span.start)) is not None
        and known.can_be_person
        and not reading.is_quoted(mention.span)
        and not modifies(reading, mention)
    ]


def _vote_in(
    reading: Reading,
    sentence: Span,
    named: Sequence[tuple[Mention, Known]],
    before: dict[int, Known],
) -> None:
    pronoun = next((word for word in reading.words_in(sentence) if _tells(reading, word)), None)
    if pronoun is None:
        return
    here = {id(known): known for mention, known in named if mention.span.start < pronoun.start}
    if not here and pronoun.lower in _SUBJECTS and len(before) == 1:
        here = before
    sex = _SUBJECTS.get(pronoun.lower) or _OTHERS[pronoun.lower]
    here = {key: known for key, known in here.items() if given_gender(known.words) in (None, sex)}
    if len(here) == 1:
        next(iter(here.values())).votes[sex] += 2 if pronoun.lower in _SUBJECTS else 1


def _tells(reading: Reading, word: Word) -> bool:
    return (word.lower in _SUBJECTS or word.lower in _OTHERS) and not reading.is_quoted(word.span)
