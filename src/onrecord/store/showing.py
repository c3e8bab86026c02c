"""What a story shows, made anew whenever a version, a layer or a judgement is added, or an embargo ends.

The story shows the latest reading of its newest version, folded with what people judged (`folding.py`).
Search also finds statements of older versions whose words the newer ones no longer have: what was taken back
stays on the record. What it is noted for follows (`noting.py`). A version that is withheld is as if it were
not there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, func, select, update

from onrecord.model import RevisionKind
from onrecord.store.noting import note_story
from onrecord.store.reading import latest_of_versions, readings_of_story
from onrecord.store.refolding import refold
from onrecord.store.rows import sortable_date
from onrecord.store.schema import documents, issues, readings, statements, stories
from onrecord.store.tying import tie_stories
from onrecord.store.unsorted import mark_story, parts_of
from onrecord.text.moments import moment_text


def show_story(conn: Connection, story_key: int) -> None:
    """Set what a story shows, and which of its statements search finds."""
    latest = latest_readings(conn, story_key)
    refold(conn, story_key, latest)
    newest = _newest(conn, latest[0]) if latest else {}
    shown = {
        "reading_key": latest[0] if latest else None,
        "published": sortable_date(newest.get("published")),
        "withdrawn": _withdraws(newest.get("revision")),
    }
    conn.execute(update(stories).where(stories.c.key == story_key).values(shown))
    own = issues.c.reading_key.in_(readings_of_story(story_key))
    conn.execute(update(issues).where(own).values(shown=issues.c.reading_key == (latest or [-1])[0]))
    _show_statements(conn, story_key, latest)
    tie_stories(conn, [story_key])
    note_story(conn, story_key, latest[0] if latest else None)


def _newest(conn: Connection, reading_key: int) -> Mapping[Any, Any]:
    query = (
        select(documents.c.published, documents.c.revision)
        .join(readings, readings.c.document_key == documents.c.key)
        .where(readings.c.key == reading_key)
    )
    return conn.execute(query).mappings().one()


def _withdraws(revision: Mapping[str, Any] | None) -> bool:
    return revision is not None and revision["kind"] == RevisionKind.WITHDRAWN.value


def latest_readings(conn: Connection, story_key: int) -> list[int]:
    """Return the latest reading of each version of a story that may be shown, newest version first."""
    query = latest_of_versions().where(documents.c.story_key == story_key)
    return list(conn.execute(query.order_by(documents.c.version.desc())).scalars())


def lift_embargoes(conn: Connection, now: dt.datetime) -> None:
    """Show what is withheld no longer; needs a writing transaction."""
    due = documents.c.withheld & (documents.c.embargo <= moment_text(now))
    keys = set(conn.execute(select(documents.c.story_key).where(due)).scalars())
    conn.execute(update(documents).where(due).values(withheld=False))
    for key in sorted(keys):
        show_story(conn, key)
        mark_story(conn, key)


def is_due(conn: Connection, now: dt.datetime) -> bool:
    """Tell whether the embargo of something that is withheld has ended."""
    first = select(func.min(documents.c.embargo)).where(documents.c.withheld)
    until = conn.execute(first).scalar()
    return until is not None and until <= moment_text(now)


def _show_statements(conn: Connection, story_key: int, latest: list[int]) -> None:
    columns = [statements.c[name] for name in ("key", "reading_key", "words", "shown")]
    of_story = statements.c.reading_key.in_(readings_of_story(story_key))
    counts = statements.c.within.is_(None) & ~statements.c.hidden
    query = select(*columns, counts.label("counts")).where(of_story, counts | statements.c.shown)
    found = conn.execute(query).all()
    wanted: set[int] = set()
    words: set[str] = set()
    for reading_key in latest:
        fresh = [
            row for row in found if row.reading_key == reading_key and row.counts and row.words not in words
        ]
        wanted.update(row.key for row in fresh)
        words.update(row.words for row in fresh)
    for shown in (True, False):
        keys = [row.key for row in found if row.shown != shown and (row.key in wanted) == shown]
        for part in parts_of(keys):
            conn.execute(update(statements).where(statements.c.key.in_(part)).values(shown=shown))
