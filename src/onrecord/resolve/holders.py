"""Whose view or words a content relays, where that is not the speaker: "Oray believes that …, Tun said".

Every party that a content credits with saying, thinking or wanting something is a candidate; what speaks for
and against each is weighed with learnt weights (`training.holders`). Further hops of the chain are statements
of their own, found inside the content by the tagger.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.model import EntityType, Span
from onrecord.resolve.chances import load_chances
from onrecord.resolve.encoder_parties import encoder_odds, joined, joint_of
from onrecord.resolve.holder_signs import Candidate, signs_of
from onrecord.resolve.phrases import Form, read_phrase
from onrecord.resolve.reading import Reading, Said
from onrecord.resolve.resolved import Resolved
from onrecord.resolve.subjects import without_contraction
from onrecord.resolve.talk import Talk
from onrecord.resolve.views import View, find_views
from onrecord.resolve.viewwords import sort_of_noun
from onrecord.resolve.within import resolve_within
from onrecord.resources import words_of

_PARTIES = (EntityType.PERSON, EntityType.ORGANISATION, EntityType.GROUP, EntityType.UNKNOWN)
_OWNERS = frozenset({"his", "her", "their", "its", "my", "our"})
_RECENT = 3
_LEAST_FOR_HABIT = 3


@dataclass(frozen=True, slots=True)
class Held:
    """Whose view a content relays, and the words that tell it."""

    name: str
    rule: str
    spans: tuple[Span, ...]
    confidence: float


def find_holders(talk: Talk) -> list[Held | None]:
    """Return, for each attribution of a report, the other party whose view or words its content relays."""
    chances = load_chances("holder_weights", "holder")
    found: list[Held | None] = []
    for said, (candidates, signs) in zip(talk.reading.said, holder_options(talk), strict=True):
        shares = [
            joined("holder", chances.of(one), _encoder_odds(talk.reading, said, candidate))
            for candidate, one in zip(candidates, signs, strict=True)
        ]
        least = joint_of("holder").least if said.gist else chances.least
        best = max(range(len(shares)), key=shares.__getitem__, default=None)
        likely = best is not None and shares[best] >= least
        found.append(_held(talk, candidates[best], shares[best]) if likely and best is not None else None)
    return found


def _encoder_odds(reading: Reading, said: Said, candidate: Candidate) -> float | None:
    return encoder_odds(reading, said, "holder", (candidate.view.span(reading),))


def _held(talk: Talk, candidate: Candidate, share: float) -> Held | None:
    name, view = candidate.who.name, candidate.view
    if name is None:
        return None
    party, word = view.span(talk.reading), talk.reading.words[view.word].span
    spans = (party,) if party.contains(word) else (party, word)
    return Held(name, f"view-{view.shape}", spans, share)


def holder_options(talk: Talk) -> Iterator[tuple[list[Candidate], list[dict[str, float]]]]:
    """Yield, for each attribution, the other parties whose view its content may tell, with their signs."""
    every = _candidates(talk)
    habits = _habits(talk, every)
    last: dict[str, list[Candidate]] = {}
    for number, here in enumerate(every):
        name = talk.names[number]
        signs = signs_of(talk, number, here, last.get(name, []) if name else [], habits)
        others = [(one, marks) for one, marks in zip(here, signs, strict=True) if not one.own]
        yield [one for one, _ in others], [marks for _, marks in others]
        if name:
            last[name] = here


def _candidates(talk: Talk) -> list[list[Candidate]]:
    """Return, for each attribution, every party with a view in its content, the speaker's own marked."""
    found: list[list[Candidate]] = []
    for number, said in enumerate(talk.reading.said):
        recent = range(max(0, number - _RECENT), number)
        before = [
            one.who
            for earlier in recent
            if talk.names[earlier] == talk.names[number]
            for one in found[earlier]
            if not one.own
        ]
        here: list[Candidate] = []
        for view in find_views(talk.reading, talk.roster, said):
            one = _candidate(talk, number, view, [*before, *(other.who for other in here)])
            if one is not None:
                here.append(one)
        found.append(here)
    return found


def _candidate(talk: Talk, number: int, view: View, before: Sequence[Resolved]) -> Candidate | None:
    reading, speaker = talk.reading, talk.speakers[number]
    span = view.span(reading)
    phrase = read_phrase(reading, talk.roster, (span,))
    if _is_pronoun(talk, view):
        said = reading.said[number]
        who = resolve_within(reading, talk.roster, said, speaker, span, before)
        phrase = replace(phrase, form=Form.PRONOUN)
    else:
        who = talk.who_at(span)
        printed = " ".join(span.text_of(reading.text).split())
        described = phrase.form is Form.DESCRIPTION and phrase.possessor is None and who.known is None
        if described and who.name and who.name.lower() in printed.lower():
            who = replace(who, name=_whole(printed))
    if who.name is None and who.rule != "own-words":
        return None
    own = who.name is None or who.name == speaker.name
    if not own and phrase.form is Form.DESCRIPTION and sort_of_noun(phrase.head) is not None:
        return None
    return Candidate(view, who, phrase, own) if own or who.type in _PARTIES else None


def _is_pronoun(talk: Talk, view: View) -> bool:
    word = without_contraction(talk.reading.words[view.first].lower)
    lists = ("pronouns_person", "pronouns_plural", "pronouns_thing", "pronouns_self")
    return view.first == view.last and word in words_of("speakers", *lists) | _OWNERS


def _whole(printed: str) -> str:
    """Return a description as a name: all of it, without its article."""
    words = printed.split()
    bare = words[1:] if words[0].lower() in ("the", "these", "those", "this", "that") and words[1:] else words
    return " ".join(bare)


def _habits(talk: Talk, every: Sequence[Sequence[Candidate]]) -> dict[tuple[str, str], float]:
    """Return, for each speaker and party, in what share of the speaker's statements the party has a view."""
    times: Counter[tuple[str, str]] = Counter()
    for name, here in zip(talk.names, every, strict=True):
        parties = {one.who.name for one in here if not one.own and one.who.name} if name else set()
        times.update((name, party) for party in parties if name)
    return {
        (name, party): (count - 1) / (len(talk.spoken[name]) - 1)
        for (name, party), count in times.items()
        if len(talk.spoken[name]) > _LEAST_FOR_HABIT
    }
