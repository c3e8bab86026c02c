"""Two speakers, two outlets or two days, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from pydantic import Field

from onrecord.services import By, Compared, Side, Sides, compare, conflicts
from onrecord.services.citing import cite_hits
from onrecord.store import Hit, Store
from onrecord.web.api.asking import QUERY_CHARS, Nothing, Record, present
from onrecord.web.api.compare import COMPARED, compared_part
from onrecord.web.api.items import found_item
from onrecord.web.api.lists import Part
from onrecord.web.api.statements import statement_links
from onrecord.web.mirrored import mirror
from onrecord.web.pages.filled import Filled
from onrecord.web.pages.twins import Answer, Page, add_page
from onrecord.web.queries import address_of
from onrecord.web.standings import documents_of
from onrecord.web.views import Quote, quote_found

BY = ((By.SPEAKER.value, "two speakers"), (By.PUBLISHER.value, "two outlets"), (By.DATE.value, "two days"))
HINTS = {
    By.SPEAKER: "A name, or part of one",
    By.PUBLISHER: "As the list of reports has it",
    By.DATE: "2031, 2031-03, 2031-03-04 or 2031-03-01..2031-03-09",
}
MOST_SPEAKERS = 12

router = APIRouter()


class Asked(Filled, Nothing):
    """What a reader compares with what; nothing yet at first."""

    by: By = By.SPEAKER
    first: str = Field("", max_length=QUERY_CHARS)
    second: str = Field("", max_length=QUERY_CHARS)
    about: str = Field("", max_length=QUERY_CHARS)


def ask_compare(request: Request, store: Record, asked: Annotated[Asked, Query()]) -> Answer:
    """Put two sides side by side; without both, ask for them."""
    known = {"asked": asked, "by": BY, "hint": HINTS[asked.by]}
    if not asked.first or not asked.second:
        return Answer(Part([], None, {}), lambda: {**known, "told": None}, faults=asked.faults)
    sides = Sides(asked.by, asked.first, asked.second)
    told = compare(store, sides, about=asked.about)
    return Answer(
        compared_part(told), lambda: {**known, **_values(request, store, asked, told)}, faults=asked.faults
    )


def _values(request: Request, store: Store, asked: Asked, told: Compared) -> Mapping[str, Any]:
    sides = Sides(asked.by, asked.first, asked.second)
    told_otherwise = conflicts(store, sides, as_of=present(request).date())
    return {
        "languages": store.languages(documents_of(one.thing for one in told_otherwise)),
        "told": told,
        "kinds": mirror(told.kinds),
        "months": mirror(told.months),
        "speakers": mirror(told.speakers[:MOST_SPEAKERS]),
        "sides": [
            {"side": side, "quotes": list(_quotes(request, store, side.found.page.items)), "all": _all(side)}
            for side in (told.first, told.second)
        ],
        "conflicts": told_otherwise,
        "swapped": _address(asked, first=asked.second, second=asked.first),
    }


def _quotes(request: Request, store: Store, hits: Iterable[Hit]) -> Iterator[Quote]:
    for found in cite_hits(store, hits, held=request.app.state.held):
        yield quote_found(found_item(found, statement_links(request, found.hit.statement.id)))


def _all(side: Side) -> str | None:
    return address_of(side.query) if side.query else None


def _address(asked: Asked, **changes: str) -> str:
    kept = {"by": asked.by.value, "first": asked.first, "second": asked.second, "about": asked.about}
    return f"/compare?{urlencode({name: value for name, value in (kept | changes).items() if value})}"


add_page(router, "/compare", Page("compare.html", COMPARED), ask_compare)
