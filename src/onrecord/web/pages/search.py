"""What did somebody say about something: the first page, and what was found.

The address is the query; the form only writes it, and every facet is a link to the same with one filter more
or less.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import RedirectResponse, Response

from onrecord.model import FindingType, Kind
from onrecord.model.standing import Standing
from onrecord.services import Asked as AskedStanding
from onrecord.services import list_entities, list_reports, record_ids, standing_page
from onrecord.store import Counts, ReportRow, Store
from onrecord.web.answers import wants_data
from onrecord.web.api.asking import QUERY_CHARS, Record, present
from onrecord.web.api.items import FacetsItem
from onrecord.web.api.lists import Part
from onrecord.web.api.statements import STATEMENTS, Search, find_statements
from onrecord.web.charts import Bars, Count, bars_of, fill_months
from onrecord.web.pages.filled import Filled
from onrecord.web.pages.twins import Answer, Page, add_page
from onrecord.web.queries import (
    Line,
    address_of,
    split_query,
    values_of,
    with_filter,
    without_field,
    without_piece,
    write_query,
)
from onrecord.web.standings import documents_of, tone_of
from onrecord.web.views import quote_found
from onrecord.web.wording import say_date

FIELDS = {
    "speaker": "Who",
    "kind": "What it does",
    "publisher": "Published by",
    "quotation": "How it is quoted",
    "naming": "How the source is named",
}
"""The facets that are listed, in order, and their headings; time is drawn."""

FORM = frozenset({"who", "how", "what"})
"""What the form sends; the query in the address follows from it."""

LATEST_REPORTS = 5
MOST_PEOPLE = 12
MOST_PROMISES = 6

HOWS = (
    ("", "say"),
    (Kind.PROMISE.value, "promise"),
    (Kind.DEMAND.value, "demand"),
    (Kind.PROPOSE.value, "propose"),
    (Kind.DECIDE.value, "decide"),
    (Kind.DENY.value, "deny"),
    (Kind.PREDICT.value, "predict"),
    (Kind.THREATEN.value, "threaten"),
    (Kind.ASK.value, "ask"),
)
"""What somebody can be asked to have done with words: the kind that is looked for, and the verb."""

router = APIRouter()


class Asked(Filled, Search):
    """A query, or the two fields of the form that write one."""

    limit: int = Field(20, ge=1, le=200)
    who: str | None = Field(None, max_length=QUERY_CHARS)
    how: str = Field("", max_length=QUERY_CHARS)
    what: str | None = Field(None, max_length=QUERY_CHARS)
    rest: str = Field("", max_length=QUERY_CHARS)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet; its address asks the same with it, or without it where it is `current`."""

    label: str
    count: int
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """What was found, told apart by a field."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody on record, and where all that is known of them is; `id` where it is one alone."""

    name: str
    address: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Beginning:
    """What the first page shows before anything is asked."""

    counts: Counts
    reports: Sequence[ReportRow]
    speakers: Sequence[Speaker]


@dataclass(frozen=True, slots=True)
class Active:
    """A filter of the query, and the address of the search without it."""

    text: str
    without: str


def ask_search(request: Request, store: Record, asked: Annotated[Asked, Query()]) -> Answer | Response:
    """Find statements; what the form asks is led to the query that it writes."""
    if not FORM.isdisjoint(request.query_params):
        query = write_query(asked.who or "", asked.what or "", asked.rest, how=asked.how)
        return RedirectResponse(address_of(query), status_code=303)
    counts = asked.counts or not wants_data(request.url.path)
    part = find_statements(request, store, asked.model_copy(update={"counts": counts}))
    return Answer(part, lambda: _values(request, store, asked, part), faults=asked.faults)


def _values(request: Request, store: Store, asked: Asked, part: Part) -> Mapping[str, Any]:
    query = str(part.more["query"])
    line = split_query(query)
    who = record_ids(store, [item.statement.speaker_id for item in part.items])
    about = _about(store, line)
    promiser = _promiser(line, about, part, who)
    promises = _promises(request, store, promiser)
    return {
        "query": query,
        "line": line,
        "quotes": [quote_found(item, who) for item in part.items],
        "about": about,
        "promises": promises,
        "promiser": promiser,
        "languages": store.languages(documents_of(promises)) if promises else {},
        "hows": HOWS,
        "tone": tone_of,
        "notes": part.more["notes"],
        "total": part.more["total"],
        "counted": part.more["facets"],
        "facets": tuple(facets_of(query, line, part.more["facets"])),
        "times": times_of(query, line, part.more["facets"]),
        "active": active_filters(query, line),
        "after": asked.after,
        "beginning": None if query else _beginning(store),
        "feed": f"/search.atom?{urlencode({'q': query})}",
    }


def _about(store: Store, line: Line) -> Speaker | None:
    """Return who is asked for, and where all on record of them is: of several, their list."""
    found = list_entities(store, name=line.who, limit=2).items if line.who else ()
    if len(found) == 1:
        return Speaker(found[0].name, f"/entities/{found[0].id}", found[0].id)
    return Speaker(line.who, f"/entities?{urlencode({'name': line.who})}") if found else None


def _promiser(line: Line, about: Speaker | None, part: Part, who: Mapping[str, str]) -> Speaker | None:
    """Return of whom promises are asked for: who is meant alone, else whose they are mostly."""
    if line.how != Kind.PROMISE.value or about is None:
        return None
    if about.id is not None:
        return about
    known = [(item.statement.speaker, who.get(item.statement.speaker_id or "")) for item in part.items]
    ids = Counter(key for _, key in known if key)
    most = next((key for key, _ in ids.most_common(1)), None)
    name = next((name for name, key in known if key == most and name), None)
    return Speaker(name, f"/entities/{most}", most) if most and name else None


def _promises(request: Request, store: Store, promiser: Speaker | None) -> tuple[Standing, ...]:
    """Return what became of somebody's promises."""
    if promiser is None:
        return ()
    asked = AskedStanding(
        as_of=present(request).date(), party=promiser.id, finding=FindingType.COMMITMENT, settled=True
    )
    return standing_page(store, asked, limit=MOST_PROMISES, counts=False).items


def _beginning(store: Store) -> Beginning:
    found = list_reports(store, limit=LATEST_REPORTS)
    people = list_entities(store, limit=MOST_PEOPLE).items
    return Beginning(
        found.counts, found.page.items, [Speaker(one.name, f"/entities/{one.id}") for one in people]
    )


def active_filters(query: str, line: Line) -> list[Active]:
    """Return the filters of a query that the form has no field for."""
    return [Active(piece.text, address_of(without_piece(query, piece.text))) for piece in line.filters]


def facets_of(query: str, line: Line, counted: FacetsItem | None) -> Iterator[Facet]:
    """Yield the facets that tell something apart."""
    for name, label in FIELDS.items():
        active = values_of(line.filters, name)
        if name == "speaker" and line.who:
            active = {line.who.lower(): f'speaker:"{line.who}"'}
        choices = tuple(_choices(query, name, active, counted))
        if len(choices) > 1 or active:
            yield Facet(name, label, choices)


def _choices(
    query: str, name: str, active: Mapping[str, str], counted: FacetsItem | None
) -> Iterator[Choice]:
    for found in counted.values.get(name, ()) if counted else ():
        current = found.value.lower() in active
        narrowed = without_field(query, name) if current else with_filter(query, name, found.value)
        yield Choice(found.value, found.count, address_of(narrowed), current)


def times_of(query: str, line: Line, counted: FacetsItem | None) -> Bars:
    """Return a bar for each month in which what was found was said; for each day, if that is one month."""
    values = counted.values if counted else {}
    found = values.get("day") or values.get("month", ())
    active = values_of(line.filters, "date")
    bare = without_field(query, "date")
    counts = [
        Count(one.value, one.count, _address_at(bare, one.value, active), one.value in active)
        for one in found
    ]
    told = (replace(one, label=say_date(one.label)) for one in fill_months(counts))
    return bars_of(told)


def _address_at(bare: str, time: str, active: Mapping[str, str]) -> str:
    return address_of(bare if time in active else with_filter(bare, "date", time))


add_page(router, "/search", Page("search.html", STATEMENTS), ask_search, also=("/",))
