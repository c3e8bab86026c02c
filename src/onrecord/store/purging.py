"""Remove a version for good: every row that has words of it, in one transaction; a tombstone stays.

What the rows leave behind in the file's free pages each back end overwrites afterwards.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, select

from onrecord.store import rows
from onrecord.store.base import Tombstone
from onrecord.store.inserting import insert_row, insert_rows
from onrecord.store.noting import forget_notes
from onrecord.store.reading import find_id
from onrecord.store.record_entities import refresh_entities
from onrecord.store.refolding import forget_folded
from onrecord.store.schema import (
    documents,
    entities,
    findings,
    issues,
    judgements,
    purged_sources,
    readings,
    reviews,
    sources,
    statements,
    stories,
    story_aliases,
    tombstones,
)
from onrecord.store.schema_alerts import alert_hits
from onrecord.store.schema_who import members, unsorted_stories
from onrecord.store.showing import show_story
from onrecord.store.tying import forget_stories
from onrecord.store.unsorted import mark_blocks, mark_story, parts_of


def purge(
    conn: Connection, wanted_id: str, *, by: str, reason: str, now: dt.datetime
) -> tuple[Tombstone, ...]:
    """See `Store.purge`; without overwriting."""
    story_key, found = _wanted(conn, wanted_id)
    story_id = conn.execute(select(stories.c.story_id).where(stories.c.key == story_key)).scalar_one()
    left = []
    for row in found:
        tombstone = Tombstone(row["document_id"], story_id, row["version"], now, by, reason)
        left.append(tombstone)
        _bury(conn, row, tombstone)
    forget_stories(conn, [story_key])
    forget_folded(conn, story_key)
    _delete_documents(conn, found)
    _show_rest(conn, story_key)
    return tuple(left)


def _wanted(conn: Connection, wanted_id: str) -> tuple[int, Sequence[Mapping[Any, Any]]]:
    """Return the story and the documents that an id names: those of one version, or of all."""
    query = select(documents).order_by(documents.c.key)
    if wanted_id.startswith("st-"):
        full = find_id(conn, stories.c.story_id, wanted_id)
        story_key = conn.execute(select(stories.c.key).where(stories.c.story_id == full)).scalar_one()
        return story_key, conn.execute(query.where(documents.c.story_key == story_key)).mappings().all()
    full = find_id(conn, documents.c.document_id, wanted_id, prefix="dv-")
    own = conn.execute(select(documents).where(documents.c.document_id == full)).mappings().one()
    same = (documents.c.story_key == own["story_key"]) & (documents.c.version == own["version"])
    return own["story_key"], conn.execute(query.where(same)).mappings().all()


def _bury(conn: Connection, row: Mapping[Any, Any], tombstone: Tombstone) -> None:
    """Leave a tombstone, by which the same report is known if it comes again."""
    values = {name: getattr(tombstone, name) for name in Tombstone.__dataclass_fields__}
    key = insert_row(conn, tombstones, values)
    hashes = set(
        conn.execute(select(sources.c.source_hash).where(sources.c.document_key == row["key"])).scalars()
    )
    ids = {tombstone.story_id, rows.document_from(row).story_id}
    wanted = {(story_id, source) for story_id in ids for source in hashes}
    known = select(purged_sources.c.story_id, purged_sources.c.source_hash)
    wanted -= {tuple(one) for one in conn.execute(known.where(purged_sources.c.story_id.in_(sorted(ids))))}
    insert_rows(
        conn,
        purged_sources,
        [
            {"story_id": story_id, "source_hash": source, "tombstone_key": key}
            for story_id, source in sorted(wanted)
        ],
    )


def _delete_documents(conn: Connection, found: Sequence[Mapping[Any, Any]]) -> None:
    keys = [row["key"] for row in found]
    read = list(conn.execute(select(readings.c.key).where(readings.c.document_key.in_(keys))).scalars())
    _delete_members(conn, read)
    said = select(statements.c.key).where(statements.c.reading_key.in_(read))
    conn.execute(delete(alert_hits).where(alert_hits.c.statement_key.in_(said)))
    own = select(judgements.c.key).where(judgements.c.document_key.in_(keys))
    conn.execute(delete(reviews).where(reviews.c.judgement_key.in_(own)))
    conn.execute(delete(judgements).where(judgements.c.document_key.in_(keys)))
    names = sorted({row["name"] for row in found})
    conn.execute(delete(issues).where(issues.c.reading_key.is_(None), issues.c.document.in_(names)))
    for table in (issues, findings, statements, entities):
        _delete(conn, table, "reading_key", read)
    _delete(conn, readings, "key", read)
    _delete(conn, sources, "document_key", keys)
    _delete(conn, documents, "key", keys)


def _delete(conn: Connection, table: Table, column: str, keys: Sequence[int]) -> None:
    for part in parts_of(keys):
        conn.execute(delete(table).where(table.c[column].in_(part)))


def _delete_members(conn: Connection, read: Sequence[int]) -> None:
    """Take the entities out of whom they were part of; who is left is sorted anew."""
    query = select(members).join(entities, entities.c.key == members.c.entity_key)
    gone = conn.execute(query.where(entities.c.reading_key.in_(read))).mappings().all()
    _delete(conn, members, "key", [row["key"] for row in gone])
    refresh_entities(conn, {row["record_id"] for row in gone})
    mark_blocks(conn, {row["block"] for row in gone})


def _show_rest(conn: Connection, story_key: int) -> None:
    if conn.execute(select(documents.c.key).where(documents.c.story_key == story_key)).first():
        show_story(conn, story_key)
        mark_story(conn, story_key)
        return
    forget_notes(conn, story_key)
    for table in (story_aliases, unsorted_stories):
        conn.execute(delete(table).where(table.c.story_key == story_key))
    conn.execute(delete(stories).where(stories.c.key == story_key))
