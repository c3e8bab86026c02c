"""The rows of tied findings: which are near a finding, which are of a thing, and writing them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Select, delete, select

from onrecord.interpret.bars import DATED, LONG
from onrecord.interpret.nearness import terms_of
from onrecord.interpret.profiles import Profile
from onrecord.interpret.ties import Tie, place_of
from onrecord.model import FindingType, Reason
from onrecord.store.inserting import insert_rows
from onrecord.store.schema_things import tie_terms, tied_findings
from onrecord.store.tie_numbers import numbers_of, packed, unpacked
from onrecord.store.unsorted import parts_of

HELD = (
    "finding_key",
    "finding",
    "place",
    "known_on",
    "home",
    "asked",
    "sides",
    "tied_to",
    "score",
    "reasons",
)
_KEPT = ("finding_key", "place", "home", "tied_to", "score", "reasons")
_NEAR = ("finding_key", "place", "known_on", "home", "sides")


numbers_in = lru_cache(maxsize=4_096)(unpacked)
"""The numbers of terms or sides; those that were asked for last are kept."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What finds the findings near one, or near some: numbers of their terms and sides, and days."""

    terms: frozenset[int]
    sides: frozenset[int]
    since: str
    until: str

    @classmethod
    def of(cls, profile: Profile) -> Sought:
        """Return what finds those near a finding."""
        day = profile.reported.known_on.isoformat()
        days = days_near(profile.type, day, day)
        return cls(numbers_of(terms_of(profile).asked), numbers_of(profile.sides), *days)


def days_near(finding: FindingType, first: str, last: str) -> tuple[str, str]:
    """Return the days within which those are known that are not too far from some."""
    if finding not in DATED:
        return "", dt.date.max.isoformat()
    since = max(dt.date.fromisoformat(first), dt.date.min + LONG) - LONG
    until = min(dt.date.fromisoformat(last), dt.date.max - LONG) + LONG
    return since.isoformat(), until.isoformat()


@dataclass(frozen=True, slots=True)
class Near:
    """A finding near another: where it comes, and in which thing it is."""

    key: int
    place: str
    known_on: str
    home: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A tied finding, as the record has it."""

    key: int
    place: str
    home: int
    tie: Tie | None


@dataclass(slots=True)
class HeldRow:
    """A tied finding while its neighbours are tied again; `home` and `tie` change.

    What it asks by, and its sides, stay packed: very many rows may be held.
    """

    key: int
    finding: str
    place: str
    known_on: str
    home: int
    tie: Tie | None
    asked: bytes
    sides: bytes

    @property
    def sought(self) -> Sought:
        """What finds those near it."""
        days = days_near(FindingType(self.finding), self.known_on, self.known_on)
        return Sought(numbers_in(self.asked), numbers_in(self.sides), *days)


def held_of(row: Mapping[Any, Any]) -> HeldRow:
    """Return a row of the columns of `HELD` as it is held."""
    return HeldRow(
        key=row["finding_key"],
        **{name: row[name] for name in ("finding", "place", "known_on", "home", "asked", "sides")},
        tie=_tie_of(row),
    )


def insert_tied(
    conn: Connection, new: Iterable[tuple[int, Profile, int, Tie | None]]
) -> list[dict[str, Any]]:
    """Insert findings, each with the key of its story, its home and its tie; return their rows."""
    rows, terms = [], []
    for story_key, profile, home, tie in new:
        one = profile.reported
        own = terms_of(profile)
        given = numbers_of(own.given)
        terms += [{"term": term, "finding_key": one.key} for term in given]
        kept = {
            "finding_key": one.key,
            "story_key": story_key,
            "finding": profile.type.value,
            "place": place_of(one),
            "known_on": one.known_on.isoformat(),
            "terms": packed(given),
            "asked": packed(numbers_of(own.asked)),
            "sides": packed(numbers_of(profile.sides)),
        }
        rows.append(kept | placing(home, tie))
    insert_rows(conn, tied_findings, rows)
    insert_rows(conn, tie_terms, sorted(terms, key=lambda row: (row["term"], row["finding_key"])))
    return rows


def placing(home: int, tie: Tie | None) -> dict[str, Any]:
    """Return the columns that say of which thing a finding is, and why."""
    return {
        "home": home,
        "tied_to": tie.to if tie else None,
        "score": tie.score if tie else None,
        "reasons": [reason.to_dict() for reason in tie.reasons] if tie else None,
    }


def delete_tied(conn: Connection, keys: Collection[int]) -> None:
    """Delete findings with their terms."""
    for part in parts_of(sorted(keys)):
        chosen = tied_findings.c.finding_key.in_(part)
        for key, terms in conn.execute(
            select(tied_findings.c.finding_key, tied_findings.c.terms).where(chosen)
        ):
            for some in parts_of(sorted(unpacked(terms))):
                conn.execute(
                    delete(tie_terms).where(tie_terms.c.term.in_(some), tie_terms.c.finding_key == key)
                )
        conn.execute(delete(tied_findings).where(chosen))


def near(
    conn: Connection, sought: Sought, *, before: str | None = None, after: str | None = None
) -> Iterator[Near]:
    """Yield the findings that share a term and a side with what is sought, before or after a place.

    Source: `onrecord.interpret.nearness`, which tells why no tie goes without.
    """
    columns = [tied_findings.c[name] for name in _NEAR]
    seen: set[int] = set()
    for part in parts_of(sorted(sought.terms)):
        query = (
            select(*columns)
            .distinct()
            .join(tie_terms, tie_terms.c.finding_key == tied_findings.c.finding_key)
            .where(tie_terms.c.term.in_(part))
            .where(tied_findings.c.known_on >= sought.since, tied_findings.c.known_on <= sought.until)
        )
        if before is not None:
            query = query.where(tied_findings.c.place < before)
        if after is not None:
            query = query.where(tied_findings.c.place > after)
        for row in conn.execute(query):
            if row.finding_key not in seen and not sought.sides.isdisjoint(unpacked(row.sides)):
                seen.add(row.finding_key)
                yield Near(row.finding_key, row.place, row.known_on, row.home)


def in_homes(
    conn: Connection, homes: Iterable[int], *, before: str | None = None, after: str | None = None
) -> list[Kept]:
    """Return the findings of some things, in order; only those before or after a place, if one is given."""
    query = _kept()
    if after is not None:
        query = query.where(tied_findings.c.place > after)
    if before is not None:
        query = query.where(tied_findings.c.place < before)
    return _all(conn, query, tied_findings.c.home, sorted(homes))


def in_stories(conn: Connection, story_keys: Sequence[int]) -> list[Kept]:
    """Return the findings of some stories, in order."""
    return _all(conn, _kept(), tied_findings.c.story_key, story_keys)


def with_keys(conn: Connection, keys: Collection[int]) -> list[Kept]:
    """Return some findings, in order."""
    return _all(conn, _kept(), tied_findings.c.finding_key, sorted(keys))


def _kept() -> Select[Any]:
    return select(*(tied_findings.c[name] for name in _KEPT))


def _all(conn: Connection, query: Select[Any], column: Any, keys: Sequence[int]) -> list[Kept]:
    found = [row for part in parts_of(keys) for row in conn.execute(query.where(column.in_(part))).mappings()]
    return sorted(map(_kept_of, found), key=lambda one: one.place)


def _kept_of(row: Mapping[Any, Any]) -> Kept:
    return Kept(row["finding_key"], row["place"], row["home"], _tie_of(row))


def _tie_of(row: Mapping[Any, Any]) -> Tie | None:
    if row["tied_to"] is None:
        return None
    reasons = tuple(Reason.from_dict(reason) for reason in row["reasons"])
    return Tie(row["tied_to"], row["score"], reasons)
