"""On what occasion, or in what form, something was said: an interview, a rally, a tweet, an answer.

Only words outside the contents tell it, in the sentence of the cue: "in an interview with Radio Varn",
"wrote in a letter", "tweeted", "when asked about the bridge". It holds on for what the speaker says next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.model import Occasion, Span
from onrecord.resolve.reading import Cover, Reading, Said, cover_of
from onrecord.resolve.resolved import Resolved
from onrecord.resolve.told import is_past
from onrecord.resources import load_table

_BETWEEN = r"(?:\s+(?!(?:in|at|on|to|of|for|with|that|and|but)\b)[\w’'&.-]+){0,4}\s+"
_FARTHEST = 2


@dataclass(frozen=True, slots=True)
class On:
    """An occasion, the rule and the words that tell it."""

    occasion: Occasion
    rule: str
    spans: tuple[Span, ...]
    confidence: float


def find_occasions(reading: Reading, speakers: Sequence[Resolved]) -> list[On | None]:
    """Return the occasion of each attribution of a reading, where the report tells one."""
    contents = cover_of(span for said in reading.said for span in said.content)
    found: list[On | None] = []
    last: tuple[str, int, On] | None = None
    for said, who in zip(reading.said, speakers, strict=True):
        here = reading.paragraph_of(said.place)
        held = find_occasion(reading, said, contents)
        if last is not None and who.name != last[0]:
            last = None
        if held is None and last is not None and here - last[1] <= _FARTHEST and is_past(reading, said):
            held = replace(last[2], rule="carried-over", confidence=0.6)
        found.append(held)
        if who.name and held is not None and held.occasion in _going_on():
            last = (who.name, here, held)
        elif held is not None:
            last = None
    return found


def find_occasion(reading: Reading, said: Said, contents: Cover) -> On | None:
    """Return the occasion that the sentence of an attribution's cue tells, outside all contents."""
    if not said.cue:
        return None
    cues = cover_of(said.cue)
    sentence = reading.sentence_of(said.cue[0].start)
    found = [
        (rank, abs(span.start - said.cue[0].start), occasion, rule, span)
        for rank, occasion, rule, span in _told(reading, cues, sentence)
        if not contents.overlaps(span)
    ]
    if not found:
        return None
    rank, _, occasion, rule, span = min(found, key=lambda one: one[:2])
    return On(occasion, rule, (span,), (0.9, 0.85, 0.75, 0.7)[rank])


def _told(reading: Reading, cues: Cover, sentence: Span) -> Iterator[tuple[int, Occasion, str, Span]]:
    """Yield what tells an occasion in a sentence, the surest ranked first."""
    text = reading.text
    for found in _phrases().finditer(text, sentence.start, sentence.end):
        yield 0, _sort_of(found.group()), "occasion-phrase", Span(*found.span())
    for cue in cues.spans:
        for found in _verbs().finditer(text, cue.start, cue.end):
            word = found.group().lower()
            weak = word in load_table("occasions")["weak"]["verbs"].split()
            yield (3 if weak else 1), _sort_of_verb(word), "occasion-verb", Span(*found.span())
        for found in _given().finditer(text, cue.start, cue.end):
            yield 1, _sort_of(found.group()), "occasion-given", Span(*found.span())
    for found in _questions().finditer(text, sentence.start, sentence.end):
        yield 2, Occasion.QUESTION, "asked", Span(*found.span())


@cache
def _going_on() -> frozenset[Occasion]:
    return frozenset(Occasion(sort) for sort in load_table("occasions")["goes_on"]["sorts"].split())


@cache
def _noun_sorts() -> dict[str, Occasion]:
    return {
        noun: Occasion(sort) for sort, nouns in load_table("occasions")["nouns"].items() for noun in nouns
    }


def _sort_of(phrase: str) -> Occasion:
    """Return the sort of the longest noun that a phrase ends in: no "conference", but "press conference"."""
    words = phrase.lower().split()
    tails = (" ".join(words[-length:]) for length in (4, 3, 2, 1))
    return next(_noun_sorts()[tail] for tail in tails if tail in _noun_sorts())


@cache
def _sort_of_verb(verb: str) -> Occasion:
    table = load_table("occasions")["verbs"]
    return next(Occasion(sort) for sort, verbs in table.items() if verb in verbs.split())


@cache
def _alternatives() -> str:
    nouns = sorted(_noun_sorts(), key=len, reverse=True)
    return rf"(?:{'|'.join(re.escape(noun) for noun in nouns)})\b(?!\s*['’]s)"


@cache
def _phrases() -> re.Pattern[str]:
    before = "|".join(load_table("occasions")["before"].split())
    return re.compile(rf"\b(?:{before}){_BETWEEN}{_alternatives()}", re.IGNORECASE)


@cache
def _given() -> re.Pattern[str]:
    giving = "|".join(load_table("occasions")["giving"]["verbs"].split())
    return re.compile(rf"\b(?:{giving}){_BETWEEN}{_alternatives()}", re.IGNORECASE)


@cache
def _verbs() -> re.Pattern[str]:
    verbs = [verb for words in load_table("occasions")["verbs"].values() for verb in words.split()]
    return re.compile(rf"\b(?:{'|'.join(verbs)})\b", re.IGNORECASE)


@cache
def _questions() -> re.Pattern[str]:
    phrases = load_table("occasions")["question"]["any"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)
