"""What people have judged of entities: who is one, who is not, who is nobody else; what was undone left out.

A judgement's row is an entity of a report. Its value is another such entity, or one of an authority file; a
split without a value sets the entity apart from everybody. Judgements count in the order in which they were
appended, whatever their times: a later one answers the earlier ones that it contradicts. Entities are those
of the readings that count now: judgements are carried to them by `entity_carrying.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise, product

from sqlalchemy import Connection, select, update

from onrecord.model import Decision
from onrecord.resolve.groups import Ties
from onrecord.resolve.members import Member
from onrecord.store.entity_carrying import carried_ids
from onrecord.store.folding import JudgementState, undone_by
from onrecord.store.schema import documents, judgements, reviews
from onrecord.store.schema_who import members
from onrecord.store.unsorted import parts_of

ENTITY = "en-"
ON_ENTITIES = (Decision.MERGE.value, Decision.SPLIT.value)
STANDING, REOPENED, UNDONE = (
    state.value for state in (JudgementState.STANDING, JudgementState.REOPENED, JudgementState.UNDONE)
)
NOBODY = "nobody is named so where its name stood"


Decided = tuple[Decision, str, str | None]
"""What was decided, of whom, and of whom else."""

Standing = Sequence[Decided]


def standing(conn: Connection) -> Standing:
    """Return the judgements on entities that stand, carried to the members that they are about now."""
    columns = (judgements.c.key, judgements.c.decision, judgements.c.row_id, judgements.c.value)
    rows = conn.execute(select(*columns).order_by(judgements.c.key)).all()
    undone = undone_by((row.key, Decision(row.decision), row.row_id) for row in rows)
    made = [
        (Decision(row.decision), str(row.row_id), row.value)
        for row in rows
        if row.key not in undone and row.decision in ON_ENTITIES and row.row_id.startswith(ENTITY)
    ]
    named = {key for _, one, other in made for key in (one, other) if key and key.startswith(ENTITY)}
    ids = carried_ids(conn, named)
    kept: list[Decided] = []
    for row in made:
        new = _carried(row, ids)
        kept = [*unanswered(kept, new), *new]
    return kept


def unanswered(earlier: Sequence[Decided], later: Sequence[Decided]) -> list[Decided]:
    """Return the decisions that a later judgement does not contradict.

    Whoever is merged is neither apart from the other nor alone any more, and is no other of the authority
    file. Whoever is split from another is not merged with them, nor by way of others: of the merges that make
    them one, the last goes. Whoever is set apart from everybody is merged with nobody.
    """
    kept = list(earlier)
    for one in later:
        kept = [old for old in kept if not _contradicts(old, one)]
        if one[0] is Decision.SPLIT and one[2] is not None:
            kept = _parted(kept, one[1], one[2])
    return kept


def _contradicts(old: Decided, new: Decided) -> bool:
    """Tell whether a decision cannot hold beside a later one on the same entities."""
    decision, one, other = new
    ends = {old[1], old[2]}
    if decision is Decision.SPLIT:
        return old[0] is Decision.MERGE and (one in ends if other is None else ends == {one, other})
    if old[0] is Decision.SPLIT:
        return ends == {one, other} or (old[2] is None and old[1] in (one, other))
    is_listed = other is not None and not other.startswith(ENTITY)
    return is_listed and old[1] == one and old[2] is not None and not old[2].startswith(ENTITY)


def _parted(kept: Sequence[Decided], one: str, other: str) -> list[Decided]:
    """Leave out the last merges on every way from one to another."""
    merges = [at for at, old in enumerate(kept) if old[0] is Decision.MERGE]
    gone: set[int] = set()
    homes: dict[str, set[str]] = {}
    # As in Kruskal's tree: a merge that would close the way comes after all others on it.
    for at in merges:
        left, right = kept[at][1], kept[at][2] or ""
        near, far = homes.get(left, {left}), homes.get(right, {right})
        both = near | far
        if {one, other} <= both and near is not far:
            gone.add(at)
            continue
        for key in both:
            homes[key] = both
    return [old for at, old in enumerate(kept) if at not in gone]


def review_story(conn: Connection, story_key: int) -> None:
    """Say which judgements on entities of a story have to be looked at again: nobody is whom they name."""
    query = (
        select(judgements.c.key, judgements.c.row_id)
        .join(documents, documents.c.key == judgements.c.document_key)
        .join(reviews, reviews.c.judgement_key == judgements.c.key)
        .where(documents.c.story_key == story_key, judgements.c.decision.in_(ON_ENTITIES))
        .where(judgements.c.row_id.startswith(ENTITY), reviews.c.state != UNDONE)
    )
    found = conn.execute(query).all()
    ids = carried_ids(conn, {row.row_id for row in found}) if found else {}
    for row in found:
        now = ids.get(row.row_id, ())
        state = (STANDING, now[0], None) if now else (REOPENED, None, NOBODY)
        values = dict(zip(("state", "row_id", "reason"), state, strict=True))
        conn.execute(update(reviews).where(reviews.c.judgement_key == row.key).values(**values))


def _carried(row: Decided, ids: dict[str, tuple[str, ...]]) -> list[Decided]:
    decision, one, other = row
    ones = ids.get(one, ())
    others = ids.get(other, (other,)) if other else (None,)
    found: list[Decided] = [(decision, left, right) for left, right in product(ones, others) if left != right]
    if other is None:
        # Whoever is nobody else stays one person from version to version.
        found += [(Decision.MERGE, left, right) for left, right in pairwise(ones)]
    return found


def blocks_with(conn: Connection, block: str, judged: Standing) -> set[str]:
    """Return a block with all others whose members people have judged to be one with some of its own."""
    pairs = [
        (one, other)
        for decision, one, other in judged
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


def ties_of(judged: Standing, found: Iterable[Member]) -> Ties:
    """Return what people have judged of some members."""
    ids = {member.id for member in found}
    rows = [row for row in judged if row[1] in ids]
    merged = [(one, other) for decision, one, other in rows if decision is Decision.MERGE and other]
    split = [(one, other) for decision, one, other in rows if decision is Decision.SPLIT]
    return Ties(
        same=frozenset(pair for pair in merged if pair[1] in ids),
        apart=frozenset((one, other) for one, other in split if other in ids),
        alone=frozenset(one for one, other in split if not other),
        linked=frozenset(pair for pair in merged if not pair[1].startswith(ENTITY)),
        unlinked=frozenset((one, other) for one, other in split if other and not other.startswith(ENTITY)),
    )
