"""Tie a report's entities to those of an authority file: by name, by alias, by office on the report's day.

A full name or an alias is enough where nothing speaks against it. A surname, a weak alias or another spelling
is enough only with an office that the report prints beside it and the file gives for that day. Where two bear
the name and no office tells them apart, both are named and none is chosen.

    linked = link_entities(entities, register, days)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model import AuthorityEntity, Candidate, Days, Entity, EntityType, Link, Naming, Reason
from onrecord.model.names import name_words
from onrecord.resolve.likeness import same_person
from onrecord.resolve.posts import Fit, Post, compare, read_post
from onrecord.resolve.register import Listed, Register, is_person

FULL, ALIAS, VARIANT, SURNAME, WEAK = "full-name", "alias", "name-variant", "surname", "weak-alias"
AT_THE_DATE, PERHAPS_THEN, NOT_THEN, HELD_BEFORE = (
    "office-at-the-date",
    "office-perhaps-at-the-date",
    "office-at-another-time",
    "office-held-before",
)
OTHER_OFFICE, RELATED_OFFICE = "other-office", "related-office"

_NAME_WEIGHTS = {FULL: 0.8, ALIAS: 0.75, VARIANT: 0.45, SURNAME: 0.35, WEAK: 0.35}
_OFFICE_WEIGHTS = {
    AT_THE_DATE: 0.17,
    HELD_BEFORE: 0.12,
    PERHAPS_THEN: 0.1,
    RELATED_OFFICE: 0.05,
    NOT_THEN: -0.2,
    OTHER_OFFICE: -0.5,
}
_BORNE_OUT = frozenset({AT_THE_DATE, PERHAPS_THEN, HELD_BEFORE})
_NEEDED_WITH_FRAGMENT = 0.3
"""What an office adds to a surname or the like: it is the better part of the evidence there."""
_BODIES = (EntityType.ORGANISATION, EntityType.GROUP)


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A candidate with what decides about it."""

    entity: AuthorityEntity
    shown: Candidate
    whole: bool
    borne_out: bool
    refuted: bool

    @property
    def fits(self) -> bool:
        """Whether it can be chosen: a whole name not refuted, or a part of one borne out by an office."""
        return not self.refuted and (self.whole or self.borne_out)


def link_entities(
    entities: Sequence[Entity], register: Register, days: Days, *, by_office: Mapping[str, Link] | None = None
) -> tuple[Entity, ...]:
    """Return the entities of a report, each with whom it is in the authority file.

    Args:
        entities: As the report gives them.
        register: The authority file.
        days: The days on which the report can have been written.
        by_office: Links of those, by name, whom the report does not name at all.
    """
    given = by_office or {}
    if not len(register):
        return tuple(entities)
    return tuple(
        replace(entity, link=given.get(entity.name) or link_entity(entity, register, days))
        for entity in entities
    )


def link_entity(entity: Entity, register: Register, days: Days) -> Link | None:
    """Return whom an entity is in the authority file; None where nobody there bears such a name."""
    if entity.naming not in (Naming.NAMED, Naming.COLLECTIVE):
        return None
    named = _bearers(entity, register)
    weighed = [_weigh(reason, bearer, entity, register, days) for bearer, reason in named]
    if not weighed:
        return None
    chosen = _choose(weighed, register)
    others = sorted(
        (one.shown for one in weighed if chosen is None or one.entity.id != chosen.entity.id),
        key=lambda shown: (-shown.score, shown.id),
    )
    if chosen is None:
        return Link(None, tuple(others))
    return Link(chosen.shown, tuple(others), speaks_for(chosen.entity, register, days))


def speaks_for(entity: AuthorityEntity, register: Register, days: Days) -> tuple[str, ...]:
    """Return the names of those on whose behalf an entity may speak on given days."""
    names = []
    for relation in entity.speaks_for:
        if relation.tenure.possibly.overlaps(days):
            target = register.find(relation.target)
            names.append(target.name if target else relation.target)
    return tuple(dict.fromkeys(names))


def office_reason(printed: Post, listed: Listed, days: Days) -> Reason | None:
    """Say how an office printed in a report bears on a listed one; None where it says nothing."""
    fit = compare(printed, listed.post, listed.also)
    rule = _office_rule(fit, printed, listed, days)
    return Reason(rule, printed.title, str(listed.holding), _OFFICE_WEIGHTS[rule]) if rule else None


def _office_rule(fit: Fit, printed: Post, listed: Listed, days: Days) -> str | None:
    tenure = listed.holding.tenure
    then = tenure.surely is not None and tenure.surely.contains(days)
    if fit is Fit.OTHER:
        return OTHER_OFFICE if then and not printed.former else None
    if fit is Fit.RELATED:
        return RELATED_OFFICE if tenure.possibly.overlaps(days) else None
    if fit is Fit.UNSURE or (fit is Fit.BARE and printed.shared):
        return None
    if printed.former:
        ended = tenure.possibly.until
        return HELD_BEFORE if ended and (days.until is None or ended <= days.until) else None
    if then:
        return AT_THE_DATE
    return PERHAPS_THEN if tenure.possibly.overlaps(days) else NOT_THEN


def _bearers(entity: Entity, register: Register) -> list[tuple[AuthorityEntity, Reason]]:
    """Return who bears a name of the entity, each with the best reason to think so."""
    best: dict[str, tuple[AuthorityEntity, Reason]] = {}
    for bearer, reason in _named(entity, register):
        known = best.get(bearer.id)
        if _may_be(entity.type, bearer.type) and (known is None or reason.weight > known[1].weight):
            best[bearer.id] = (bearer, reason)
    return [best[key] for key in sorted(best)]


def _named(entity: Entity, register: Register) -> Iterable[tuple[AuthorityEntity, Reason]]:
    forms = dict.fromkeys((entity.name, *entity.names))
    printed = {form: name_words(form) for form in forms}
    longest = max(map(len, printed.values()), default=0)
    for form, words in printed.items():
        # A surname beside the full name says nothing that the full name does not say better.
        if len(words) < min(2, longest) and entity.type in (EntityType.PERSON, EntityType.UNKNOWN):
            continue
        for bearer, alias in register.named(words):
            weak = alias.weak or _is_part(words, bearer)
            rule = WEAK if weak else FULL if alias.name == bearer.name else ALIAS
            yield bearer, Reason(rule, form, alias.name, _NAME_WEIGHTS[rule])
        if entity.type not in _BODIES:
            yield from _nearly_named(form, words, register)


def _nearly_named(
    form: str, words: tuple[str, ...], register: Register
) -> Iterable[tuple[AuthorityEntity, Reason]]:
    """Return people whose surname a single word is, or of whose full name this can be another spelling."""
    if not words:
        return
    near = (*register.surnamed(words[-1]), *register.called(words[0], words[-1]))
    for bearer in dict.fromkeys(near):
        if not is_person(bearer):
            continue
        for alias in bearer.names:
            listed = name_words(alias.name)
            if len(listed) < 2 or listed == words:
                continue
            if len(words) == 1 and listed[-1] == words[0]:
                yield bearer, Reason(SURNAME, form, alias.name, _NAME_WEIGHTS[SURNAME])
            elif len(words) > 1 and same_person(words, listed):
                yield bearer, Reason(VARIANT, form, alias.name, _NAME_WEIGHTS[VARIANT])


def _is_part(words: tuple[str, ...], bearer: AuthorityEntity) -> bool:
    """Tell whether one word is only a part of a person's own full name, whatever the file calls it."""
    full = name_words(bearer.name)
    return len(words) == 1 < len(full) and words[0] in full and is_person(bearer)


def _may_be(printed: EntityType, listed: EntityType) -> bool:
    if EntityType.UNKNOWN in (printed, listed) or printed is listed:
        return True
    return printed in _BODIES and listed in _BODIES


def _weigh(
    named: Reason, bearer: AuthorityEntity, entity: Entity, register: Register, days: Days
) -> _Weighed:
    offices = [
        reason
        for office in entity.offices
        if (reason := _best_office(read_post(office.title), register.offices(bearer), days)) is not None
    ]
    rules = {reason.rule for reason in offices}
    borne_out = bool(rules & _BORNE_OUT)
    if borne_out:
        offices = [reason for reason in offices if reason.weight > 0]
    whole = named.rule in (FULL, ALIAS)
    score = named.weight + sum(_strongest(offices))
    if borne_out and not whole:
        score += _NEEDED_WITH_FRAGMENT
    shown = Candidate(bearer.id, bearer.name, round(min(0.99, max(0.0, score)), 4), (named, *offices))
    refuted = OTHER_OFFICE in rules and not borne_out and RELATED_OFFICE not in rules
    return _Weighed(bearer, shown, whole, borne_out, refuted)


def _strongest(offices: Sequence[Reason]) -> list[float]:
    """Return the best weight for and the best one against: five offices are not five reasons."""
    weights = [reason.weight for reason in offices]
    return [max([0.0, *weights]), min([0.0, *weights])]


def _best_office(printed: Post, listed: Sequence[Listed], days: Days) -> Reason | None:
    """Return the reason that the listed office most like a printed one gives; one that agrees goes before."""
    reasons = [reason for one in listed if (reason := office_reason(printed, one, days)) is not None]
    return max(reasons, key=lambda reason: reason.weight, default=None)


def _choose(weighed: Sequence[_Weighed], register: Register) -> _Weighed | None:
    """Return the one candidate that fits, or that fits by its office where others only share the name."""
    fitting = _without_doubles([one for one in weighed if one.fits], register)
    if len(fitting) > 1:
        whole = [one for one in fitting if one.whole and one.borne_out]
        fitting = whole or [one for one in fitting if one.borne_out] or fitting
    return fitting[0] if len(fitting) == 1 else None


def _without_doubles(weighed: Sequence[_Weighed], register: Register) -> list[_Weighed]:
    """Drop who is listed twice: the same name and an office in common at the same time."""
    kept: list[_Weighed] = []
    for one in weighed:
        if not any(is_listed_twice(other.entity, one.entity, register) for other in kept):
            kept.append(one)
    return kept


def is_listed_twice(one: AuthorityEntity, other: AuthorityEntity, register: Register) -> bool:
    """Tell whether two entities of the file are one: a name in common, and an office at one time."""
    names = {name_words(alias.name) for alias in one.names if not alias.weak}
    if not _may_be(one.type, other.type) or not any(name_words(a.name) in names for a in other.names):
        return False
    return any(
        left.post.noun == right.post.noun
        and left.post.rank == right.post.rank
        and bool(left.post.words & right.post.words)
        and left.holding.tenure.possibly.overlaps(right.holding.tenure.possibly)
        for left in register.offices(one)
        for right in register.offices(other)
    )
