"""Finding things in the record: what stands on a day as known by a day, by place, by party, by words.

All is narrowed down in the database, and only the things of a page are put together. What was known by a day
is told by the same rows, save where a story was corrected since: what its older version tells, and what can
be tied to that, is tied when it is asked for (`tying_back.py`).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Select, func, select

from onrecord.errors import NotFound
from onrecord.interpret.ties import Thing
from onrecord.model import FindingType
from onrecord.store.asking_things import LAST, home_column, is_asked, select_things
from onrecord.store.base_findings import ThingCount, ThingQuery
from onrecord.store.base_rows import Total
from onrecord.store.cursors import parse_cursor, to_cursor
from onrecord.store.findings import get_finding_id
from onrecord.store.pages import Page
from onrecord.store.reading import find_id
from onrecord.store.schema import findings
from onrecord.store.schema_things import things, tied_findings
from onrecord.store.thing_rows import thing_place, type_place
from onrecord.store.tying import things_of
from onrecord.store.tying_back import Replaced, replaced_by

MOST = 10_000
"""So many of a type are counted; of more it is said that there are more."""

MOST_NAMED = 1_000
"""Of somebody or of a place, where each has to be looked at, so many are."""

FINDING, THING = "fi-", "th-"


def find_things(conn: Connection, query: ThingQuery, *, limit: int, after: str | None) -> Page[Thing]:
    """See `FindingStore.things`."""
    back = replaced_by(conn, query.known_by)
    start = parse_cursor(after, "things", str)[0] if after else ""
    homes = _homes(conn, query, back, start, limit)
    return _part(things_of(conn, homes, query.known_by or LAST), query, back, start, limit)


def find_of_types(
    conn: Connection, query: ThingQuery, wanted: Sequence[FindingType], *, limit: int
) -> dict[FindingType, Page[Thing]]:
    """See `FindingStore.things_of_types`."""
    back = replaced_by(conn, query.known_by)
    queries = {finding: replace(query, finding=finding) for finding in wanted}
    homes = [home for one in queries.values() for home in _homes(conn, one, back, "", limit)]
    made = things_of(conn, homes, query.known_by or LAST)
    return {
        finding: _part([one for one in made if one.finding is finding], own, back, "", limit)
        for finding, own in queries.items()
    }


def _homes(conn: Connection, query: ThingQuery, back: Replaced, start: str, limit: int) -> list[int]:
    """Return the first things after a place, one more than are wanted."""
    asked = _in_force(query, back)
    place = asked.selected_columns.place
    rows = asked.where(place > start).order_by(place).limit(limit + 1)
    return [row.home for row in conn.execute(rows)]


def _part(made: Iterable[Thing], query: ThingQuery, back: Replaced, start: str, limit: int) -> Page[Thing]:
    """Return a part of a list of things from a place on, with those of it that were tied when asked for."""
    found = {thing_place(one): one for one in made}
    late = {thing_place(one): one for one in back.things if is_asked(query, one)}
    found |= {place: one for place, one in late.items() if place > start}
    places = sorted(found)
    more = to_cursor("things", places[limit - 1]) if len(places) > limit else None
    return Page(tuple(found[place] for place in places[:limit]), more)


def count_things(conn: Connection, query: ThingQuery) -> tuple[ThingCount, ...]:
    """See `FindingStore.thing_counts`."""
    back = replaced_by(conn, query.known_by)
    wanted = [query.finding] if query.finding else list(FindingType)
    is_named = query.place is not None or query.party is not None
    most = MOST_NAMED if is_named else MOST
    if query.about:
        found = _count_by_type(conn, query, back)
    else:
        found = {
            finding: _count_some(conn, replace(query, finding=finding), back, most) for finding in wanted
        }
    late = Counter(one.finding for one in back.things if is_asked(query, one))
    counts = {finding: found.get(finding, 0) + late[finding] for finding in wanted}
    return tuple(
        ThingCount(finding, Total(min(count, most), exact=count <= most)) for finding, count in counts.items()
    )


def _count_by_type(conn: Connection, query: ThingQuery, back: Replaced) -> dict[FindingType, int]:
    """Count in one go, where few things are to be looked at."""
    asked = _in_force(query, back)
    places = asked.with_only_columns(asked.selected_columns.place.label("place")).subquery()
    first = func.substr(places.c.place, 1, 1)
    counts = conn.execute(select(first, func.count()).select_from(places).group_by(first))
    types = {type_place(finding): finding for finding in FindingType}
    return {types[place]: count for place, count in counts}


def _count_some(conn: Connection, query: ThingQuery, back: Replaced, most: int) -> int:
    """Count up to one more than are told."""
    asked = _in_force(query, back)
    some = asked.with_only_columns(asked.selected_columns.place).limit(most + 1).subquery()
    count: int = conn.execute(select(func.count()).select_from(some)).scalar_one()
    return count


def get_thing(conn: Connection, beginning: str, *, known_by: dt.date | None) -> Thing:
    """See `FindingStore.thing`."""
    back = replaced_by(conn, known_by)
    if beginning.startswith(FINDING):
        full = get_finding_id(conn, beginning)
        late = [one for one in back.things if full in {part.reported.finding.id for part in one.members}]
        homes = list(conn.execute(_home_of(full)).scalars())
    else:
        late = [one for one in back.things if one.id.startswith(beginning)]
        homes = [] if late else [_home(conn, beginning)]
    found = late or things_of(conn, [home for home in homes if home not in back.homes], known_by or LAST)
    if len(found) > 1:
        raise NotFound(f"several things have ids that begin with {beginning!r}; give more of it")
    if not found:
        raise NotFound(f"nothing in the record has an id that begins with {beginning!r}")
    return found[0]


def _in_force(query: ThingQuery, back: Replaced) -> Select[Any]:
    """Select what is asked for without what others stood in the place of."""
    asked = select_things(query)
    return asked.where(home_column(query).not_in(sorted(back.homes))) if back.homes else asked


def _home(conn: Connection, beginning: str) -> int:
    full = find_id(conn, things.c.thing_id, beginning, prefix=THING)
    home: int = conn.execute(select(things.c.home).where(things.c.thing_id == full)).scalar_one()
    return home


def _home_of(finding_id: str) -> Select[Any]:
    return (
        select(tied_findings.c.home)
        .join(findings, findings.c.key == tied_findings.c.finding_key)
        .where(findings.c.finding_id == finding_id)
    )
