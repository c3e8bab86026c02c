"""The entities of the whole record: made from their members, listed, shown with what they are made of.

Plain SQLAlchemy Core, the same for every back end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select, update

from onrecord.errors import NotFound
from onrecord.model import Entity, EntityType, Reason
from onrecord.model.names import name_words
from onrecord.store import rows
from onrecord.store.base_who import EntityRow, MemberRow
from onrecord.store.cursors import parse_cursor, to_cursor
from onrecord.store.pages import Page
from onrecord.store.reading import find_id, title_of_document
from onrecord.store.schema import documents, entities, readings
from onrecord.store.schema_who import authority_entities, members, record_entities
from onrecord.store.unsorted import parts_of

ENTITY, RECORD = "en-", "re-"


def refresh_entities(conn: Connection, ids: Collection[str | None]) -> None:
    """Make the rows of some entities anew from their members; one without members goes."""
    wanted = sorted(key for key in ids if key)
    for part in parts_of(wanted):
        known = set(
            conn.execute(
                select(record_entities.c.record_id).where(record_entities.c.record_id.in_(part))
            ).scalars()
        )
        for record_id in part:
            _refresh(conn, record_id, known=record_id in known)


def _refresh(conn: Connection, record_id: str, *, known: bool) -> None:
    own = record_entities.c.record_id == record_id
    query = (
        select(entities.c.name, entities.c.type, members.c.story_key, members.c.joined_to)
        .join(entities, entities.c.key == members.c.entity_key)
        .where(members.c.record_id == record_id)
    )
    found = conn.execute(query).all()
    if not found:
        conn.execute(delete(record_entities).where(own))
        return
    listed = next((row.joined_to for row in sorted(found, key=str) if _is_listed(row.joined_to)), None)
    name = _listed_name(conn, listed) or _commonest_name([one.name for one in found])
    row = {
        "name": name,
        "type": _type([one.type for one in found]),
        "authority_id": listed,
        "reports": len({one.story_key for one in found}),
        "names": "\n".join(sorted({name, *(one.name for one in found)})),
    }
    if known:
        conn.execute(update(record_entities).where(own).values(**row))
    else:
        conn.execute(insert(record_entities), row | {"record_id": record_id})


def _is_listed(joined_to: str | None) -> bool:
    return joined_to is not None and not joined_to.startswith(ENTITY)


def _listed_name(conn: Connection, authority_id: str | None) -> str | None:
    if authority_id is None:
        return None
    query = (
        select(authority_entities.c.name)
        .where(authority_entities.c.authority_id == authority_id)
        .order_by(authority_entities.c.source)
    )
    return conn.execute(query.limit(1)).scalar()


def _commonest_name(names: list[str]) -> str:
    """Return the name that most reports print, of several the longest."""
    counts = Counter(names)
    return min(counts, key=lambda name: (-counts[name], -len(name_words(name)), name))


def _type(types: list[str]) -> str:
    counts = Counter(kind for kind in types if kind != EntityType.UNKNOWN.value)
    return min(counts, key=lambda kind: (-counts[kind], kind)) if counts else EntityType.UNKNOWN.value


def list_entities(conn: Connection, *, name: str | None, limit: int, after: str | None) -> Page[EntityRow]:
    """See `WhoStore.entities`."""
    table = record_entities.c
    query = select(record_entities).order_by(table.reports.desc(), table.record_id).limit(limit + 1)
    if name is not None:
        # Each name that a report prints is a line.
        query = query.where(table.names.icontains(" ".join(name.split()), autoescape=True))
    if after is not None:
        reports, record_id = parse_cursor(after, "entities", int, str)
        query = query.where(
            (table.reports < reports) | ((table.reports == reports) & (table.record_id > record_id))
        )
    found = conn.execute(query).mappings().all()
    last = found[limit - 1] if len(found) > limit else None
    cursor = to_cursor("entities", last["reports"], last["record_id"]) if last else None
    return Page(tuple(map(_entity_row, found[:limit])), cursor)


def _entity_row(row: Any) -> EntityRow:
    return EntityRow(
        row["record_id"], row["name"], EntityType(row["type"]), row["authority_id"], row["reports"]
    )


def get_entity(conn: Connection, entity_id: str) -> tuple[EntityRow, tuple[MemberRow, ...]]:
    """See `WhoStore.entity`."""
    record_id = record_id_of(conn, entity_id)
    row = entity_row_of(conn, record_id, entity_id)
    query = _member_query().where(members.c.record_id == record_id)
    return row, tuple(_member_row(one) for one in conn.execute(query).mappings())


def entity_row_of(conn: Connection, record_id: str | None, asked: str) -> EntityRow:
    """Return the row of an entity by its full id.

    Raises:
        NotFound: There is none; the message has the id that was `asked` for.
    """
    query = select(record_entities).where(record_entities.c.record_id == record_id)
    row = conn.execute(query).mappings().first()
    if row is None:
        raise NotFound(f"nobody in the record has the id {asked!r}")
    return _entity_row(row)


def record_id_of(conn: Connection, entity_id: str) -> str | None:
    """Return the full id of an entity, given as that or as the id of an entity of a report.

    Raises:
        NotFound: None has it, or several do.
    """
    if not entity_id.startswith(ENTITY):
        return find_id(conn, record_entities.c.record_id, entity_id, prefix=RECORD)
    full = find_id(conn, members.c.entity_id, entity_id)
    return conn.execute(select(func.max(members.c.record_id)).where(members.c.entity_id == full)).scalar()


def _member_query() -> Select[Any]:
    return (
        select(
            *(members.c[name] for name in ("joined_to", "score", "reasons")),
            entities,
            documents.c.document_id,
            documents.c.name.label("document_name"),
            documents.c.published,
            title_of_document(),
        )
        .join(entities, entities.c.key == members.c.entity_key)
        .join(readings, readings.c.key == entities.c.reading_key)
        .join(documents, documents.c.key == readings.c.document_key)
        .order_by(documents.c.published.desc().nulls_last(), entities.c.entity_id)
    )


def _member_row(row: Any) -> MemberRow:
    return MemberRow(
        entity=rows.value_from(Entity, row),
        document_id=row["document_id"],
        title=row["title"],
        name=row["document_name"],
        published=row["published"],
        joined_to=row["joined_to"],
        score=row["score"] if row["score"] is not None else 1.0,
        reasons=tuple(Reason.from_dict(reason) for reason in row["reasons"] or ()),
    )
