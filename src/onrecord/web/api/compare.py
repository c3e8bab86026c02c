"""`/api/v1/compare`: two speakers, two outlets or two days side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import Field

from onrecord.services import By, Compared, Printed, Side, Sides, Tally, compare
from onrecord.store import Store
from onrecord.store.base import Total
from onrecord.web.api.asking import QUERY_CHARS, Nothing, Record
from onrecord.web.api.atom import NEVER, Entry
from onrecord.web.api.items import TotalItem, total_item
from onrecord.web.api.lists import ListKind, Part, add_list
from onrecord.web.api.table import table_of

router = APIRouter()

Of = Literal["kind", "month", "speaker"]


@dataclass(frozen=True, slots=True)
class CountItem:
    """How many statements of each side have a value.

    Attributes:
        of: What is counted: `kind`, `month` or `speaker`.
        value: The value.
        first: How many of the first side.
        second: How many of the second.
    """

    of: Of
    value: str
    first: int
    second: int


@dataclass(frozen=True, slots=True)
class SideItem:
    """A side: its name, the query that finds what it says, and how much that is."""

    name: str
    query: str
    total: TotalItem | None


@dataclass(frozen=True, slots=True)
class PrintedItem:
    """A quotation as each side prints it: the statements, their words, and whether they are the `same`."""

    first: str
    second: str
    first_words: str
    second_words: str
    how: Literal["same", "clipped", "altered"]


class Compares(Nothing):
    """What is compared with what."""

    by: By = Field(By.SPEAKER, description="What the sides are.")
    first: str = Field(
        min_length=1, max_length=QUERY_CHARS, description="A name, or days.", examples=["Ines Tovar"]
    )
    second: str = Field(
        min_length=1, max_length=QUERY_CHARS, description="A name, or days.", examples=["Oda Renk"]
    )
    about: str = Field("", max_length=QUERY_CHARS, description="Only statements that hold this.")


def find_compared(store: Record, asked: Annotated[Compares, Query()]) -> Part:
    """Count what each of two sides says, by kind, month and speaker."""
    told = compare(store, Sides(asked.by, asked.first, asked.second), about=asked.about, limit=1)
    return compared_part(told)


def compared_part(told: Compared) -> Part:
    """Return two sides as a list of counts, with the rest beside it."""
    more = {
        "first": side_item(told.first),
        "second": side_item(told.second),
        "exact": told.exact,
        "printed": tuple(map(printed_item, told.printed)),
    }
    return Part(list(count_items(told)), None, more)


def count_items(told: Compared) -> Iterator[CountItem]:
    """Give all that is counted of two sides."""
    found: tuple[tuple[Of, tuple[Tally, ...]], ...] = (
        ("kind", told.kinds),
        ("month", told.months),
        ("speaker", told.speakers),
    )
    for of, tallies in found:
        for one in tallies:
            yield CountItem(of, one.value, one.first, one.second)


def side_item(side: Side) -> SideItem:
    """Return a side without its statements."""
    return SideItem(side.name, side.query, total_item(side.found.total))


def printed_item(pair: Printed) -> PrintedItem:
    """Return a quotation as each side prints it."""
    return PrintedItem(
        pair.first.statement.id,
        pair.second.statement.id,
        pair.first.words,
        pair.second.words,
        pair.comparison.how,
    )


def count_entries(_store: Store, items: Sequence[CountItem]) -> list[Entry]:
    """Return counts as entries of a feed; they have no day of their own."""
    return [
        Entry(
            id=f"urn:onrecord:compared:{item.of}:{item.value}",
            title=f"{item.of} {item.value}: {item.first}, {item.second}",
            updated=NEVER,
            link="/compare",
            text=f"first: {item.first}, second: {item.second}",
        )
        for item in items
    ]


COMPARED = ListKind(
    name="Compared",
    summary="What each of two sides says, counted by kind, month and speaker",
    item=CountItem,
    table=table_of({name: attrgetter(name) for name in ("of", "value", "first", "second")}),
    entries=count_entries,
    example=Part(
        [CountItem("kind", "predict", 1, 0)],
        None,
        {
            "first": SideItem("Ines Tovar", 'speaker:"Ines Tovar"', total_item(Total(1))),
            "second": SideItem("Oda Renk", 'speaker:"Oda Renk"', total_item(Total(0))),
            "exact": True,
            "printed": (),
        },
    ),
    more={"first": SideItem, "second": SideItem, "exact": bool, "printed": tuple[PrintedItem, ...]},
)

add_list(router, "/compare", COMPARED, find_compared)
