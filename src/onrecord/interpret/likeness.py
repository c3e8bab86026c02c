"""How alike two findings of one type are: what speaks for their being one thing.

Each reason has a weight. The words of the object weigh less than what a tie needs, so that they never make
one alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.interpret.profiles import (
    POINTED_AT,
    Profile,
    are_namesakes,
    is_one,
    key_of,
    names_fit,
    speaks_for,
)
from onrecord.interpret.wording import blank_of
from onrecord.model import FindingType, Reason

ENOUGH = 0.5
"""What the reasons for a tie have to come to."""

WEIGHTS = {
    "object-same": 0.45,
    "object-words": 0.4,
    "object-head": 0.3,
    "object-value": 0.3,
    "object-points-back": 0.2,
    "party-same": 0.35,
    "party-name": 0.3,
    "party-office": 0.25,
    "party-namesake": 0.15,
    "place-same": 0.25,
    "requested-same": 0.2,
    "claimant-same": 0.2,
    "claimant-name": 0.2,
    "name-same": 0.2,
    "party-near": 0.2,
    "due-same": 0.2,
    "same-report": 0.2,
    "company": 0.2,
}
"""What each reason weighs; those that begin with `object` are words, the others are not."""

_BY_PARTY = frozenset({FindingType.STANCE, FindingType.RESPONSIBILITY, FindingType.RESERVATION})
"""What is one party's own: without the party there is no tie."""

_ALIKE, _SHARED = 0.5, 2
_COMPANY, _PART = 2, 1 / 3
_NEEDS_WORDS = frozenset({FindingType.COMMITMENT, FindingType.REQUEST, FindingType.QUESTION})
"""What is done or asked is no name alone."""
_PAIR = 2
_FEW = 4
"""A word alone is the name of what is told in so many words, and may be any word of more."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What comparing two findings came to: the reasons for their being one thing."""

    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        """The sum of the weights, at most 1."""
        return round(min(1.0, sum(reason.weight for reason in self.reasons)), 4)

    @property
    def holds(self) -> bool:
        """Whether the reasons suffice, and are not words alone."""
        words = [reason.rule.startswith("object") for reason in self.reasons]
        return self.score >= ENOUGH and any(words) and not all(words)


def compare(known: Profile, new: Profile) -> Likeness:
    """Compare a finding with an earlier one."""
    words = _object(known, new)
    beside = tuple(reason for find in _BESIDE for reason in find(known, new))
    if words is None or (new.type in _BY_PARTY and not _met(beside, "party")):
        return Likeness(beside)
    if words.rule == "object-head" and new.type is not FindingType.MEASURE:
        # A word in common is no matter of its own to people who are in many reports together.
        beside = tuple(reason for reason in beside if reason.rule != "company")
    return Likeness((words, *beside, *_same_name(known, new, words)))


def _met(reasons: Sequence[Reason], rule: str) -> bool:
    return any(reason.rule.startswith(rule) for reason in reasons)


def _reason(rule: str, printed: str, other: str) -> Reason:
    return Reason(rule, printed, other, WEIGHTS[rule])


def _object(known: Profile, new: Profile) -> Reason | None:
    """Return what the words of the two objects have in common, if that can mean one thing."""
    if new.type in _NEEDS_WORDS and not _said(known, new) and not _points(known, new):
        return None
    if new.type is FindingType.CONTACT and _only_meet(known, new):
        return None
    ours, theirs = known.wording, new.wording
    mine, others = known.object_words, new.object_words
    shared = mine & others
    fewer = min(len(mine), len(others))
    printed, other = new.reported.finding.object.text, known.reported.finding.object.text
    if new.type is FindingType.MEASURE and ours.head is not None and ours.head == theirs.head:
        if ours.kind and theirs.kind and not ours.kind & theirs.kind:
            return None
        if ours.is_value and theirs.is_value and ours.numbers != theirs.numbers:
            return _reason("object-value", printed, other)
        rule = "object-same" if len(shared) >= _SHARED and len(shared) == fewer else "object-head"
        return _reason(rule, printed, other)
    if theirs.points_back or ours.points_back:
        named = new.type in POINTED_AT and known.pointed_terms & new.pointed_terms
        if named and ours.numbers & theirs.numbers:
            return _reason("object-words", printed, other)
        return _reason("object-points-back", printed, other) if named else None
    if new.type is FindingType.MEASURE and not (ours.head in theirs.words or theirs.head in ours.words):
        return None
    if len(shared) == fewer and (fewer >= _SHARED or (mine and mine == others)):
        return _reason("object-same", printed, other)
    if shared and new.type is FindingType.CONTACT and _both(known, new):
        return _reason("object-words", printed, other)
    alike = 2 * len(shared) / (len(mine) + len(others)) if shared else 0.0
    said = len(_said(known, new))
    if alike >= _ALIKE and (said >= _SHARED or (said and len(shared) > _SHARED)):
        return _reason("object-words", printed, other)
    if fewer == 1 and len(shared) == 1 and not shared & ours.numbers and max(len(mine), len(others)) <= _FEW:
        return _reason("object-head", printed, other)
    return None


def _said(known: Profile, new: Profile) -> frozenset[str]:
    """Return the words in common that say what it is about: no names, nor those that every question has."""
    names = known.wording.names & new.wording.names
    blank = blank_of(new.type)
    return (known.object_words & new.object_words) - names - blank


def _points(known: Profile, new: Profile) -> bool:
    return known.wording.points_back or new.wording.points_back


def _only_meet(known: Profile, new: Profile) -> bool:
    """Tell whether two contacts have no more in common than that somebody meets, not with whom or when."""
    if _said(known, new) or not known.object_words & new.object_words:
        return False
    if _both(known, new) or known.reported.document_id == new.reported.document_id:
        return False
    days = [{profile.reported.finding.since or ""} for profile in (known, new)]
    named = any(one.wording.numbers & _day_numbers(two) for one, two in ((known, new), (new, known)))
    return not named and not (days[0] & days[1] - {""})


def _day_numbers(profile: Profile) -> frozenset[str]:
    since = profile.reported.finding.since
    return frozenset({since[8:10].lstrip("0")}) if since and since[8:10].isdigit() else frozenset()


def _both(known: Profile, new: Profile) -> bool:
    """Tell whether two contacts are between the same two: then one word for it in common is enough."""
    met = {
        one.name
        for one in new.players
        if any(is_one(one, two) or names_fit(one, two) for two in known.players)
    }
    return len(met) >= _PAIR


def _same_party(known: Profile, new: Profile) -> Iterator[Reason]:
    pairs = [(one, other) for one in new.players for other in known.players]
    for rule, same in _PARTIES:
        if new.type in _NOT_FOR.get(rule, ()):
            continue
        if found := next((pair for pair in pairs if same(*pair)), None):
            yield _reason(rule, found[0].name, found[1].name)
            return
    near = next((one for one in new.players if key_of(one.id, one.name) in known.claimants), None) or next(
        (one for one in known.players if key_of(one.id, one.name) in new.claimants), None
    )
    if near is not None and not (new.players and known.players):
        yield _reason("party-near", near.name, near.name)


_PARTIES = (
    ("party-same", is_one),
    ("party-name", names_fit),
    ("party-office", speaks_for),
    ("party-namesake", are_namesakes),
)


_NOT_FOR = {"party-office": frozenset({FindingType.STANCE}), "party-namesake": _BY_PARTY}
"""A minister's view is not her country's, and what is one party's own is not that of another of the name."""


def _same_name(known: Profile, new: Profile, words: Reason) -> Iterator[Reason]:
    """A proper name in both objects is more than a word, where the words are the same beside it."""
    if words.rule == "object-same" and len(_said(known, new)) >= _SHARED:
        for name in sorted(known.wording.names & new.wording.names & known.object_words)[:1]:
            yield _reason("name-same", name, name)


def _same_requested(known: Profile, new: Profile) -> Iterator[Reason]:
    for one in new.requested:
        if other := next((two for two in known.requested if is_one(one, two) or names_fit(one, two)), None):
            yield _reason("requested-same", one.name, other.name)
            return


def _same_place(known: Profile, new: Profile) -> Iterator[Reason]:
    for place in sorted(known.places & new.places)[:1]:
        yield _reason("place-same", " ".join(place), " ".join(place))


def _same_claimant(known: Profile, new: Profile) -> Iterator[Reason]:
    for claimant in sorted(known.claimants & new.claimants)[:1]:
        names = {key_of(voice.by_id, voice.by): voice.by or "" for voice in new.reported.voices}
        yield _reason("claimant-same", names[claimant], names[claimant])
        return
    for name in sorted(known.tellers & new.tellers)[:1]:
        yield _reason("claimant-name", name, name)


def _same_due(known: Profile, new: Profile) -> Iterator[Reason]:
    due, other = new.reported.finding.until, known.reported.finding.until
    if due is not None and due == other:
        yield _reason("due-same", due, other)


def _same_report(known: Profile, new: Profile) -> Iterator[Reason]:
    if known.reported.document_id == new.reported.document_id:
        yield _reason("same-report", new.reported.name, known.reported.name)


def _same_company(known: Profile, new: Profile) -> Iterator[Reason]:
    """Reports that name several of the same people and bodies are likely of one matter."""
    shared = known.company & new.company
    fewest = max(_COMPANY, min(len(known.company), len(new.company)) * _PART)
    if len(shared) >= fewest and known.reported.document_id != new.reported.document_id:
        names = sorted(name for name, key in new.reported.who.items() if key in shared)
        yield _reason("company", ", ".join(names[:_COMPANY]), known.reported.name)


_BESIDE: tuple[Callable[[Profile, Profile], Iterator[Reason]], ...] = (
    _same_party,
    _same_requested,
    _same_place,
    _same_claimant,
    _same_due,
    _same_report,
    _same_company,
)
