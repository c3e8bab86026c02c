"""A page and its twins: the same answer as HTML, and with `.json`, `.csv` and `.atom` after its address.

    add_page(router, "/issues", Page("issues.html", ISSUES), ask_issues)

`ask_issues` declares what may stand in the address, as FastAPI has it, and gives an `Answer`. What only the
page needs is worked out for the page alone. The tables and feeds are those of the interface
(`onrecord.web.api.lists`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import URL
from starlette.responses import RedirectResponse, Response

from onrecord.web.answers import JSON, Failure, answer_json, answer_page
from onrecord.web.api import atom, table
from onrecord.web.api.asking import Record
from onrecord.web.api.lists import FORMS, Form, Part, Writing, answer_list
from onrecord.web.errors import MALFORMED, Refused
from onrecord.web.plain import to_plain

READ = ["GET", "HEAD"]
SHOWN = {"": "JSON", ".csv": "CSV", ".atom": "feed"}
TWINS = tuple((form, form.suffix or ".json") for form in FORMS if form.suffix in SHOWN)
"""The forms of the interface that a page has too, and the end of their address."""


@dataclass(frozen=True, slots=True)
class Page:
    """How an answer is written: by a template for people, for programs as `writing` says."""

    template: str
    writing: Writing


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked for, in the one form that all others are made of.

    Attributes:
        part: The items, the cursor of the next part, and what is told beside them: rows of the table, entries
            of the feed, and what the JSON holds.
        values: Gives what the template needs beside them; asked for the page only.
        data: Gives the JSON, where it is not the list itself.
        path: The path that the page really has; who asked at another is led there.
        faults: What of the address was not understood and left out; a page tells, a program is refused.
    """

    part: Part
    values: Callable[[], Mapping[str, Any]] = dict
    data: Callable[[], Mapping[str, Any]] | None = None
    path: str | None = None
    faults: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Twin:
    """The address of a page in another form."""

    label: str
    address: str
    media_type: str


def add_page(
    router: APIRouter,
    path: str,
    page: Page,
    ask: Callable[..., Answer | Response],
    *,
    also: Sequence[str] = (),
) -> None:
    """Add a page at its path in all its forms.

    Args:
        router: Where to.
        path: Its path.
        page: How it is written.
        ask: Gives the answer; its parameters are those of the address, declared as FastAPI has them. It may
            give a response instead, such as one that leads elsewhere.
        also: Further paths that show it; its twins are at the first.
    """
    # Before the page itself, whose path may end in a name that would take the ending for a part of it.
    for form, suffix in TWINS:
        _add_twin(router, path + suffix, page.writing, ask, form)

    def show(request: Request, answer: Answer | Response = Depends(ask)) -> Response:  # noqa: B008
        if isinstance(answer, Response):
            return answer
        if elsewhere := _elsewhere(request, answer, ""):
            return elsewhere
        return _show(request, page, answer, path if request.url.path in also else request.url.path)

    for address in (path, *also):
        router.add_api_route(address, show, methods=READ, response_class=Response)


def _add_twin(
    router: APIRouter, path: str, writing: Writing, ask: Callable[..., Answer | Response], form: Form
) -> None:
    def give(request: Request, store: Record, answer: Answer | Response = Depends(ask)) -> Response:  # noqa: B008
        if isinstance(answer, Response):
            return answer
        if answer.faults:
            reasons = "; ".join(answer.faults.values())
            raise Refused(Failure(400, MALFORMED, f"{reasons}.", "malformed-address"))
        if elsewhere := _elsewhere(request, answer, form.suffix or ".json"):
            return elsewhere
        if form.media_type == JSON and answer.data is not None:
            return answer_json(request, to_plain(dict(answer.data())))
        return answer_list(request, store, writing, answer.part, form)

    router.add_api_route(path, give, methods=READ, response_class=Response)


def _elsewhere(request: Request, answer: Answer, suffix: str) -> Response | None:
    if answer.path is None or request.url.path == answer.path + suffix:
        return None
    return RedirectResponse(str(URL(answer.path + suffix).replace(query=request.url.query)))


def _show(request: Request, page: Page, answer: Answer, path: str) -> Response:
    url = request.url.remove_query_params(list(answer.faults))
    values: dict[str, Any] = {
        "items": answer.part.items,
        "twins": twins_of(path, url),
        "first_part": _first_part(url),
        "next_part": _next_part(url, answer.part.next),
        "faults": answer.faults,
    }
    return answer_page(request, page.template, **values, **answer.values())


def twins_of(path: str, url: URL) -> list[Twin]:
    """Return the other forms of a page; they answer the same question, from its first part on."""
    query = url.remove_query_params("after").query
    ask = f"?{query}" if query else ""
    kinds = {".json": JSON, ".csv": table.MEDIA_TYPE, ".atom": atom.MEDIA_TYPE}
    return [
        Twin(SHOWN[form.suffix], f"{path}{suffix}{ask}", kinds[suffix].partition(";")[0])
        for form, suffix in TWINS
    ]


def _first_part(url: URL) -> str | None:
    """Return the address of a list's first part, where another part is shown."""
    return _local(url.remove_query_params("after")) if "after" in parse_qs(url.query) else None


def _next_part(url: URL, after: str | None) -> str | None:
    return _local(url.include_query_params(after=after)) if after else None


def _local(url: URL) -> str:
    return f"{url.path}?{url.query}" if url.query else url.path
