"""Read an authority file in FollowTheMoney's JSON lines, as OpenSanctions and others publish it.

Of all that such a file holds, people and bodies are kept with their names, and what they hold: occupancies of
positions, directorships, memberships, employments; a representation says for whom somebody speaks. Entities
that lie inside others are read too. The file is gone through up to three times, a line in memory at a time:
for who holds what, for the names of the bodies concerned, and for the entities themselves.

Source: FollowTheMoney's schemata Person, Organization, Company, PublicBody, LegalEntity, Position, Occupancy,
Directorship, Membership, Employment and Representation.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from onrecord.errors import MalformedValue
from onrecord.model import Alias, AuthorityEntity, EntityType, Holding, Issue, IssueKind, SpeaksFor
from onrecord.model.names import name_words
from onrecord.model.tenure import OPEN, UNKNOWN, Tenure
from onrecord.readers.base import Limits, issue_of, too_large
from onrecord.readers.dates import edtf_date
from onrecord.resources import load_table

TYPES = {
    "Person": EntityType.PERSON,
    "Organization": EntityType.ORGANISATION,
    "Company": EntityType.ORGANISATION,
    "PublicBody": EntityType.ORGANISATION,
    "LegalEntity": EntityType.UNKNOWN,
}
HOLDINGS = {
    "Occupancy": ("holder", "post"),
    "Directorship": ("director", "organization"),
    "Membership": ("member", "organization"),
    "Employment": ("employee", "employer"),
}
REPRESENTATION = ("agent", "client")
STRONG_NAMES, WEAK_NAMES = ("name", "alias", "previousName"), ("weakAlias",)
MOST_DEEP = 6
MOST_NAMES = 400
MOST_CHARS = 500
SKIP_BYTES = 1_000_000
_MARK = b"\xef\xbb\xbf"

Open = Callable[[], AbstractContextManager[BinaryIO]]
Properties = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class _Thing:
    """One entity of the file: its values as texts, entities inside it as their ids."""

    id: str
    schema: str
    caption: str
    properties: Properties
    line: int


@dataclass(frozen=True, slots=True)
class _Post:
    """A position: what it is called, of which body, and whether several have it at once."""

    title: str
    body: str | None
    shared: bool | None


@dataclass(slots=True)
class _Held:
    """Who holds what, by the holder's id: kept in memory, for it is what the file is read for."""

    posts: dict[str, _Post] = field(default_factory=dict)
    occupied: defaultdict[str, list[tuple[str, str | None]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    roles: defaultdict[str, list[tuple[str, str, str | None]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    clients: defaultdict[str, list[tuple[str, str | None]]] = field(default_factory=lambda: defaultdict(list))
    names: dict[str, str] = field(default_factory=dict)
    ignored: Counter[str] = field(default_factory=Counter)

    def wanted(self) -> set[str]:
        """Return the ids of bodies whose names are needed."""
        return {body for roles in self.roles.values() for body, _, _ in roles} | {
            post.body for post in self.posts.values() if post.body
        }


def read_ftm(open_stream: Open, name: str, *, limits: Limits) -> Iterator[AuthorityEntity | Issue]:
    """Give the people and bodies of a file, and issues in the place of lines that cannot be read.

    Args:
        open_stream: Opens the file from its beginning, as often as it is called.
        name: What the file is called.
        limits: What is too large.
    """
    held = _Held()
    for item in _things(open_stream, name, limits):
        if isinstance(item, Issue):
            yield item
        else:
            yield from _note(item, held, name)
    wanted = held.wanted()
    if wanted:
        for item in _things(open_stream, name, limits):
            if isinstance(item, _Thing) and item.id in wanted:
                held.names[item.id] = item.caption
    seen: set[int] = set()
    for item in _things(open_stream, name, limits):
        if isinstance(item, _Thing) and item.schema in TYPES:
            yield from _give(item, held, name, seen)
    if held.ignored:
        kinds = ", ".join(f"{kind} ({count})" for kind, count in held.ignored.most_common(12))
        yield Issue(
            IssueKind.CHECK, "ignored-schemata", f"Entities of these kinds are not read: {kinds}.", name
        )


def _note(thing: _Thing, held: _Held, name: str) -> Iterator[Issue]:
    """Keep what an entity says about who holds what."""
    if thing.schema == "Position":
        held.posts[thing.id] = _post(thing)
    elif thing.schema in HOLDINGS or thing.schema == "Representation":
        try:
            when = _when(thing.properties)
        except MalformedValue as exc:
            message = f"{thing.schema} {thing.id}: {str(exc).partition(': ')[2]}; it was left aside."
            yield Issue(IssueKind.FAILED, "bad-date", message, f"{name}:{thing.line}")
            return
        _note_holding(thing, held, when)
    elif thing.schema not in TYPES:
        held.ignored[thing.schema] += 1


def _note_holding(thing: _Thing, held: _Held, when: str | None) -> None:
    who, what = HOLDINGS.get(thing.schema, REPRESENTATION)
    for holder in thing.properties.get(who, ()):
        for target in thing.properties.get(what, ()):
            if thing.schema == "Occupancy":
                held.occupied[holder].append((target, when))
            elif thing.schema == "Representation":
                held.clients[holder].append((target, when))
            else:
                held.roles[holder] += [(target, role, when) for role in thing.properties.get("role", ())]


def _post(thing: _Thing) -> _Post:
    bodies = thing.properties.get("organization") or _countries(thing.properties.get("country", ()))
    seats = [value for value in thing.properties.get("numberOfSeats", ()) if value.isdigit()]
    return _Post(thing.caption, bodies[0] if bodies else None, int(seats[0]) > 1 if seats else None)


def _countries(codes: list[str] | tuple[()]) -> list[str]:
    """Return the English names of countries, where a post is of one country."""
    countries: dict[str, list[str]] = load_table("peoples")["countries"]
    return [countries[code.lower()][0].title() for code in codes if code.lower() in countries][
        : len(codes) == 1
    ]


def _when(properties: Properties) -> str | None:
    """Return when something was held; dates that differ are kept as far as they agree."""
    since, until = (_agreed(properties.get(end, [])) for end in ("startDate", "endDate"))
    if not until and "current" in properties.get("status", ()):
        until = OPEN
    tenure = Tenure(since, until)
    return str(tenure) if tenure.known else None


def _agreed(stated: list[str]) -> str:
    dates = [date for text in stated if (date := edtf_date(text))]
    if stated and not dates:
        raise MalformedValue("date", f"{stated[0][:40]!r} is not a date")
    for length in (10, 7, 4):
        starts = {date[:length] for date in dates}
        if len(starts) == 1 and all(len(date) >= length for date in dates):
            return starts.pop()
    return UNKNOWN


def _give(thing: _Thing, held: _Held, name: str, seen: set[int]) -> Iterator[AuthorityEntity | Issue]:
    place = f"{name}:{thing.line}"
    mark = hash(thing.id)
    if mark in seen:
        message = f"The id {thing.id} was used before; the first entity with it is kept."
        yield Issue(IssueKind.FAILED, "duplicate-id", message, place)
        return
    seen.add(mark)
    if not name_words(thing.caption):
        yield Issue(IssueKind.FAILED, "no-name", f"{thing.schema} {thing.id} has no name.", place)
        return
    yield AuthorityEntity(
        id=thing.id,
        name=thing.caption,
        type=TYPES[thing.schema],
        aliases=_aliases(thing),
        offices=tuple(dict.fromkeys(_offices(thing.id, held))),
        speaks_for=tuple(SpeaksFor(client, when) for client, when in held.clients.get(thing.id, ())),
        source=name,
        row=thing.line,
    )


def _aliases(thing: _Thing) -> tuple[Alias, ...]:
    strong = [value for key in STRONG_NAMES for value in thing.properties.get(key, ())]
    weak = [value for key in WEAK_NAMES for value in thing.properties.get(key, ())]
    names = {value: Alias(value) for value in strong}
    for value in weak:
        names.setdefault(value, Alias(value, weak=True))
    kept = [alias for value, alias in names.items() if value != thing.caption and name_words(value)]
    return tuple(kept[:MOST_NAMES])


def _offices(holder: str, held: _Held) -> Iterator[Holding]:
    for key, when in held.occupied.get(holder, ()):
        post = held.posts.get(key)
        if post is not None and name_words(post.title):
            yield Holding(post.title, held.names.get(post.body or "", post.body), when, post.shared)
    for body, role, when in held.roles.get(holder, ()):
        yield Holding(role, held.names.get(body), when)


def _things(open_stream: Open, name: str, limits: Limits) -> Iterator[_Thing | Issue]:
    """Give every entity of the file, those inside others too, and issues in the place of bad lines."""
    with open_stream() as stream:
        number, line = 1, stream.readline(limits.line_bytes + 1).removeprefix(_MARK)
        while line:
            place = f"{name}:{number}"
            if len(line) > limits.line_bytes:
                _skip_line(line, stream)
                yield issue_of(too_large("The line", limits.line_bytes, name), place)
            elif line.strip():
                yield from _read_line(line, number, place)
            line = stream.readline(limits.line_bytes + 1)
            number += 1


def _skip_line(line: bytes, stream: BinaryIO) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(SKIP_BYTES)


def _read_line(line: bytes, number: int, place: str) -> Iterator[_Thing | Issue]:
    try:
        data = json.loads(line.decode())
    except (ValueError, RecursionError) as exc:
        reason = "it is nested too deeply" if isinstance(exc, RecursionError) else str(exc)
        yield Issue(IssueKind.FAILED, "bad-line", f"The line is not JSON: {reason}.", place)
        return
    if (
        not isinstance(data, Mapping)
        or not isinstance(data.get("id"), str)
        or not isinstance(data.get("schema"), str)
    ):
        message = "The line is no FollowTheMoney entity: it has no `id` or no `schema`."
        yield Issue(IssueKind.FAILED, "no-entity", message, place)
        return
    yield from _flatten(data, number, None, 0)


def _flatten(data: Mapping[str, Any], line: int, parent: str | None, depth: int) -> Iterator[_Thing]:
    """Give an entity and all that lie inside it; what names no holder is held by what it lies in."""
    given = data.get("properties")
    properties: Properties = {}
    inside: list[Mapping[str, Any]] = []
    for key, values in given.items() if isinstance(given, Mapping) else ():
        for value in values if isinstance(values, list) else [values]:
            if (
                isinstance(value, Mapping)
                and isinstance(value.get("id"), str)
                and isinstance(value.get("schema"), str)
            ):
                inside.append(value)
                value = value["id"]
            if isinstance(value, str) and value.strip():
                properties.setdefault(key, []).append(value.strip()[:MOST_CHARS])
    schema = data["schema"]
    holder = HOLDINGS.get(schema, REPRESENTATION if schema == "Representation" else ("", ""))[0]
    if holder and parent is not None:
        properties.setdefault(holder, [parent])
    yield _Thing(data["id"], schema, _caption(data, properties), properties, line)
    for one in inside if depth < MOST_DEEP else ():
        yield from _flatten(one, line, data["id"], depth + 1)


def _caption(data: Mapping[str, Any], properties: Properties) -> str:
    """Return the name to show: the stated caption, else the first name in Latin letters, else the first."""
    stated = data.get("caption")
    names = properties.get("name", [])
    if isinstance(stated, str) and stated.strip() and (stated in names or not names):
        return " ".join(stated.split())[:MOST_CHARS]
    return " ".join(next((name for name in names if name.isascii()), names[0] if names else "").split())
