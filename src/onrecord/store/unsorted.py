"""Note what has to be looked at again before it is said which entities of several reports are one.

Marks are set in the transaction that makes them needed, so that nothing is lost when a process is killed;
`sorting.py` takes them away in the one that does the work.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from sqlalchemy import Connection, Table, insert, select

from onrecord.model import Decision, Judgement
from onrecord.store.inserting import insert_rows
from onrecord.store.schema import judgements
from onrecord.store.schema_things import untied_stories
from onrecord.store.schema_who import members, unsorted_blocks, unsorted_stories

PART = 500
Item = TypeVar("Item")
ABOUT_ENTITIES = (Decision.MERGE, Decision.SPLIT, Decision.UNDO)


def mark_new_story(conn: Connection, story_key: int) -> None:
    """Note that the entities of a story that has just come have to be looked at."""
    insert_rows(conn, unsorted_stories, [{"story_key": story_key}])


def mark_story(conn: Connection, story_key: int) -> None:
    """Note that a story's entities have to be looked at."""
    _mark(conn, unsorted_stories, "story_key", [story_key])


def mark_blocks(conn: Connection, blocks: Iterable[str]) -> None:
    """Note that names of some blocks have to be looked at; those that no report has need not be."""
    for part in parts_of(sorted(set(blocks))):
        known = select(members.c.block).where(members.c.block.in_(part)).distinct().order_by(members.c.block)
        _mark(conn, unsorted_blocks, "block", conn.execute(known).scalars().all())


def mark_judged(conn: Connection, judgement: Judgement) -> None:
    """Note the blocks of those whom a judgement is about; of one that undoes another, those of that one."""
    if judgement.decision not in ABOUT_ENTITIES:
        return
    ids = {judgement.row_id, judgement.value or ""}
    number = judgement.row_id if judgement.decision is Decision.UNDO else ""
    # What is undone may itself be an undoing: the way back ends at a judgement on an entity.
    while number.isdigit():
        query = select(judgements.c.row_id, judgements.c.value).where(judgements.c.key == int(number))
        undone = conn.execute(query).first()
        ids |= {undone.row_id, undone.value or ""} if undone else set()
        number = undone.row_id if undone else ""
    query_blocks = select(members.c.block).where(members.c.entity_id.in_(sorted(ids))).distinct()
    mark_blocks(conn, conn.execute(query_blocks).scalars())


def mark_untied(conn: Connection, story_keys: Iterable[int]) -> None:
    """Note that it has to be looked at of which things the findings of some stories are."""
    _mark(conn, untied_stories, "story_key", story_keys)


def parts_of(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Yield items in portions that fit into one query."""
    return (items[start : start + PART] for start in range(0, len(items), PART))


def _mark(conn: Connection, table: Table, name: str, wanted: Iterable[int | str]) -> None:
    column = table.c[name]
    for value in wanted:
        if conn.execute(select(column).where(column == value)).first() is None:
            conn.execute(insert(table), {name: value})
