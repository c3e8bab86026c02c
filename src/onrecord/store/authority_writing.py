"""Store what authority files say. Plain SQLAlchemy Core, the same for every back end.

Whoever is new or changed has the blocks of all its names marked: reports that name it are sorted anew.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, select, update

from onrecord.model import AuthorityEntity, EntityType
from onrecord.model.authority import join_entities
from onrecord.resolve.members import block_of
from onrecord.resolve.register import keys_of
from onrecord.store.base_who import AuthorityChange
from onrecord.store.inserting import insert_rows
from onrecord.store.schema_who import (
    authority_aliases,
    authority_entities,
    authority_keys,
    authority_offices,
    authority_relations,
)
from onrecord.store.unsorted import mark_blocks, parts_of

SPEAKS_FOR = "speaks_for"
_PARTS = (authority_aliases, authority_offices, authority_relations, authority_keys)


def add_authority(
    conn: Connection, entities: Iterable[AuthorityEntity], *, now: dt.datetime
) -> AuthorityChange:
    """See `WhoStore.add_authority`."""
    given: dict[tuple[str, str], AuthorityEntity] = {}
    for entity in entities:
        twin = given.get((entity.source, entity.id))
        given[entity.source, entity.id] = join_entities(twin, entity) if twin else entity
    counts = AuthorityChange()
    for part in parts_of(list(given.values())):
        counts += _add_part(conn, part, now)
    return counts


def _add_part(conn: Connection, entities: Sequence[AuthorityEntity], now: dt.datetime) -> AuthorityChange:
    known = _known(conn, entities)
    new = [one for one in entities if (one.source, one.id) not in known]
    insert_rows(
        conn, authority_entities, [_entity_row(one) | {"first_seen": now, "last_seen": now} for one in new]
    )
    changed = [
        one
        for one in entities
        if (one.source, one.id) in known and known[one.source, one.id].digest != one.digest
    ]
    for one in (*changed, *(one for one in entities if _moved(known, one))):
        own = authority_entities.c.key == known[one.source, one.id].key
        conn.execute(update(authority_entities).where(own).values(**_entity_row(one)))
    seen = [known[one.source, one.id].key for one in entities if (one.source, one.id) in known]
    conn.execute(update(authority_entities).where(authority_entities.c.key.in_(seen)).values(last_seen=now))
    old = [known[one.source, one.id].key for one in changed]
    _mark_names(conn, _names_of(conn, old))
    _delete_parts(conn, old)
    keys = _known(conn, [*new, *changed])
    _add_parts(conn, [(keys[one.source, one.id].key, one) for one in (*new, *changed)])
    return AuthorityChange(len(new), len(changed), len(entities) - len(new) - len(changed))


class _Kept(NamedTuple):
    """An entity on record: its key, what it says, and where it stands in its file."""

    key: int
    digest: str
    row: int | None


def _known(conn: Connection, entities: Sequence[AuthorityEntity]) -> dict[tuple[str, str], _Kept]:
    """Return those that are on record, by source and id."""
    table = authority_entities.c
    query = select(table.source, table.authority_id, table.key, table.digest, table.row)
    found = conn.execute(query.where(table.authority_id.in_([one.id for one in entities])))
    return {(row.source, row.authority_id): _Kept(row.key, row.digest, row.row) for row in found}


def _moved(known: Mapping[tuple[str, str], _Kept], entity: AuthorityEntity) -> bool:
    """Tell whether an entity only stands in another row than before."""
    kept = known.get((entity.source, entity.id))
    return kept is not None and kept.digest == entity.digest and kept.row != entity.row


def _entity_row(entity: AuthorityEntity) -> dict[str, Any]:
    return {
        "source": entity.source,
        "authority_id": entity.id,
        "name": entity.name,
        "type": entity.type.value,
        "row": entity.row,
        "digest": entity.digest,
    }


def _add_parts(conn: Connection, entities: Sequence[tuple[int, AuthorityEntity]]) -> None:
    rows: dict[Any, list[dict[str, Any]]] = {table: [] for table in _PARTS}
    for key, entity in entities:
        own = {"entity_key": key}
        rows[authority_aliases] += [own | alias.to_dict() for alias in entity.aliases]
        rows[authority_offices] += [own | holding.to_dict() for holding in entity.offices]
        relation = own | {"relation": SPEAKS_FOR}
        rows[authority_relations] += [relation | one.to_dict() for one in entity.speaks_for]
        ordered = sorted(keys_of(entity), key=lambda one: (one.kind, one.word, one.also))
        rows[authority_keys] += [own | asdict(one) for one in ordered]
    for table, new in rows.items():
        insert_rows(conn, table, new)
    _mark_names(conn, [alias.name for _, entity in entities for alias in entity.names])


def _mark_names(conn: Connection, names: Iterable[str]) -> None:
    mark_blocks(
        conn,
        (block_of(name, type_) for name in names for type_ in (EntityType.PERSON, EntityType.ORGANISATION)),
    )


def _names_of(conn: Connection, keys: Sequence[int]) -> Iterator[str]:
    entities, aliases = authority_entities, authority_aliases
    yield from conn.execute(select(entities.c.name).where(entities.c.key.in_(keys))).scalars().all()
    yield from conn.execute(select(aliases.c.name).where(aliases.c.entity_key.in_(keys))).scalars().all()


def _delete_parts(conn: Connection, keys: Sequence[int]) -> None:
    for table in _PARTS:
        conn.execute(delete(table).where(table.c.entity_key.in_(keys)))


def drop_authority(conn: Connection, source: str, *, before: dt.datetime) -> int:
    """See `WhoStore.drop_authority`."""
    entities = authority_entities
    gone = (entities.c.source == source) & (entities.c.last_seen < before)
    keys = list(conn.execute(select(entities.c.key).where(gone)).scalars())
    for part in parts_of(keys):
        _mark_names(conn, list(_names_of(conn, part)))
        _delete_parts(conn, part)
        conn.execute(delete(entities).where(entities.c.key.in_(part)))
    return len(keys)
