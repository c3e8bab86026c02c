"""How sources are named, over the whole record, and why names are withheld: counted and listed.

Plain SQLAlchemy Core, the same for every back end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from onrecord.store.asking import where_of, within_days
from onrecord.store.base_notes import NamingCounts, NamingRow, WithheldRow
from onrecord.store.base_rows import Facet
from onrecord.store.latest import part_of
from onrecord.store.pages import Page
from onrecord.store.reading import title_of_document
from onrecord.store.schema import documents, readings, statements, stories
from onrecord.store.schema_notes import naming_notes, withheld_notes

_counted, _withheld = naming_notes.c, withheld_notes.c


def count_namings(conn: Connection, *, since: str | None, until: str | None) -> tuple[NamingRow, ...]:
    """See `NoteStore.namings`."""
    groups = (_counted.month, _counted.publisher, _counted.naming)
    query = (
        select(
            *groups,
            func.sum(_counted.statements).label("statements"),
            func.sum(_counted.reasoned).label("reasoned"),
        )
        .where(*within_days(_counted.month, since, until))
        .group_by(*groups)
    )
    found: dict[tuple[str, str | None], dict[str, int]] = {}
    reasoned: Counter[tuple[str, str | None]] = Counter()
    for row in conn.execute(query):
        key = (row.month, row.publisher)
        found.setdefault(key, {})[row.naming] = int(row.statements)
        reasoned[key] += int(row.reasoned)
    return tuple(
        NamingRow(month or None, publisher, NamingCounts(found[month, publisher], reasoned[month, publisher]))
        for month, publisher in sorted(found, key=lambda key: (key[0], key[1] or ""))
    )


def list_withheld(
    conn: Connection,
    *,
    publisher: str | None,
    since: str | None,
    until: str | None,
    limit: int,
    after: str | None,
) -> Page[WithheldRow]:
    """See `NoteStore.withheld`."""
    wanted = select(_withheld.key, _withheld.day).where(*_wanted(publisher, since, until))
    by = ((_withheld.day, "day", str), (_withheld.key, "key", int))
    chosen, cursor = part_of(conn, wanted, "withheld", by, limit=limit, after=after)
    keys = [row["key"] for row in chosen]
    # Only of these statements and reports are read, whose rows are long.
    found = {row["key"]: row for row in conn.execute(_withheld_rows(keys)).mappings()}
    return Page(tuple(_withheld_row(found[key]) for key in keys if key in found), cursor)


def _withheld_rows(keys: Sequence[int]) -> Select[Any]:
    return (
        select(
            withheld_notes,
            statements.c.speaker,
            statements.c.words.label("said"),
            *(documents.c[name] for name in ("document_id", "name", "published")),
            title_of_document(),
        )
        .join(stories, stories.c.key == _withheld.story_key)
        .join(
            statements,
            (statements.c.statement_id == _withheld.statement_id)
            & (statements.c.reading_key == stories.c.reading_key)
            & ~statements.c.hidden,
        )
        .join(readings, readings.c.key == stories.c.reading_key)
        .join(documents, documents.c.key == readings.c.document_key)
        .where(_withheld.key.in_(keys))
    )


def count_sorts(
    conn: Connection, *, publisher: str | None, since: str | None, until: str | None
) -> tuple[Facet, ...]:
    """See `NoteStore.withheld_sorts`."""
    query = (
        select(_withheld.sort, func.count().label("number"))
        .where(*_wanted(publisher, since, until))
        .group_by(_withheld.sort)
        .order_by(func.count().desc(), _withheld.sort)
    )
    return tuple(Facet(row.sort, row.number) for row in conn.execute(query))


def _wanted(publisher: str | None, since: str | None, until: str | None) -> list[ColumnElement[bool]]:
    wanted = within_days(_withheld.day, since, until)
    return wanted if publisher is None else [*wanted, _withheld.publisher == publisher]


def _withheld_row(row: Mapping[Any, Any]) -> WithheldRow:
    return WithheldRow(
        **{name: row[name] for name in ("statement_id", "sort", "words", "speaker", "said")},
        day=row["day"] or None,
        where=where_of(row),
    )
