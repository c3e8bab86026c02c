"""`/api/v1/entities`: the people and bodies of the whole record, and one with what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from onrecord.services import entity_page, list_entities
from onrecord.store import Store
from onrecord.web.answers import answer_json
from onrecord.web.api import examples
from onrecord.web.api.asking import QUERY_CHARS, Links, Nothing, Place, Record, links_to, part_of_list
from onrecord.web.api.atom import NEVER, Entry
from onrecord.web.api.ids import EntityId
from onrecord.web.api.items import EntityItem, WholeEntity
from onrecord.web.api.lists import ListKind, Part, add_list
from onrecord.web.api.table import table_of
from onrecord.web.api.things import add_thing
from onrecord.web.plain import to_plain

router = APIRouter()


class Named(Place):
    """Who is looked for."""

    name: str | None = Field(
        None,
        min_length=1,
        max_length=QUERY_CHARS,
        description="Only those with this in a name.",
        examples=["Tovar"],
    )


def find_entities(request: Request, store: Record, asked: Annotated[Named, Query()]) -> Part:
    """List people and bodies, those of most reports first."""
    found = part_of_list(lambda: list_entities(store, name=asked.name, limit=asked.limit, after=asked.after))
    return Part([EntityItem(row, entity_links(request, row.id)) for row in found.items], found.next)


def give_entity(
    request: Request, store: Record, entity_id: EntityId, _asked: Annotated[Nothing, Query()]
) -> Response:
    """Give somebody with names, offices, and the entities of reports that they are made of, each with why.

    The id is one of the whole record (`re-…`), or that of an entity of a report (`en-…`).
    """
    about = entity_page(store, entity_id)
    whole = WholeEntity(
        about.row, about.names, about.offices, about.members, entity_links(request, about.row.id)
    )
    return answer_json(request, to_plain(whole))


def entity_links(request: Request, entity_id: str) -> Links:
    """Return where somebody is."""
    return links_to(request, f"/entities/{entity_id}")


def entity_entries(_store: Store, items: Sequence[EntityItem]) -> list[Entry]:
    """Return people and bodies as entries of a feed; the record keeps no day of their own."""
    return [
        Entry(
            id=f"urn:onrecord:{item.entity.id}",
            title=item.entity.name,
            updated=NEVER,
            link=item.links.api,
            text=f"{item.entity.type.value}, reports: {item.entity.reports}",
        )
        for item in items
    ]


ENTITIES = ListKind(
    name="Entities",
    summary="The people and bodies of the record, those of most reports first",
    item=EntityItem,
    table=table_of(
        {
            "id": lambda item: item.entity.id,
            "name": lambda item: item.entity.name,
            "type": lambda item: item.entity.type.value,
            "authority_id": lambda item: item.entity.authority_id,
            "reports": lambda item: item.entity.reports,
        }
    ),
    entries=entity_entries,
    example=Part([examples.ENTITY_IN_LIST]),
)

add_list(router, "/entities", ENTITIES, find_entities)
add_thing(
    router,
    "/entities/{entity_id}",
    give_entity,
    operation="getEntity",
    shape="WholeEntity",
)
