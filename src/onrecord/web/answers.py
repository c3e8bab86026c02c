"""Answers to a browser: pages, data and failures, each with the headers that keep it harmless.

Pages are private to this machine and change with the record, so a browser may keep them but must ask each
time whether they still hold (`ETag`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.exports import to_json
from onrecord.web.templating import load_templates, render

SECURITY_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; "
        "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # Under "no-referrer" browsers would not say where a form comes from, not even to ourselves.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

HTML = "text/html; charset=utf-8"
JSON = "application/json"
PROBLEM = "application/problem+json"
PROBLEM_TYPE = "urn:onrecord:problem:"

DATA_SUFFIXES = (".json", ".csv", ".jsonl", ".atom", ".txt", ".bib", ".ris")
DATA_PATHS = "/api/"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no page, in words that a person understands and can act on.

    Attributes:
        status: The status of the answer.
        title: A heading.
        message: What is the matter and what to do.
        code: A stable name for programs.
        faults: What is wrong with which part of the request: place and reason.
    """

    status: int
    title: str
    message: str
    code: str
    faults: tuple[tuple[str, str], ...] = ()

    def to_problem(self) -> dict[str, Any]:
        """Return the failure as problem details.

        Source:
            RFC 9457, section 3.1; `errors` is an extension as in its section 3.
        """
        problem = {
            "type": PROBLEM_TYPE + self.code,
            "title": self.title,
            "status": self.status,
            "detail": self.message,
        }
        faults = [{"where": where, "detail": detail} for where, detail in self.faults]
        return problem | ({"errors": faults} if faults else {})


class SecurityHeaders:
    """Gives every answer the headers of `SECURITY_HEADERS`."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and complete the answer."""

        async def send_secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(SECURITY_HEADERS)
            await send(message)

        await self.app(scope, receive, send_secured)


def answer_page(request: Request, template: str, **values: Any) -> Response:
    """Write a page, or say that the browser has it already; `session` is who is signed in, if anybody is."""
    known = {
        "path": request.url.path,
        "session": getattr(request.state, "session", None),
        "may_sign_in": bool(request.app.state.access.tokens),
    }
    return answer_bytes(request, render(_templates(), template, **known, **values), HTML)


def answer_json(request: Request, data: Mapping[str, Any]) -> Response:
    """Give the data of a page, or say that the browser has it already."""
    return answer_bytes(request, to_json(dict(data)).encode("utf-8"), JSON)


def answer_bytes(
    request: Request, body: bytes, media_type: str, headers: Mapping[str, str] | None = None
) -> Response:
    """Give a body with a strong validator, or say that the client has it already."""
    sent = {
        "ETag": f'"{hashlib.sha256(body).hexdigest()[:32]}"',
        "Cache-Control": "private, no-cache",
        **(headers or {}),
    }
    if _has_already(request.headers.get("if-none-match", ""), sent["ETag"]):
        return Response(status_code=304, headers=sent)
    return Response(body, media_type=media_type, headers=sent)


def _has_already(if_none_match: str, etag: str) -> bool:
    tags = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
    return etag in tags or "*" in tags


def answer_failure(failure: Failure, *, as_data: bool, headers: Mapping[str, str] | None = None) -> Response:
    """Say why there is no page, in the form that was asked for.

    The security headers are set here as well: an answer to a bug is sent from outside all middleware.
    """
    if as_data:
        body, media_type = to_json(failure.to_problem()).encode("utf-8"), PROBLEM
    else:
        body, media_type = render(_templates(), "failure.html", failure=failure), HTML
    return Response(
        body,
        status_code=failure.status,
        media_type=media_type,
        headers={"Cache-Control": "no-store", **SECURITY_HEADERS, **(headers or {})},
    )


def wants_data(path: str) -> bool:
    """Tell whether an address is one for programs: of the interface, or of a page's data."""
    return path.startswith(DATA_PATHS) or path.endswith(DATA_SUFFIXES)


@cache
def _templates() -> Environment:
    return load_templates()
