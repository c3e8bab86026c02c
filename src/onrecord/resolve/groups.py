"""Put members together a step at a time, and never against what keeps two apart.

groups = Groups(ties)
groups.add(profile)
groups.join(one, other, reason)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.model import EntityType, Reason
from onrecord.resolve.members import Member
from onrecord.resolve.profiles import Profile, are_apart


@dataclass(frozen=True, slots=True)
class Ties:
    """What people have judged.

    Attributes:
        same: Pairs of ids of members that are one.
        apart: Pairs of which the first is not the second.
        alone: Members that are nobody else.
        linked: Who of the authority file a member is, by the member's id.
        unlinked: Pairs of a member and whom of the authority file it is not.
    """

    same: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()
    alone: frozenset[str] = frozenset()
    linked: frozenset[tuple[str, str]] = frozenset()
    unlinked: frozenset[tuple[str, str]] = frozenset()


@dataclass(slots=True)
class Group:
    """Members that are one, with what other members are compared with."""

    profiles: list[Profile]
    size: int
    officed: list[Profile]
    linked: set[str]
    types: set[EntityType]
    suffixes: set[str]

    def members(self) -> Iterator[Member]:
        """Yield all members."""
        return (member for profile in self.profiles for member in profile.members)

    def whole(self) -> Profile:
        """Return the group as one profile."""
        return Profile(tuple(sorted(self.members(), key=lambda member: member.id)))


@dataclass(slots=True)
class Groups:
    """All groups, and why each member was put where it is.

    Attributes:
        ties: What people have judged.
        of: The group of each member, by id.
        why: For a member that was joined to another: the other, and the reason.
    """

    ties: Ties
    of: dict[str, Group] = field(default_factory=dict)
    why: dict[str, tuple[str, Reason]] = field(default_factory=dict)

    def add(self, profile: Profile) -> None:
        """Begin a group."""
        linked = {member.authority_id for member in profile.members if member.authority_id}
        group = Group(
            [profile],
            len(profile.members),
            [profile] if profile.posts else [],
            linked,
            {profile.first.type} - {EntityType.UNKNOWN},
            {member.suffix for member in profile.members},
        )
        for member in profile.members:
            self.of[member.id] = group

    def all(self) -> list[Group]:
        """Return the groups, in order of their first members."""
        unique = {id(group): group for _, group in sorted(self.of.items(), key=lambda item: item[0])}
        return list(unique.values())

    def join(self, one: Member, other: Member, reason: Reason, *, judged: bool = False) -> None:
        """Put the groups of two members together, unless something keeps them apart and nobody has judged."""
        left, right = self.of[one.id], self.of[other.id]
        if left is right or (not judged and self._kept_apart(left, right)):
            return
        if other.id not in self.why:
            self.why[other.id] = (one.id, reason)
        else:
            self.why.setdefault(one.id, (other.id, reason))
        large, small = (left, right) if left.size >= right.size else (right, left)
        for member in small.members():
            self.of[member.id] = large
        large.profiles += small.profiles
        large.officed += small.officed
        large.size += small.size
        large.linked |= small.linked
        large.types |= small.types
        large.suffixes |= small.suffixes

    def _kept_apart(self, left: Group, right: Group) -> bool:
        if left.linked and right.linked and left.linked != right.linked:
            return True
        if len(left.types | right.types) > 1 or self._judged_apart(left, right):
            return True
        # A father and a son of one name, unless the authority file knows both as one.
        if len(left.suffixes | right.suffixes) > 1 and not left.linked & right.linked:
            return True
        return any(are_apart(one, other) for one in left.officed for other in right.officed)

    def _judged_apart(self, left: Group, right: Group) -> bool:
        if any(self.of.get(key) in (left, right) for key in self.ties.alone):
            return True
        return any(
            {id(self.of.get(one)), id(self.of.get(other))} == {id(left), id(right)}
            for one, other in self.ties.apart
        )
