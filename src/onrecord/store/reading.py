"""One thing of the record by its id: a report, a statement, the bytes behind them.

Plain SQLAlchemy Core, the same for every back end. Lists are in `listing.py`.
"""

from __future__ import annotations

import zlib
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, func, select

from onrecord.errors import NotFound, StoreError
from onrecord.model import Document, Entity, Finding, Issue, NamedPlace, Report, ReportDate, Statement
from onrecord.store import rows
from onrecord.store.schema import (
    documents,
    entities,
    findings,
    issues,
    readings,
    sources,
    statements,
    stories,
    story_aliases,
)

AMBIGUOUS_SHOWN = 3


def get_report(conn: Connection, document_id: str, *, as_read: bool = False) -> Report:
    """See `Store.report`."""
    return report_of_reading(conn, reading_key_of(conn, document_id), as_read=as_read)


def report_of_reading(conn: Connection, reading_key: int, *, as_read: bool = False) -> Report:
    """Return what one layer read in one document, folded with what people judged unless asked `as_read`."""
    query = select(documents, readings.c.layer, readings.c.places, readings.c.dated).join(
        readings, readings.c.document_key == documents.c.key
    )
    row = _present(conn.execute(query.where(readings.c.key == reading_key)).mappings().first())
    doc, layer = rows.document_from(row), row["layer"]
    return Report(
        document=doc,
        layer=layer,
        entities=tuple(rows.value_from(Entity, part) for part in _parts(conn, entities, reading_key)),
        statements=tuple(
            rows.statement_from(part, document_id=row["document_id"], layer=layer)
            for part in _judged_parts(conn, statements, reading_key, as_read=as_read)
        ),
        findings=tuple(
            rows.value_from(Finding, part)
            for part in _judged_parts(conn, findings, reading_key, as_read=as_read)
        ),
        issues=tuple(rows.value_from(Issue, part) for part in _parts(conn, issues, reading_key)),
        places=tuple(NamedPlace.from_dict(part) for part in row["places"] or ()),
        dated=ReportDate.from_dict(row["dated"]) if row["dated"] else None,
    )


def get_findings(conn: Connection, document_id: str) -> tuple[Finding, ...]:
    """See `FindingStore.findings_in`."""
    found = _judged_parts(conn, findings, reading_key_of(conn, document_id), as_read=False)
    return tuple(rows.value_from(Finding, part) for part in found)


def _parts(conn: Connection, table: Table, reading_key: int) -> list[Any]:
    query = select(table).where(table.c.reading_key == reading_key).order_by(table.c.key)
    return list(conn.execute(query).mappings())


def _judged_parts(conn: Connection, table: Table, reading_key: int, *, as_read: bool) -> list[Any]:
    """Return the rows of a reading, corrected ones where those stood that they correct."""
    if as_read:
        return [row for row in _parts(conn, table, reading_key) if row["replaces"] is None]
    parts = [row for row in _parts(conn, table, reading_key) if not row["hidden"]]
    if all(row["replaces"] is None for row in parts):
        return parts
    return sorted(parts, key=_place)


def _place(row: Any) -> tuple[Any, ...]:
    if "content" not in row:
        return (row["object"]["span"], row["key"])
    return (row["within"] is not None, min(row["content"], default=[0, 0]), row["key"])


def reading_key_of(conn: Connection, document_id: str) -> int:
    """Return the latest reading of a version, or of a story's newest version."""
    query: Select[Any]
    if document_id.startswith("st-"):
        query = select(stories.c.reading_key).where(stories.c.key == story_key_of(conn, document_id))
    else:
        document_key = document_key_of(conn, document_id)
        query = select(func.max(readings.c.key)).where(readings.c.document_key == document_key)
    key: int = _present(conn.execute(query).scalar())
    return key


def readings_of_story(story_key: int) -> Select[Any]:
    """Select the keys of all readings of a story."""
    return (
        select(readings.c.key)
        .join(documents, documents.c.key == readings.c.document_key)
        .where(documents.c.story_key == story_key)
    )


def latest_of_versions() -> Select[Any]:
    """Select the key of the latest reading of each version that may be shown."""
    return (
        select(func.max(readings.c.key))
        .join(documents, documents.c.key == readings.c.document_key)
        .where(~documents.c.withheld)
        .group_by(documents.c.story_key, documents.c.version)
    )


def document_key_of(conn: Connection, document_id: str) -> int:
    """Return the key of a version's document."""
    full = find_id(conn, documents.c.document_id, document_id, prefix="dv-", where=~documents.c.withheld)
    key: int = _present(conn.execute(select(documents.c.key).where(documents.c.document_id == full)).scalar())
    return key


def story_key_of(conn: Connection, story_id: str) -> int:
    """Return the key of a story by its id, or by one that a version of it came with.

    Raises:
        NotFound: No story that may be shown has it, or several do.
    """
    shown = stories.c.reading_key.is_not(None)
    try:
        full = find_id(conn, stories.c.story_id, story_id, prefix="st-", where=shown)
    except NotFound:
        query = (
            select(story_aliases.c.story_key)
            .join(stories, stories.c.key == story_aliases.c.story_key)
            .where(story_aliases.c.story_id == story_id, shown)
        )
        alias: int | None = conn.execute(query).scalar()
        if alias is None:
            raise
        return alias
    key: int = _present(conn.execute(select(stories.c.key).where(stories.c.story_id == full)).scalar())
    return key


def _present(found: Any) -> Any:
    """Return what was found; that another row names it and it is not there is damage."""
    if found is None:
        raise StoreError(
            "the record is damaged: a row that another names is not there; restore it from a copy"
        )
    return found


def find_id(
    conn: Connection,
    column: ColumnElement[str],
    given: str,
    *,
    prefix: str = "",
    where: ColumnElement[bool] | None = None,
) -> str:
    """Return the one id that begins as given, with or without its two letters.

    Args:
        conn: Where to look.
        column: The ids.
        given: The id or its beginning.
        prefix: The two letters and the hyphen that may have been left out.
        where: Which rows count; all if None.

    Raises:
        NotFound: None does, or several do; the message names some of them.
    """
    start = given if given.startswith(prefix) else prefix + given
    query = select(column).distinct().where(column >= start, column < start + "\U0010ffff").order_by(column)
    if where is not None:
        query = query.where(where)
    found = list(conn.execute(query.limit(AMBIGUOUS_SHOWN + 1)).scalars()) if given else []
    if start in found[:1] or len(found) == 1:
        return found[0]
    if not found:
        raise NotFound(f"nothing in the record has an id that begins with {given!r}")
    some = ", ".join(found[:AMBIGUOUS_SHOWN]) + (" and others" if len(found) > AMBIGUOUS_SHOWN else "")
    raise NotFound(f"several ids begin with {given!r}: {some}; give more of it")


def get_raw(conn: Connection, document_id: str) -> bytes | None:
    """See `Store.raw`."""
    key = document_key_of(conn, document_id)
    query = select(documents.c.story_key, documents.c.provenance).where(documents.c.key == key)
    doc = _present(conn.execute(query).first())
    same = sources.c.source_hash == doc.provenance["source_hash"]
    query = select(sources.c.raw).where(sources.c.story_key == doc.story_key, same)
    packed = conn.execute(query).scalar()
    return None if packed is None else zlib.decompress(packed)


def get_statement(conn: Connection, statement_id: str) -> tuple[Statement, Document]:
    """See `Store.statement`."""
    row = _latest_row(conn, statements, statements.c.statement_id, statement_id, prefix="sm-")
    owner = _owner(conn, row["reading_key"])
    stmt = rows.statement_from(row, document_id=owner["document_id"], layer=owner["layer"])
    return stmt, rows.document_from(owner)


def get_finding(conn: Connection, finding_id: str) -> tuple[Finding, Document, str]:
    """See `Store.finding`."""
    row = _latest_row(conn, findings, findings.c.finding_id, finding_id, prefix="fi-")
    owner = _owner(conn, row["reading_key"])
    return rows.value_from(Finding, row), rows.document_from(owner), owner["layer"]


def _latest_row(
    conn: Connection, table: Table, column: ColumnElement[str], given: str, *, prefix: str
) -> Any:
    """Return the row of the latest layer whose id begins as given."""
    full = find_id(conn, column, given, prefix=prefix, where=in_the_open(table))
    # A row that people put aside is shown only where nothing stands for it: it was rejected.
    query = select(table).where(column == full).order_by(table.c.hidden, table.c.key.desc()).limit(1)
    return conn.execute(query).mappings().one()


def _owner(conn: Connection, reading_key: int) -> Any:
    """Return the document of a reading, with the reading's layer."""
    query = (
        select(documents, readings.c.layer)
        .join(readings, readings.c.document_key == documents.c.key)
        .where(readings.c.key == reading_key)
    )
    return _present(conn.execute(query).mappings().first())


def in_the_open(table: Table) -> ColumnElement[bool]:
    """Tell whether the outer query's row, of a table of readings' rows, is of no version that is withheld."""
    held = (
        select(readings.c.key)
        .join(documents, documents.c.key == readings.c.document_key)
        .where(readings.c.key == table.c.reading_key, documents.c.withheld)
        .correlate(table)
    )
    return ~held.exists()


def title_of_document() -> Any:
    """Return the column that lists call a document by, or null."""
    return func.nullif(documents.c.headline, "").label("title")


def statements_by_key(conn: Connection, keys: list[int]) -> dict[int, Any]:
    """Return rows of statements, by key, each with what a list says of its report."""
    query = (
        select(
            statements,
            readings.c.layer,
            *(documents.c[name] for name in ("document_id", "name", "published")),
            title_of_document(),
            stories.c.reading_key.label("story_reading_key"),
            stories.c.withdrawn,
        )
        .join(readings, readings.c.key == statements.c.reading_key)
        .join(documents, documents.c.key == readings.c.document_key)
        .join(stories, stories.c.key == documents.c.story_key)
        .where(statements.c.key.in_(keys))
    )
    return {row["key"]: row for row in conn.execute(query).mappings()}
