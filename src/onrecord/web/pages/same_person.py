"""Judging who is who: that two are one person or body, that one is another, and taking it back."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import RedirectResponse, Response

from onrecord.errors import ConfigError, Conflict
from onrecord.services.entities import list_entities
from onrecord.services.review import WhoCase, merge, split, who_case
from onrecord.store import Store
from onrecord.web.answers import answer_page
from onrecord.web.api.asking import QUERY_CHARS, Nothing, Record, present
from onrecord.web.cases import say_decision
from onrecord.web.errors import Refused
from onrecord.web.forms import MALFORMED, Signed
from onrecord.web.pages.twins import READ
from onrecord.web.wording import say_sentence

MOST_FOUND = 10
SHOWN_MEMBERS = 50

router = APIRouter()


class Other(Nothing):
    """Who the other might be."""

    name: str = Field("", max_length=QUERY_CHARS)


@router.api_route("/review/entities/{entity_id}", methods=READ)
def show_who(request: Request, store: Record, entity_id: str, asked: Annotated[Other, Query()]) -> Response:
    """Show whom somebody is made of, and who might be the same."""
    return _answer(request, store, who_case(store, entity_id), " ".join(asked.name.split()))


@router.post("/review/entities/{entity_id}")
def judge_who(request: Request, store: Record, entity_id: str, form: Signed) -> Response:
    """Merge two, or part one of them, if they still are as they were seen."""
    judge = {"merge": merge, "split": split}.get(form.one("decision"))
    if judge is None or not form.one("other"):
        raise Refused(MALFORMED)
    try:
        judge(store, entity_id, form.one("other"), seen=form.one("seen"), by=form.by, now=present(request))
    except (Conflict, ConfigError) as exc:
        status = HTTPStatus.CONFLICT if isinstance(exc, Conflict) else HTTPStatus.UNPROCESSABLE_ENTITY
        answer = _answer(request, store, who_case(store, entity_id), "", notice=say_sentence(str(exc)))
        answer.status_code = status
        return answer
    return RedirectResponse(form.back(f"/review/entities/{entity_id}"), status_code=HTTPStatus.SEE_OTHER)


def _answer(request: Request, store: Store, case: WhoCase, name: str, notice: str = "") -> Response:
    members = case.page.members
    values: dict[str, Any] = {
        "case": case,
        "row": case.page.row,
        "members": members[:SHOWN_MEMBERS],
        "left": len(members) - SHOWN_MEMBERS,
        "decisions": [(review, say_decision(review)) for review in reversed(case.reviews)],
        "wanted": name,
        "found": _found(store, case, name) if name else (),
        "notice": notice,
    }
    return answer_page(request, "same_person.html", **values)


def _found(store: Store, case: WhoCase, name: str) -> list[Any]:
    rows = list_entities(store, name=name, limit=MOST_FOUND + 1).items
    return [row for row in rows if row.id != case.page.row.id][:MOST_FOUND]
