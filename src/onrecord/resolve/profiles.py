"""Compare the bearers of one name across reports by offices printed beside it and by the company they keep.

Bearers of the same name and the same telling offices make a profile. Two profiles are one person's where
their offices agree, or where nothing tells them apart and they are met among the same people; never where
they hold offices of different bodies at the same time.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.model import Days, EntityType, Reason
from onrecord.resolve.members import Member, NameFit, names_fit
from onrecord.resolve.posts import Fit, Post, compare

SAME_TIME_DAYS = 365
"""Offices printed within a year of each other are held at the same time."""
COMPANY = 2
"""How many people two reports have to name both, far apart in time."""
_FORTNIGHT = 14
_BETTER = (Fit.SAME, Fit.NEAR, Fit.RELATED, Fit.BARE, Fit.UNSURE, Fit.OTHER)
WEIGHTS = {
    "same-office": 0.4,
    "like-office": 0.35,
    "same-body": 0.25,
    "same-company": 0.2,
    "same-story": 0.45,
}
_RULES = {Fit.SAME: "same-office", Fit.NEAR: "like-office", Fit.RELATED: "same-body"}


@dataclass(frozen=True)
class Profile:
    """Bearers of one name with the same telling offices.

    Attributes:
        members: In order of id; never empty.
    """

    members: tuple[Member, ...]

    @property
    def first(self) -> Member:
        """The member that stands for all."""
        return self.members[0]

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        """The telling offices, each once."""
        found = {
            (post.noun, post.rank, post.words): post
            for member in self.members
            for post in member.posts
            if (post.noun, post.rank, post.words) in member.telling
        }
        return tuple(found[key] for key in sorted(found, key=lambda key: (key[0], sorted(key[2]))))

    @cached_property
    def company(self) -> frozenset[str]:
        """Everybody that any of them is named beside."""
        return frozenset(name for member in self.members for name in member.company)

    @cached_property
    def fortnights(self) -> frozenset[tuple[str, int, int]]:
        """Whom they are named beside, and when."""
        return frozenset(key for member in self.members for key in met_when(member))

    @cached_property
    def stories(self) -> frozenset[str]:
        """The stories that they are named in."""
        return frozenset(member.story for member in self.members if member.story)

    @cached_property
    def days(self) -> Days:
        """All days on which the reports can have been written, from the first to the last."""
        since = [member.days.since for member in self.members]
        until = [member.days.until for member in self.members]
        return Days(
            None if None in since else min(day for day in since if day),
            None if None in until else max(day for day in until if day),
        )


def met_when(member: Member) -> frozenset[tuple[str, int, int]]:
    """Return keys: two members share one if they are named beside one person within a week or so."""
    day = member.days.since
    if day is None or member.days.until is None or (member.days.until - day).days > _FORTNIGHT:
        return frozenset()
    number = day.toordinal()
    halves = ((0, number // _FORTNIGHT), (1, (number + _FORTNIGHT // 2) // _FORTNIGHT))
    return frozenset((name, half, part) for name in member.company for half, part in halves)


def make_profiles(members: Iterable[Member]) -> tuple[list[Profile], list[Member]]:
    """Part the bearers that an office tells apart, as profiles, from those without such an office."""
    groups: defaultdict[tuple[object, ...], list[Member]] = defaultdict(list)
    weak: list[Member] = []
    for member in sorted(members, key=lambda one: one.id):
        if member.telling and member.is_full:
            groups[member.words, member.suffix, member.type, member.telling, member.authority_id].append(
                member
            )
        else:
            weak.append(member)
    profiles = [Profile(tuple(group)) for group in groups.values()]
    return sorted(profiles, key=lambda profile: profile.first.id), weak


def why_same(left: Profile, right: Profile) -> Reason | None:
    """Return why two profiles can be one person's; None where nothing says so."""
    name = names_fit(left.first.words, right.first.words)
    if name is NameFit.OTHER or types_differ(left.first.type, right.first.type):
        return None
    fit, one, other = _best_fit(left.posts, right.posts)
    related = fit is Fit.RELATED
    if fit in _RULES and not (related and (one.shared or other.shared or name is not NameFit.SAME)):
        return Reason(_RULES[fit], one.title, other.title, WEIGHTS[_RULES[fit]])
    if name is not NameFit.SAME:
        return None
    return why_company(left, right)


def why_company(left: Profile, right: Profile) -> Reason | None:
    """Return the reason that two are named in the same story, or beside the same people."""
    if left.stories & right.stories:
        story = min(left.stories & right.stories)
        return Reason("same-story", story, story, WEIGHTS["same-story"])
    shared = left.company & right.company
    if len(shared) >= COMPANY or left.fortnights & right.fortnights:
        names = ", ".join(sorted(shared)[:COMPANY])
        return Reason("same-company", names, names, WEIGHTS["same-company"])
    return None


def are_apart(left: Profile, right: Profile) -> bool:
    """Tell whether two profiles cannot be one: of other types, or of different bodies at the same time."""
    if types_differ(left.first.type, right.first.type):
        return True
    if not left.posts or not right.posts or _best_fit(left.posts, right.posts)[0] is not Fit.OTHER:
        return False
    return _near_in_time(left.days, right.days)


def types_differ(left: EntityType, right: EntityType) -> bool:
    """Tell whether two types exclude each other."""
    return EntityType.UNKNOWN not in (left, right) and left is not right


def _best_fit(left: Sequence[Post], right: Sequence[Post]) -> tuple[Fit, Post, Post]:
    """Return how the two offices that agree best stand to each other, and the two."""
    found = [
        (_BETTER.index(min(compare(one, other), compare(other, one), key=_BETTER.index)), n, m)
        for n, one in enumerate(left)
        for m, other in enumerate(right)
    ]
    rank, n, m = min(found)
    return _BETTER[rank], left[n], right[m]


def _near_in_time(left: Days, right: Days) -> bool:
    about = dt.timedelta(days=SAME_TIME_DAYS)
    since = left.since - about if left.since and left.since > dt.date.min + about else None
    until = left.until + about if left.until and left.until < dt.date.max - about else None
    return Days(since, until).overlaps(right)
