"""How a report enters the record: which story, which version, which layer. One call, one transaction.

Plain SQLAlchemy Core, the same for every back end.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update

from onrecord.errors import MalformedValue, NotFound
from onrecord.model import Document, Issue, Judgement, Report, Revision
from onrecord.model.interval import parse_edtf
from onrecord.store import rows
from onrecord.store.base import Added
from onrecord.store.inserting import insert_row, insert_rows, insert_statements, run_prepared, touch
from onrecord.store.noting import note_new_story
from onrecord.store.schema import (
    documents,
    entities,
    findings,
    issues,
    judgements,
    readings,
    sources,
    stories,
)
from onrecord.store.showing import show_story
from onrecord.store.stories import add_alias, is_withheld, look_up
from onrecord.store.unsorted import mark_judged, mark_new_story, mark_story
from onrecord.text.revisions import find_revision

COMPRESSION_LEVEL = 6

_SHOW = update(stories).where(stories.c.key == bindparam("story")).values(reading_key=bindparam("reading"))
"""Prepared once: most reports are first versions."""


@dataclass(frozen=True, slots=True)
class _Place:
    """The version on record that a report is."""

    story_key: int
    version: int
    document_key: int


def _verify_dates(report: Report) -> None:
    """Raise MalformedValue where a finding's date is none, which nothing could be sorted by."""
    for finding in report.findings:
        for name, edtf in (("since", finding.since), ("until", finding.until)):
            if edtf is None:
                continue
            try:
                parse_edtf(edtf)
            except MalformedValue as exc:
                reason = f"{name} of {finding.id} is no date in EDTF: {edtf!r}"
                raise MalformedValue("Finding", reason) from exc


def add_report(conn: Connection, report: Report, *, raw: bytes | None, now: dt.datetime) -> Added:
    """Store a report; see `Store.add`."""
    doc = report.document
    _verify_raw(doc, raw)
    _verify_zone(now)
    _verify_dates(report)
    revision = find_revision(doc)
    known = look_up(conn, doc, revised=revision is not None)
    if known.purged is not None:
        return Added(doc.id, doc.story_id, known.purged, "purged")
    story_key = known.story_key
    if story_key is None:
        return _add_story(conn, report, revision, raw=raw, now=now)
    touch(conn, stories, [story_key], now)
    place = _find_place(conn, doc, story_key)
    if place is None:
        return _add_version(conn, report, revision, story_key, raw=raw, now=now)
    _note_source(conn, doc, raw, place, now)
    _note_embargo(conn, doc, place, now)
    return _add_layer(conn, report, revision, place, now)


def _verify_raw(doc: Document, raw: bytes | None) -> None:
    if raw is not None and hashlib.sha256(raw).hexdigest() != doc.provenance.source_hash:
        raise ValueError(f"the raw bytes given for {doc.name!r} are not those that its source_hash names")


def _verify_zone(now: dt.datetime) -> None:
    if now.tzinfo is None:
        raise ValueError(f"a time of reading needs a zone: {now!r}")


def _add_story(
    conn: Connection, report: Report, revision: Revision | None, *, raw: bytes | None, now: dt.datetime
) -> Added:
    """Store the first version of a story; its reading is the one shown, so nothing needs comparing."""
    doc = report.document
    story = {"story_id": doc.story_id, "published": rows.sortable_date(doc.published)}
    story_key = insert_row(conn, stories, story | {"first_seen": now, "last_seen": now})
    document_key = _add_document(conn, doc, revision, story_key=story_key, version=1, now=now)
    _add_source(conn, doc, raw, story_key=story_key, document_key=document_key, now=now)
    reading_key = _add_reading(conn, report, document_key=document_key, now=now)
    mark_new_story(conn, story_key)
    if is_withheld(doc, now) or revision is not None:
        show_story(conn, story_key)
    else:
        run_prepared(conn, _SHOW, {"story": story_key, "reading": reading_key})
        note_new_story(conn, story_key, report)
    return Added(doc.id, doc.story_id, 1, "new")


def _add_version(
    conn: Connection,
    report: Report,
    revision: Revision | None,
    story_key: int,
    *,
    raw: bytes | None,
    now: dt.datetime,
) -> Added:
    doc = report.document
    newest = select(func.max(documents.c.version)).where(documents.c.story_key == story_key)
    version = conn.execute(newest).scalar_one() + 1
    document_key = _add_document(conn, doc, revision, story_key=story_key, version=version, now=now)
    add_alias(conn, doc.story_id, story_key)
    _add_source(conn, doc, raw, story_key=story_key, document_key=document_key, now=now)
    _add_reading(conn, report, document_key=document_key, now=now)
    mark_story(conn, story_key)
    show_story(conn, story_key)
    return Added(doc.id, doc.story_id, version, "new_version")


def _find_place(conn: Connection, doc: Document, story_key: int) -> _Place | None:
    """Judge by the source first, then by the text; what has neither on record is a new version."""
    same_source = (
        select(documents.c.key, documents.c.version)
        .join(sources, sources.c.document_key == documents.c.key)
        .where(sources.c.story_key == story_key, sources.c.source_hash == doc.provenance.source_hash)
    )
    same_text = select(documents.c.key, documents.c.version).where(documents.c.document_id == doc.id)
    for query in (same_source, same_text):
        found = conn.execute(query).first()
        if found is not None:
            return _Place(story_key, found.version, found.key)
    return None


def _add_layer(
    conn: Connection, report: Report, revision: Revision | None, place: _Place, now: dt.datetime
) -> Added:
    """Add what a new layer read in a version on record; a layer that has read it only moves `last_seen`.

    Where a newer reader made another text of the same source, the new layer's spans are into that text, so it
    is kept as a further document of the same version.
    """
    doc = report.document
    known = _find_reading(conn, report, place)
    if known is not None:
        touch(conn, readings, [known.key], now)
        return Added(known.document_id, doc.story_id, place.version, "known")
    document_key = conn.execute(select(documents.c.key).where(documents.c.document_id == doc.id)).scalar()
    if document_key is None:
        document_key = _add_document(
            conn, doc, revision, story_key=place.story_key, version=place.version, now=now
        )
    _add_reading(conn, report, document_key=document_key, now=now)
    mark_story(conn, place.story_key)
    show_story(conn, place.story_key)
    return Added(doc.id, doc.story_id, place.version, "new_layer")


def _find_reading(conn: Connection, report: Report, place: _Place) -> Any:
    """Return the reading that a layer has made of this version, of the very text if there are several."""
    return conn.execute(
        select(readings.c.key, documents.c.document_id)
        .join(documents, documents.c.key == readings.c.document_key)
        .where(
            documents.c.story_key == place.story_key,
            (documents.c.version == place.version) | (documents.c.document_id == report.document.id),
            readings.c.layer == report.layer,
        )
        .order_by((documents.c.document_id == report.document.id).desc(), readings.c.key)
    ).first()


def _add_document(
    conn: Connection,
    doc: Document,
    revision: Revision | None,
    *,
    story_key: int,
    version: int,
    now: dt.datetime,
) -> int:
    row = rows.document_row(doc, story_key=story_key, version=version, revision=revision)
    return insert_row(conn, documents, row | {"withheld": is_withheld(doc, now)})


def _note_source(conn: Connection, doc: Document, raw: bytes | None, place: _Place, now: dt.datetime) -> None:
    """Record that a known version was met again: in a source on record, or in a further one."""
    known = conn.execute(
        select(sources.c.key, sources.c.raw_bytes).where(
            sources.c.story_key == place.story_key, sources.c.source_hash == doc.provenance.source_hash
        )
    ).first()
    if known is None:
        _add_source(conn, doc, raw, story_key=place.story_key, document_key=place.document_key, now=now)
        return
    touch(conn, sources, [known.key], now)
    if raw is not None and known.raw_bytes is None:
        conn.execute(update(sources).where(sources.c.key == known.key).values(**_raw_columns(raw)))


def _note_embargo(conn: Connection, doc: Document, place: _Place, now: dt.datetime) -> None:
    """Take the embargo that a version comes with this time, if it comes with one."""
    if doc.embargo is None:
        return
    same = (documents.c.story_key == place.story_key) & (documents.c.version == place.version)
    new = {"embargo": doc.embargo, "withheld": is_withheld(doc, now)}
    known = conn.execute(select(documents.c.embargo, documents.c.withheld).where(same)).first()
    if known is not None and known._asdict() != new:
        conn.execute(update(documents).where(same).values(**new))
        show_story(conn, place.story_key)
        mark_story(conn, place.story_key)


def _add_source(
    conn: Connection, doc: Document, raw: bytes | None, *, story_key: int, document_key: int, now: dt.datetime
) -> None:
    row = doc.provenance.to_dict() | _raw_columns(raw)
    keys = {"story_key": story_key, "document_key": document_key, "first_seen": now, "last_seen": now}
    insert_row(conn, sources, row | keys)


def _raw_columns(raw: bytes | None) -> dict[str, Any]:
    if raw is None:
        return {"raw": None, "raw_bytes": None}
    return {"raw": zlib.compress(raw, COMPRESSION_LEVEL), "raw_bytes": len(raw)}


def _add_reading(conn: Connection, report: Report, *, document_key: int, now: dt.datetime) -> int:
    places = [place.to_dict() for place in report.places]
    reading = {"document_key": document_key, "layer": report.layer, "places": places}
    reading["dated"] = report.dated.to_dict() if report.dated else None
    reading |= {"first_seen": now, "last_seen": now}
    key = insert_row(conn, readings, reading)
    insert_statements(conn, rows.statement_rows(report, reading_key=key))
    insert_rows(conn, entities, rows.value_rows(report.entities, reading_key=key))
    insert_rows(conn, findings, rows.value_rows(report.findings, reading_key=key))
    insert_rows(conn, issues, rows.issue_rows(report.issues, reading_key=key, now=now))
    return key


def add_issues(conn: Connection, found: Iterable[Issue], *, now: dt.datetime) -> None:
    """Store issues that no report carries, each once."""
    _verify_zone(now)
    new = {row["digest"]: row for row in rows.issue_rows(found, reading_key=None, now=now)}
    known = {}
    for digest in new:
        query = select(issues.c.key).where(issues.c.digest == digest, issues.c.reading_key.is_(None))
        known[digest] = conn.execute(query).scalar()
    touch(conn, issues, [key for key in known.values() if key is not None], now)
    insert_rows(conn, issues, [row for digest, row in new.items() if known[digest] is None])


def add_judgement(conn: Connection, judgement: Judgement, *, now: dt.datetime) -> int:
    """Append a judgement; see `Store.add_judgement`."""
    _verify_zone(now)
    query = select(documents.c.key).where(documents.c.document_id == judgement.document_id)
    document_key = conn.execute(query).scalar()
    if document_key is None:
        raise NotFound(f"no version {judgement.document_id} in the record to judge")
    mark_judged(conn, judgement)
    number = insert_row(conn, judgements, rows.judgement_row(judgement, document_key=document_key, now=now))
    query = select(documents.c.story_key).where(documents.c.key == document_key)
    show_story(conn, conn.execute(query).scalar_one())
    return number
