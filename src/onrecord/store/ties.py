"""What people have judged of entities: who is one, who is not, who is nobody else; what was undone left out.

A judgement's row is an entity of a report. Its value is another such entity, or one of an authority file; a
split without a value sets the entity apart from everybody.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from onrecord.model import Decision
from onrecord.resolve.groups import Ties
from onrecord.resolve.members import Member
from onrecord.store.schema import judgements
from onrecord.store.schema_who import members
from onrecord.store.unsorted import parts_of

ENTITY = "en-"


def standing(conn: Connection) -> list[tuple[Decision, str, str | None]]:
    """Return the judgements on entities that stand: what was decided, of whom, and of whom else."""
    columns = (judgements.c.key, judgements.c.decision, judgements.c.row_id, judgements.c.value)
    wanted = [decision.value for decision in (Decision.MERGE, Decision.SPLIT, Decision.UNDO)]
    query = select(*columns).where(judgements.c.decision.in_(wanted)).order_by(judgements.c.key)
    made: dict[str, tuple[Decision, str, str | None]] = {}
    undone: dict[str, tuple[Decision, str, str | None]] = {}
    for row in conn.execute(query):
        key, decision = str(row.key), Decision(row.decision)
        if decision is not Decision.UNDO:
            made[key] = (decision, row.row_id, row.value)
        elif row.row_id in made:
            undone[key] = made.pop(row.row_id)
        elif row.row_id in undone:
            # An undone undoing: what was decided first stands again.
            made[row.row_id] = undone.pop(row.row_id)
    return [one for one in made.values() if one[1].startswith(ENTITY)]


def blocks_with(conn: Connection, block: str) -> set[str]:
    """Return a block with all others whose members people have judged to be one with some of its own."""
    pairs = [
        (one, other)
        for decision, one, other in standing(conn)
        if decision is Decision.MERGE and other and other.startswith(ENTITY)
    ]
    if not pairs:
        return {block}
    homes = _homes(conn, {key for pair in pairs for key in pair})
    tied = {block}
    while True:
        near = {
            home
            for one, other in pairs
            for here, there in ((one, other), (other, one))
            if homes.get(here, set()) & tied
            for home in homes.get(there, set())
        }
        if near <= tied:
            return tied
        tied |= near


def _homes(conn: Connection, ids: Iterable[str]) -> dict[str, set[str]]:
    homes: dict[str, set[str]] = {}
    for part in parts_of(sorted(ids)):
        query = select(members.c.entity_id, members.c.block).where(members.c.entity_id.in_(part))
        for entity_id, block in conn.execute(query):
            homes.setdefault(entity_id, set()).add(block)
    return homes


def ties_of(conn: Connection, found: Iterable[Member]) -> Ties:
    """Return what people have judged of some members."""
    ids = {member.id for member in found}
    rows = [row for row in standing(conn) if row[1] in ids]
    merged = [(one, other) for decision, one, other in rows if decision is Decision.MERGE and other]
    split = [(one, other) for decision, one, other in rows if decision is Decision.SPLIT]
    return Ties(
        same=frozenset(pair for pair in merged if pair[1] in ids),
        apart=frozenset((one, other) for one, other in split if other in ids),
        alone=frozenset(one for one, other in split if not other),
        linked=frozenset(pair for pair in merged if not pair[1].startswith(ENTITY)),
        unlinked=frozenset((one, other) for one, other in split if other and not other.startswith(ENTITY)),
    )
