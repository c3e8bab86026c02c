"""Which readings and statements of a story are shown, made anew whenever a version or a layer is added.

The story shows the latest reading of its newest version. Search also finds statements of older versions whose
words the newer ones no longer have: what was taken back stays on the record.
"""

from __future__ import annotations

from sqlalchemy import Connection, Select, func, select, update

from onrecord.store.rows import sortable_date
from onrecord.store.schema import documents, issues, readings, statements, stories


def show_story(conn: Connection, story_key: int) -> None:
    """Set what a story shows, and which of its statements search finds."""
    latest = latest_readings(conn, story_key)
    published = conn.execute(
        select(documents.c.published)
        .join(readings, readings.c.document_key == documents.c.key)
        .where(readings.c.key == latest[0])
    ).scalar()
    shown = {"reading_key": latest[0], "published": sortable_date(published)}
    conn.execute(update(stories).where(stories.c.key == story_key).values(shown))
    own = issues.c.reading_key.in_(_readings_of(story_key))
    conn.execute(update(issues).where(own).values(shown=issues.c.reading_key == latest[0]))
    _show_statements(conn, story_key, latest)


def latest_readings(conn: Connection, story_key: int) -> list[int]:
    """Return the latest reading of each version of a story, newest version first."""
    return list(
        conn.execute(
            select(func.max(readings.c.key))
            .join(documents, documents.c.key == readings.c.document_key)
            .where(documents.c.story_key == story_key)
            .group_by(documents.c.version)
            .order_by(documents.c.version.desc())
        ).scalars()
    )


def _readings_of(story_key: int) -> Select[tuple[int]]:
    return (
        select(readings.c.key)
        .join(documents, documents.c.key == readings.c.document_key)
        .where(documents.c.story_key == story_key)
    )


def _show_statements(conn: Connection, story_key: int, latest: list[int]) -> None:
    columns = [statements.c[name] for name in ("key", "reading_key", "words", "shown")]
    of_story = statements.c.reading_key.in_(_readings_of(story_key)) & statements.c.within.is_(None)
    found = conn.execute(select(*columns).where(of_story)).all()
    wanted: set[int] = set()
    words: set[str] = set()
    for reading_key in latest:
        fresh = [row for row in found if row.reading_key == reading_key and row.words not in words]
        wanted.update(row.key for row in fresh)
        words.update(row.words for row in fresh)
    for shown in (True, False):
        keys = [row.key for row in found if row.shown != shown and (row.key in wanted) == shown]
        for key in keys:
            conn.execute(update(statements).where(statements.c.key == key).values(shown=shown))
