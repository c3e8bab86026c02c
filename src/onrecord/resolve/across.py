"""Say which entities of different reports are one, with the reason for each, as a function of all of them.

    placed = place_members(members, Ties())

What comes first is what people have judged; then the authority file; then offices; then company. Whoever
cannot be told from several bearers of a name stays apart. The answer depends on which members there are and
not on the order in which they came, so that reading reports in another order gives the same record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Candidate, Link, Reason, content_id
from onrecord.resolve.groups import Group, Groups, Ties
from onrecord.resolve.members import Member, is_distinctive
from onrecord.resolve.profiles import WEIGHTS, Profile, make_profiles, met_when, why_company, why_same

NAME_WEIGHT = 0.5
JUDGED, FULL_NAME, OWN_NAME, LISTED = "judged-the-same", "full-name", "name-of-its-own", "same-in-authority"
_OWN_NAME_WEIGHT = 0.3
_BARE_WEIGHT = 0.2
_MOST_COMPANY = 8


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a member belongs.

    Attributes:
        id: The member.
        record_id: The entity of the whole record that it is.
        joined_to: The member, or whom of the authority file, it was put together with; None for the first of
            its entity.
        score: How sure that is, in [0, 1].
        reasons: Why.
    """

    id: str
    record_id: str
    joined_to: str | None
    score: float
    reasons: tuple[Reason, ...]


def place_members(members: Iterable[Member], ties: Ties) -> tuple[Placed, ...]:
    """Return where each member belongs, in order of id.

    Args:
        members: All members of a block, or of several that judgements tie together.
        ties: What people have judged of them.
    """
    by_id = {member.id: member for member in _as_judged(members, ties)}
    ordered = [by_id[key] for key in sorted(by_id)]
    judged = {key for pair in ties.apart for key in pair} | ties.alone
    profiles, weak = make_profiles(member for member in ordered if member.id not in judged)
    single = [Profile((member,)) for member in ordered if member.id in judged]
    groups = Groups(ties)
    for profile in (*profiles, *single, *(Profile((member,)) for member in weak)):
        groups.add(profile)
    _join_judged(groups, by_id)
    _join_linked(groups, ordered)
    _join_profiles(groups, [*profiles, *(one for one in single if one.posts)])
    _join_weak(groups, [member for member in ordered if not member.telling and member.is_full])
    return tuple(_placed(groups, ordered))


def _as_judged(members: Iterable[Member], ties: Ties) -> Iterator[Member]:
    """Give members the links that people have judged right, and take those that they have judged wrong."""
    linked, given = dict(ties.linked), {}
    everyone = {member.id: member for member in members}
    for key, member in everyone.items():
        to = member.authority_id
        if key in linked:
            reason = Reason(JUDGED, member.name, linked[key], 1.0)
            given[key] = replace(member, link=Link(Candidate(linked[key], member.name, 1.0, (reason,))))
        elif to is not None and (
            key in ties.alone or (key, to) in ties.unlinked or _split(key, everyone, ties)
        ):
            given[key] = replace(member, link=None)
        else:
            given[key] = member
    return iter(given.values())


def _split(key: str, everyone: dict[str, Member], ties: Ties) -> bool:
    """Tell whether a member is judged not to be another whom the authority file says to be the same."""
    own = everyone[key].authority_id
    return any(
        one == key and other in everyone and everyone[other].authority_id == own for one, other in ties.apart
    )


def _join_judged(groups: Groups, by_id: dict[str, Member]) -> None:
    for one, other in sorted(groups.ties.same):
        if one in by_id and other in by_id:
            reason = Reason(JUDGED, by_id[one].name, by_id[other].name, 1.0)
            groups.join(by_id[other], by_id[one], reason, judged=True)


def _join_linked(groups: Groups, members: Sequence[Member]) -> None:
    """Put together all whom the authority file says to be one."""
    first: dict[str, Member] = {}
    for member in members:
        key = member.authority_id
        if key is not None and first.setdefault(key, member) is not member:
            groups.join(first[key], member, Reason(LISTED, member.name, key, NAME_WEIGHT), judged=True)


def _join_profiles(groups: Groups, profiles: Sequence[Profile]) -> None:
    """Put profiles together, the best reason first; who is judged not to be another goes last."""
    split = {one for one, _ in groups.ties.apart}
    found = []
    for number, left in enumerate(profiles):
        for right in profiles[number + 1 :]:
            reason = why_same(left, right)
            if reason is not None:
                last = left.first.id in split or right.first.id in split
                found.append((last, -reason.weight, left.first.id, right.first.id, reason, left, right))
    for *_, reason, left, right in sorted(found, key=lambda row: row[:4]):
        groups.join(left.first, right.first, reason)


def _join_weak(groups: Groups, weak: Sequence[Member]) -> None:
    """Put those whom no office tells apart together, then to the one bearer of the name whom they fit."""
    for rule, same in _alike(weak):
        for member in same[1:]:
            groups.join(same[0], member, _reason(rule, same[0], member))
    bearers: defaultdict[tuple[tuple[str, ...], bool], list[Profile]] = defaultdict(list)
    plain: list[Profile] = []
    for group in groups.all():
        whole = group.whole()
        if not group.officed:
            plain.append(whole)
        else:
            for key in {(member.words, member.is_body) for member in whole.members}:
                bearers[key].append(whole)
    # All are decided on before any is joined, so that who joins first decides nothing.
    decided = [(whole, _only_bearer(whole, bearers)) for whole in plain]
    for whole, found in decided:
        if found is not None:
            groups.join(found[0].first, whole.first, found[1])


def _only_bearer(
    own: Profile, bearers: dict[tuple[tuple[str, ...], bool], list[Profile]]
) -> tuple[Profile, Reason] | None:
    """Return the one bearer of a name whom those without an office fit by company or by a bare office."""
    near = {id(one): one for member in own.members for one in bearers.get((member.words, member.is_body), ())}
    fitting = [
        (bearer, reason)
        for bearer in near.values()
        if own.first.is_full and (reason := why_company(bearer, own) or _why_bare(bearer, own)) is not None
    ]
    return fitting[0] if len(fitting) == 1 else None


def _why_bare(bearer: Profile, own: Profile) -> Reason | None:
    """Return the reason that the same noun is printed with nothing that tells whose ("President Oray")."""
    nouns = {post.noun: post.title for post in bearer.posts if not post.shared}
    for member in own.members:
        for post in member.posts:
            if not post.words and not post.former and post.noun in nouns:
                return Reason("like-office", post.title, nouns[post.noun], _BARE_WEIGHT)
    return None


def _alike(weak: Sequence[Member]) -> Iterator[tuple[str, list[Member]]]:
    """Yield members of one name that share a story, company, or a name that is a body's own."""
    found: defaultdict[tuple[str, Hashable, tuple[str, ...], bool], list[Member]] = defaultdict(list)
    for member in weak:
        for rule, key in _keys(member):
            found[rule, key, member.words, member.is_body].append(member)
    order = {OWN_NAME: 0, "same-story": 1}
    for rule, *rest in sorted(found, key=lambda key: (order.get(key[0], 2), repr(key))):
        same = found[rule, rest[0], rest[1], rest[2]]  # type: ignore[index]
        if len(same) > 1:
            yield rule, same


def _keys(member: Member) -> Iterator[tuple[str, Hashable]]:
    if member.is_body and is_distinctive(member.name):
        yield OWN_NAME, ""
    if member.story:
        yield "same-story", member.story
    for met in met_when(member):
        yield "same-company", met
    company = sorted(member.company)[:_MOST_COMPANY]
    for number, one in enumerate(company):
        for other in company[number + 1 :]:
            yield "same-company", (one, other)


def _reason(rule: str, one: Member, other: Member) -> Reason:
    if rule == OWN_NAME:
        return Reason(rule, other.name, one.name, _OWN_NAME_WEIGHT)
    shared = ", ".join(sorted(one.company & other.company)[:2])
    shown = shared if rule == "same-company" else one.story
    return Reason(rule, shown, shown, WEIGHTS[rule])


def _placed(groups: Groups, members: Sequence[Member]) -> Iterator[Placed]:
    whole = {id(group): group.whole().first for group in groups.all()}
    ids = {id(group): _record_id(group) for group in groups.all()}
    profiles = {
        one.id: profile for group in groups.all() for profile in group.profiles for one in profile.members
    }
    by_id = {member.id: member for member in members}
    led = {one: (other, reason) for other, (one, reason) in sorted(groups.why.items(), reverse=True)}
    for member in members:
        group = id(groups.of[member.id])
        joined = _joined(member, whole[group], profiles[member.id], groups, led)
        yield _place(member, ids[group], joined, by_id)


def _joined(
    member: Member,
    first: Member,
    profile: Profile,
    groups: Groups,
    led: dict[str, tuple[str, Reason]],
) -> tuple[str, Reason] | None:
    """Return whom a member was put together with, and why; None for the first of its entity."""
    if member.id == first.id:
        return None
    if member.id in groups.why:
        return groups.why[member.id]
    if len(profile.members) > 1:
        other = next(one for one in profile.members if one.id != member.id)
        title = profile.posts[0].title
        return other.id, Reason("same-office", title, title, WEIGHTS["same-office"])
    return led[member.id]


def _place(
    member: Member, record_id: str, joined: tuple[str, Reason] | None, by_id: dict[str, Member]
) -> Placed:
    if member.link and member.link.to:
        to = member.link.to
        return Placed(member.id, record_id, to.id, to.score, to.reasons)
    if joined is None:
        return Placed(member.id, record_id, None, 1.0, ())
    other, reason = joined
    if reason.rule == JUDGED:
        return Placed(member.id, record_id, other, 1.0, (reason,))
    name = Reason(FULL_NAME, member.name, by_id[other].name, NAME_WEIGHT)
    return Placed(member.id, record_id, other, round(NAME_WEIGHT + reason.weight, 4), (name, reason))


def _record_id(group: Group) -> str:
    if group.linked:
        return authority_record_id(min(group.linked))
    return content_id("re", min(member.id for member in group.members()))


def authority_record_id(authority_id: str) -> str:
    """Return the id of the entity of the record that an entity of the authority file is."""
    return content_id("re", "authority", authority_id)
