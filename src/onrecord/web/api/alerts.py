"""`/api/v1/alerts`: searches that are kept, each with a feed of what has come in since.

Whoever reads a feed needs nothing to be run: it shows at once what is new. Reading it takes nothing away from
those who are told by `onrecord alerts run`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from onrecord.errors import ConfigError
from onrecord.services import save_search
from onrecord.services.alerts import feed_of, find_alert
from onrecord.services.citing import cite_hits
from onrecord.store import Alert, Store
from onrecord.store.cursors import parse_cursor, to_cursor
from onrecord.web.answers import Failure, answer_json
from onrecord.web.api import examples
from onrecord.web.api.asking import QUERY_CHARS, Nothing, Place, Record, links_to, part_of_list, present
from onrecord.web.api.atom import NEVER, Entry
from onrecord.web.api.ids import AlertName
from onrecord.web.api.items import AlertItem, FedItem, found_item
from onrecord.web.api.lists import ListKind, Part, add_list
from onrecord.web.api.statements import STATEMENTS, entries_of, statement_links
from onrecord.web.api.table import Table, table_of
from onrecord.web.api.things import add_making, add_removing, add_thing, answer_made
from onrecord.web.errors import Refused
from onrecord.web.plain import to_plain

NAME_CHARS = 64
MOST_SKIPPED = 1_000_000

router = APIRouter()


class NewAlert(BaseModel):
    """A search to keep."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": dict(examples.NEW_ALERT)})

    name: str = Field(
        min_length=1,
        max_length=NAME_CHARS,
        description="Small letters, digits and hyphens; a name of its own.",
    )
    query: str = Field(
        min_length=1, max_length=QUERY_CHARS, description="What `onrecord search` takes; not empty."
    )


def find_alerts(request: Request, store: Record, asked: Annotated[Place, Query()]) -> Part:
    """List the searches that are kept, by name."""
    last = part_of_list(lambda: parse_cursor(asked.after or "", "alerts", str))[0] if asked.after else ""
    found = [alert for alert in store.alerts() if alert.name > last]
    more = to_cursor("alerts", found[asked.limit - 1].name) if len(found) > asked.limit else None
    return Part([alert_item(request, alert) for alert in found[: asked.limit]], more)


def find_fed(
    request: Request, store: Record, alert_name: AlertName, asked: Annotated[Place, Query()]
) -> Part:
    """List what has come in since a search was kept, last first."""
    alert = find_alert(store, alert_name)
    skip = _skip(asked.after)
    found = feed_of(store, alert.name, limit=asked.limit + 1, skip=skip)
    told_at = {one.hit.statement.id: one.told_at for one in found}
    cited = cite_hits(store, (one.hit for one in found[: asked.limit]), held=request.app.state.held)
    items = [
        FedItem(
            told_at[one.hit.statement.id], found_item(one, statement_links(request, one.hit.statement.id))
        )
        for one in cited
    ]
    more = to_cursor("fed", skip + asked.limit) if len(found) > asked.limit else None
    return Part(items, more, {"query": alert.query}, title=f"{alert.name}: {alert.query}")


def _skip(after: str | None) -> int:
    """Return how many of the last a cursor leaves out."""
    (skip,) = part_of_list(lambda: parse_cursor(after, "fed", int)) if after else (0,)
    return min(max(0, skip), MOST_SKIPPED)


def give_alert(
    request: Request, store: Record, alert_name: AlertName, _asked: Annotated[Nothing, Query()]
) -> Response:
    """Give a search that is kept, by its name."""
    return answer_json(request, to_plain(alert_item(request, find_alert(store, alert_name))))


def keep_alert(request: Request, store: Record, asked: NewAlert) -> Response:
    """Keep a search; what it finds already is not new."""
    if any(alert.name == asked.name for alert in store.alerts()):
        raise _refused(
            409, f"There is a saved search “{asked.name}” already; remove it, or choose another name."
        )
    try:
        alert = save_search(store, asked.name, asked.query, now=present(request))
    except ConfigError as exc:
        raise _refused(422, f"{exc}.") from exc
    item = alert_item(request, alert)
    return answer_made(item, headers={"Location": item.links.api})


def forget_alert(store: Record, alert_name: AlertName, _asked: Annotated[Nothing, Query()]) -> Response:
    """Forget a search that is kept, and what it told of."""
    store.remove_alert(alert_name)
    return Response(status_code=204, headers={"Cache-Control": "no-store"})


def _refused(status: int, message: str) -> Refused:
    code = {409: "name-taken", 422: "cannot-be-kept"}[status]
    return Refused(Failure(status, "This search cannot be kept", message[:1].upper() + message[1:], code))


def alert_item(request: Request, alert: Alert) -> AlertItem:
    """Return a saved search with where it and its feed are."""
    links = links_to(request, f"/alerts/{alert.name}", has_page=False)
    return AlertItem(alert, links, f"{links.api}/statements.atom")


def alert_entries(_store: Store, items: Sequence[AlertItem]) -> list[Entry]:
    """Return saved searches as entries of a feed."""
    return [
        Entry(
            id=f"urn:onrecord:alert:{item.alert.name}:{item.alert.made_at:%Y%m%dT%H%M%SZ}",
            title=item.alert.name,
            updated=item.alert.last_run or item.alert.made_at or NEVER,
            link=item.links.api,
            text=item.alert.query,
        )
        for item in items
    ]


def fed_entries(store: Store, items: Sequence[FedItem]) -> list[Entry]:
    """Return what has come in as entries of a feed; each is as new as the version that it stands in."""
    return entries_of(store, [item.found for item in items])


ALERTS = ListKind(
    name="Alerts",
    summary="The searches that are kept, by name",
    item=AlertItem,
    table=table_of(
        {
            "name": lambda item: item.alert.name,
            "query": lambda item: item.alert.query,
            "made_at": lambda item: item.alert.made_at.isoformat(),
            "last_run": lambda item: item.alert.last_run and item.alert.last_run.isoformat(),
            "found": lambda item: item.alert.found,
            "feed": lambda item: item.feed,
        }
    ),
    entries=alert_entries,
    example=Part([examples.ALERT]),
)
FED = ListKind(
    name="AlertStatements",
    summary="What has come in since a search was kept, last first",
    item=FedItem,
    table=Table(
        ("told_at", *STATEMENTS.table.heads),
        lambda item: [
            (item.told_at and item.told_at.isoformat(), *row) for row in STATEMENTS.table.rows(item.found)
        ],
    ),
    entries=fed_entries,
    example=Part([examples.FED], None, {"query": "ferries"}),
    more={"query": str},
)

add_list(router, "/alerts", ALERTS, find_alerts)
add_list(router, "/alerts/{alert_name}/statements", FED, find_fed)
add_thing(router, "/alerts/{alert_name}", give_alert, operation="getAlert", shape="AlertItem")
add_making(
    router,
    "/alerts",
    keep_alert,
    operation="addAlert",
    shape="AlertItem",
    outcomes={201: "It is kept now."},
)
add_removing(router, "/alerts/{alert_name}", forget_alert, operation="removeAlert")
