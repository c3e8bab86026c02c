"""Keep up which findings of all reports are one thing, as reports come, change and go.

    with engine.begin() as conn:
        tie_stories(conn, [story_key])

The result is that of tying everything at once (`onrecord.interpret.ties`), in whatever order reports come in.
Ties look only back: a finding is compared with those before it, by the days from which they are known. So
where one comes or goes, only what comes after it, and is near it or near what it is or was tied to, is looked
at again, in order.
"""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby, islice

from sqlalchemy import Connection, delete, func, select

from onrecord.interpret.profiles import Profile
from onrecord.interpret.reported import Reported
from onrecord.interpret.ties import Member, Thing, Tie, choose, place_of, tie_in_order
from onrecord.model import FindingType
from onrecord.store import tied_rows
from onrecord.store.findings import iter_reported, reported_by_key, reported_in, superseded_of
from onrecord.store.inserting import insert_rows
from onrecord.store.schema import documents, stories
from onrecord.store.schema_things import (
    superseded,
    thing_names,
    thing_phases,
    things,
    tie_terms,
    tied_findings,
    untied_stories,
)
from onrecord.store.thing_rows import forget_things, write_things
from onrecord.store.tied_held import Held
from onrecord.store.tied_rows import HeldRow, Kept, Sought
from onrecord.store.unsorted import parts_of

ANEW = 60
"""From so many stories on, where they are half of the record, all is tied anew, which is faster then."""

_FOLLOWING = (tied_findings, tie_terms, things, thing_phases, thing_names, superseded, untied_stories)
_HELD = 4_000
_AHEAD = 200
_PART = 500


def tie_portion(conn: Connection, *, portion: int) -> int:
    """Tie the findings of some stories that were marked; return how many of these remain."""
    marked, known = (
        conn.execute(select(func.count()).select_from(table)).scalar_one()
        for table in (untied_stories, stories)
    )
    if marked >= ANEW and 2 * marked >= known:
        tie_anew(conn)
        return 0
    keys = list(conn.execute(select(untied_stories.c.story_key).limit(portion)).scalars())
    if keys:
        tie_stories(conn, keys)
    return marked - len(keys)


def tie_stories(conn: Connection, story_keys: Iterable[int]) -> None:
    """Take the findings of some stories as they are now; tie them, and what they touch."""
    work = _Tying(conn)
    for part in parts_of(sorted(story_keys)):
        work.forget(part)
        _forget_rest(conn, part)
        shown = select(stories.c.key, stories.c.reading_key).where(stories.c.key.in_(part))
        readings = [row.reading_key for row in conn.execute(shown) if row.reading_key is not None]
        work.take(reported_in(conn, readings))
        _write_superseded(conn, part)
    work.finish()


def forget_stories(conn: Connection, story_keys: Sequence[int]) -> None:
    """Leave nothing of the findings of some stories, before they go."""
    work = _Tying(conn)
    for part in parts_of(sorted(story_keys)):
        work.forget(part)
        _forget_rest(conn, part)
    work.finish()


def tie_anew(conn: Connection) -> None:
    """Forget what was tied, and tie everything at once."""
    for table in _FOLLOWING:
        conn.execute(delete(table))
    story_keys = _story_keys(conn)
    for finding in FindingType:
        made = tie_in_order(_in_order(iter_reported(conn, finding=finding, known_by=None)))
        while part := list(islice(made, _PART)):
            tied_rows.insert_tied(conn, [row for thing in part for row in _rows_of(thing, story_keys)])
            write_things(conn, part)
    several = select(documents.c.story_key).where(documents.c.version > 1).distinct()
    _write_superseded(conn, list(conn.execute(several).scalars()))


def _in_order(reported: Iterable[Reported]) -> Iterator[Reported]:
    """Yield findings in the order of their places; they come in that of their reports."""
    for _, some in groupby(reported, key=lambda one: (one.known_on, one.document_id)):
        yield from sorted(some, key=place_of)


def _rows_of(thing: Thing, story_keys: dict[str, int]) -> Iterable[tuple[int, Profile, int, Tie | None]]:
    home = thing.members[0].reported.key
    for member in thing.members:
        yield story_keys[member.reported.story_id], Profile.of(member.reported), home, member.tie


def _story_keys(conn: Connection, story_ids: Sequence[str] | None = None) -> dict[str, int]:
    query = select(stories.c.story_id, stories.c.key)
    if story_ids is None:
        return {row.story_id: row.key for row in conn.execute(query)}
    return {
        row.story_id: row.key
        for part in parts_of(story_ids)
        for row in conn.execute(query.where(stories.c.story_id.in_(part)))
    }


def _forget_rest(conn: Connection, story_keys: Sequence[int]) -> None:
    for table in (superseded, untied_stories):
        conn.execute(delete(table).where(table.c.story_key.in_(story_keys)))


def _write_superseded(conn: Connection, story_keys: Sequence[int]) -> None:
    rows = []
    for part in parts_of(story_keys):
        several = select(documents.c.story_key).where(
            documents.c.story_key.in_(part), documents.c.version > 1
        )
        for story_key in sorted(set(conn.execute(several).scalars())):
            rows += [
                {
                    "reading_key": reading_key,
                    "story_key": story_key,
                    "known_from": since.isoformat(),
                    "known_until": until.isoformat(),
                }
                for reading_key, since, until in superseded_of(conn, story_key)
            ]
    insert_rows(conn, superseded, rows)


class _Tying:
    """The work of tying what has come and gone, and what that touches."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn
        self._held = Held(conn)
        self._profiles: dict[int, Profile] = {}
        self._queue: list[tuple[str, int]] = []
        self._queued: set[int] = set()
        self._new: set[int] = set()
        self._homes: set[int] = set()
        """Things of which something has changed."""

    def forget(self, story_keys: Sequence[int]) -> None:
        """Take the findings of some stories out; what was compared with them is looked at again."""
        gone = tied_rows.in_stories(self._conn, story_keys)
        keys = [one.key for one in gone]
        touched = [(one.place, self._touch(one.home, one.place)) for one in gone]
        self._held.delete(keys)
        for place, sought in touched:
            self._ask_again(place, sought)
        self._queued.difference_update(keys)

    def take(self, found: Iterable[Reported]) -> None:
        """Put findings in, each to be tied."""
        taken = list(found)
        story_keys = _story_keys(self._conn, sorted({one.story_id for one in taken}))
        for one in taken:
            self._profiles[one.key] = Profile.of(one)
            self._new.add(one.key)
            self._push(place_of(one), one.key)
        self._held.insert((story_keys[one.story_id], self._profiles[one.key]) for one in taken)

    def finish(self) -> None:
        """Look at all that has to be looked at, in order, and write what things are then."""
        self._look_ahead()
        while self._queue:
            place, key = heapq.heappop(self._queue)
            if key in self._queued:
                self._queued.remove(key)
                self._decide(place, key)
                self._held.write_if_many()
        self._held.write()
        forget_things(self._conn, self._homes)
        for part in parts_of(sorted(self._homes)):
            write_things(self._conn, _things_of(tied_rows.in_homes(self._conn, part), self._reported_of))

    def _look_ahead(self) -> None:
        """Read at once what the first findings in order are compared with, as far as it is not too much."""
        homes: set[int] = set()
        for place, key in heapq.nsmallest(_AHEAD, self._queue):
            for row in self._held.rows([key]):
                homes |= {one.home for one in self._held.near(row.sought, before=place)}
        self._profiles_of([row.key for row in self._held.in_homes(homes)][:_HELD])

    def _push(self, place: str, key: int) -> None:
        if key not in self._queued:
            self._queued.add(key)
            heapq.heappush(self._queue, (place, key))

    def _decide(self, place: str, key: int) -> None:
        (now,) = self._held.rows([key])
        (profile,) = self._profiles_of([key])
        homes, groups = self._groups_near(now)
        found = choose(profile, groups)
        before, is_new = now.home, key in self._new
        home, tie = (key, None) if found is None else (homes[found[0]], found[1])
        changed = [now.sought] if is_new else []
        self._new.discard(key)
        if home != before:
            changed += [self._touch(one, place) for one in (before, home)]
        if is_new or (home, tie) != (before, now.tie):
            self._held.place(key, home, tie)
            self._homes.add(home)
        for sought in changed:
            self._ask_again(place, sought)

    def _groups_near(self, now: HeldRow) -> tuple[list[int], list[list[Profile]]]:
        """Return the things near a finding, as far as they come before it, in the order of their firsts."""
        homes = {one.home for one in self._held.near(now.sought, before=now.place)}
        found = self._held.in_homes(homes, before=now.place)
        groups: dict[int, list[Profile]] = {}
        for one, known in zip(found, self._profiles_of([one.key for one in found]), strict=True):
            groups.setdefault(one.home, []).append(known)
        return list(groups), list(groups.values())

    def _touch(self, home: int, place: str) -> Sought:
        """Look again at what comes after a place in a thing that changes; return what finds all near it."""
        self._homes.add(home)
        for one in self._held.in_homes([home], after=place):
            self._push(one.place, one.key)
        return self._held.sought_in(home)

    def _ask_again(self, place: str, sought: Sought) -> None:
        for one in self._held.near(sought, after=place):
            self._push(one.place, one.key)

    def _profiles_of(self, keys: Sequence[int]) -> list[Profile]:
        missing = [key for key in keys if key not in self._profiles]
        if missing:
            if len(self._profiles) > _HELD:
                self._profiles = {key: self._profiles[key] for key in keys if key in self._profiles}
            found = reported_by_key(self._conn, missing)
            self._profiles |= {key: Profile.of(one) for key, one in found.items()}
        return [self._profiles[key] for key in keys]

    def _reported_of(self, keys: Collection[int]) -> dict[int, Reported]:
        held = {key: self._profiles[key].reported for key in keys if key in self._profiles}
        return held | reported_by_key(self._conn, set(keys) - held.keys())


def things_of(conn: Connection, homes: Sequence[int], known_by: dt.date = dt.date.max) -> list[Thing]:
    """Return some things with all that is known of them by a day; those that are none are left out."""
    kept = tied_rows.in_homes(conn, homes)
    return _things_of(kept, lambda keys: reported_by_key(conn, keys), known_by)


def _things_of(
    kept: Sequence[Kept],
    reported_of: Callable[[Collection[int]], dict[int, Reported]],
    known_by: dt.date = dt.date.max,
) -> list[Thing]:
    reported = reported_of([one.key for one in kept])
    found = [one for one in kept if reported[one.key].known_on <= known_by]
    in_order = sorted(found, key=lambda one: (one.home, one.place))
    return [_thing(list(some), reported) for _, some in groupby(in_order, key=lambda one: one.home)]


def _thing(kept: Sequence[Kept], reported: dict[int, Reported]) -> Thing:
    members = tuple(Member(reported[one.key], one.tie) for one in kept)
    return Thing(members[0].reported.finding.finding, members)
