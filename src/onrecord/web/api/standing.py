"""`/api/v1/standing`: what stands as of a day; `/api/v1/timeline`: what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import AfterValidator, Field

from onrecord.exports.standing import STANDING_COLUMNS, TIMELINE_COLUMNS, standing_rows, timeline_row
from onrecord.model import FindingType
from onrecord.services import Asked, StandingPage, standing_page, timeline
from onrecord.store import Store
from onrecord.store.cursors import parse_cursor, to_cursor
from onrecord.web.api import examples
from onrecord.web.api.asking import QUERY_CHARS, Links, Place, Record, links_to, part_of_list, present
from onrecord.web.api.atom import NEVER, Entry
from onrecord.web.api.items import StandingItem, TimelineItem, TotalItem
from onrecord.web.api.lists import ListKind, Part, add_list
from onrecord.web.api.table import Table
from onrecord.web.wording import say_state, shorten

router = APIRouter()


def _day(text: str) -> str:
    dt.date.fromisoformat(text)
    return text


Day = Annotated[
    str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", json_schema_extra={"format": "date"}), AfterValidator(_day)
]


class Standings(Place):
    """As of which day, as known by which, and of what only."""

    as_of: Day | None = Field(
        None, description="The day whose state of things is asked for; today if not given."
    )
    known_by: Day | None = Field(None, description="Only what could be read by the end of this day.")
    finding: FindingType | None = Field(None, description="Only things of a type.")
    place: str | None = Field(
        None, min_length=1, max_length=QUERY_CHARS, description="Only those naming a place."
    )
    party: str | None = Field(
        None,
        min_length=1,
        max_length=QUERY_CHARS,
        description="Only those in which somebody plays a part or tells of it: a name, `re-…` or `en-…`.",
    )
    settled: bool = Field(False, description="Also what is kept, granted, answered, ended or past.")


class Lines(Place):
    """Whose timeline, or what's."""

    of: str = Field(
        min_length=1,
        max_length=QUERY_CHARS,
        description="A name, words of what a thing is about, or an id: `re-…`, `en-…`, `th-…`, `fi-…`.",
        examples=["sail on Monday"],
    )
    known_by: Day | None = Field(None, description="Only what could be read by the end of this day.")


def find_standing(request: Request, store: Record, asked: Annotated[Standings, Query()]) -> Part:
    """List what stands as of a day."""
    query = asked_of(request, asked)

    def ask() -> StandingPage:
        return standing_page(store, query, limit=asked.limit, after=asked.after)

    page = part_of_list(ask) if asked.after else ask()
    items = [StandingItem(one, thing_links(request, one.id)) for one in page.items]
    more = {
        "as_of": query.as_of.isoformat(),
        "known_by": asked.known_by,
        "total": TotalItem(page.total.count, page.total.exact, str(page.total)),
        "counts": {one.finding.value: one.total.count for one in page.counts},
    }
    return Part(items, page.next, more)


def asked_of(request: Request, asked: Standings) -> Asked:
    """Return what the parameters of an address ask for; without a day, as of today."""
    return Asked(
        as_of=_date(asked.as_of) or present(request).date(),
        known_by=_date(asked.known_by),
        finding=asked.finding,
        place=asked.place,
        party=asked.party,
        settled=asked.settled,
    )


def find_lines(request: Request, store: Record, asked: Annotated[Lines, Query()]) -> Part:
    """List what became of somebody's things, or of one thing, in the order of days."""
    start = _start(asked.after)
    found = timeline(store, asked.of, known_by=_date(asked.known_by))
    end = start + asked.limit
    items = [
        TimelineItem(line, links_to(request, f"/statements/{line.account.statement}"))
        for line in found.lines[start:end]
    ]
    more = to_cursor("timeline", end) if end < len(found.lines) else None
    return Part(items, more, {"of": found.of, "id": found.id, "whole": found.whole})


def thing_links(request: Request, thing_id: str) -> Links:
    """Return where the timeline of a thing and its page are."""
    page = links_to(request, f"/standing/{thing_id}").page
    return Links(links_to(request, f"/timeline?of={thing_id}").api, page)


def _start(after: str | None) -> int:
    """Return the number of the first line that a cursor asks for."""
    return max(0, part_of_list(lambda: parse_cursor(after, "timeline", int))[0]) if after else 0


def _date(day: str | None) -> dt.date | None:
    return dt.date.fromisoformat(day) if day else None


def _midnight(edtf: str) -> dt.datetime:
    try:
        return dt.datetime.combine(dt.date.fromisoformat(edtf), dt.time(), dt.UTC)
    except ValueError:
        return NEVER


def standing_entries(_store: Store, items: Sequence[StandingItem]) -> list[Entry]:
    """Return things as entries of a feed; each is as new as what is known of it last."""
    return [
        Entry(
            id=f"urn:onrecord:{item.standing.id}",
            title=f"{item.standing.finding.value}, {say_state(item.standing.state)}: "
            f"{shorten(item.standing.object.text)}",
            updated=_midnight(item.standing.later.known_on),
            link=item.links.page or item.links.api,
            text=item.standing.later.words,
            author=item.standing.later.by,
        )
        for item in items
    ]


def line_entries(_store: Store, items: Sequence[TimelineItem]) -> list[Entry]:
    """Return lines of a timeline as entries of a feed."""
    return [
        Entry(
            id=f"urn:onrecord:{item.line.thing}:{item.line.account.statement}:{item.line.what}:{item.line.date}",
            title=f"{item.line.date} {say_state(item.line.what)}: {shorten(item.line.object)}",
            updated=_midnight(item.line.account.known_on),
            link=item.links.page or item.links.api,
            text=item.line.account.words,
            author=item.line.account.by,
        )
        for item in items
    ]


STANDING = ListKind(
    name="Standing",
    summary="What stands as of a day, as known by a day",
    item=StandingItem,
    table=Table(STANDING_COLUMNS, lambda item: standing_rows(item.standing)),
    entries=standing_entries,
    example=Part(
        [examples.STANDING],
        None,
        {
            "as_of": "2031-03-06",
            "known_by": None,
            "total": TotalItem(1, exact=True, shown="1"),
            "counts": {"commitment": 1},
        },
    ),
    more={"as_of": str, "known_by": str | None, "total": TotalItem, "counts": Mapping[str, int]},
)
TIMELINE = ListKind(
    name="Timeline",
    summary="What became of somebody's things, or of one thing, in the order of days",
    item=TimelineItem,
    table=Table(TIMELINE_COLUMNS, lambda item: [timeline_row(item.line)]),
    entries=line_entries,
    example=Part(
        [examples.TIMELINE_LINE], None, {"of": "sail on Monday", "id": examples.THING, "whole": True}
    ),
    more={"of": str, "id": str | None, "whole": bool},
)

add_list(router, "/standing", STANDING, find_standing)
add_list(router, "/timeline", TIMELINE, find_lines)
