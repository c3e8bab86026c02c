"""See what in authority files does not add up: two in one chair, nobody behind a name, a circle of speakers.

for issue in check_authority(store.authority()):
    print(issue.document, issue.message)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from onrecord.errors import MalformedValue
from onrecord.model import Authority, AuthorityEntity, Issue, IssueKind, parse_tenure
from onrecord.model.names import name_words
from onrecord.resolve.linking import is_listed_twice
from onrecord.resolve.register import Listed, Register

Office = tuple[str, frozenset[str], frozenset[str]]


def check_authority(authority: Authority) -> Iterator[Issue]:
    """Give an issue for each thing that does not add up."""
    sound = [entity for entity in authority.entities if not list(_unreadable(entity))]
    for entity in authority.entities:
        yield from _unreadable(entity)
    register = Register(Authority(sound))
    yield from _targets(register)
    yield from _circles(register)
    yield from _homonyms(register)
    yield from _holders(register)


def _unreadable(entity: AuthorityEntity) -> Iterator[Issue]:
    """Give what keeps an entity from being used: no name, no dates."""
    if not any(name_words(alias.name) for alias in entity.names):
        yield _issue(entity, "no-name", f"The entity {entity.id} has no name.")
    for held in [one.held for one in entity.offices] + [one.held for one in entity.speaks_for]:
        try:
            parse_tenure(held)
        except MalformedValue as exc:
            yield _issue(entity, "bad-date", f"{entity.name}: {str(exc).partition(': ')[2]}.")


def _targets(register: Register) -> Iterator[Issue]:
    for entity in register.authority.entities:
        for relation in entity.speaks_for:
            if register.find(relation.target) is None:
                bearers = {one.id for one, _ in register.named(name_words(relation.target))}
                what = "several bear that name; use an id" if bearers else "nobody in the files has that name"
                message = f"{entity.name} speaks for {relation.target}, but {what}."
                yield _issue(entity, "unknown-target", message)


def _circles(register: Register) -> Iterator[Issue]:
    """Give the circles of those who speak for each other, each once."""
    told: set[frozenset[str]] = set()
    for entity in register.authority.entities:
        path = _way_back(register, entity)
        if path and frozenset(path) not in told:
            told.add(frozenset(path))
            names = " for ".join([*(register.authority.by_id[key].name for key in path), entity.name])
            yield _issue(entity, "speaks-in-a-circle", f"These speak for each other: {names}.")


def _way_back(register: Register, start: AuthorityEntity) -> list[str]:
    """Return the ids on the way from somebody over whom he speaks for back to himself, or none."""
    before: dict[str, str] = {}
    waiting = [start]
    while waiting:
        entity = waiting.pop()
        for relation in entity.speaks_for:
            target = register.find(relation.target)
            if target is None:
                continue
            if target.id == start.id:
                return _path(before, start.id, entity.id)
            if target.id not in before:
                before[target.id] = entity.id
                waiting.append(target)
    return []


def _path(before: dict[str, str], start: str, end: str) -> list[str]:
    path = [end]
    while path[-1] != start:
        path.append(before[path[-1]])
    return path[::-1]


def _homonyms(register: Register) -> Iterator[Issue]:
    """Give pairs that share a name: listed twice where they share an office too, else homonyms."""
    bearers: defaultdict[tuple[str, ...], dict[str, AuthorityEntity]] = defaultdict(dict)
    for entity in register.authority.entities:
        for alias in entity.names:
            if not alias.weak:
                bearers[name_words(alias.name)][entity.id] = entity
    told: set[tuple[str, str]] = set()
    for words in sorted(bearers):
        for one, other in combinations(sorted(bearers[words].values(), key=lambda e: e.id), 2):
            if (one.id, other.id) not in told:
                told.add((one.id, other.id))
                yield _pair(register, one, other)


def _pair(register: Register, one: AuthorityEntity, other: AuthorityEntity) -> Issue:
    both = f"{one.name} ({one.id}) and {other.name} ({other.id}, {_place(other)})"
    if is_listed_twice(one, other, register):
        message = f"{both} share a name and an office at the same time; give both one id if they are one."
        return _issue(one, "listed-twice", message)
    message = f"{both} share a name; reports that print no office beside it are tied to neither."
    return _issue(one, "homonyms", message)


def _holders(register: Register) -> Iterator[Issue]:
    """Give offices that one person holds at a time and several surely held on some day."""
    offices: defaultdict[Office, list[Listed]] = defaultdict(list)
    for entity in register.authority.entities:
        for listed in register.offices(entity):
            if listed.post.words and not listed.post.former:
                offices[listed.post.noun, listed.post.rank, listed.post.words].append(listed)
    for key in sorted(offices, key=lambda office: (office[0], sorted(office[1]), sorted(office[2]))):
        for one, other in combinations(offices[key], 2):
            yield from _both(register, one, other)


def _both(register: Register, one: Listed, other: Listed) -> Iterator[Issue]:
    left, right = one.holding.tenure.surely, other.holding.tenure.surely
    if left is None or right is None or not left.overlaps(right):
        return
    if one.entity.id == other.entity.id:
        message = f"{one.entity.name} holds one office twice at a time: {one.holding}; {other.holding}."
        yield _issue(one.entity, "overlapping-terms", message)
        return
    shared = one.post.shared or one.holding.shared or other.holding.shared
    if not shared and not is_listed_twice(one.entity, other.entity, register):
        message = (
            f"{one.entity.name} ({one.holding}) and {other.entity.name} ({other.holding}, "
            f"{_place(other.entity)}) hold one office at a time that has one holder."
        )
        yield _issue(one.entity, "two-holders", message)


def _place(entity: AuthorityEntity) -> str:
    return f"{entity.source}:{entity.row}" if entity.row else entity.source or entity.id


def _issue(entity: AuthorityEntity, code: str, message: str) -> Issue:
    return Issue(IssueKind.CHECK, code, message, _place(entity))
