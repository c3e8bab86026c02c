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

from onrecord.interpret.likeness import compare
from onrecord.interpret.profiles import Profile
from onrecord.interpret.reported import Reported
from onrecord.model import FindingType, Reason, content_id

_NEAR = 0.05
_MOST = 200


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

    members: list[Member]
    profiles: list[Profile] = field(default_factory=list)


def tie_findings(reported: Iterable[Reported]) -> tuple[Thing, ...]:
    """Return the things that findings of reports are about, in the order of their first days.

    The answer depends on which findings there are, not on the order in which they come.
    """
    ordered = sorted(reported, key=_place)
    things: list[_Open] = []
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    for one in ordered:
        profile = Profile.of(one)
        found = _best(profile, [things[nth] for nth in _candidates(profile, by_key)])
        if found is None:
            things.append(_Open([Member(one, None)]))
            nth = len(things) - 1
        else:
            home, tie = found
            home.members.append(Member(one, tie))
            nth = next(number for number, thing in enumerate(things) if thing is home)
        things[nth].profiles.append(profile)
        for key in profile.keys:
            if nth not in by_key[key]:
                by_key[key].append(nth)
    return tuple(Thing(thing.members[0].reported.finding.finding, tuple(thing.members)) for thing in things)


def _place(one: Reported) -> tuple[str, str, int, int]:
    return (
        one.known_on.isoformat(),
        one.document_id,
        one.finding.object.span.start,
        list(FindingType).index(one.finding.finding),
    )


def _candidates(profile: Profile, by_key: dict[tuple[str, str], list[int]]) -> list[int]:
    """Return the things that share a word or, for words that point back, a party; the latest first."""
    found = {nth for key in profile.keys for nth in by_key.get(key, ())[-_MOST:]}
    return sorted(found, reverse=True)


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
    found: list[Tie] = []
    for member in members:
        likeness = compare(member, profile, thing=members)
        if likeness.barred:
            return None
        if likeness.holds:
            found.append(Tie(member.reported.finding.id, likeness.score, likeness.reasons))
    return max(found, key=lambda tie: tie.score, default=None)


def _are_apart(left: _Open, right: _Open) -> bool:
    """Tell whether something bars two things from being one."""
    return any(
        compare(one, other, thing=left.profiles).barred
        for one in left.profiles[-1:]
        for other in right.profiles[-1:]
    )
