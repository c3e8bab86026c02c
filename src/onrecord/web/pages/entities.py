"""The people and bodies of the record, and one of them: names, offices, words, undertakings, questions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request

from onrecord.model import FindingType
from onrecord.model.standing import Standing
from onrecord.services import Asked, PortraitPage, PrintedWords, portrait, said_query
from onrecord.services.standing import standing_by_type
from onrecord.store import Facet, QuestionRow, Relayed, Store
from onrecord.web.api.asked_days import midnight_of
from onrecord.web.api.asking import Nothing, Record, present
from onrecord.web.api.atom import Entry
from onrecord.web.api.entities import ENTITIES, Named, find_entities
from onrecord.web.api.ids import EntityId
from onrecord.web.api.lists import Part, Writing
from onrecord.web.api.table import table_of
from onrecord.web.charts import Bars, Count, bars_of, fill_months
from onrecord.web.pages.filled import Filled
from onrecord.web.pages.twins import Answer, Page, add_page
from onrecord.web.pages.unanswered import STATES, TONES
from onrecord.web.queries import address_of, with_filter
from onrecord.web.standings import documents_of, tone_of
from onrecord.web.tenures import tracks
from onrecord.web.wording import say_date

SHOWN = 6
"""Things of a type that are shown of somebody."""

MOST_MONTHS = 48
"""Over longer spans, years are drawn."""

YEAR_CHARS = len("2031")
TYPES = (
    FindingType.COMMITMENT,
    FindingType.STANCE,
    FindingType.REQUEST,
    FindingType.MEASURE,
    FindingType.RESPONSIBILITY,
    FindingType.RESERVATION,
)
HEADS = {
    FindingType.COMMITMENT: "Commitments",
    FindingType.STANCE: "Views",
    FindingType.REQUEST: "Requests",
    FindingType.MEASURE: "Measures",
    FindingType.RESPONSIBILITY: "Responsibilities",
    FindingType.RESERVATION: "Rights reserved",
}

router = APIRouter()


class AskedNames(Filled, Named):
    """Who is looked for."""


@dataclass(frozen=True, slots=True)
class Line:
    """Something known of somebody, as a line of a table.

    Attributes:
        what: `name`, `office`, `speaks for`, `spoken for by`, `question`, or a type of finding.
        text: It, in the words of reports.
        state: Its state, where it has one.
        first: The first day (EDTF).
        last: The last day, or when it is due.
        count: In how many reports or statements.
        id: Of the report, statement, question or thing that shows it.
    """

    what: str
    text: str
    state: str | None
    first: str | None
    last: str | None
    count: int | None
    id: str | None


def ask_entities(request: Request, store: Record, asked: Annotated[AskedNames, Query()]) -> Answer:
    """List people and bodies, those of most reports first."""
    part = find_entities(request, store, asked)
    return Answer(part, lambda: {"asked": asked}, faults=asked.faults)


def ask_entity(
    request: Request, store: Record, entity_id: EntityId, _asked: Annotated[Nothing, Query()]
) -> Answer:
    """Show what is on record of somebody."""
    about = portrait(store, entity_id)
    row = about.counted.row
    things = _things(store, row.id, present(request).date())
    return Answer(
        Part(list(_lines(about, things))),
        values=lambda: _values(about, things) | {"languages": _languages(store, about, things)},
        data=lambda: {"portrait": about, "things": {one.value: things[one] for one in things}},
        path=f"/entities/{row.id}",
    )


def _things(store: Store, record_id: str, day: dt.date) -> dict[FindingType, tuple[Standing, ...]]:
    """Return what somebody undertook, wants, ordered … with what is settled, by type."""
    asked = Asked(as_of=day, party=record_id, settled=True)
    found = standing_by_type(store, asked, TYPES, limit=SHOWN)
    return {finding: page.items for finding, page in found.items()}


def _values(about: PortraitPage, things: Mapping[FindingType, Sequence[Standing]]) -> dict[str, Any]:
    counted = about.counted
    query = said_query(counted.row.name)
    said = sum(month.count for month in counted.months) + counted.undated
    return {
        "about": about,
        "row": counted.row,
        "said": said,
        "search": address_of(query),
        "compare": f"/compare?{urlencode({'first': counted.row.name})}",
        "offices": tracks(about.offices),
        "over_time": _over_time(counted.months, query),
        "kinds": [(one, address_of(with_filter(query, "kind", one.value))) for one in counted.kinds],
        "things": [
            (HEADS[finding], finding.value, found, _all_of(counted.row.id, finding, found))
            for finding, found in things.items()
            if found
        ],
        "tone": tone_of,
        "questions": about.questions.page.items,
        "asked": sum(about.questions.counts.states.values()),
        "left": about.questions.counts.states.get("open", 0)
        + about.questions.counts.states.get("declined", 0),
        "ledger": f"/unanswered?{urlencode({'person': counted.row.id, 'state': 'all'})}",
        "states": STATES,
        "tones": TONES,
    }


def _all_of(record_id: str, finding: FindingType, found: Sequence[Standing]) -> str | None:
    """Return where all of somebody's things of a type are listed, where there may be more than are shown."""
    asked = {"party": record_id, "finding": finding.value, "settled": "true"}
    return f"/standing?{urlencode(asked)}" if len(found) == SHOWN else None


def _languages(
    store: Store, about: PortraitPage, things: Mapping[FindingType, Sequence[Standing]]
) -> Mapping[str, str]:
    """Return in which languages the reports are written that are quoted."""
    told = documents_of(one for found in things.values() for one in found)
    return store.languages([*told, *(row.where.document_id for row in about.questions.page.items)])


def _over_time(months: Sequence[Facet], query: str) -> Bars:
    """Return a bar for each month or, over a long span, for each year, that leads to what was said then."""
    counts = [Count(one.value, one.count) for one in months]
    filled = _by_year(counts) if _is_long(months) else fill_months(counts)
    return bars_of(
        Count(say_date(one.label), one.count, _said_in(query, one.label) if one.count else None)
        for one in filled
    )


def _is_long(months: Sequence[Facet]) -> bool:
    years = [int(one.value[:YEAR_CHARS]) for one in months]
    return bool(years) and (years[-1] - years[0]) * 12 > MOST_MONTHS


def _by_year(counts: Iterable[Count]) -> list[Count]:
    years: dict[str, int] = {}
    for one in counts:
        year = one.label[:YEAR_CHARS]
        years[year] = years.get(year, 0) + one.count
    first, last = int(min(years)), int(max(years))
    return [Count(f"{year:04}", years.get(f"{year:04}", 0)) for year in range(first, last + 1)]


def _said_in(query: str, when: str) -> str:
    return address_of(with_filter(query, "date", when))


def _lines(about: PortraitPage, things: Mapping[FindingType, Sequence[Standing]]) -> Iterator[Line]:
    for what, printed in (("name", about.names), ("office", about.offices)):
        yield from (_printed_line(what, one) for one in printed)
    counted = about.counted
    for what, relayed in (("speaks for", counted.speaks_for), ("spoken for by", counted.spoken_for_by)):
        yield from (_relayed_line(what, one) for one in relayed)
    for finding, found in things.items():
        yield from (_thing_line(finding, one) for one in found)
    yield from map(_question_line, about.questions.page.items)


def _printed_line(what: str, one: PrintedWords) -> Line:
    return Line(what, one.text, None, one.first, one.last, one.reports, one.last_in)


def _relayed_line(what: str, one: Relayed) -> Line:
    return Line(what, one.name, None, one.first, one.last, one.statements, one.statement_id)


def _thing_line(finding: FindingType, one: Standing) -> Line:
    return Line(finding.value, one.object.text, one.state, one.since, one.until, one.reports, one.id)


def _question_line(row: QuestionRow) -> Line:
    return Line("question", row.finding.object.text, row.finding.state, row.day, None, None, row.finding.id)


def line_entries(_store: Store, items: Sequence[Line]) -> list[Entry]:
    """Return lines as entries of a feed; each is as old as its last day."""
    return [
        Entry(
            id=f"urn:onrecord:portrait:{item.what}:{item.id}:{number}",
            title=f"{item.what}: {item.text}",
            updated=midnight_of(item.last or item.first),
            link=f"/statements/{item.id}" if (item.id or "").startswith("sm-") else "/entities",
            text=" · ".join(filter(None, (item.text, item.state, item.first, item.last))),
        )
        for number, item in enumerate(items)
    ]


PORTRAIT = Writing(
    name="Portrait",
    summary="What is on record of somebody",
    table=table_of(
        {
            "what": lambda item: item.what,
            "text": lambda item: item.text,
            "state": lambda item: item.state,
            "first": lambda item: item.first,
            "last": lambda item: item.last,
            "count": lambda item: item.count,
            "id": lambda item: item.id,
        }
    ),
    entries=line_entries,
)

add_page(router, "/entities", Page("entities.html", ENTITIES), ask_entities)
add_page(router, "/entities/{entity_id}", Page("entity.html", PORTRAIT), ask_entity)
