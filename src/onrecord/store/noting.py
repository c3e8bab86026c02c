"""Keep what stories are noted for in step with what they show, in the transaction that changes it.

note_story(conn, story_key, reading_key)   # a story shows a reading, or None
are_notes_of(conn, story_key, reading_key)   # True
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, delete, select

from onrecord.model import Report
from onrecord.store.inserting import insert_rows
from onrecord.store.notes import Noted, noted_report, notes_of
from onrecord.store.reading import report_of_reading
from onrecord.store.schema import stories
from onrecord.store.schema_notes import NOTES


def note_story(conn: Connection, story_key: int, reading_key: int | None) -> None:
    """Note a story anew for the reading that it shows; for nothing where it shows none."""
    forget_notes(conn, story_key)
    if reading_key is not None:
        note_new_story(conn, story_key, report_of_reading(conn, reading_key))


def note_new_story(conn: Connection, story_key: int, report: Report) -> None:
    """Note a story that has no notes yet for the report that it shows."""
    write_notes(conn, story_key, noted_report(report))


def write_notes(conn: Connection, story_key: int, noted: Noted) -> None:
    """Add the notes of a story."""
    found = notes_of(noted)
    for table in NOTES:
        insert_rows(conn, table, [row | {"story_key": story_key} for row in found[table.name]])


def forget_notes(conn: Connection, story_key: int) -> None:
    """Take all notes of a story away."""
    for table in NOTES:
        conn.execute(delete(table).where(table.c.story_key == story_key))


def note_all(conn: Connection) -> None:
    """Note all stories anew."""
    for story_key, reading_key in conn.execute(select(stories.c.key, stories.c.reading_key)).all():
        note_story(conn, story_key, reading_key)


def are_notes_of(conn: Connection, story_key: int, reading_key: int | None) -> bool:
    """Tell whether the notes of a story are those of the reading that it shows."""
    wanted = notes_of(noted_report(report_of_reading(conn, reading_key))) if reading_key is not None else {}
    return all(_kept(conn, table, story_key) == _in_order(wanted.get(table.name, [])) for table in NOTES)


def _kept(conn: Connection, table: Table, story_key: int) -> list[list[tuple[str, Any]]]:
    query = select(table).where(table.c.story_key == story_key)
    found = ({**row} for row in conn.execute(query).mappings())
    return _in_order([{name: row[name] for name in row if name not in ("key", "story_key")} for row in found])


def _in_order(rows: list[dict[str, Any]]) -> list[list[tuple[str, Any]]]:
    return sorted((sorted(row.items()) for row in rows), key=str)
