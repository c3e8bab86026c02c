"""Findings over all reports of the record, with the voices behind them and who of the whole record is named.

Plain SQLAlchemy Core, the same for every back end.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from onrecord.interpret.reported import Reported, Voice
from onrecord.model import Finding, FindingType, Span
from onrecord.model.interval import parse_edtf
from onrecord.store import rows
from onrecord.store.reading import find_id, in_the_open, latest_of_versions, title_of_document
from onrecord.store.schema import documents, entities, findings, readings, statements, stories
from onrecord.store.schema_who import members
from onrecord.store.unsorted import parts_of


@dataclass(frozen=True, slots=True)
class _Version:
    """A version of a story, as far as findings in it need to know it."""

    reading_key: int
    story_key: int
    version: int
    document_id: str
    text_hash: str
    story_id: str
    name: str
    title: str | None
    published: str | None
    known_on: dt.date


def iter_reported(
    conn: Connection, *, finding: FindingType | None, known_by: dt.date | None
) -> Iterator[Reported]:
    """See `FindingStore.reported`."""
    counted = _versions(conn, known_by)
    in_order = sorted(counted.values(), key=lambda one: (one.known_on, one.text_hash, one.document_id))
    for part in parts_of(in_order):
        yield from _of_versions(conn, {one.reading_key: one for one in part}, finding)


def reported_in(conn: Connection, reading_keys: Sequence[int]) -> Iterator[Reported]:
    """Give the findings of some readings, as `iter_reported` does."""
    for part in parts_of(sorted(reading_keys)):
        found = conn.execute(_version_rows().where(readings.c.key.in_(part))).mappings()
        yield from _of_versions(conn, {row["reading_key"]: _version_of(row) for row in found}, None)


def reported_by_key(conn: Connection, keys: Iterable[int]) -> dict[int, Reported]:
    """Return some findings, by their keys."""
    found: dict[int, Reported] = {}
    for part in parts_of(sorted(keys)):
        chosen = findings.c.key.in_(part)
        read = select(findings.c.reading_key).where(chosen)
        rows_ = conn.execute(_version_rows().where(readings.c.key.in_(read))).mappings()
        versions = {row["reading_key"]: _version_of(row) for row in rows_}
        found |= {one.key: one for one in _of_versions(conn, versions, None, chosen)}
    return found


def _of_versions(
    conn: Connection,
    versions: Mapping[int, _Version],
    finding: FindingType | None,
    chosen: ColumnElement[bool] | None = None,
) -> Iterator[Reported]:
    found = _findings_of(conn, sorted(versions), finding, chosen)
    wanted = [key for key in versions if key in found]
    told = (one for some in found.values() for _, one in some)
    ids = None if chosen is None else sorted({key for one in told for key in one.statements})
    voices, who = _voices_of(conn, wanted, ids), _who_of(conn, wanted)
    for key in wanted:
        for number, row in found[key]:
            yield _reported(versions[key], number, row, voices.get(key, {}), who.get(key, {}))


def superseded_of(conn: Connection, story_key: int) -> list[tuple[int, dt.date, dt.date]]:
    """Return the latest readings of older versions that count on some days, and from when until when.

    A version counts from the day on which it could be read to the first on which a newer one could.
    """
    query = _latest_of_each_version().where(stories.c.key == story_key)
    versions = sorted(map(_version_of, conn.execute(query).mappings()), key=lambda one: -one.version)
    counted = []
    until = dt.date.max
    for nth, one in enumerate(versions):
        if nth and one.known_on < until:
            counted.append((one.reading_key, one.known_on, until))
        until = min(until, one.known_on)
    return counted


def get_finding_id(conn: Connection, beginning: str) -> str:
    """See `FindingStore.finding_id`."""
    return find_id(conn, findings.c.finding_id, beginning, prefix="fi-", where=in_the_open(findings))


def _versions(conn: Connection, known_by: dt.date | None) -> dict[int, _Version]:
    """Return, by the key of its latest reading, the version of each story that counts on a day."""
    query = _latest() if known_by is None else _latest_of_each_version()
    newest: dict[int, _Version] = {}
    for row in conn.execute(query).mappings():
        one = _version_of(row)
        earlier = newest.get(one.story_key)
        if (known_by is None or one.known_on <= known_by) and (
            earlier is None or earlier.version < one.version
        ):
            newest[one.story_key] = one
    return {one.reading_key: one for one in newest.values()}


def _version_rows() -> Select[Any]:
    own = readings.alias("own")
    first = select(func.min(own.c.first_seen)).where(own.c.document_key == documents.c.key)
    return (
        select(
            readings.c.key.label("reading_key"),
            readings.c.dated,
            first.correlate(documents).scalar_subquery().label("first_seen"),
            stories.c.key.label("story_key"),
            stories.c.story_id,
            *(documents.c[name] for name in ("version", "document_id", "text_hash", "name", "published")),
            title_of_document(),
        )
        .join(documents, documents.c.key == readings.c.document_key)
        .join(stories, stories.c.key == documents.c.story_key)
    )


def _latest() -> Select[Any]:
    return _version_rows().where(stories.c.reading_key == readings.c.key)


def _latest_of_each_version() -> Select[Any]:
    return _version_rows().where(readings.c.key.in_(latest_of_versions()))


def _version_of(row: Mapping[Any, Any]) -> _Version:
    dated = row["dated"]["edtf"] if row["dated"] else None
    seen: dt.date = row["first_seen"].date()
    stated = row["published"] if last_day(row["published"]) else dated
    exact = parse_edtf(stated).start if stated else None
    known = (exact.exact if exact else None) or min(seen, last_day(stated) or seen)
    return _Version(
        **{name: row[name] for name in _Version.__dataclass_fields__ if name != "known_on"}, known_on=known
    )


def last_day(edtf: str | None) -> dt.date | None:
    """Return the last day of a date whose year is known; that day at the latest a report was out.

    >>> last_day("2031-02"), last_day("XXXX-03-04")
    (datetime.date(2031, 2, 28), None)
    """
    if edtf is None or "X" in edtf.partition("/")[2] or not rows.sortable_date(edtf):
        return None
    until = parse_edtf(edtf).bounds()[1]
    return until - dt.timedelta(days=1) if until else None


def _findings_of(
    conn: Connection,
    keys: Sequence[int],
    finding: FindingType | None,
    chosen: ColumnElement[bool] | None,
) -> dict[int, list[tuple[int, Finding]]]:
    counted = findings.c.reading_key.in_(keys) & ~findings.c.hidden
    query = select(findings).where(counted).order_by(findings.c.key)
    if finding is not None:
        query = query.where(findings.c.finding == finding.value)
    if chosen is not None:
        query = query.where(chosen)
    found: dict[int, list[tuple[int, Finding]]] = {}
    for row in conn.execute(query).mappings():
        found.setdefault(row["reading_key"], []).append((row["key"], rows.value_from(Finding, row)))
    return found


_VOICE = ("reading_key", "statement_id", "speaker", "speaker_id", "said_on", "words", "content", "role")


def _voices_of(
    conn: Connection, keys: Sequence[int], statement_ids: Sequence[str] | None
) -> dict[int, dict[str, Voice]]:
    """Return statements of some readings, by id, each with who its speaker is in the whole record.

    Args:
        conn: The record.
        keys: Of the readings.
        statement_ids: Only these; None for all.
    """
    ids = dict(_record_ids(conn, keys, by_id=True))
    counted = statements.c.reading_key.in_(keys) & ~statements.c.hidden
    query = select(*(statements.c[name] for name in _VOICE)).where(counted)
    if statement_ids is not None:
        query = query.where(statements.c.statement_id.in_(statement_ids))
    voices: dict[int, dict[str, Voice]] = {}
    for row in conn.execute(query).mappings():
        voice = Voice(
            id=row["statement_id"],
            by=row["speaker"],
            by_id=ids.get((row["reading_key"], row["speaker_id"] or "")),
            said_on=row["said_on"],
            words=row["words"],
            content=tuple(Span.from_list(span) for span in row["content"]),
            role=row["role"],
        )
        voices.setdefault(row["reading_key"], {})[voice.id] = voice
    return voices


def _who_of(conn: Connection, keys: Sequence[int]) -> dict[int, dict[str, str]]:
    who: dict[int, dict[str, str]] = {}
    for (reading_key, name), record_id in _record_ids(conn, keys, by_id=False):
        who.setdefault(reading_key, {})[name] = record_id
    return who


def _record_ids(
    conn: Connection, keys: Sequence[int], *, by_id: bool
) -> Iterator[tuple[tuple[int, str], str]]:
    """Yield who of the whole record the entities of some readings are, by their id or their name there."""
    column = entities.c.entity_id if by_id else entities.c.name
    query = (
        select(entities.c.reading_key, column.label("key_word"), members.c.record_id)
        .join(members, members.c.entity_key == entities.c.key)
        .where(entities.c.reading_key.in_(keys), members.c.record_id.is_not(None))
        .order_by(entities.c.key)
    )
    for row in conn.execute(query):
        yield (row.reading_key, row.key_word), row.record_id


def _reported(
    version: _Version, key: int, finding: Finding, voices: Mapping[str, Voice], who: Mapping[str, str]
) -> Reported:
    return Reported(
        finding=finding,
        document_id=version.document_id,
        story_id=version.story_id,
        name=version.name,
        title=version.title,
        published=version.published,
        known_on=version.known_on,
        voices=tuple(voices[key] for key in finding.statements if key in voices),
        who=who,
        key=key,
        text_hash=version.text_hash,
    )
