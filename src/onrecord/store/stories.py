"""Which story a report is a version of, and whether it may be shown.

A report's own story id settles it where the record knows that. Agencies also send a corrected story as a new
item, with a new place and id, and say so (`text/revisions.py`): it is a version of the one story of the same
publisher that has the same headline but for the mark. Where there are several, or none, nothing is guessed.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, bindparam, insert, literal, select, union_all

from onrecord.model import Document
from onrecord.store import rows
from onrecord.store.inserting import run_prepared
from onrecord.store.schema import documents, purged_sources, stories, story_aliases, tombstones

MIN_WORDS = 3
MOST_DAYS = 60
"""A correction comes within weeks; the same headline a year later is another story."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is on record of a report: which version it was of those purged; the story that it belongs to."""

    purged: int | None
    story_key: int | None


def look_up(conn: Connection, doc: Document, *, revised: bool) -> Known:
    """Tell whether a report was purged, and which story on record it is a version of.

    `revised` is whether it says itself that it corrects, updates or withdraws another.
    """
    bound = {
        "story_id": doc.story_id,
        "document_id": doc.id,
        "source_hash": doc.provenance.source_hash,
    }
    found: dict[str, int] = dict(map(tuple, run_prepared(conn, _LOOK_UP, bound)))
    story_key = found.get("story", found.get("alias"))
    if story_key is None and revised:
        story_key = _revised_story(conn, doc)
    return Known(found.get("purged", found.get("purged source")), story_key)


def _what(name: str, number: Any) -> Select[Any]:
    return select(literal(name).label("what"), number.label("number"))


_LOOK_UP = union_all(
    _what("story", stories.c.key).where(stories.c.story_id == bindparam("story_id")),
    _what("alias", story_aliases.c.story_key).where(story_aliases.c.story_id == bindparam("story_id")),
    _what("purged", tombstones.c.version).where(tombstones.c.document_id == bindparam("document_id")),
    _what("purged source", tombstones.c.version)
    .join(purged_sources, purged_sources.c.tombstone_key == tombstones.c.key)
    .where(purged_sources.c.story_id == bindparam("story_id"))
    .where(purged_sources.c.source_hash == bindparam("source_hash")),
)


def _revised_story(conn: Connection, doc: Document) -> int | None:
    subject = rows.subject_of(rows.headline_of(doc))
    if subject is None or len(subject.split()) < MIN_WORDS:
        return None
    names = ("story_key", "published", "publisher", "dateline", "text")
    query = select(*(documents.c[name] for name in names)).where(documents.c.subject == subject)
    found = conn.execute(query)
    keys = {
        row.story_key
        for row in found
        if _issuer(doc.publisher, doc.dateline.to_dict() if doc.dateline else None, doc.text)
        == _issuer(row.publisher, row.dateline, row.text)
        and _is_near(doc.published, row.published)
    }
    return keys.pop() if len(keys) == 1 else None


def _issuer(publisher: str | None, dateline: dict[str, object] | None, text: str) -> str | None:
    """Return who issued a report: its publisher, else the agency of its dateline."""
    if publisher:
        return publisher.casefold()
    agency = dateline.get("agency") if dateline else None
    return text[agency[0] : agency[1]].casefold() if isinstance(agency, list) else None


def _is_near(one: str | None, other: str | None) -> bool:
    try:
        days = dt.date.fromisoformat(one or "") - dt.date.fromisoformat(other or "")
    except ValueError:  # one of the two is not known to the day
        return True
    return abs(days.days) <= MOST_DAYS


def add_alias(conn: Connection, story_id: str, story_key: int) -> None:
    """Note that a version came with another story's id than the one it is a version of."""
    known = (
        select(stories.c.key).where(stories.c.story_id == story_id),
        select(story_aliases.c.story_key).where(story_aliases.c.story_id == story_id),
    )
    if all(conn.execute(query).first() is None for query in known):
        conn.execute(insert(story_aliases), {"story_id": story_id, "story_key": story_key})


def is_withheld(doc: Document, now: dt.datetime) -> bool:
    """Tell whether a report may not be shown yet."""
    return doc.embargo is not None and dt.datetime.fromisoformat(doc.embargo) > now
