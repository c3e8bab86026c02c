"""What an authority file says of somebody, as FollowTheMoney has it: offices held, whom they speak for.

An office is a `Position`, held by an `Occupancy` with its days; whoever speaks for another is the agent of a
`Representation`. Days that are not known to the year are left out; a vague day is written as far as it is
known.

Source: FollowTheMoney's schemata Position, Occupancy and Representation; `status` of an occupancy as
OpenSanctions writes it: current, ended, unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.exports.citing import known_day, one_line
from onrecord.model import AuthorityEntity, EntityType, Holding, content_id
from onrecord.model.authority import SpeaksFor, authority_id
from onrecord.model.tenure import OPEN, UNKNOWN, Tenure
from onrecord.store.base_who import Whom

SCHEMATA = {
    EntityType.PERSON: "Person",
    EntityType.ORGANISATION: "Organization",
    EntityType.GROUP: "LegalEntity",
    EntityType.UNKNOWN: "LegalEntity",
}
"""What the types of people and bodies are called; a document is nobody."""

Proxy = dict[str, Any]


def offices_of(key: str, whom: Whom) -> Iterator[Proxy]:
    """Yield the offices of somebody in the authority file, and whom they speak for; nothing for others.

    Args:
        key: The id that somebody is written with.
        whom: Who that is.
    """
    if whom.listed is None:
        return
    for holding in whom.listed.offices:
        yield from _office(key, holding)
    for one in whom.listed.speaks_for:
        yield from _representation(key, one, whom.clients.get(one.target))


def proxy(key: str, schema: str, **properties: list[str | None] | list[str]) -> Proxy:
    """Return an entity; a property without a value is left out."""
    known = {name: [value for value in values if value] for name, values in properties.items()}
    return {"id": key, "schema": schema, "properties": {name: got for name, got in known.items() if got}}


def _office(key: str, holding: Holding) -> Iterator[Proxy]:
    name = one_line(f"{holding.title}, {holding.body}" if holding.body else holding.title)
    if not name:
        return
    post = content_id("po", holding.title, holding.body)
    tenure = holding.tenure
    yield proxy(post, "Position", name=[name])
    yield proxy(
        content_id("oc", key, post, holding.held),
        "Occupancy",
        holder=[key],
        post=[post],
        status=[_status(tenure)],
        **_days(tenure),
    )


def _representation(key: str, one: SpeaksFor, client: AuthorityEntity | None) -> Iterator[Proxy]:
    name = one_line(client.name if client else one.target)
    if not name:
        return
    other = client.id if client else authority_id(one.target)
    schema = SCHEMATA.get(client.type, "LegalEntity") if client else "LegalEntity"
    yield proxy(other, schema, name=[name])
    yield proxy(
        content_id("rp", key, other, one.held),
        "Representation",
        agent=[key],
        client=[other],
        role=["speaks for"],
        **_days(one.tenure),
    )


def _days(tenure: Tenure) -> dict[str, list[str | None]]:
    since, until = (known_day(end) if end not in (OPEN, UNKNOWN) else None for end in _ends(tenure))
    return {"startDate": [since.iso if since else None], "endDate": [until.iso if until else None]}


def _ends(tenure: Tenure) -> tuple[str, str]:
    return tenure.since, tenure.until


def _status(tenure: Tenure) -> str:
    if tenure.until == OPEN:
        return "current"
    return "unknown" if tenure.until == UNKNOWN else "ended"
