"""Judging a statement: accept, reject, correct, and taking it back."""

from __future__ import annotations

import re
from http import HTTPStatus
from itertools import zip_longest
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from onrecord.errors import ConfigError, Conflict
from onrecord.model import Decision
from onrecord.services.review import Case, decide, review_case, take_back
from onrecord.store import Store
from onrecord.web.answers import answer_page
from onrecord.web.api.asking import Nothing, Record, present
from onrecord.web.cases import (
    FIELDS,
    KINDS,
    PARTS,
    Stretch,
    changes_of,
    stretches,
    view_case,
    words_around,
)
from onrecord.web.errors import Refused
from onrecord.web.forms import MALFORMED, Signed, SignedForm
from onrecord.web.pages.review import lately
from onrecord.web.pages.twins import READ
from onrecord.web.wording import say_sentence

MOST_PIECES = 12
LARGEST_NUMBER = 2**53
_DECISIONS = {one.value: one for one in (Decision.ACCEPT, Decision.REJECT, Decision.CORRECT)}
_DIGITS = re.compile(r"[0-9]{1,15}")

router = APIRouter()


@router.api_route("/review/statements/{statement_id}", methods=READ)
def show_case(
    request: Request, store: Record, statement_id: str, _asked: Annotated[Nothing, Query()]
) -> Response:
    """Show a statement with the form that corrects it."""
    return _answer(request, review_case(store, statement_id), editing=True)


@router.api_route("/review/statements/{statement_id}/case", methods=READ)
def show_part(
    request: Request, store: Record, statement_id: str, _asked: Annotated[Nothing, Query()]
) -> Response:
    """Show a statement as the list of what waits has it, for a page that is open already."""
    return answer_page(request, "case.html", **_values(review_case(store, statement_id), editing=False))


@router.post("/review/statements/{statement_id}")
def judge(request: Request, store: Record, statement_id: str, form: Signed) -> Response:
    """Accept, reject or correct a statement that still is as it was seen."""
    decision = _DECISIONS.get(form.one("decision"))
    if decision is None:
        raise Refused(MALFORMED)
    case = review_case(store, statement_id)
    try:
        changes = _changes(case, form) if decision is Decision.CORRECT else None
        decide(
            store,
            case.statement.id,
            decision,
            seen=form.one("seen"),
            by=form.by,
            now=present(request),
            changes=changes,
            reason=form.one("reason") or None,
        )
    except Conflict as exc:
        return _again(request, store, statement_id, exc, HTTPStatus.CONFLICT)
    except (ConfigError, ValueError) as exc:
        return _again(request, store, statement_id, exc, HTTPStatus.UNPROCESSABLE_ENTITY, editing=True)
    return _after(request, store, statement_id, form)


@router.post("/review/undo")
def undo(request: Request, store: Record, form: Signed) -> Response:
    """Take judgements back."""
    numbers = [int(value) for value in form.all("number") if _DIGITS.fullmatch(value)]
    if not numbers:
        raise Refused(MALFORMED)
    row = form.one("row")
    try:
        take_back(store, numbers, by=form.by, now=present(request))
    except Conflict as exc:
        if row.startswith("sm-"):
            return _again(request, store, row, exc, HTTPStatus.CONFLICT)
        raise
    if is_scripted(request) and not row:
        return answer_page(request, "review_lately.html", lately=lately(store))
    return _after(request, store, row, form)


def is_scripted(request: Request) -> bool:
    """Tell whether a script asks for a part of a page, to put it in the place of another."""
    return request.headers.get("hx-request") == "true"


def _after(request: Request, store: Store, statement_id: str, form: SignedForm) -> Response:
    """Show what became of it: in its place, or on the page that the form came from."""
    if is_scripted(request) and statement_id.startswith("sm-"):
        return _answer(request, review_case(store, statement_id), editing=False, told=True)
    default = f"/review/statements/{statement_id}" if statement_id.startswith("sm-") else "/review"
    return RedirectResponse(form.back(default), status_code=HTTPStatus.SEE_OTHER)


def _again(
    request: Request,
    store: Store,
    statement_id: str,
    error: Exception,
    status: HTTPStatus,
    *,
    editing: bool = False,
) -> Response:
    """Show it as it is now, and why nothing was saved."""
    editing = editing or not is_scripted(request)
    case = review_case(store, statement_id)
    answer = _answer(request, case, editing=editing, notice=say_sentence(str(error)))
    answer.status_code = status
    return answer


def _answer(request: Request, case: Case, *, editing: bool, notice: str = "", told: bool = False) -> Response:
    template = "case.html" if is_scripted(request) else "judge.html"
    answer = answer_page(request, template, **_values(case, editing=editing, notice=notice))
    if told:
        answer.headers["HX-Trigger-After-Settle"] = "decided"
    return answer


def _values(case: Case, *, editing: bool, notice: str = "") -> dict[str, Any]:
    words = words_around(case.document, case.statement)
    flat = [word for paragraph in words for word in paragraph]
    pieces = {part: (*stretches(flat, getattr(case.statement, part)), Stretch()) for part in PARTS}
    return {
        "view": view_case(case),
        "editing": editing,
        "notice": notice,
        "words": words,
        "pieces": pieces,
        "kinds": KINDS,
    }


def _changes(case: Case, form: SignedForm) -> dict[str, str | None]:
    given = {name: form.one(name) for name in FIELDS if form.all(name)}
    parts = {}
    for part in PARTS:
        first, last = form.all(f"{part}_first"), form.all(f"{part}_last")
        if first or last:
            pairs = zip_longest(first[:MOST_PIECES], last[:MOST_PIECES], fillvalue="")
            parts[part] = [(one.strip(), other.strip()) for one, other in pairs]
    return changes_of(case, given, parts)
