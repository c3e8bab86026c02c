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
from dataclasses import dataclass, field
from itertools import islice

from onrecord.interpret.bars import is_barred
from onrecord.interpret.likeness import compare
from onrecord.interpret.profiles import Profile
from onrecord.interpret.reported import Reported
from onrecord.model import FindingType, Reason, content_id

_NEAR = 0.05
_MOST = 5_000


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


@dataclass(slots=True)
class _Open:
    """A thing while it is put together."""

    number: int
    members: list[Member]
    profiles: list[Profile] = field(default_factory=list)


class _Index:
    """Things by what their findings share, so that few are compared; of very many the latest ones."""

    def __init__(self) -> None:
        self._things: dict[tuple[str, str], dict[int, None]] = defaultdict(dict)

    def add(self, keys: Iterable[tuple[str, str]], thing: int) -> None:
        """Enter a thing, by its number, under keys; it is then the latest one there."""
        for key in keys:
            self._things[key].pop(thing, None)
            self._things[key][thing] = None

    def near(self, keys: Iterable[tuple[str, str]]) -> set[int]:
        """Return the things that are under any of the keys."""
        found = (islice(reversed(self._things[key]), _MOST) for key in keys if key in self._things)
        return {thing for things in found for thing in things}


def tie_findings(reported: Iterable[Reported]) -> tuple[Thing, ...]:
    """Return the things that findings of reports are about, in the order of their first days.

    The answer depends on which findings there are, not on the order in which they come.
    """
    ordered = sorted(reported, key=_place)
    things: list[_Open] = []
    by_key, by_side = _Index(), _Index()
    for one in ordered:
        profile = Profile.of(one)
        keys, sides = profile.keys, profile.sides
        near = by_key.near(keys) & by_side.near(sides)
        found = _best(profile, [things[nth] for nth in sorted(near, reverse=True)])
        if found is None:
            nth = len(things)
            things.append(_Open(nth, [Member(one, None)]))
        else:
            home, tie = found
            home.members.append(Member(one, tie))
            nth = home.number
        things[nth].profiles.append(profile)
        by_key.add(keys, nth)
        by_side.add(sides, nth)
    return tuple(Thing(thing.members[0].reported.finding.finding, tuple(thing.members)) for thing in things)


def _place(one: Reported) -> tuple[str, str, int, int]:
    return (
        one.known_on.isoformat(),
        one.document_id,
        one.finding.object.span.start,
        list(FindingType).index(one.finding.finding),
    )


def _best(profile: Profile, things: Sequence[_Open]) -> tuple[_Open, Tie] | None:
    """Return the thing that a finding fits best, unless it fits two that are surely apart equally well."""
    fits = [(tie, thing) for thing in things if (tie := _tie(profile, thing.profiles)) is not None]
    if not fits:
        return None
    tie, home = max(fits, key=lambda fit: fit[0].score)
    rivals = [thing for other, thing in fits if thing is not home and tie.score - other.score < _NEAR]
    if any(_are_apart(home, rival) for rival in rivals):
        return None
    return home, tie


def _tie(profile: Profile, members: Sequence[Profile]) -> Tie | None:
    """Return the best tie of a finding to the members of a thing, if nothing bars it from any."""
    if is_barred(profile, members, members):
        return None
    found: list[Tie] = []
    for member in members:
        likeness = compare(member, profile)
        if likeness.holds:
            found.append(Tie(member.reported.finding.id, likeness.score, likeness.reasons))
    return max(found, key=lambda tie: tie.score, default=None)


def _are_apart(left: _Open, right: _Open) -> bool:
    """Tell whether something bars two things from being one."""
    return is_barred(right.profiles[-1], left.profiles[-1:], left.profiles)
