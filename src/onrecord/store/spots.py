"""Where the places lie that some reports name, as they were read."""

from __future__ import annotations

from collections.abc import Sequence

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
