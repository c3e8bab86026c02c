"""The tied findings near those that are tied again, held while that goes on, and written at its end.

    held = Held(conn)
    for one in held.near(Sought.of(profile), before=place): ...
    held.place(one.key, home, tie)
    held.write()

Each row is read once in a transaction, however often it is looked at: a finding that comes in is near many,
and each of those is near as many.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from onrecord.interpret.profiles import Profile
from onrecord.interpret.ties import Tie
from onrecord.model import FindingType
from onrecord.store import tied_rows
from onrecord.store.schema_things import tie_terms, tied_findings
from onrecord.store.tie_numbers import unpacked
from onrecord.store.tied_rows import HELD, HeldRow, Sought, days_near, held_of, numbers_in, placing
from onrecord.store.unsorted import parts_of

MOST = 50_000
"""So many rows are held at most; then they are written, and read again where they are needed."""

_TERMS = select(tie_terms.c.term, tie_terms.c.finding_key).join(
    tied_findings, tied_findings.c.finding_key == tie_terms.c.finding_key
)
_PLACE = update(tied_findings).where(tied_findings.c.finding_key == bindparam("own_key"))


class Held:
    """Tied findings as they are by now; what has changed is in the record when it is written."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn
        self._rows: dict[int, HeldRow] = {}
        self._members: dict[int, set[int]] = {}
        """The findings of things, as far as they are held; of those in `_whole` all are."""
        self._whole: set[int] = set()
        self._by_term: dict[int, set[int]] = {}
        self._days: dict[int, tuple[str, str]] = {}
        """From which days to which all findings of a term are held."""
        self._changed: set[int] = set()

    def rows(self, keys: Collection[int]) -> list[HeldRow]:
        """Return some findings, in order of their keys; those that are gone are left out."""
        self._read_keys(keys)
        return [self._rows[key] for key in sorted(keys) if key in self._rows]

    def near(self, sought: Sought, *, before: str | None = None, after: str | None = None) -> list[HeldRow]:
        """Return the findings that share a term and a side with what is sought, before or after a place.

        Source: `onrecord.interpret.nearness`, which tells why no tie goes without.
        """
        self._read_terms(sought)
        keys = set().union(*(self._by_term[term] for term in sought.terms))
        found = (self._rows[key] for key in keys)
        return [
            row
            for row in found
            if sought.since <= row.known_on <= sought.until
            and (before is None or row.place < before)
            and (after is None or row.place > after)
            and not sought.sides.isdisjoint(numbers_in(row.sides))
        ]

    def in_homes(
        self, homes: Collection[int], *, before: str | None = None, after: str | None = None
    ) -> list[HeldRow]:
        """Return the findings of some things, in order; of a place given only those before or after it."""
        self._read_homes(homes)
        found = (self._rows[key] for home in homes for key in self._members.get(home, ()))
        chosen = (
            row
            for row in found
            if (before is None or row.place < before) and (after is None or row.place > after)
        )
        return sorted(chosen, key=lambda row: row.place)

    def sought_in(self, home: int) -> Sought:
        """Return what finds the findings near any of a thing."""
        found = self.in_homes([home])
        if not found:
            return Sought(frozenset(), frozenset(), "", "")
        known = [row.known_on for row in found]
        return Sought(
            frozenset().union(*(numbers_in(row.asked) for row in found)),
            frozenset().union(*(numbers_in(row.sides) for row in found)),
            *days_near(FindingType(found[0].finding), min(known), max(known)),
        )

    def insert(self, new: Iterable[tuple[int, Profile]]) -> None:
        """Put findings in, each with the key of its story, each for now a thing of its own."""
        some = list(new)
        made = tied_rows.insert_tied(
            self._conn, [(story_key, profile, profile.reported.key, None) for story_key, profile in some]
        )
        for row in made:
            self._hold(held_of(row))
            for term in unpacked(row["terms"]) & self._by_term.keys():
                since, until = self._days[term]
                if since <= row["known_on"] <= until:
                    self._by_term[term].add(row["finding_key"])

    def delete(self, keys: Collection[int]) -> None:
        """Take findings out."""
        tied_rows.delete_tied(self._conn, keys)
        for key in keys:
            row = self._rows.pop(key, None)
            if row is not None:
                self._members[row.home].discard(key)
        for known in self._by_term.values():
            known.difference_update(keys)
        self._changed.difference_update(keys)

    def place(self, key: int, home: int, tie: Tie | None) -> None:
        """Say of which thing a finding is, and why."""
        row = self._rows[key]
        self._members[row.home].discard(key)
        self._members.setdefault(home, set()).add(key)
        row.home, row.tie = home, tie
        self._changed.add(key)

    def write(self) -> None:
        """Write what has changed, and hold nothing more."""
        changed = [self._rows[key] for key in sorted(self._changed)]
        if changed:
            values = [{"own_key": row.key, **placing(row.home, row.tie)} for row in changed]
            self._conn.execute(_PLACE, values)
        for held in (self._rows, self._members, self._whole, self._by_term, self._days, self._changed):
            held.clear()

    def write_if_many(self) -> None:
        """Let go of what is held, where that is much."""
        if len(self._rows) > MOST:
            self.write()

    def _hold(self, row: HeldRow) -> None:
        if row.key not in self._rows:
            self._rows[row.key] = row
            self._members.setdefault(row.home, set()).add(row.key)

    def _read_keys(self, keys: Iterable[int]) -> None:
        missing = sorted(key for key in keys if key not in self._rows)
        for row in self._read(tied_findings.c.finding_key, missing):
            self._hold(row)

    def _read_homes(self, homes: Iterable[int]) -> None:
        missing = sorted(set(homes) - self._whole)
        for row in self._read(tied_findings.c.home, missing):
            self._hold(row)
        self._whole.update(missing)

    def _read(self, column: Any, keys: Sequence[int]) -> Iterator[HeldRow]:
        query = select(*(tied_findings.c[name] for name in HELD))
        for part in parts_of(keys):
            yield from (held_of(row) for row in self._conn.execute(query.where(column.in_(part))).mappings())

    def _read_terms(self, sought: Sought) -> None:
        missing = [term for term in sorted(sought.terms) if not self._covers(term, sought)]
        if not missing:
            return
        known = [self._days[term] for term in missing if term in self._days]
        since = min([sought.since, *(first for first, _ in known)])
        until = max([sought.until, *(last for _, last in known)])
        dated = _TERMS.where(tied_findings.c.known_on >= since, tied_findings.c.known_on <= until)
        for term in missing:
            self._by_term[term] = set()
            self._days[term] = (since, until)
        for part in parts_of(missing):
            for term, key in self._conn.execute(dated.where(tie_terms.c.term.in_(part))):
                self._by_term[term].add(key)
        self._read_keys(set().union(*(self._by_term[term] for term in missing)))

    def _covers(self, term: int, sought: Sought) -> bool:
        since, until = self._days.get(term, ("9", ""))
        return since <= sought.since and sought.until <= until
