"""Signing in by name and token, and out: `/sign-in`, `/sign-out`."""

from __future__ import annotations

import hmac
from http import HTTPStatus
from typing import Annotated, cast

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import RedirectResponse, Response

from onrecord.logs import get_logger
from onrecord.web.access import Access
from onrecord.web.answers import answer_page
from onrecord.web.api.asking import QUERY_CHARS, present
from onrecord.web.attempts import Attempts
from onrecord.web.forms import OwnForm, Signed, own_path
from onrecord.web.pages.twins import READ
from onrecord.web.sessions import Sessions, give_cookie, take_cookie, word_of
from onrecord.web.tokens import MOST_NAME_CHARS

HOME = "/review"

log = get_logger(__name__)
router = APIRouter()


class Way(BaseModel):
    """Where to go once signed in."""

    model_config = ConfigDict(extra="forbid")

    to: str = Field("", max_length=QUERY_CHARS)


@router.api_route("/sign-in", methods=READ)
def show_sign_in(request: Request, asked: Annotated[Way, Query()]) -> Response:
    """Ask for name and token."""
    return _ask(request, to=own_path(asked.to))


@router.post("/sign-in")
def sign_in(request: Request, form: OwnForm) -> Response:
    """Sign a reviewer in, or say why not: the same whether name or token is wrong."""
    now, address = present(request), request.client.host if request.client else ""
    attempts = cast("Attempts", request.app.state.attempts)
    to, name = own_path(form.one("to")), form.one("name")[:MOST_NAME_CHARS]
    if wait_s := attempts.wait_s(address, now):
        return _ask(request, to=to, name=name, wait_s=wait_s)
    access = cast("Access", request.app.state.access)
    owner = access.tokens.reviewer_of(form.one("token")) or ""
    if not (owner and hmac.compare_digest(owner.encode(), name.encode())):
        attempts.note_failure(address, now)
        log.warning("sign-in-failed", address=address)
        return _ask(request, to=to, name=name, failed=True)
    attempts.forget(address)
    sessions = cast("Sessions", request.app.state.sessions)
    sessions.close(word_of(request))
    answer = RedirectResponse(to or HOME, status_code=HTTPStatus.SEE_OTHER)
    give_cookie(request, answer, sessions.open(owner, now))
    return answer


@router.post("/sign-out")
def sign_out(request: Request, form: Signed) -> Response:
    """Sign a reviewer out."""
    cast("Sessions", request.app.state.sessions).close(word_of(request))
    answer = RedirectResponse(form.back("/"), status_code=HTTPStatus.SEE_OTHER)
    take_cookie(request, answer)
    return answer


def _ask(request: Request, *, to: str, name: str = "", failed: bool = False, wait_s: int = 0) -> Response:
    status = HTTPStatus.TOO_MANY_REQUESTS if wait_s else HTTPStatus.FORBIDDEN if failed else HTTPStatus.OK
    headers = {"Cache-Control": "no-store"} | ({"Retry-After": str(wait_s)} if wait_s else {})
    answer = answer_page(request, "sign_in.html", to=to, given=name, failed=failed, wait_s=wait_s)
    answer.status_code = status
    answer.headers.update(headers)
    return answer
