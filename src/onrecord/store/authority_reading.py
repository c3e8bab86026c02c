"""Ask the record for what authority files say: all of it, or the few whom a text can mean.

Plain SQLAlchemy Core, the same for every back end. `near` follows `Register.near` step by step; a test holds
the two to the same answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from onrecord.model import Authority, AuthorityEntity
from onrecord.model.names import name_words
from onrecord.resolve.register import BODY, GIVEN, NAME, POST, TARGET, NearWords, Register, beginning_of
from onrecord.store.base_who import AuthoritySource
from onrecord.store.rows import value_from
from onrecord.store.schema_who import (
    authority_aliases,
    authority_entities,
    authority_keys,
    authority_offices,
    authority_relations,
)
from onrecord.store.unsorted import parts_of


def load_all(conn: Connection, *, source: str | None) -> Authority:
    """See `WhoStore.authority`."""
    query = select(authority_entities.c.key).order_by(authority_entities.c.key)
    if source is not None:
        query = query.where(authority_entities.c.source == source)
    return Authority(_load(conn, list(conn.execute(query).scalars())))


def list_sources(conn: Connection) -> tuple[AuthoritySource, ...]:
    """See `WhoStore.authority_sources`."""
    entities = authority_entities
    query = (
        select(entities.c.source, func.count(), func.max(entities.c.last_seen))
        .group_by(entities.c.source)
        .order_by(entities.c.source)
    )
    return tuple(AuthoritySource(*row) for row in conn.execute(query))


def near(conn: Connection, words: NearWords) -> Authority:
    """See `WhoStore.authority_near`."""
    found = by_id(conn, _ids_of(conn, _near_keys(conn, words)))
    for kind in (TARGET, BODY):
        found |= by_id(conn, _ids_of(conn, _depending(conn, found.values(), kind)) - set(found))
    targets = {relation.target for entity in found.values() for relation in entity.speaks_for}
    for entity in find_targets(conn, targets).values():
        found.setdefault(entity.id, entity)
    return Authority(found.values())


def _near_keys(conn: Connection, words: NearWords) -> set[int]:
    keys = authority_keys.c
    named = _rows(conn, NAME, words.names)
    sure = {key for key, _, also in named if also in words.names}
    beginnings = {beginning_of(word) for word in words.names}
    perhaps = {key for key, _, _ in named} - sure
    perhaps |= {key for key, _, also in _rows(conn, GIVEN, words.names) if also in beginnings}
    for part in parts_of(sorted(perhaps - sure)):
        query = select(keys.entity_key, keys.word, keys.also).where(
            keys.kind == POST, keys.entity_key.in_(part)
        )
        sure |= {key for key, word, also in conn.execute(query) if word in words.stems or also in words.nouns}
    if words.nouns:
        sure |= {key for key, _, _ in _rows(conn, POST, words.stems, keys.also.in_(sorted(words.nouns)))}
    return sure


def _rows(
    conn: Connection, kind: str, words: Collection[str], *where: ColumnElement[bool]
) -> list[tuple[int, str, str]]:
    keys, found = authority_keys.c, []
    for part in parts_of(sorted(words)):
        query = select(keys.entity_key, keys.word, keys.also).where(
            keys.kind == kind, keys.word.in_(part), *where
        )
        found += [(key, word, also) for key, word, also in conn.execute(query)]
    return found


def _depending(conn: Connection, entities: Iterable[AuthorityEntity], kind: str) -> set[int]:
    entities = list(entities)
    names = {" ".join(name_words(alias.name)) for entity in entities for alias in entity.names}
    words = names | ({entity.id for entity in entities} if kind == TARGET else set())
    return {key for key, _, _ in _rows(conn, kind, words)}


def find_targets(conn: Connection, targets: Collection[str]) -> dict[str, AuthorityEntity]:
    """Return whom ids or names of targets mean, by what each was given as."""
    lasts = {words[-1] for target in targets if (words := name_words(target))}
    near_keys = {key for key, _, _ in _rows(conn, NAME, lasts)}
    ids = _ids_of(conn, near_keys) | set(targets)
    register = Register(Authority(by_id(conn, ids).values()))
    found = ((target, register.find(target)) for target in sorted(targets))
    return {target: entity for target, entity in found if entity is not None}


def _ids_of(conn: Connection, keys: Collection[int]) -> set[str]:
    entities, found = authority_entities.c, set()
    for part in parts_of(sorted(keys)):
        query = select(entities.authority_id).where(entities.key.in_(part))
        found |= set(conn.execute(query).scalars())
    return found


def by_id(conn: Connection, ids: Collection[str]) -> dict[str, AuthorityEntity]:
    """Return entities of authority files by id, each with what all sources say of it."""
    entities = authority_entities.c
    keys: list[int] = []
    for part in parts_of(sorted(ids)):
        keys += conn.execute(select(entities.key).where(entities.authority_id.in_(part))).scalars().all()
    return dict(Authority(_load(conn, keys)).by_id)


def _load(conn: Connection, keys: Collection[int]) -> Iterator[AuthorityEntity]:
    for part in parts_of(list(keys)):
        parts = [
            _grouped(conn, table, part)
            for table in (authority_aliases, authority_offices, authority_relations)
        ]
        query = select(authority_entities).where(authority_entities.c.key.in_(part))
        for row in conn.execute(query).mappings():
            aliases, offices, relations = (found[row["key"]] for found in parts)
            yield value_from(
                AuthorityEntity,
                {
                    **row,
                    "id": row["authority_id"],
                    "aliases": [_only(one, "name", "weak") for one in aliases],
                    "offices": [_only(one, "title", "body", "held", "shared") for one in offices],
                    "speaks_for": [_only(one, "target", "held") for one in relations],
                },
            )


def _grouped(conn: Connection, table: Any, keys: Collection[int]) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in conn.execute(
        select(table).where(table.c.entity_key.in_(keys)).order_by(table.c.key)
    ).mappings():
        found[row["entity_key"]].append(row)
    return found


def _only(row: Any, *names: str) -> dict[str, Any]:
    return {name: row[name] for name in names}
