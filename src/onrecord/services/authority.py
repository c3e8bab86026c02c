"""Keep authority files in the record: bring them in, find somebody in them, see what in them does not add up.

done = import_authority(store, read_authority_file("people.csv"), now=now)
print(done.change.new, done.failed)
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Authority, AuthorityEntity, Issue, IssueKind
from onrecord.model.names import name_words
from onrecord.store.base import Store
from onrecord.store.base_who import AuthorityChange

PORTION = 1000
"""How many entities are stored in one transaction."""


@dataclass(frozen=True, slots=True)
class Imported:
    """How an import went: what changed, how many rows could not be read, how many entities were dropped."""

    change: AuthorityChange
    failed: int
    dropped: int

    @property
    def read(self) -> int:
        """How many entities were read."""
        return self.change.new + self.change.changed + self.change.same


def import_authority(
    store: Store,
    items: Iterable[AuthorityEntity | Issue],
    *,
    now: dt.datetime,
    replace: str | None = None,
    tell: Callable[[Issue], None] = lambda _issue: None,
) -> Imported:
    """Store what an authority file says; stopped half-way, it can be done again from the start.

    Args:
        store: The record.
        items: As the reader gives them.
        now: The time of reading.
        replace: A source of which everything is to be dropped that these items no longer have.
        tell: Told every issue as it comes.
    """
    change, failed = AuthorityChange(), 0
    portion: list[AuthorityEntity] = []
    for item in items:
        if isinstance(item, Issue):
            failed += item.kind is IssueKind.FAILED
            tell(item)
            continue
        portion.append(item)
        if len(portion) == PORTION:
            change += store.add_authority(portion, now=now)
            portion = []
    change += store.add_authority(portion, now=now)
    # What is left of a source whose file could not be read would be dropped by mistake.
    readable = change != AuthorityChange()
    dropped = store.drop_authority(replace, before=now) if replace is not None and readable else 0
    return Imported(change, failed, dropped)


def sort_all(store: Store, *, progress: Callable[[int], None] = lambda _remaining: None) -> None:
    """Say of everybody concerned by what is new whom of the whole record they are.

    Args:
        store: The record.
        progress: Called after each transaction with how much remains.
    """
    while True:
        remaining = store.sort_entities()
        progress(remaining)
        if not remaining:
            return


def find_in_authority(authority: Authority, wanted: str) -> tuple[AuthorityEntity, ...]:
    """Return whom an id or a name means: the exact name or alias, else all with these words in a name."""
    if wanted in authority.by_id:
        return (authority.by_id[wanted],)
    words = name_words(wanted)
    exact = tuple(_bearers(authority, lambda named: named == words))
    return exact or tuple(_bearers(authority, lambda named: bool(words) and set(words) <= set(named)))


def _bearers(authority: Authority, fits: Callable[[Sequence[str]], bool]) -> Iterator[AuthorityEntity]:
    for entity in authority.entities:
        if any(fits(name_words(alias.name)) for alias in entity.names):
            yield entity
