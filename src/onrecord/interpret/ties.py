"""Which findings of several reports are one thing, and why: one commitment, measure, stance with its history.

    for thing in tie_findings(reported):
        print(thing.object, [member.tie for member in thing.members])

A tie needs words of the object (the same head, or words that hold each other) and beside them something that
is no word of it: a party, the place, the same claimant, the same day due. Words alone never tie. What speaks
against a tie bars it: another place, another debtor, another number, a thing that had ended before. Where two
things that are surely apart fit equally well, neither is taken.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.interpret.bars import DATED, LONG, are_far, is_barred
from onrecord.interpret.likeness import compare
from onrecord.interpret.nearness import terms_of
from onrecord.interpret.profiles import Profile
from onrecord.interpret.reported import Reported
from onrecord.model import FindingType, Reason, content_id

_NEAR = 0.05
_SWEPT = 2_000


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


class _Tying:
    """Groups of findings by their terms and sides, so that few are compared."""

    def __init__(self) -> None:
        self._groups: dict[int, tuple[list[Member], list[Profile]]] = {}
        self._by_term: dict[str, list[tuple[int, frozenset[str]]]] = {}
        self._count = 0

    def put(self, one: Reported) -> None:
        """Put a finding to the group that it fits, else in one of its own; it comes after all before."""
        profile = Profile.of(one)
        terms, sides = terms_of(profile), profile.sides
        asked = (self._by_term.get(term, ()) for term in terms.asked)
        near = sorted({home for some in asked for home, their in some if not sides.isdisjoint(their)})
        found = choose(profile, [self._groups[home][1] for home in near])
        home, tie = (self._count, None) if found is None else (near[found[0]], found[1])
        members, profiles = self._groups.setdefault(home, ([], []))
        members.append(Member(one, tie))
        profiles.append(profile)
        self._enter(home, profile)
        self._count += 1

    def _enter(self, home: int, profile: Profile) -> None:
        for term in terms_of(profile).given:
            self._by_term.setdefault(term, []).append((home, profile.sides))

    def finish(self, before: dt.date | None) -> Iterator[Thing]:
        """Yield the things that nothing can be tied to any more from a day on, and forget them."""
        done = [home for home, (_, some) in self._groups.items() if before is None or _is_over(some, before)]
        for home in done:
            members, _ = self._groups.pop(home)
            yield Thing(members[0].reported.finding.finding, tuple(members))
        if not done:
            return
        self._by_term = {}
        for home, (_, profiles) in self._groups.items():
            for profile in profiles:
                self._enter(home, profile)


def _is_over(profiles: Sequence[Profile], day: dt.date) -> bool:
    return profiles[0].type in DATED and all(day - one.reported.known_on > LONG for one in profiles)


def tie_findings(reported: Iterable[Reported]) -> tuple[Thing, ...]:
    """Return the things that findings of reports are about, in the order of their first days.

    The answer depends on which findings there are, not on the order in which they come.
    """
    made = tie_in_order(sorted(reported, key=place_of))
    return tuple(sorted(made, key=lambda thing: place_of(thing.members[0].reported)))


def tie_in_order(reported: Iterable[Reported]) -> Iterator[Thing]:
    """Yield the things that findings are about, which come in order; hold only what can still be tied to.

    Things are given as they are over, so that a record of any length is tied in little memory.

    Args:
        reported: Findings in the order of `place_of`.
    """
    tying = _Tying()
    for nth, one in enumerate(reported, 1):
        tying.put(one)
        if nth % _SWEPT == 0:
            yield from tying.finish(one.known_on)
    yield from tying.finish(None)


def place_of(one: Reported) -> str:
    """Return where a finding comes among others, as a text that sorts: by days, texts, then as printed."""
    finding = one.finding
    nth = list(FindingType).index(finding.finding)
    text = one.text_hash[:16]
    return f"{one.known_on} {text} {one.document_id} {finding.object.span.start:09} {nth} {finding.id}"


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
    # What only points back is known by what it points at.
    naming = [member for member in members if not member.wording.points_back] or members
    for member in naming:
        if are_far(member, profile):
            continue
        likeness = compare(member, profile)
        if likeness.holds:
            found.append(Tie(member.reported.finding.id, likeness.score, likeness.reasons))
    return max(found, key=lambda tie: tie.score, default=None)


def _are_apart(left: Sequence[Profile], right: Sequence[Profile]) -> bool:
    """Tell whether something bars two things from being one."""
    return is_barred(right[-1], left[-1:], left)
