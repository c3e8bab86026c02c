"""Find where a content, its cue or its source tells what some party says, thinks, wants or feels.

    "that Oray believes the truce will hold"       Oray, believes
    "Renk's claim that the bridge was safe"        Renk, claim
    "according to a deckhand"                      a deckhand, according

Each is only a possible holder: `holders` weighs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.resolve.owners import giver_of, owner_of, phrase_after
from onrecord.resolve.parties import is_one
from onrecord.resolve.reading import Reading, Said
from onrecord.resolve.roster import Roster
from onrecord.resolve.subjects import Subject, phrase_start
from onrecord.resolve.view_parties import find_haver, find_parted, find_passed, find_subject_of_view
from onrecord.resolve.viewwords import (
    is_citing,
    sort_of_adjective,
    sort_of_fuller,
    sort_of_noun,
    sort_of_verb,
    tense_of,
    words_between,
)
from onrecord.resolve.words import Word, gap
from onrecord.resources import words_of

_CITING = frozenset({"quoting", "citing", "quoted", "cited"})
_ENDED = re.compile(r"[.!?\n]")
_FULLEST = 4
"""How many words at most are needed after a verb that tells no view alone."""


@dataclass(frozen=True, slots=True)
class View:
    """A party and the word that tells its view.

    Attributes:
        first: Number of the first word of the party's noun phrase.
        last: Number of its last word.
        word: Number of the word that tells the view.
        shape: How the two are tied: verb, adjective, noun, giver, outlook, according, citing, bare, source,
            nested (by the tagger) or polled.
        sort: What kind of view the word tells: say, think, want and so on.
        base: The word's base form.
        tense: present, past or ing; empty if the word is no verb.
        subject: How the verb's subject was found; None for nouns.
        content: Number of the content's span; -1 outside the content.
    """

    first: int
    last: int
    word: int
    shape: str
    sort: str
    base: str
    tense: str = ""
    subject: Subject | None = None
    content: int = -1

    def span(self, reading: Reading) -> Span:
        """Return the span of the party."""
        return Span(reading.words[self.first].start, reading.words[self.last].end)


def find_views(reading: Reading, roster: Roster, said: Said) -> list[View]:
    """Return every party whose view an attribution may relay, in order of the telling words."""
    found: list[View] = []
    for number, span in enumerate(said.content):
        first, ceiling = reading.index_at(span.start), reading.index_at(span.end)
        parted = find_parted(reading, roster, said.content[number - 1]) if number else None
        found += _in_stretch(reading, roster, first, ceiling, number, parted)
    for part in (said.cue, said.source):
        for span in part:
            found += _nouns_in(reading, roster, span, -1)
    for inner in said.inner:
        found += _nested(reading, said, inner)
    found += _polled(reading, roster, said)
    if any(is_citing(word.lower) for span in said.cue for word in reading.words_in(span)):
        found += _bare(reading, roster, said)
    return sorted(_unique(found), key=lambda view: (view.content < 0, view.word))


def _unique(views: list[View]) -> Iterator[View]:
    """Yield views of which no two have one party and one word."""
    seen: set[tuple[int, int]] = set()
    for view in views:
        if (view.last, view.word) not in seen:
            seen.add((view.last, view.word))
            yield view


def _in_stretch(
    reading: Reading, roster: Roster, first: int, ceiling: int, number: int, parted: tuple[int, int] | None
) -> Iterator[View]:
    """Yield the views of one span of a content.

    Args:
        reading: The report.
        roster: Who it names.
        first: The number of its first word.
        ceiling: The number of the word after its last.
        number: The number of the span.
        parted: The party that the span before it consists of, if it does.
    """
    floor = first
    for at in range(first, ceiling):
        word = reading.words[at]
        if at > first and _ENDED.search(gap(reading.text, reading.words[at - 1], word)):
            floor, parted = at, None
        yield from _by_verb(reading, roster, at, floor, number, parted)
        yield from _by_noun(reading, roster, at, floor, ceiling, number)
        if word.lower == "to" and at > first and reading.words[at - 1].lower == "according":
            yield from _after(reading, roster, at, ceiling, number, "according")
        elif word.lower in _CITING and at > first:
            yield from _after(reading, roster, at, ceiling, number, "citing")


def _by_verb(
    reading: Reading, roster: Roster, at: int, floor: int, number: int, parted: tuple[int, int] | None
) -> Iterator[View]:
    word = reading.words[at]
    told = _told_by(reading, word, at, floor)
    if told is None:
        return
    shape, sort, base = told
    subject = find_subject_of_view(reading, roster, at, floor)
    if subject is None and parted is not None and (passed := find_passed(reading, floor, at)) is not None:
        subject = Subject(*parted, passed)
    if subject is not None and _agrees(word, shape, subject):
        tense = tense_of(word.lower) if shape == "verb" else "present"
        yield View(subject.first, subject.last, at, shape, sort, base, tense, subject, number)


def _told_by(reading: Reading, word: Word, at: int, floor: int) -> tuple[str, str, str] | None:
    """Return the shape, the sort and the base of a verb or an adjective of view."""
    verb = sort_of_verb(word.lower)
    if verb is not None and not (word.capital and at > floor) and not _is_owned_noun(reading, word, at):
        return "verb", *verb
    fuller = sort_of_fuller(word.lower, [one.lower for one in reading.words[at + 1 : at + 1 + _FULLEST]])
    if fuller is not None:
        return "verb", *fuller
    sort = sort_of_adjective(word.lower)
    if sort is not None:
        return "adjective", sort, word.lower
    return None


def _is_owned_noun(reading: Reading, word: Word, at: int) -> bool:
    """Tell whether a word that may be a noun stands after whoever owns it ("Oray's claim", "his plans")."""
    before = reading.words[at - 1] if at else word
    owned = before.possessive or before.lower in ("his", "her", "their", "its", "the", "a", "an")
    return owned and sort_of_noun(word.lower) is not None


def _agrees(word: Word, shape: str, subject: Subject) -> bool:
    """Tell whether what stands between subject and word leaves it an active verb, or an adjective of it."""
    be = bool(words_between("be") & set(subject.passed)) or "is" in subject.passed
    if shape == "adjective":
        return be or bool(words_between("seem") & set(subject.passed))
    if be and tense_of(word.lower) == "past":
        return False
    if word.possessive:
        return False
    return not ("to" in subject.passed and tense_of(word.lower) != "present")


def _by_noun(
    reading: Reading, roster: Roster, at: int, floor: int, ceiling: int, number: int
) -> Iterator[View]:
    word = reading.words[at]
    sort = sort_of_noun(word.lower)
    if sort is None:
        return
    owner = owner_of(reading, roster, at, floor)
    if owner is not None:
        shape = "outlook" if _is_outlook(reading, at, owner[0]) else "noun"
        yield View(*owner, at, shape, sort, word.lower, content=number)
    giver = giver_of(reading, roster, at, ceiling)
    if giver is not None:
        shape = "outlook" if _is_outlook(reading, at, at) else "giver"
        yield View(*giver, at, shape, sort, word.lower, content=number)
    if owner is None and (haver := find_haver(reading, roster, at, floor)) is not None:
        yield View(*haver, at, "noun", sort, word.lower, content=number)


def _is_outlook(reading: Reading, noun: int, first: int) -> bool:
    """Tell whether a noun opens a view as such: "in Oray's view", "from the point of view of voters"."""
    before = [word.lower for word in reading.words[max(0, first - 4) : first]]
    outlooks = words_of("views", "outlooks")
    return reading.words[noun].lower in outlooks and not {"in", "from"}.isdisjoint(before)


def _after(
    reading: Reading, roster: Roster, at: int, ceiling: int, number: int, shape: str
) -> Iterator[View]:
    party = phrase_after(reading, roster, at, ceiling)
    if party is not None and _names_somebody(reading, *party):
        yield View(*party, at, shape, "say", reading.words[at].lower, content=number)


def _names_somebody(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a phrase can name a party: "according to plan" and "to form" do not."""
    word = reading.words[last]
    return first < last or word.capital or is_one(word)


def _nouns_in(reading: Reading, roster: Roster, span: Span, number: int) -> Iterator[View]:
    """Yield the owners of what a cue or a source names: "Oray's claim", "excerpts of Oray's speech"."""
    first, ceiling = reading.index_at(span.start), reading.index_at(span.end)
    for at in range(first, ceiling):
        yield from _by_noun(reading, roster, at, first, ceiling, number)
        lower = reading.words[at].lower
        if lower in words_of("speakers", "documents") or lower in words_of("views", "forms"):
            owner = owner_of(reading, roster, at, first)
            if owner is not None:
                yield View(*owner, at, "source", "say", lower, content=number)


def _bare(reading: Reading, roster: Roster, said: Said) -> Iterator[View]:
    """Yield the party that the content of a citing cue begins with: "quoted {a deckhand as saying …}"."""
    cue = reading.index_at(said.cue[0].start)
    for number, span in enumerate(said.content[:1]):
        first, ceiling = reading.index_at(span.start), reading.index_at(span.end)
        party = phrase_after(reading, roster, first - 1, ceiling)
        if party is not None:
            yield View(*party, cue, "bare", "say", reading.words[cue].lower, content=number)


def _nested(reading: Reading, said: Said, inner: Said) -> Iterator[View]:
    """Yield the source of a statement that the tagger found inside the content."""
    words = reading.words_in(inner.source[0]) if inner.source else ()
    cue = reading.words_in(inner.cue[0]) if inner.cue else ()
    if not words or not cue:
        return
    telling = next((word for word in cue if sort_of_verb(word.lower)), cue[0])
    sort, base = sort_of_verb(telling.lower) or ("say", telling.lower)
    first, at = reading.index_at(words[0].start), reading.index_at(telling.start)
    number = next((n for n, span in enumerate(said.content) if span.contains(inner.cue[0])), 0)
    tense = tense_of(telling.lower)
    yield View(first, first + len(words) - 1, at, "nested", sort, base, tense, content=number)


def _polled(reading: Reading, roster: Roster, said: Said) -> Iterator[View]:
    """Yield the people whom a poll has asked: "a survey found {62 percent of dockers …}"."""
    sources = {word.lower for span in said.source for word in reading.words_in(span)}
    if sources.isdisjoint(words_of("views", "polls")):
        return
    for number, span in enumerate(said.content):
        first, ceiling = reading.index_at(span.start), reading.index_at(span.end)
        for at in range(first, ceiling):
            lower = reading.words[at].lower
            if lower == "percent" or lower in words_of("speakers", "crowd"):
                start = phrase_start(reading, roster, at, first)
                if start is not None:
                    yield View(start, at, at, "polled", "polled", lower, content=number)
