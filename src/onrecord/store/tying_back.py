"""What was known by an earlier day of stories that were corrected since, tied as it could be tied then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from onrecord.interpret.bars import are_far
from onrecord.interpret.likeness import compare
from onrecord.interpret.profiles import Profile
from onrecord.interpret.ties import Thing, place_of, tie_findings
from onrecord.store import tied_rows
from onrecord.store.findings import reported_by_key, reported_in
from onrecord.store.schema_things import superseded


@dataclass(frozen=True, slots=True)
class Replaced:
    """Things of a day that were not as the record's rows have them.

    Attributes:
        homes: The things of the record in whose place others stood.
        things: Those others.
    """

    homes: frozenset[int] = frozenset()
    things: tuple[Thing, ...] = ()


def replaced_by(conn: Connection, known_by: dt.date | None) -> Replaced:
    """Return what stood in the place of present things by a day.

    What older versions tell can change the ties of all that is like it, and of what is like that; nothing
    else is touched, since findings that are like none of these are never compared with them.
    """
    if known_by is None:
        return Replaced()
    day = known_by.isoformat()
    counted = (superseded.c.known_from <= day) & (superseded.c.known_until > day)
    readings = list(conn.execute(select(superseded.c.reading_key).where(counted)).scalars())
    if not readings:
        return Replaced()
    pool = {one.key: Profile.of(one) for one in reported_in(conn, readings)}
    fresh = list(pool.values())
    while fresh:
        known = _near(conn, fresh, day, pool)
        fresh = [profile for profile in _profiles(conn, known) if any(_alike(profile, one) for one in fresh)]
        pool |= {profile.reported.key: profile for profile in fresh}
    homes = frozenset(one.home for one in tied_rows.with_keys(conn, pool))
    return Replaced(homes, tie_findings(one.reported for one in pool.values()))


def _near(conn: Connection, fresh: Iterable[Profile], day: str, pool: dict[int, Profile]) -> set[int]:
    """Return the findings that are near some and not looked at yet."""
    return {
        near.key
        for profile in fresh
        for near in tied_rows.near(conn, tied_rows.Sought.of(profile))
        if near.known_on <= day and near.key not in pool
    }


def _profiles(conn: Connection, keys: Iterable[int]) -> list[Profile]:
    return [Profile.of(one) for one in reported_by_key(conn, keys).values()]


def _alike(one: Profile, other: Profile) -> bool:
    """Tell whether the later of two findings could be tied to the earlier."""
    earlier, later = sorted((one, other), key=lambda profile: place_of(profile.reported))
    return not are_far(earlier, later) and compare(earlier, later).holds
