"""Writing what things are: when they are in which state, as known when, and whom and where they name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, delete

from onrecord.interpret.accounts import Line, lines_of
from onrecord.interpret.clocks import phases_of
from onrecord.interpret.ties import Thing
from onrecord.model import FindingType
from onrecord.model.names import name_words
from onrecord.store.inserting import insert_rows
from onrecord.store.schema_things import thing_names, thing_phases, things
from onrecord.store.unsorted import parts_of

PART, TELLER, PLACE = "part", "teller", "place"
"""What a name is to a thing: who plays a part in it, who tells of it, where it is."""

WORD_CHARS = 100
_Named = tuple[str, str, str]


def forget_things(conn: Connection, homes: Collection[int]) -> None:
    """Delete what is written of some things."""
    for part in parts_of(sorted(homes)):
        for table in (things, thing_phases, thing_names):
            conn.execute(delete(table).where(table.c.home.in_(part)))


def write_things(conn: Connection, found: Iterable[Thing]) -> None:
    """Write what some things are, of which nothing is written yet."""
    rows: dict[str, list[dict[str, Any]]] = {"things": [], "phases": [], "names": []}
    for thing in found:
        row = _row_of(thing)
        rows["things"].append(row)
        phases = [_phase_row(row, one) for one in phases_of(thing)]
        rows["phases"] += phases
        rows["names"] += _name_rows(row | {"stands_until": _stands_until(phases)}, thing)
    insert_rows(conn, things, rows["things"])
    insert_rows(conn, thing_phases, rows["phases"])
    insert_rows(conn, thing_names, rows["names"])


def _row_of(thing: Thing) -> dict[str, Any]:
    first, days = thing.members[0].reported, [one.reported.known_on for one in thing.members]
    return {
        "home": first.key,
        "thing_id": thing.id,
        "finding": thing.finding.value,
        "place": thing_place(thing),
        "first_known": min(days).isoformat(),
        "last_known": max(days).isoformat(),
    }


def thing_place(thing: Thing) -> str:
    """Return where a thing comes in a list, as a text that sorts: by type, first day, report and place there.

    >>> type_place(FindingType.COMMITMENT)
    '0'
    """
    first = thing.members[0].reported
    start = first.finding.object.span.start
    begun = f"{first.known_on:%Y%m%d}{first.text_hash[:8]}{start:07}"
    return f"{type_place(thing.finding)}{begun}{thing.id[3:9]}"


def type_place(finding: FindingType) -> str:
    """Return how the places of all things of a type begin."""
    return str(list(FindingType).index(finding))


def _phase_row(row: dict[str, Any], phase: Any) -> dict[str, Any]:
    days = ("known_from", "known_until", "as_from", "as_until")
    return {
        "home": row["home"],
        "place": row["place"],
        **{name: getattr(phase, name).isoformat() for name in days},
        **{name: getattr(phase, name) for name in ("state", "stands", "holds", "overdue")},
    }


def _stands_until(phases: Iterable[dict[str, Any]]) -> str:
    return max((phase["as_until"] for phase in phases if phase["stands"]), default="")


def _name_rows(thing_row: dict[str, Any], thing: Thing) -> Iterator[dict[str, Any]]:
    """Yield each word of each name, and each id, with when that is known and what days it is told of."""
    lines = lines_of(thing)
    own = {name: thing_row[name] for name in ("home", "place", "stands_until")}
    for named, days in _named(thing, lines).items():
        kind, key, name = named
        for known_on, tells_from in _earliest(days):
            row = own | {"kind": kind, "known_on": known_on, "tells_from": tells_from}
            words = [key] if key else dict.fromkeys(name.split())
            for word in words:
                yield row | {"word": word[:WORD_CHARS], "name": f" {name} "}


def _named(thing: Thing, lines: Sequence[Line]) -> dict[_Named, set[tuple[str, str]]]:
    found: dict[_Named, set[tuple[str, str]]] = {}
    tells: dict[str, dt.date] = {}
    for line in lines:
        finding = line.reported.finding.id
        tells[finding] = min(tells.get(finding, line.tells_from), line.tells_from)
        days = (line.reported.known_on.isoformat(), line.tells_from.isoformat())
        for named in _kinds(TELLER, line.by_id, line.by):
            found.setdefault(named, set()).add(days)
    for member in thing.members:
        one = member.reported
        if one.finding.id not in tells:
            continue
        days = (one.known_on.isoformat(), tells[one.finding.id].isoformat())
        names = [_kinds(PART, one.id_of(party.name), party.name) for party in one.finding.parties]
        names += [_kinds(PLACE, None, place) for place in one.finding.places]
        for named in (named for some in names for named in some):
            found.setdefault(named, set()).add(days)
    return found


def _kinds(kind: str, record_id: str | None, name: str | None) -> Iterator[_Named]:
    if record_id:
        yield kind, record_id, ""
    if words := " ".join(name_words(name or "")):
        yield kind, "", words


def _earliest(days: Collection[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield pairs of days before which, in both, there is no other: they say what all of them say."""
    least: str | None = None
    for known_on, tells_from in sorted(days):
        if least is None or tells_from < least:
            least = tells_from
            yield known_on, tells_from
