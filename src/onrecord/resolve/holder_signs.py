"""What speaks for and against a party being the holder of a content: signs for `holders` to weigh."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.resolve.parties import is_one
from onrecord.resolve.phrases import Form, Phrase
from onrecord.resolve.reading import Said
from onrecord.resolve.resolved import Resolved
from onrecord.resolve.talk import Talk
from onrecord.resolve.views import View
from onrecord.resolve.viewwords import is_citing, sort_of_noun, sort_of_verb, words_between
from onrecord.resources import words_of

_PREPOSITIONS = frozenset({"to", "of", "with", "for", "on", "at", "in", "by", "from", "about"})
_OBJECTS = frozenset({"of", "about", "for", "on", "with", "in", "at", "against", "by"})
_NEAR, _NOT_FAR = 6, 12
_SHALLOW = 0.6

Signs = dict[str, float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A party that may hold what a content says.

    Attributes:
        view: Where its view is told.
        who: Whom the party's phrase means.
        phrase: The phrase.
        own: Whether that is the speaker.
    """

    view: View
    who: Resolved
    phrase: Phrase
    own: bool


def signs_of(
    talk: Talk,
    number: int,
    here: Sequence[Candidate],
    before: Sequence[Candidate],
    habits: Mapping[tuple[str, str], float],
) -> list[Signs]:
    """Return the signs of each candidate of an attribution.

    Args:
        talk: The report.
        number: The attribution's number.
        here: Its candidates, the speaker's own among them.
        before: Those of the speaker's statement before.
        habits: How often a speaker tells of a party, over the report.
    """
    of_all = _of_statement(talk, number, here)
    inner = _nested(talk.reading.said[number].inner, 1)
    before_inner = {one.who.name for one in before if one.view.shape == "nested"}
    again = {one.who.name for one in before if not one.own}
    name = talk.names[number]
    found = []
    for candidate in here:
        signs = of_all | _of_party(talk, number, candidate, here) | _of_view(candidate)
        signs |= _by_tagger(talk, candidate, inner) | _of_place(talk, number, candidate, here)
        party = candidate.who.name
        signs |= {"again": 1.0} if party in again else {}
        signs |= {"again-nested": 1.0} if party in before_inner else {}
        signs["habit"] = habits.get((name, party), 0.0) if name and party else 0.0
        found.append(signs | _together(talk, number, candidate, signs))
    return found


def _marked(holds: Mapping[str, bool]) -> Signs:
    return {sign: 1.0 for sign, so in holds.items() if so}


def _of_statement(talk: Talk, number: int, here: Sequence[Candidate]) -> Signs:
    """Return the signs that all candidates of a statement share."""
    said, speaker = talk.reading.said[number], talk.speakers[number]
    words = [word for span in said.content for word in talk.reading.words_in(span)]
    rivals = {one.who.name for one in here if not one.own}
    citing = any(is_citing(word.lower) for span in said.cue for word in talk.reading.words_in(span))
    return _marked(
        {
            f"act-{talk.acts[number].kind}": True,
            f"quotation-{said.given.quotation}": True,
            f"speaker-{speaker.type}": True,
            "no-source": not said.source,
            "citing": citing,
            "has-nested": bool(said.inner),
            f"cue-{_sort_of_cue(talk, said)}": True,
        }
    ) | {"length": math.log1p(len(words)) / 4, "rivals": math.log1p(max(0, len(rivals) - 1))}


def _sort_of_cue(talk: Talk, said: Said) -> str:
    """Return what sort of view the cue itself tells; nothing if its words are none of ours."""
    for span in said.cue:
        for word in talk.reading.words_in(span):
            told = sort_of_verb(word.lower)
            sort = told[0] if told is not None else sort_of_noun(word.lower)
            if sort is not None:
                return sort
    return "nothing"


def _role(talk: Talk, number: int) -> set[str]:
    """Return the words of the speaker's offices and of the source as printed."""
    known = talk.speakers[number].known
    spans = [*(known.offices if known else ()), *talk.reading.said[number].source]
    return {word.lower for span in spans for word in talk.reading.words_in(span)}


def _of_party(talk: Talk, number: int, candidate: Candidate, here: Sequence[Candidate]) -> Signs:
    who, shape, role = candidate.who, candidate.view.shape, _role(talk, number)
    aide, poll = (
        not role.isdisjoint(words_of("views", "aides")),
        not role.isdisjoint(words_of("views", "polls")),
    )
    words = {word.lower() for word in who.known.words} if who.known else set()
    same = [one for one in here if not one.own and one.who.name == who.name]
    first = next((one for one in here if not one.own and one.view.content >= 0), None)
    indefinite = candidate.phrase.form is Form.DESCRIPTION and candidate.phrase.indefinite
    return _marked(
        {
            f"form-{candidate.phrase.form}": True,
            f"type-{who.type}": True,
            "indefinite": indefinite,
            f"people-{_is_of_people(talk, candidate)}": True,
            "first": candidate is first,
            "aide": aide,
            f"aide-{shape}": aide,
            "poll": poll,
            f"poll-{who.type}": poll,
            "also-speaks": who.name in talk.spoken,
            f"also-speaks-{shape}": who.name in talk.spoken,
            "aide-of-party": not words.isdisjoint(role),
            f"aide-of-party-{shape}": not words.isdisjoint(role),
        }
    ) | {
        "times": math.log(max(1, len(same))),
        "mentions": math.log1p(len(who.known.mentions)) / 3 if who.known else 0.0,
    }


def _is_of_people(talk: Talk, candidate: Candidate) -> bool:
    """Tell whether a party's last word is a name or a noun for people."""
    word = talk.reading.words[candidate.view.last]
    return word.capital or is_one(word)


def _of_view(candidate: Candidate) -> Signs:
    view = candidate.view
    passed = set(view.subject.passed) if view.subject else set()
    return _marked(
        {
            f"shape-{view.shape}": True,
            f"sort-{view.sort}": True,
            f"{view.shape}-{view.sort}": True,
            f"base-{view.base}": view.shape in ("verb", "adjective", "noun", "giver", "nested"),
            f"tense-{view.tense}": bool(view.tense),
            "modal": not passed.isdisjoint(words_between("modal")),
            "negated": any(one in ("not", "never") or one.endswith(("n't", "n’t")) for one in passed),
            "relative": view.subject is not None and view.subject.relative,
            "aside": view.subject is not None and view.subject.aside,
        }
    )


def _nested(items: Sequence[Said], depth: int) -> list[tuple[Said, int]]:
    """Return the statements inside a statement with how deep each stands."""
    return [found for one in items for found in ((one, depth), *_nested(one.inner, depth + 1))]


def _by_tagger(talk: Talk, candidate: Candidate, inner: Sequence[tuple[Said, int]]) -> Signs:
    """Say whether the tagger found the view too, and how sure it was."""
    party, word = candidate.view.span(talk.reading), talk.reading.words[candidate.view.word].span

    def by(spans: Sequence[Span], other: Span) -> bool:
        return any(span.overlaps(other) for span in spans)

    hits = [(one, depth) for one, depth in inner if by(one.cue, word) or by(one.source, party)]
    if not hits:
        return {}
    return _marked(
        {
            "nested": True,
            "nested-both": any(by(one.cue, word) and by(one.source, party) for one, _ in hits),
            "nested-deep": any(depth > 1 for _, depth in hits),
        }
    ) | {"nested-sure": max(one.given.confidence for one, _ in hits)}


def _of_place(talk: Talk, number: int, candidate: Candidate, here: Sequence[Candidate]) -> Signs:
    """Return the signs of where in its content a view stands, and what stands around it."""
    view = candidate.view
    if view.content < 0:
        return {}
    span = talk.reading.said[number].content[view.content]
    start, end = talk.reading.index_at(span.start), talk.reading.index_at(span.end)
    before = view.first - start
    signs = _marked({"opens": view.content == 0 and before <= 1, "later-span": view.content > 0})
    signs["position"] = math.log1p(max(0, before)) / 3
    signs["rest"] = (end - view.word) / max(1, end - start)
    signs |= _before(talk, view, start) | _after(talk, view, end)
    return signs | _embedding(candidate, here)


def _before(talk: Talk, view: View, start: int) -> Signs:
    if view.first <= start:
        return {}
    word = talk.reading.words[view.first - 1]
    between = talk.reading.text[word.until : talk.reading.words[view.first].start]
    return _marked(
        {
            "subordinate": word.lower in words_between("subordinate"),
            "after-if": word.lower == "if",
            "after-that": word.lower == "that",
            "after-and": word.lower in ("and", "but", "or"),
            "after-preposition": word.lower in _PREPOSITIONS,
            "sentence-start": any(mark in between for mark in '.!?"”“'),
        }
    )


def _after(talk: Talk, view: View, end: int) -> Signs:
    if view.word + 1 >= end:
        return {"ends": 1.0}
    word, following = talk.reading.words[view.word], talk.reading.words[view.word + 1]
    between = talk.reading.text[word.until : following.start]
    if any(mark in between for mark in "‘'\"“"):
        return {"then-quote": 1.0}
    if between.strip():
        return {"then-mark": 1.0}
    if following.lower in ("that", "to"):
        return {f"then-{following.lower}": 1.0}
    lists = ("determiners", "pronouns_person", "pronouns_plural", "pronouns_thing", "pronouns_self")
    if following.lower in words_of("speakers", *lists) or following.capital:
        return {"then-clause": 1.0}
    return {"then-preposition": 1.0} if following.lower in _OBJECTS else {}


def _embedding(candidate: Candidate, here: Sequence[Candidate]) -> Signs:
    """Say whether another view governs this one: the speaker's "I think", or another party's."""
    view = candidate.view
    gaps = [
        (view.first - one.view.word, one)
        for one in here
        if one is not candidate and one.view.content == view.content and one.view.word < view.first
    ]
    return _marked(
        {
            "own-before": any(one.own and gap < _NEAR for gap, one in gaps),
            "embedded": any(
                not one.own and one.who.name != candidate.who.name and gap < _NOT_FAR for gap, one in gaps
            ),
        }
    )


def _together(talk: Talk, number: int, candidate: Candidate, signs: Signs) -> Signs:
    """Return signs of what the sort of view, its party and its surroundings tell together."""
    sort, type_ = candidate.view.sort, candidate.who.type
    joint = {
        f"{sort}+{sign}": strength
        for sign, strength in signs.items()
        if sign.startswith("then-") or sign in ("opens", "after-that")
    }
    depth = "opens" if "opens" in signs else "near" if signs.get("position", 1.0) < _SHALLOW else "deep"
    then = next((sign for sign in signs if sign.startswith("then-")), "then-nothing")
    joint |= {f"{sort}+{then}+{depth}": 1.0, f"{sort}+{type_}": 1.0}
    joint[f"{type_}+{talk.acts[number].kind}"] = 1.0
    cue = next(sign for sign in signs if sign.startswith("cue-"))
    joint[f"{cue}+{candidate.view.shape}"] = 1.0
    joint[f"{cue}+{candidate.view.shape}+{depth}"] = 1.0
    return joint | ({"extent": signs["rest"] * signs["length"]} if "rest" in signs else {})
