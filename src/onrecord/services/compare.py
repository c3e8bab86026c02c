"""Two speakers, two outlets or two days side by side: what each says, and the same quotations as each prints.

    told = compare(store, Sides(By.PUBLISHER, "Corvane", "Brenag"), about="truce")
    for row in told.kinds:
        print(row.value, row.first, row.second)

A side is a search like any other, so that whatever is counted here can be looked up by its query.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.interpret.states import OF_COMMITMENTS, OFF, ON
from onrecord.model import FindingType
from onrecord.model.names import name_words
from onrecord.model.standing import DatedAccount, Standing
from onrecord.services.comparing import Comparison, compare_words
from onrecord.services.search import Found, search_statements
from onrecord.services.standing import Asked, standing_page
from onrecord.store.base import Facets, Hit, Store
from onrecord.store.days import parse_days
from onrecord.store.parsing import parse_query
from onrecord.store.query import Query, Shingles, words_in
from onrecord.store.shingles import quoted_prints, quoted_words

MOST_QUOTED = 40
"""Quotations of the first side that are looked for on the second."""

MOST_CANDIDATES = 200
MOST_THINGS = 100
"""Things that the first side tells of, among which those are looked for that the second tells otherwise."""

MOST_COUNTED = 2_000
"""Of each side so many statements are counted, as many as its shares rest on."""

SHOWN = 10
_OPPOSED = (
    frozenset({"for", "against"}),
    frozenset({"granted", "refused"}),
    frozenset({"held", "disclaimed"}),
    frozenset({"planned", "not_planned"}),
    frozenset({"ongoing", "refused"}),
)
_QUOTED = "quotation:direct OR quotation:mixed"


class By(StrEnum):
    """What two sides are."""

    SPEAKER = "speaker"
    PUBLISHER = "publisher"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Sides:
    """Two sides: names, or days as a search takes them (`2031-03`, `2031-03-01..2031-03-09`)."""

    by: By
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Side:
    """What one side says; `query` is what it is found by."""

    name: str
    query: str
    found: Found


@dataclass(frozen=True, slots=True)
class Tally:
    """How many statements of each side have a value, such as a kind or a month."""

    value: str
    first: int
    second: int


@dataclass(frozen=True, slots=True)
class Printed:
    """A quotation as each side prints it."""

    first: Hit
    second: Hit
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Conflict:
    """A thing of which both sides tell what cannot both be so: the last account of each."""

    thing: Standing
    first: DatedAccount
    second: DatedAccount


@dataclass(frozen=True, slots=True)
class Compared:
    """Two sides side by side.

    Attributes:
        first: One.
        second: The other.
        kinds: By kind of statement, the commonest first.
        months: By month, in order.
        speakers: By who speaks, where the sides are not speakers, the commonest first.
        exact: Whether all statements of both sides were counted; else the last of each that came in.
        printed: The same quotations as each prints them, altered ones first.
    """

    first: Side
    second: Side
    kinds: tuple[Tally, ...]
    months: tuple[Tally, ...]
    speakers: tuple[Tally, ...]
    exact: bool
    printed: tuple[Printed, ...]


def side_query(by: By, value: str, about: str = "") -> str:
    """Return the query that finds what a side says, about something where that is given.

    >>> side_query(By.PUBLISHER, "The Corvane Post", "truce")
    'publisher:"The Corvane Post" truce'
    >>> side_query(By.DATE, "2031-02-30")
    ''
    """
    if by is By.DATE:
        days = "".join(value.split())
        own = f"date:{days}" if parse_days(days) else ""
    else:
        words = " ".join(words_in(value))
        own = f'{by.value}:"{words}"' if words else ""
    return " ".join([own, *about.split()]) if own else ""


def compare(store: Store, sides: Sides, *, about: str = "", limit: int = SHOWN) -> Compared:
    """Put two sides side by side; a side that cannot be understood has nothing to say.

    Args:
        store: The record.
        sides: The two.
        about: What the statements have to hold, as a search takes it.
        limit: At most so many statements of each.
    """
    first, second = (_side(store, sides.by, value, about, limit) for value in (sides.first, sides.second))
    counted = (first.found.facets, second.found.facets)
    return Compared(
        first=first,
        second=second,
        kinds=_tallies("kind", *counted),
        months=tuple(sorted(_tallies("month", *counted), key=lambda one: one.value)),
        speakers=() if sides.by is By.SPEAKER else _tallies("speaker", *counted),
        exact=all(one is None or one.exact for one in counted),
        printed=tuple(_printed(store, first, second)),
    )


def _side(store: Store, by: By, value: str, about: str, limit: int) -> Side:
    query = side_query(by, value, about)
    found = search_statements(store, query, limit=limit, counts=True, most=MOST_COUNTED)
    return Side(" ".join(value.split()), query, found)


def _tallies(name: str, first: Facets | None, second: Facets | None) -> tuple[Tally, ...]:
    """Return how often each value is counted; it has to be among the commonest of one side to be here."""
    counts = [{one.value: one.count for one in side.of(name)} if side else {} for side in (first, second)]
    values = dict.fromkeys(value for side in counts for value in side)
    found = [Tally(value, counts[0].get(value, 0), counts[1].get(value, 0)) for value in values]
    return tuple(sorted(found, key=lambda one: (-one.first - one.second, one.value)))


def _printed(store: Store, first: Side, second: Side) -> Iterable[Printed]:
    """Find the quotations of one side on the other: by the runs of words that they share."""
    if not first.query or not second.query:
        return ()
    quoted = store.search(f"{first.query} {_QUOTED}", limit=MOST_QUOTED).items
    prints = {hit.key: frozenset(quoted_prints(hit.words, hit.statement.quotation)) for hit in quoted}
    shared = sorted(frozenset[str]().union(*prints.values()))
    if not shared:
        return ()
    wanted = Query((*parse_query(second.query).parts, Shingles(tuple(shared))))
    others = store.search(wanted, limit=MOST_CANDIDATES).items
    found = [
        pair
        for hit in quoted
        for pair in _pairs(hit, [other for other in others if _may_be_same(hit, other, prints[hit.key])])
    ]
    return sorted(found, key=lambda pair: (pair.comparison.how != "altered", -len(pair.first.words)))


def _may_be_same(hit: Hit, other: Hit, prints: frozenset[str]) -> bool:
    if hit.document_id == other.document_id:
        return False
    return not prints.isdisjoint(quoted_prints(other.words, other.statement.quotation))


def _pairs(hit: Hit, others: Sequence[Hit]) -> Iterable[Printed]:
    own = quoted_words(hit.words, hit.statement.quotation)
    for other in others:
        comparison = compare_words(own, quoted_words(other.words, other.statement.quotation))
        if comparison:
            yield Printed(hit, other, comparison)


def conflicts(store: Store, sides: Sides, *, as_of: dt.date) -> tuple[Conflict, ...]:
    """Return what two speakers tell otherwise: things whose last accounts of theirs contradict each other.

    Args:
        store: The record.
        sides: The two; outlets and days give no accounts of their own.
        as_of: The day whose state of things is wanted.
    """
    if sides.by is not By.SPEAKER or not name_words(sides.first) or not name_words(sides.second):
        return ()
    asked = Asked(as_of=as_of, party=" ".join(name_words(sides.first)), settled=True)
    things = standing_page(store, asked, limit=MOST_THINGS, counts=False).items
    return tuple(_conflicts(things, sides))


def _conflicts(things: Iterable[Standing], sides: Sides) -> Iterator[Conflict]:
    for thing in things:
        first, second = (_last_account(thing, name) for name in (sides.first, sides.second))
        if first and second and cannot_both_be(thing.finding, first.state, second.state):
            yield Conflict(thing, first, second)


def cannot_both_be(finding: FindingType, one: str, other: str) -> bool:
    """Tell whether two states of one thing contradict each other, rather than follow one on the other.

    >>> cannot_both_be(FindingType.STANCE, "for", "against")
    True
    >>> cannot_both_be(FindingType.REQUEST, "made", "granted")
    False
    """
    if finding is FindingType.MEASURE:
        return (one in ON and other in OFF) or (one in OFF and other in ON)
    if finding is FindingType.COMMITMENT:
        return frozenset({one, other}) in OF_COMMITMENTS
    return frozenset({one, other}) in _OPPOSED


def _last_account(thing: Standing, name: str) -> DatedAccount | None:
    words = set(name_words(name))
    own = [one for one in thing.accounts if one.by and words <= set(name_words(one.by))]
    return own[-1] if own else None
