"""Bring the claims about one thing together into a finding: accounts by party, latest state or dispute.

A claim is what one statement tells of one thing. Claims are of one thing where their objects share most words
and no part is played by another party; a claim that only refers back ("the promise", "the demand") belongs to
the last thing of its kind that its parties fit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from onrecord.interpret.phrases import content_words, find_condition, stems
from onrecord.interpret.terms import scope_of
from onrecord.interpret.view import Told, View
from onrecord.interpret.wording import root_of
from onrecord.model import Account, Excerpt, Finding, FindingType, Party, Span, finding_id

_T = TypeVar("_T")
_ALIKE, _MOST, _NEARLY, _MANY = 0.5, 0.6, 0.8, 4
_RECENT = 100
_NEAR = 400
_PRONOUN = re.compile(r"(?:they|them|it|he|she|him|her|this|that|these|those)\b", re.IGNORECASE)
_SORTS = frozenset(
    ["company", "firm", "club", "union", "government", "ministry", "bank", "league", "agency", "army"]
)
CONFIDENCE = 0.7
"""What a finding made by wordings is worth beside the statements that it rests on."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one statement tells of one thing.

    Attributes:
        told: The statement.
        state: The state told.
        object: The thing, as the report words it.
        where: The stretch that tells it; its condition and scope are looked for here.
        parties: Who plays which part.
        refers: Whether the words only point back at a thing told of before.
        since: EDTF.
        until: EDTF.
        places: Names of places.
        also: Further statements behind the claim, such as the question that it answers.
        sure: What the claim is worth beside the statements that it rests on, 0 to 1.
    """

    told: Told
    state: str
    object: Span
    where: Span
    parties: tuple[Party, ...] = ()
    refers: bool = False
    since: str | None = None
    until: str | None = None
    places: tuple[str, ...] = ()
    also: tuple[Told, ...] = field(default=())
    sure: float = CONFIDENCE


Same = Callable[[View, Sequence[Claim], Claim], bool]
"""Whether a claim is about the thing that a group of claims is about."""

Main = Callable[[Sequence[Claim]], Claim]
"""Which claim of a group names its thing."""

State = Callable[[Sequence[Claim]], str]
"""What state a group of claims about one thing amounts to."""


def latest(group: Sequence[Claim]) -> str:
    """Return the state of the latest claim."""
    return group[-1].state


def disputed_where(clash: Callable[[frozenset[str]], bool]) -> State:
    """Make a state that is disputed where the latest claims of different parties clash, else the latest."""

    def state(group: Sequence[Claim]) -> str:
        states = {claim.told.stmt.speaker: claim.state for claim in group}
        return "disputed" if clash(frozenset(states.values())) else latest(group)

    return state


def gather(
    view: View,
    finding: FindingType,
    claims: Iterable[Claim],
    *,
    state: State = latest,
    same: Same | None = None,
    main: Main | None = None,
) -> list[Finding]:
    """Return one finding for each thing that claims are about, in the order of the first claims.

    Args:
        view: The report.
        finding: The type.
        claims: In the order of the text.
        state: Tells what a group of claims amounts to.
        same: Tells whether a claim is about a group's thing; if not given, objects alike whose parties fit.
        main: Chooses the claim whose object is the finding's; if not given, the first that does not refer
        back.
    """
    belongs = same or is_same
    groups: list[list[Claim]] = []
    for claim in claims:
        group = next((group for group in reversed(groups[-_RECENT:]) if belongs(view, group, claim)), None)
        if group is None:
            groups.append([claim])
        else:
            group.append(claim)
    return [finding_of(view, finding, group, state=state, main=main or _first_told) for group in groups]


def is_same(view: View, group: Sequence[Claim], claim: Claim) -> bool:
    """Tell whether a claim is about a group's thing: their parties fit, and their objects are alike.

    A headline may name the parties otherwise.
    """
    if is_headline_of(view, group, claim):
        return True
    if not fits(group, claim, loosely=in_headline(view, *group, claim)):
        return False
    if claim.refers or (all(other.refers for other in group) and _is_near(group[-1], claim)):
        return True
    return any(alike(view, other, claim) for other in group if not other.refers)


def _is_near(before: Claim, claim: Claim) -> bool:
    return abs(claim.object.start - before.object.start) < _NEAR


def in_headline(view: View, *claims: Claim) -> bool:
    """Tell whether one of some claims stands in a headline, which names things and parties in few words."""
    return any(view.is_headline(claim.told) for claim in claims)


def is_headline_of(view: View, group: Sequence[Claim], claim: Claim) -> bool:
    """Tell whether a headline tells what the text tells again, by whatever names of parties."""
    for other in group:
        if view.is_headline(other.told) is view.is_headline(claim.told) or other.state != claim.state:
            continue
        ours, theirs = (_kindred(one.object.text_of(view.text)) for one in (other, claim))
        if len(ours & theirs) >= max(2, _NEARLY * min(len(ours), len(theirs))):
            return True
    return False


def alike(view: View, left: Claim, right: Claim) -> bool:
    """Tell whether two claims' objects share most of their words, or the longer one most words of the other.

    Words count by their beginnings ("provocations", "provocative"), and those that name the same as one; a
    headline needs to share one only, or names what the text calls "they".
    """
    words, others = left.object.text_of(view.text), right.object.text_of(view.text)
    ours, theirs = _kindred(words), _kindred(others)
    shared, fewer = len(ours & theirs), min(len(ours), len(theirs))
    if in_headline(view, left, right):
        return shared > 0 or any(_PRONOUN.match(one) for one in (words, others))
    if 2 * shared >= _ALIKE * (len(ours) + len(theirs)):
        return shared > 0
    return shared > 1 and (shared == fewer or (shared >= _MANY and shared >= _MOST * fewer))


def _kindred(words: str) -> frozenset[str]:
    return frozenset(word for one in content_words(words) for word in stems(root_of(one)))


def fits(group: Sequence[Claim], claim: Claim, *, loosely: bool = False) -> bool:
    """Tell whether no part is played by different parties in a group and in a claim.

    Args:
        group: Claims about one thing.
        claim: Another one.
        loosely: Whether a description ("president") fits any name, as in a headline.
    """
    played = {(party.part, party.name) for other in group for party in _players(other)}
    parts = {part for part, _ in played}
    return all(
        party.part not in parts
        or any(part == party.part and _may_be_one(name, party.name, loosely=loosely) for part, name in played)
        for party in _players(claim)
    )


def _players(claim: Claim) -> Iterator[Party]:
    """Yield a claim's parties but a spokesman, who plays a part for somebody else."""
    voice = claim.told.stmt.speaker if claim.told.is_voice else None
    return (party for party in claim.parties if party.name != voice)


def _may_be_one(left: str, right: str, *, loosely: bool) -> bool:
    """Tell whether two names may be one party's: they share a word, or one only tells its sort."""
    if stems(left) & stems(right):
        return True
    if loosely and left.islower() != right.islower():
        return True
    return (left.lower() in _SORTS) != (right.lower() in _SORTS)


def finding_of(
    view: View, finding: FindingType, group: Sequence[Claim], *, state: State, main: Main
) -> Finding:
    """Make the finding that a group of claims about one thing amounts to.

    Its fields are those of the first claim that has them, `until` that of the last.
    """
    excerpt = view.excerpt(main(group).object)
    behind = [told for claim in group for told in (*claim.also, claim.told)]
    sure = min(told.stmt.confidence for told in behind)
    return Finding(
        id=finding_id(view.doc_id, finding, excerpt.span),
        finding=finding,
        state=state(group),
        parties=_parties(group),
        object=excerpt,
        places=tuple(dict.fromkeys(place for claim in group for place in claim.places)),
        scope=first(scope_of(view, claim.where) for claim in group),
        condition=first(_condition(view, claim) for claim in group),
        since=first(claim.since for claim in group),
        until=first(claim.until for claim in reversed(group)),
        accounts=tuple(
            dict.fromkeys(
                Account(claim.told.stmt.speaker, claim.state, claim.told.stmt.id) for claim in group
            )
        ),
        statements=tuple(dict.fromkeys(told.stmt.id for told in behind)),
        confidence=round(max(claim.sure for claim in group) * sure, 4),
    )


def fullest(group: Sequence[Claim]) -> Claim:
    """Return the claim that names its thing in the most words; one that refers back for want of others."""
    told = [claim for claim in group if not claim.refers] or group
    return max(told, key=lambda claim: len(claim.object))


def _first_told(group: Sequence[Claim]) -> Claim:
    return next((claim for claim in group if not claim.refers), group[0])


def first(values: Iterable[_T | None]) -> _T | None:
    """Return the first value that there is."""
    return next((value for value in values if value is not None), None)


def _parties(group: Sequence[Claim]) -> tuple[Party, ...]:
    """Return each party once in each part, where the report names it first."""
    rows = {(party.part, party.name): party for claim in reversed(group) for party in reversed(claim.parties)}
    return tuple(sorted(rows.values(), key=lambda party: (party.part, party.span or Span(0, 0))))


def _condition(view: View, claim: Claim) -> Excerpt | None:
    span = find_condition(view.text, claim.where)
    return view.excerpt(span) if span else None
