"""A list in each of its forms: JSON, JSON lines, a table, a feed; all at one address but for its ending.

    add_list(router, "/statements", STATEMENTS, find_statements)

makes `/statements`, `/statements.jsonl`, `/statements.csv` and `/statements.atom`, which answer the same
question.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from onrecord.exports import to_json
from onrecord.store import Store
from onrecord.web.answers import JSON, answer_bytes
from onrecord.web.api import atom, table
from onrecord.web.api.asking import Record
from onrecord.web.api.things import json_content
from onrecord.web.plain import to_plain

JSON_LINES = "application/jsonl"


@dataclass(frozen=True, slots=True)
class Part:
    """Part of a list.

    Attributes:
        items: Its items.
        next: The cursor of the next part.
        more: What is told beside them.
        title: What a feed of this list is called; None for what the kind of list is called.
    """

    items: Sequence[Any]
    next: str | None = None
    more: Mapping[str, Any] = field(default_factory=dict)
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Writing:
    """How the items of a list are written, wherever it stands: in the interface or on a page.

    Attributes:
        name: What its operations and files are called after: `Statements` gives `listStatements`.
        summary: What it lists, in a line.
        table: Its table.
        entries: Makes entries of a feed.
    """

    name: str
    summary: str
    table: table.Table
    entries: Callable[[Store, Sequence[Any]], Sequence[atom.Entry]]


@dataclass(frozen=True, slots=True)
class ListKind(Writing):
    """What a list of the interface holds and how it is written.

    Attributes:
        item: The type of its items.
        example: A part of it.
        more: The types of what is told beside the items.
    """

    item: type
    example: Part
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a list: the end of its address, its media type, what writes it."""

    suffix: str
    media_type: str
    write: Callable[[Writing, Part, Request, Store], bytes]


def following(request: Request, part: Part) -> str | None:
    """Return the whole address of the next part."""
    return str(request.url.include_query_params(after=part.next)) if part.next else None


def json_of(part: Part, following_part: str | None) -> dict[str, Any]:
    """Return part of a list as plain data."""
    return to_plain({"items": tuple(part.items), "next": following_part, **part.more})  # type: ignore[no-any-return]


def _write_json(_kind: Writing, part: Part, request: Request, _store: Store) -> bytes:
    return to_json(json_of(part, following(request, part))).encode()


def _write_lines(_kind: Writing, part: Part, _request: Request, _store: Store) -> bytes:
    return b"".join(to_json(to_plain(item)).encode() + b"\n" for item in part.items)


def _write_table(kind: Writing, part: Part, _request: Request, _store: Store) -> bytes:
    return table.to_csv(kind.table, part.items)


def _write_feed(kind: Writing, part: Part, request: Request, store: Store) -> bytes:
    address = str(request.url)
    entries = kind.entries(store, part.items)
    return atom.to_atom(
        atom.Feed(address, part.title or kind.summary, address, following(request, part), entries)
    )


FORMS = (
    Form("", JSON, _write_json),
    Form(".jsonl", JSON_LINES, _write_lines),
    Form(".csv", table.MEDIA_TYPE, _write_table),
    Form(".atom", atom.MEDIA_TYPE, _write_feed),
)


def add_list(router: APIRouter, path: str, kind: ListKind, ask: Callable[..., Part]) -> None:
    """Add a list to the interface in all its forms; `ask` declares its parameters as FastAPI has them."""
    for form in FORMS:
        _add_form(router, path, kind, ask, form)


def answer_list(request: Request, store: Store, kind: Writing, part: Part, form: Form) -> Response:
    """Give part of a list in one of its forms."""
    headers = {}
    if address := following(request, part):
        headers["Link"] = f'<{address}>; rel="next"'
    if form.suffix == ".csv":
        headers["Content-Disposition"] = f'attachment; filename="{kind.name.lower()}.csv"'
    return answer_bytes(request, form.write(kind, part, request, store), form.media_type, headers)


def _add_form(router: APIRouter, path: str, kind: ListKind, ask: Callable[..., Part], form: Form) -> None:
    # As a default, since FastAPI looks annotations up where `ask` is not known.
    def answer(request: Request, store: Record, part: Part = Depends(ask)) -> Response:  # noqa: B008
        return answer_list(request, store, kind, part, form)

    suffix = form.suffix.removeprefix(".")
    router.add_api_route(
        path + form.suffix,
        answer,
        methods=["GET"],
        operation_id=f"list{kind.name}{suffix.capitalize()}",
        summary=kind.summary + (f", as {suffix.upper()}" if suffix else ""),
        response_class=Response,
        responses={200: {"description": "Part of the list.", "content": _content(kind, form)}},
    )
    router.add_api_route(path + form.suffix, answer, methods=["HEAD"], include_in_schema=False)


def _content(kind: ListKind, form: Form) -> dict[str, Any]:
    if form.suffix:
        return {form.media_type.partition(";")[0]: {"schema": {"type": "string"}}}
    return json_content(f"{kind.name}List")
