"""Which findings of several reports are one thing, and why: one commitment, measure, stance with its history.

    for thing in tie_findings(reported):
        print(thing.object, [member.tie for member in thing.members])

A tie needs words of the object (the same head, or words that hold each other) and beside them something that
is no word of it: a party, the place, the same claimant, the same day due. Words alone never tie. What speaks
against a tie bars it: another place, another debtor, another number, a thing that had ended before. Where two
things that are surely apart fit equally well, neither is taken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.interpret.bars import are_far, is_barred
from onrecord.interpret.likeness import compare
from onrecord.interpret.nearness import Terms, terms_of
from onrecord.interpret.profiles import Profile
from onrecord.interpret.reported import Reported
from onrecord.model import FindingType, Reason, content_id

_NEAR = 0.05


@dataclass(frozen=True, slots=True)
class Tie:
    """Why a finding is of a thing.

    Attributes:
        to: The finding of the thing that it was compared with.
        score: How sure that is, in [0, 1].
        reasons: What it rests on.
    """

    to: str
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """A finding of a report as part of a thing; the first one of a thing has no tie."""

    reported: Reported
    tie: Tie | None


@dataclass(frozen=True, slots=True)
class Thing:
    """One commitment, measure, stance … with all that reports tell of it, in the order of their days."""

    finding: FindingType
    members: tuple[Member, ...]

    @property
    def id(self) -> str:
        """The id, which follows from the first finding."""
        return content_id("th", self.members[0].reported.finding.id)


class _Index:
    """Groups by the terms and sides of their findings, so that few are compared."""

    def __init__(self) -> None:
        self._by_term: dict[str, dict[int, None]] = defaultdict(dict)
        self._sides: list[frozenset[str]] = []
        self._homes: list[int] = []

    def add(self, terms: Terms, sides: frozenset[str], home: int) -> None:
        """Enter a finding of a group, which is given by its number."""
        for term in terms.given:
            self._by_term[term][len(self._homes)] = None
        self._sides.append(sides)
        self._homes.append(home)

    def near(self, terms: Terms, sides: frozenset[str]) -> set[int]:
        """Return the groups with a finding that shares a term and a side."""
        found = {nth for term in terms.asked for nth in self._by_term.get(term, ())}
        return {self._homes[nth] for nth in found if not sides.isdisjoint(self._sides[nth])}


def tie_findings(reported: Iterable[Reported]) -> tuple[Thing, ...]:
    """Return the things that findings of reports are about, in the order of their first days.

    The answer depends on which findings there are, not on the order in which they come.
    """
    members: list[list[Member]] = []
    profiles: list[list[Profile]] = []
    index = _Index()
    for one in sorted(reported, key=place_of):
        profile = Profile.of(one)
        terms, sides = terms_of(profile), profile.sides
        near = sorted(index.near(terms, sides))
        found = choose(profile, [profiles[nth] for nth in near])
        home, tie = (len(members), None) if found is None else (near[found[0]], found[1])
        if found is None:
            members.append([])
            profiles.append([])
        members[home].append(Member(one, tie))
        profiles[home].append(profile)
        index.add(terms, sides, home)
    return tuple(Thing(some[0].reported.finding.finding, tuple(some)) for some in members)


def place_of(one: Reported) -> str:
    """Return where a finding comes among others, as a text that sorts: by days, then as they are printed."""
    finding = one.finding
    nth = list(FindingType).index(finding.finding)
    return f"{one.known_on} {one.document_id} {finding.object.span.start:09} {nth} {finding.id}"


def choose(profile: Profile, things: Sequence[Sequence[Profile]]) -> tuple[int, Tie] | None:
    """Return which thing a finding fits best, unless it fits two that are surely apart equally well.

    Args:
        profile: The finding.
        things: The things near it, in the order of their first findings, each with its findings before this.
    """
    fits = [(tie, nth) for nth, one in enumerate(things) if (tie := _tie(profile, one)) is not None]
    if not fits:
        return None
    tie, home = max(fits, key=lambda fit: (fit[0].score, fit[1]))
    rivals = [nth for other, nth in fits if nth != home and tie.score - other.score < _NEAR]
    if any(_are_apart(things[home], things[rival]) for rival in rivals):
        return None
    return home, tie


def _tie(profile: Profile, members: Sequence[Profile]) -> Tie | None:
    """Return the best tie of a finding to the members of a thing, if nothing bars it from any."""
    if is_barred(profile, members, members):
        return None
    found: list[Tie] = []
    for member in members:
        if are_far(member, profile):
            continue
        likeness = compare(member, profile)
        if likeness.holds:
            found.append(Tie(member.reported.finding.id, likeness.score, likeness.reasons))
    return max(found, key=lambda tie: tie.score, default=None)


def _are_apart(left: Sequence[Profile], right: Sequence[Profile]) -> bool:
    """Tell whether something bars two things from being one."""
    return is_barred(right[-1], left[-1:], left)
