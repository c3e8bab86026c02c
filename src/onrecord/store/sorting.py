"""Keep up what follows from reports, authority files and judgements: which entities of reports are one.

Only what was marked is looked at, a portion in a transaction: first stories, whose named entities become
members; then blocks of names, whose members are placed by `onrecord.resolve.across`; then the findings of all
stories of which either changed (`tying.py`). Done twice it changes nothing.

    with engine.begin() as conn:
        remaining = sort_portion(conn, portion=100)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, func, select, update

from onrecord.model import Dateline, Days, Entity, EntityType, Link
from onrecord.model.names import name_words
from onrecord.model.tenure import ALL_DAYS, days_of
from onrecord.resolve.across import Placed, place_members
from onrecord.resolve.by_office import is_by_office
from onrecord.resolve.linking import link_entity
from onrecord.resolve.members import Member, block_of, full_name, is_member
from onrecord.resolve.posts import post_words, stem
from onrecord.resolve.register import NearWords, Register
from onrecord.store import authority_reading, rows
from onrecord.store.inserting import insert_rows
from onrecord.store.record_entities import ENTITY, refresh_entities
from onrecord.store.schema import documents, entities, readings, stories
from onrecord.store.schema_things import untied_stories
from onrecord.store.schema_who import members, unsorted_blocks, unsorted_stories
from onrecord.store.showing import latest_readings
from onrecord.store.ties import Standing, blocks_with, review_story, standing, ties_of
from onrecord.store.tying import tie_portion
from onrecord.store.unsorted import mark_blocks, mark_untied, parts_of

_PLACE = update(members).where(members.c.key == bindparam("own_key"))
_MARKED = (unsorted_stories, unsorted_blocks, untied_stories)

_days_of = lru_cache(maxsize=4096)(days_of)


def sort_portion(conn: Connection, *, portion: int) -> int:
    """Sort some stories, else some blocks, else tie some findings; return how many of all remain."""
    story_keys = list(conn.execute(select(unsorted_stories.c.story_key).limit(portion)).scalars())
    if story_keys:
        for story_key in story_keys:
            _sort_story(conn, story_key)
    elif blocks := list(conn.execute(select(unsorted_blocks.c.block).limit(portion)).scalars()):
        _sort_blocks(conn, blocks)
    else:
        tie_portion(conn, portion=portion)
    counts = (select(func.count()).select_from(table) for table in _MARKED)
    return sum(conn.execute(query).scalar_one() for query in counts)


def _sort_story(conn: Connection, story_key: int) -> None:
    """Make members of the named entities of a story's versions, as their latest readings have them."""
    wanted: dict[int, dict[str, Any]] = {}
    for reading_key in latest_readings(conn, story_key):
        wanted |= _members_of_reading(conn, reading_key, story_key)
    own = select(members.c.entity_key, members.c.block, members.c.company).where(
        members.c.story_key == story_key
    )
    known = {row.entity_key: row for row in conn.execute(own)}
    gone = set(known) - set(wanted)
    ids = select(members.c.record_id).where(members.c.entity_key.in_(sorted(gone)))
    left = set(conn.execute(ids).scalars()) if gone else set()
    for part in parts_of(sorted(gone)):
        conn.execute(delete(members).where(members.c.entity_key.in_(part)))
    insert_rows(conn, members, [row for key, row in sorted(wanted.items()) if key not in known])
    mark_blocks(
        conn, {known[key].block for key in gone} | {wanted[key]["block"] for key in set(wanted) - set(known)}
    )
    refresh_entities(conn, left)
    review_story(conn, story_key)
    conn.execute(delete(unsorted_stories).where(unsorted_stories.c.story_key == story_key))
    mark_untied(conn, [story_key])


def _members_of_reading(conn: Connection, reading_key: int, story_key: int) -> dict[int, dict[str, Any]]:
    query = select(entities).where(entities.c.reading_key == reading_key).order_by(entities.c.key)
    read = [(row["key"], rows.value_from(Entity, row)) for row in conn.execute(query).mappings()]
    company = sorted({name for _, entity in read if (name := full_name(entity))})
    return {
        key: {
            "entity_key": key,
            "story_key": story_key,
            "entity_id": entity.id,
            "block": block_of(entity.name, entity.type),
            "company": [name for name in company if name != full_name(entity)],
        }
        for key, entity in read
        if is_member(entity)
    }


def _sort_blocks(conn: Connection, blocks: Sequence[str]) -> None:
    done: set[str] = set()
    judged = standing(conn) if blocks else ()
    for block in blocks:
        if block not in done:
            tied = blocks_with(conn, block, judged)
            _sort_block(conn, tied, judged)
            done |= tied
    for part in parts_of(sorted(done)):
        conn.execute(delete(unsorted_blocks).where(unsorted_blocks.c.block.in_(part)))


def _sort_block(conn: Connection, blocks: Iterable[str], judged: Standing) -> None:
    """Place the members of blocks that judgements tie together, and write what changed."""
    found = conn.execute(_member_rows(blocks)).mappings().all()
    register = _register_of(conn, found)
    by_key = {row["member_key"]: _member(row, register) for row in found}
    placed = {one.id: one for one in place_members(by_key.values(), ties_of(judged, by_key.values()))}
    changed: list[dict[str, Any]] = []
    renamed: set[int] = set()
    # What authority files call somebody can be new where nothing else is.
    touched = {row["record_id"] for row in found if _is_listed(row["joined_to"])}
    for row in found:
        one = placed[by_key[row["member_key"]].id]
        new = _placing(one)
        if any(row[name] != value for name, value in new.items()):
            changed.append({"own_key": row["member_key"], **new})
            touched |= {row["record_id"], one.record_id}
            renamed |= {row["story_key"]} if row["record_id"] != one.record_id else set()
    if changed:
        conn.execute(_PLACE, changed)
    mark_untied(conn, renamed)
    refresh_entities(conn, touched)


def _is_listed(joined_to: str | None) -> bool:
    return joined_to is not None and not joined_to.startswith(ENTITY)


def _placing(placed: Placed) -> dict[str, Any]:
    return {
        "record_id": placed.record_id,
        "joined_to": placed.joined_to,
        "score": placed.score,
        "reasons": [reason.to_dict() for reason in placed.reasons],
    }


def _member_rows(blocks: Iterable[str]) -> Select[Any]:
    return (
        select(
            members.c.key.label("member_key"),
            members.c.story_key,
            *(members.c[name] for name in ("company", "record_id", "joined_to", "score", "reasons")),
            entities,
            documents.c.published,
            documents.c.dateline,
            stories.c.story_id,
        )
        .join(entities, entities.c.key == members.c.entity_key)
        .join(readings, readings.c.key == entities.c.reading_key)
        .join(documents, documents.c.key == readings.c.document_key)
        .join(stories, stories.c.key == members.c.story_key)
        .where(members.c.block.in_(sorted(blocks)))
        .order_by(members.c.key)
    )


def _register_of(conn: Connection, found: Iterable[Mapping[Any, Any]]) -> Register:
    """Return those of the authority files whom the names of some rows can mean."""
    names = {word for row in found for name in (row["name"], *row["names"]) for word in name_words(name)}
    titles = {office["title"] for row in found for office in row["offices"]}
    stems = {stem(word) for title in titles for word in post_words(title)}
    return Register(authority_reading.near(conn, NearWords(frozenset(names), frozenset(stems), frozenset())))


def _member(row: Mapping[Any, Any], register: Register) -> Member:
    days = _days(row)
    return Member(
        id=row["entity_id"],
        name=row["name"],
        type=EntityType(row["type"]),
        titles=tuple(office["title"] for office in row["offices"]),
        days=days,
        company=frozenset(row["company"]),
        story=row["story_id"],
        link=_link(row, register, days) if len(register) else None,
    )


def _link(row: Mapping[Any, Any], register: Register, days: Days) -> Link | None:
    """Return whom of the authority files a member is; whom its report named by an office alone stays."""
    entity = rows.value_from(Entity, row)
    named_by_office = entity.link is not None and is_by_office(entity.link)
    if named_by_office and entity.link and entity.link.to and entity.link.to.id in register.authority.by_id:
        return entity.link
    return link_entity(entity, register, days)


def _days(row: Mapping[Any, Any]) -> Days:
    """Return the days on which a report can have been written, with no bound where no year is stated."""
    days = ALL_DAYS
    dateline = Dateline.from_dict(row["dateline"]) if row["dateline"] else None
    for edtf in (dateline.date if dateline else None, row["published"]):
        days = days.common(_days_of(edtf)) or days
    return days
