"""Saved searches: kept, run, and what they told of.

A run looks only at statements that came in since the last one. Statements under an embargo came in, too, but
cannot be found yet: as long as there are any, the next run begins below the first of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from onrecord.errors import Conflict, NotFound
from onrecord.model import content_id
from onrecord.store.base_alerts import Alert, News
from onrecord.store.base_rows import Hit, SearchPage
from onrecord.store.inserting import insert_row, insert_rows
from onrecord.store.pages import all_items
from onrecord.store.parsing import parse_query
from onrecord.store.schema import documents, readings, statements, stories
from onrecord.store.schema_alerts import alert_hits, alerts
from onrecord.store.searching import hits_of, newest_key
from onrecord.store.unsorted import parts_of

PAGE_HITS = 500

Look = Callable[[str, int, str | None], SearchPage]
"""Searches for a query among statements above a key, after a cursor."""


def add_alert(conn: Connection, name: str, query: str, look: Look, *, now: dt.datetime) -> Alert:
    """See `AlertStore.add_alert`."""
    if conn.execute(select(alerts.c.key).where(alerts.c.name == name)).first():
        raise Conflict(f"there is a saved search {name!r} already; remove it first, or choose another name")
    floor = _floor(conn)
    row = {"name": name, "query": query, "made_at": now, "last_run": None, "floor": floor}
    key = insert_row(conn, alerts, row)
    _note(conn, key, list(_hits(look, query, 0)), None)
    return Alert(name, query, now, None, 0)


def remove_alert(conn: Connection, name: str) -> None:
    """See `AlertStore.remove_alert`."""
    key = _find(conn, name)["key"]
    conn.execute(delete(alert_hits).where(alert_hits.c.alert_key == key))
    conn.execute(delete(alerts).where(alerts.c.key == key))


def list_alerts(conn: Connection) -> tuple[Alert, ...]:
    """See `AlertStore.alerts`."""
    found = func.count(alert_hits.c.found_at)
    query = (
        select(alerts.c.name, alerts.c.query, alerts.c.made_at, alerts.c.last_run, found)
        .outerjoin(alert_hits, alert_hits.c.alert_key == alerts.c.key)
        .group_by(alerts.c.key)
        .order_by(alerts.c.name)
    )
    return tuple(Alert(*row) for row in conn.execute(query))


def run_alert(conn: Connection, name: str, look: Look, *, now: dt.datetime) -> tuple[Hit, ...]:
    """See `AlertStore.run_alert`."""
    row = _find(conn, name)
    floor = _floor(conn)
    new = _note(conn, row["key"], list(_hits(look, row["query"], row["floor"])), now)
    change = update(alerts).where(alerts.c.key == row["key"])
    conn.execute(change.values(last_run=now, floor=floor))
    return tuple(new)


def alert_waiting(conn: Connection, name: str, look: Look) -> tuple[Hit, ...]:
    """See `AlertStore.alert_waiting`."""
    row = _find(conn, name)
    new = _unknown(conn, row["key"], list(_hits(look, row["query"], row["floor"])))
    return tuple(_last_first(new.values()))


def alert_news(conn: Connection, name: str, *, limit: int) -> tuple[News, ...]:
    """See `AlertStore.alert_news`."""
    row = _find(conn, name)
    key, terms = row["key"], parse_query(row["query"]).terms
    query = (
        select(alert_hits.c.statement_key, alert_hits.c.found_at)
        .join(statements, statements.c.key == alert_hits.c.statement_key)
        .where(alert_hits.c.alert_key == key, alert_hits.c.found_at.is_not(None), statements.c.shown)
        .order_by(alert_hits.c.found_at.desc(), alert_hits.c.statement_key.desc())
        .limit(limit)
    )
    found = conn.execute(query).all()
    made = hits_of(conn, [(one.statement_key, 0.0) for one in found], terms)
    return tuple(News(hit, one.found_at) for hit, one in zip(made, found, strict=True))


def _find(conn: Connection, name: str) -> Any:
    row = conn.execute(select(alerts).where(alerts.c.name == name)).mappings().first()
    if row is None:
        raise NotFound(f"there is no saved search {name!r}; `onrecord alerts list` shows all")
    return row


def _floor(conn: Connection) -> int:
    """Return the key above which a run has to look next time."""
    first = (
        select(func.min(statements.c.key))
        .join(readings, readings.c.key == statements.c.reading_key)
        .join(documents, documents.c.key == readings.c.document_key)
        .where(documents.c.withheld)
    )
    withheld = conn.execute(first).scalar()
    return newest_key(conn) if withheld is None else withheld - 1


def _hits(look: Look, query: str, floor: int) -> Iterator[Hit]:
    return all_items(lambda after: look(query, floor, after))


def _note(conn: Connection, key: int, hits: Sequence[Hit], now: dt.datetime | None) -> list[Hit]:
    """Keep what was found; return what was not known."""
    new = _unknown(conn, key, hits)
    rows = [
        {"alert_key": key, "digest": digest, "statement_key": hit.key, "found_at": now}
        for digest, hit in new.items()
    ]
    insert_rows(conn, alert_hits, rows)
    return _last_first(new.values())


def _unknown(conn: Connection, key: int, hits: Sequence[Hit]) -> dict[str, Hit]:
    """Return what a search has not found before, by a digest of story and words."""
    story_of = _stories(conn, sorted({hit.document_id for hit in hits}))
    by_digest = {content_id("ah", story_of[hit.document_id], hit.words): hit for hit in hits}
    known = set(conn.execute(select(alert_hits.c.digest).where(alert_hits.c.alert_key == key)).scalars())
    return {digest: hit for digest, hit in by_digest.items() if digest not in known}


def _last_first(hits: Iterable[Hit]) -> list[Hit]:
    return sorted(hits, key=lambda hit: -hit.key)


def _stories(conn: Connection, ids: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in parts_of(ids):
        query = (
            select(documents.c.document_id, stories.c.story_id)
            .join(stories, stories.c.key == documents.c.story_key)
            .where(documents.c.document_id.in_(part))
        )
        found.update({row.document_id: row.story_id for row in conn.execute(query)})
    return found
