"""Many things of the record by their ids, with a few queries for all: documents, entities, who they are.

Plain SQLAlchemy Core, the same for every back end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Select, func, select

from onrecord.model import AuthorityEntity, Document, Entity
from onrecord.store import rows
from onrecord.store.authority_reading import by_id, find_targets
from onrecord.store.base_who import Whom
from onrecord.store.schema import documents, entities, readings
from onrecord.store.schema_who import members, record_entities
from onrecord.store.unsorted import parts_of


def get_documents(conn: Connection, ids: Collection[str]) -> dict[str, Document]:
    """See `Store.documents`."""
    query = select(documents).where(~documents.c.withheld)
    found = _where_in(conn, query, documents.c.document_id, ids)
    return {row["document_id"]: rows.document_from(row) for row in found}


def get_entities_in(conn: Connection, ids: Collection[str]) -> dict[str, tuple[Entity, ...]]:
    """See `WhoStore.entities_in`."""
    own = readings.alias("own")
    latest = select(func.max(own.c.key)).where(own.c.document_key == documents.c.key).correlate(documents)
    query = (
        select(entities, documents.c.document_id)
        .join(readings, readings.c.key == entities.c.reading_key)
        .join(documents, documents.c.key == readings.c.document_key)
        .where(~documents.c.withheld, readings.c.key == latest.scalar_subquery())
        .order_by(entities.c.key)
    )
    found: defaultdict[str, list[Entity]] = defaultdict(list)
    for row in _where_in(conn, query, documents.c.document_id, ids):
        found[row["document_id"]].append(rows.value_from(Entity, row))
    return {key: tuple(values) for key, values in found.items()}


def get_who(conn: Connection, ids: Collection[str]) -> dict[str, Whom]:
    """See `WhoStore.who_are`."""
    query = select(members.c.entity_id, members.c.record_id, record_entities.c.authority_id).join(
        record_entities, record_entities.c.record_id == members.c.record_id
    )
    found = list(_where_in(conn, query, members.c.entity_id, ids))
    listed = by_id(conn, {row["authority_id"] for row in found} - {None})
    targets = {one.target for entity in listed.values() for one in entity.speaks_for}
    clients = find_targets(conn, targets) if targets else {}
    return {
        row["entity_id"]: _whom(row["record_id"], listed.get(row["authority_id"] or ""), clients)
        for row in found
    }


def _whom(record_id: str, listed: AuthorityEntity | None, clients: Mapping[str, AuthorityEntity]) -> Whom:
    targets = [one.target for one in listed.speaks_for] if listed else []
    return Whom(record_id, listed, {target: clients[target] for target in targets if target in clients})


def _where_in(conn: Connection, query: Select[Any], column: Any, ids: Collection[str]) -> Iterator[Any]:
    for part in parts_of(sorted(set(ids))):
        yield from conn.execute(query.where(column.in_(part))).mappings()
