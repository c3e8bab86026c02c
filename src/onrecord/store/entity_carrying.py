"""Find whom a judgement on an entity is about, where a newer layer or version names it otherwise.

A judgement on an entity names it by id, which follows from its version and its name. In the readings that
count now, of that version and of later ones, it is the entity with that id; else the one that is mentioned
where it was; else, in a later version, the one of the same name. Where several could be meant, none is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from onrecord.model import Selector, Span
from onrecord.store.schema import documents, entities, readings
from onrecord.store.schema_who import members
from onrecord.store.unsorted import parts_of


@dataclass(frozen=True, slots=True)
class _Named:
    """An entity of a reading: where it is mentioned, in which text."""

    entity_id: str
    name: str
    mentions: tuple[Span, ...]
    reading_key: int
    version: int
    text: str


def carried_ids(conn: Connection, ids: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Return, for each id of an entity, the ids of the members that it is now, itself first if it is one."""
    found: dict[str, tuple[str, ...]] = {key: (key,) for key in ids}
    for part in parts_of(sorted(ids)):
        for key, story_key in conn.execute(_unsettled(part)):
            old = _latest(conn, key)
            others = _members_of(conn, story_key) if old else []
            known = (key,) if any(one.entity_id == key for one in others) else ()
            found[key] = known + tuple(_counterparts(old, others)) if old else (key,)
    return found


def _unsettled(ids: Collection[str]) -> Select[Any]:
    """Select ids, with their stories, that may mean others now: of no member, or of several versions."""
    member = select(members.c.key).where(members.c.entity_id == entities.c.entity_id).correlate(entities)
    twin = documents.alias("twin")
    versions = (
        select(func.count(twin.c.version.distinct()))
        .where(twin.c.story_key == documents.c.story_key)
        .correlate(documents)
        .scalar_subquery()
    )
    return (
        select(entities.c.entity_id, func.max(documents.c.story_key))
        .join(readings, readings.c.key == entities.c.reading_key)
        .join(documents, documents.c.key == readings.c.document_key)
        .where(entities.c.entity_id.in_(ids), ~member.exists() | (versions > 1))
        .group_by(entities.c.entity_id)
    )


def _rows() -> Select[Any]:
    return (
        select(
            *(entities.c[name] for name in ("entity_id", "name", "mentions", "reading_key")),
            documents.c.version,
            documents.c.text,
        )
        .join(readings, readings.c.key == entities.c.reading_key)
        .join(documents, documents.c.key == readings.c.document_key)
    )


def _latest(conn: Connection, entity_id: str) -> _Named | None:
    query = _rows().where(entities.c.entity_id == entity_id).order_by(entities.c.key.desc()).limit(1)
    row = conn.execute(query).mappings().first()
    return None if row is None else _named(row)


def _members_of(conn: Connection, story_key: int) -> list[_Named]:
    query = _rows().join(members, members.c.entity_key == entities.c.key).order_by(entities.c.key)
    return [_named(row) for row in conn.execute(query.where(members.c.story_key == story_key)).mappings()]


def _named(row: Mapping[Any, Any]) -> _Named:
    mentions = tuple(Span.from_list(span) for span in row["mentions"])
    return _Named(row["entity_id"], row["name"], mentions, row["reading_key"], row["version"], row["text"])


def _counterparts(old: _Named, others: Collection[_Named]) -> list[str]:
    """Return who an entity is in each reading of its version and later ones that does not have its id."""
    found = []
    for reading_key in sorted({one.reading_key for one in others if one.version >= old.version}):
        here = [one for one in others if one.reading_key == reading_key]
        if any(one.entity_id == old.entity_id for one in here):
            continue
        places = _places(old, here[0].text)
        near = [one for one in here if any(place.overlaps(m) for m in one.mentions for place in places)]
        if not near and here[0].version > old.version:
            near = [one for one in here if one.name.casefold() == old.name.casefold()]
        found += [near[0].entity_id] if len(near) == 1 else []
    return found


def _places(old: _Named, text: str) -> list[Span]:
    if text == old.text:
        return list(old.mentions)
    found = (Selector.of(old.text, span).find_in(text) for span in old.mentions)
    return [span for span in found if span is not None]
