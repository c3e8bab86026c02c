"""Which things are asked for: as the database is asked, and as a thing at hand is judged; the two are one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, exists, func, select

from onrecord.interpret.accounts import Line, fold, lines_of
from onrecord.interpret.nearness import word_terms
from onrecord.interpret.ties import Member, Thing
from onrecord.interpret.wording import wording_of
from onrecord.model import FindingType
from onrecord.model.names import name_words
from onrecord.store.base_findings import ThingQuery
from onrecord.store.schema_things import thing_names, thing_phases, things, tie_terms, tied_findings
from onrecord.store.thing_rows import PART, PLACE, TELLER, WORD_CHARS, type_place
from onrecord.store.tie_numbers import numbers_of

RECORD_ID = "re-"
LAST = dt.date.max - dt.timedelta(days=1)
"""The day by which all is known."""


def select_things(query: ThingQuery) -> Select[Any]:
    """Select `place` and `home` of the things that a query asks for, each once."""
    known = (query.known_by or LAST).isoformat()
    wanted = [(query.party, (PART, TELLER)), (query.place, (PLACE,))]
    named = [(name, kinds) for name, kinds in wanted if name is not None]
    asked = _of_names(query, known, named) if named else _of_all(query, known)
    place, home = asked.selected_columns.place, home_column(query)
    asked = asked.where(*_told_last(query, home, known), *_about(query, home, known))
    if query.finding is not None:
        first = type_place(query.finding)
        asked = asked.where(place >= first, place < chr(ord(first) + 1))
    return asked


def home_column(query: ThingQuery) -> ColumnElement[Any]:
    """Return what is asked about where a thing is asked for by its home."""
    if query.party is not None or query.place is not None:
        return thing_names.c.home
    return _table(query).c.home


def _table(query: ThingQuery) -> Table:
    return things if query.as_of is None else thing_phases


def _of_all(query: ThingQuery, known: str) -> Select[Any]:
    table = _table(query)
    # Whoever is asked for by words is looked up by these; the order of places is no way there.
    place = table.c.place.concat("") if query.about else table.c.place
    asked = select(place.label("place"), table.c.home)
    return asked.where(*(_in_force(query, known) if query.as_of else [things.c.first_known <= known]))


def _of_names(query: ThingQuery, known: str, named: Sequence[tuple[str, Sequence[str]]]) -> Select[Any]:
    """Select things by the first of some names, in the order of places, as far as the others are theirs."""
    (first, kinds), *further = named
    # Grouped, places come as the index has them: PostgreSQL would find and sort all for `DISTINCT`.
    asked = select(thing_names.c.place, func.min(thing_names.c.home).label("home"))
    asked = asked.group_by(thing_names.c.place)
    asked = asked.where(*_named(thing_names.c, query, known, first, kinds))
    for name, kinds in further:
        other = thing_names.alias().c
        asked = asked.where(
            thing_names.c.home.in_(select(other.home).where(*_named(other, query, known, name, kinds)))
        )
    if query.as_of is None:
        return asked
    if not query.settled:
        asked = asked.where(thing_names.c.stands_until > query.as_of.isoformat())
    own = thing_phases.c.home == thing_names.c.home
    return asked.where(exists().where(own, *_in_force(query, known)))


def _in_force(query: ThingQuery, known: str) -> Iterator[ColumnElement[bool]]:
    """Yield what holds of the phases that tell of the day, as far as it is known."""
    if query.as_of is not None:
        day, phase = query.as_of.isoformat(), thing_phases.c
        yield from (phase.as_until > day, phase.as_from <= day)
        yield from (phase.known_until > known, phase.known_from <= known)
        if not query.settled:
            yield phase.stands


def _told_last(query: ThingQuery, home: ColumnElement[Any], known: str) -> Iterator[ColumnElement[bool]]:
    if query.party is not None and query.latest is not None:
        told = thing_names.alias().c
        named = select(told.home).where(*_named(told, query, known, query.party, (PART, TELLER)))
        latest = named.group_by(told.home).order_by(func.max(told.known_on).desc(), told.home.desc())
        yield home.in_(latest.limit(query.latest))


def _about(query: ThingQuery, home: ColumnElement[Any], known: str) -> Iterator[ColumnElement[bool]]:
    for word in sorted(query.about):
        terms = numbers_of(term for finding in FindingType for term in word_terms(finding, frozenset({word})))
        found = select(tied_findings.c.home).join(
            tie_terms, tie_terms.c.finding_key == tied_findings.c.finding_key
        )
        yield home.in_(found.where(tie_terms.c.term.in_(sorted(terms)), tied_findings.c.known_on <= known))


def _named(
    name: Any, query: ThingQuery, known: str, wanted: str, kinds: Sequence[str]
) -> Iterator[ColumnElement[bool]]:
    """Yield what holds of names as asked for, as far as they are known and told of the day."""
    words = [wanted] if wanted.startswith(RECORD_ID) else list(name_words(wanted))
    # Each word of a name leads to it; the longest leads to fewest others.
    first, *further = sorted(words, key=len, reverse=True) or [""]
    yield from (name.kind.in_(kinds), name.known_on <= known, name.word == first[:WORD_CHARS])
    for word in [first, *further] if len(first) > WORD_CHARS else further:
        yield name.name.contains(f" {word} ", autoescape=True)
    if query.as_of is not None:
        yield name.tells_from <= query.as_of.isoformat()


def is_asked(query: ThingQuery, thing: Thing) -> bool:
    """Tell whether a query asks for a thing, of which only what is known is given."""
    if query.finding not in (None, thing.finding):
        return False
    lines = lines_of(thing)
    told, members = list(lines), list(thing.members)
    if query.as_of is not None:
        now = fold(thing.finding, lines, as_of=query.as_of)
        if now is None or not (now.stands or query.settled):
            return False
        told = list(now.told)
        members = told_of(thing, told)
    return _names_place(query, members) and _names_party(query, members, told) and _is_about(query, thing)


def told_of(thing: Thing, told: Sequence[Line]) -> list[Member]:
    """Return the findings of a thing that some of its accounts are of."""
    ids = {line.reported.finding.id for line in told}
    return [member for member in thing.members if member.reported.finding.id in ids]


def _names_place(query: ThingQuery, members: Sequence[Member]) -> bool:
    if query.place is None:
        return True
    places = [place for member in members for place in member.reported.finding.places]
    return any(_fits(query.place, None, place) for place in places)


def _names_party(query: ThingQuery, members: Sequence[Member], told: Sequence[Line]) -> bool:
    if query.party is None:
        return True
    named: list[tuple[str | None, str]] = [(line.by_id, line.by or "") for line in told]
    for one in (member.reported for member in members):
        named += [(one.id_of(party.name), party.name) for party in one.finding.parties]
    return any(_fits(query.party, key, name) for key, name in named)


def _fits(wanted: str, record_id: str | None, name: str) -> bool:
    if wanted.startswith(RECORD_ID):
        return record_id == wanted
    words = set(name_words(wanted))
    return bool(words) and words <= set(name_words(name))


def _is_about(query: ThingQuery, thing: Thing) -> bool:
    objects = [member.reported.finding.object.text for member in thing.members]
    return query.about <= {word for text in objects for word in wording_of(text).words}
