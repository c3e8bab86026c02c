"""What became of one thing, or of somebody's things, line by line in the order of days.

    for line in timeline(store, "Veria Dams").lines:
        print(line.date, line.what, line.object, line.account.words)

A line is an account, or a day that an account names: when something begins, ends or is due. Written on the
store's contract alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.errors import NotFound
from onrecord.interpret.accounts import Line, first_day, lines_of
from onrecord.interpret.ties import Thing
from onrecord.interpret.wording import wording_of
from onrecord.model import FindingType
from onrecord.model.names import name_words
from onrecord.model.standing import Standing, TimelineLine
from onrecord.services.standing import ENTITY_IDS, PART, account_of, object_of, standing_of
from onrecord.store.base import Store
from onrecord.store.base_findings import ThingQuery
from onrecord.store.base_who import EntityRow
from onrecord.store.pages import all_items

THING, FINDING = "th-", "fi-"
MOST_THINGS = 400
"""Of somebody with more things than these, those are told of which was told last."""

_MOST = 20
_SHOWN = 3
_FAR = dt.date.max


@dataclass(frozen=True, slots=True)
class Timeline:
    """A timeline, and whose or what it is.

    Attributes:
        of: The name of the entity, or the words of the thing.
        id: Its id (`re-…` or `th-…`); None where words fit several things.
        lines: In the order of days.
        whole: False where somebody has so many things that only those were taken of which was told last.
    """

    of: str
    id: str | None
    lines: tuple[TimelineLine, ...]
    whole: bool = True


def timeline(store: Store, wanted: str, *, known_by: dt.date | None = None) -> Timeline:
    """Return the timeline of a person or body, or of a thing.

    Args:
        store: The record.
        wanted: The id of an entity (`re-…`, `en-…`), a thing (`th-…`) or one of its findings (`fi-…`); a
            name, also of a party that is no entity of the record; or words of what things are about.
        known_by: Only what could be read by the end of this day.

    Raises:
        NotFound: Nothing has this id, or several begin so; nobody has the name, or several bear it, and no
            thing is about these words.
    """
    if wanted.startswith(ENTITY_IDS):
        return _of_entity(store, store.known_as(wanted), known_by)
    if wanted.startswith((THING, FINDING)):
        return of_thing(store.thing(wanted, known_by=known_by))
    entity = _named(store, wanted)
    if entity is not None:
        return _of_entity(store, entity, known_by)
    played = list(_things(store, ThingQuery(known_by=known_by, party=wanted)))
    if played:
        return Timeline(wanted, None, _in_order([line for one in played for line in _lines(one)]))
    words = wording_of(wanted).words
    about = list(_things(store, ThingQuery(known_by=known_by, about=words))) if words else []
    if not about:
        raise NotFound(f"nobody in the record is called {wanted!r}, and nothing in it is about that")
    if len(about) == 1:
        return of_thing(about[0])
    return Timeline(wanted, None, _in_order([line for one in about for line in _lines(one)]))


def _named(store: Store, name: str) -> EntityRow | None:
    """Return who bears a name: the only one who is called just so, else the only one whose name holds it."""
    found = store.entities(name=name, limit=_MOST).items
    exact = [row for row in found if name_words(row.name) == name_words(name)]
    fits = exact or list(found)
    if len(fits) > 1:
        some = ", ".join(f"{row.name} ({row.id})" for row in fits[:_SHOWN])
        more = " and others" if len(fits) > _SHOWN else ""
        raise NotFound(f"several in the record are called {name!r}: {some}{more}; give an id")
    return fits[0] if fits else None


def _of_entity(store: Store, row: EntityRow, known_by: dt.date | None) -> Timeline:
    """Return all accounts of things in which somebody plays a part, and what that one tells of others."""
    found: list[TimelineLine] = []
    things = list(_things(store, ThingQuery(known_by=known_by, party=row.id, latest=MOST_THINGS + 1)))
    latest = {thing.id for thing in sorted(things, key=_last_day)[-MOST_THINGS:]}
    for thing in things:
        if thing.id not in latest:
            continue
        if row.id in _players(thing):
            found += _lines(thing)
        else:
            found += _lines(thing, only=lambda line: line.by_id == row.id)
    return Timeline(row.name, row.id, _in_order(found), whole=len(things) <= MOST_THINGS)


def _last_day(thing: Thing) -> dt.date:
    return max(member.reported.known_on for member in thing.members)


@dataclass(frozen=True, slots=True)
class History:
    """A thing with all that became of it.

    Attributes:
        now: What it is on the day; None where no account tells of that day yet.
        whole: What it is when all that is known is told: its words, parties, places and accounts.
        lines: Its timeline.
    """

    now: Standing | None
    whole: Standing
    lines: tuple[TimelineLine, ...]


def history(store: Store, wanted: str, *, as_of: dt.date, known_by: dt.date | None = None) -> History:
    """Return a thing by its id or that of one of its findings, or how one begins.

    Raises:
        NotFound: There is none, or there are several.
    """
    thing = store.thing(wanted, known_by=known_by)
    whole = standing_of(thing, as_of=max(as_of, *(line.tells_from for line in lines_of(thing))))
    if whole is None:
        raise NotFound(f"no account tells of what {wanted!r} is")
    return History(standing_of(thing, as_of=as_of), whole, of_thing(thing).lines)


def _things(store: Store, query: ThingQuery) -> Iterator[Thing]:
    return all_items(lambda after: store.things(query, limit=PART, after=after))


def of_thing(thing: Thing) -> Timeline:
    """Return the timeline of a thing."""
    words = object_of([member.reported for member in thing.members]).text
    return Timeline(words, thing.id, _in_order(list(_lines(thing))))


def _players(thing: Thing) -> set[str | None]:
    """Return who of the whole record plays a part in a thing."""
    reported = [member.reported for member in thing.members]
    return {one.id_of(party.name) for one in reported for party in one.finding.parties}


def _lines(thing: Thing, only: Callable[[Line], bool] | None = None) -> Iterator[TimelineLine]:
    words = object_of([member.reported for member in thing.members]).text
    named: set[tuple[str, str]] = set()
    for line in lines_of(thing):
        if only is not None and not only(line):
            continue
        account = account_of(line)
        yield TimelineLine(account.date, line.state, thing.id, thing.finding, words, account)
        for what, day in _days(thing.finding, line):
            if (what, day) not in named:
                named.add((what, day))
                yield TimelineLine(day, what, thing.id, thing.finding, words, account)


def _days(finding: FindingType, line: Line) -> Iterator[tuple[str, str]]:
    """Yield the days that an account names: when the thing begins, ends or is due."""
    since, until = line.reported.finding.since, line.reported.finding.until
    if since is not None:
        yield "since", since
    if until is not None:
        yield ("due" if finding is FindingType.COMMITMENT else "until"), until


def _in_order(lines: Sequence[TimelineLine]) -> tuple[TimelineLine, ...]:
    """Return lines by the first day that each can be of; what is told goes before what a day is named for."""
    return tuple(
        sorted(lines, key=lambda line: (first_day(line.date) or _FAR, line.what in ("due", "until")))
    )
