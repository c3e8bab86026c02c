"""Where the places lie that some reports name, and in which languages these are written."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, func, select

from onrecord.model import NamedPlace, Place
from onrecord.store.schema import documents, readings
from onrecord.store.unsorted import parts_of


def list_spots(conn: Connection, document_ids: Sequence[str]) -> dict[str, Place]:
    """See `FindingStore.spots`."""
    found: dict[str, Place] = {}
    for part in parts_of(sorted(set(document_ids))):
        latest = (
            select(func.max(readings.c.key))
            .join(documents, documents.c.key == readings.c.document_key)
            .where(documents.c.document_id.in_(part), ~documents.c.withheld)
            .group_by(documents.c.key)
        )
        query = select(readings.c.places).where(readings.c.key.in_(latest)).order_by(readings.c.key)
        for places in conn.execute(query).scalars():
            for data in places or ():
                if data["chosen"] and data["name"] not in found:
                    place = NamedPlace.from_dict(data).place
                    found |= {data["name"]: place} if place else {}
    return found


def list_languages(conn: Connection, document_ids: Collection[str]) -> dict[str, str]:
    """See `FindingStore.languages`."""
    found: dict[str, str] = {}
    for part in parts_of(sorted(set(document_ids))):
        query = select(documents.c.document_id, documents.c.language).where(
            documents.c.document_id.in_(part), documents.c.language.is_not(None), ~documents.c.withheld
        )
        found |= {row.document_id: row.language for row in conn.execute(query)}
    return found
