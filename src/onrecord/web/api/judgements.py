"""`/api/v1/judgements`: what people have judged, newest first; `POST` judges in a token's name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Annotated, cast

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from onrecord.errors import ConfigError
from onrecord.model import Decision
from onrecord.services.entities import merge_entities, split_entity
from onrecord.services.judging import accept_row, correct_row, reject_row, undo
from onrecord.store.base import Review, ReviewState, Store
from onrecord.web.answers import Failure
from onrecord.web.api import examples
from onrecord.web.api.asking import Links, Place, Record, links_to, part_of_list, present
from onrecord.web.api.atom import Entry
from onrecord.web.api.items import JudgementItem
from onrecord.web.api.lists import ListKind, Part, add_list
from onrecord.web.api.table import table_of
from onrecord.web.api.things import add_making, answer_made
from onrecord.web.errors import Refused

ID_CHARS, VALUE_CHARS = 200, 20_000
LARGEST_NUMBER = 2**53

router = APIRouter()


class Reviews(Place):
    """Which judgements."""

    state: ReviewState | None = Field(None, description="Those that stand, were undone, or were reopened.")


class NewJudgement(BaseModel):
    """A decision on a row: which row, what is decided and, for a correction, what it should be."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": dict(examples.JUDGED)})

    decision: Decision
    row: str | None = Field(
        None,
        max_length=ID_CHARS,
        description="A statement (`sm-…`) or finding (`fi-…`); to merge and split, an entity of a report.",
    )
    field: str | None = Field(None, max_length=ID_CHARS, description="To correct: the field.")
    value: str | None = Field(
        None,
        max_length=VALUE_CHARS,
        description="To correct: what it should be, null for nothing; words as the report has them.",
    )
    other: str | None = Field(
        None,
        max_length=ID_CHARS,
        description="To merge or split: the other entity.",
    )
    number: int | None = Field(None, ge=1, le=LARGEST_NUMBER, description="To undo: the judgement's number.")
    reason: str | None = Field(None, max_length=VALUE_CHARS, description="Why, in the reviewer's words.")


def find_judgements(request: Request, store: Record, asked: Annotated[Reviews, Query()]) -> Part:
    """List what people have judged, newest first."""
    found = part_of_list(lambda: store.reviews(state=asked.state, limit=asked.limit, after=asked.after))
    return Part([JudgementItem(one, review_links(request, one)) for one in found.items], found.next)


def judge(request: Request, store: Record, asked: NewJudgement) -> Response:
    """Judge a row, in the name of the reviewer whose token it is."""
    by, now = cast("str", request.state.reviewer), present(request)
    try:
        number = _DECIDE[asked.decision](store, asked, by, now)
    except ConfigError as exc:
        raise _refused(422, f"{exc}.", "cannot-be-judged") from exc
    review = store.review(number)
    return answer_made(JudgementItem(review, review_links(request, review)))


def _accept(store: Store, asked: NewJudgement, by: str, now: dt.datetime) -> int:
    return accept_row(store, _needed(asked, "row"), by=by, now=now, reason=asked.reason)


def _reject(store: Store, asked: NewJudgement, by: str, now: dt.datetime) -> int:
    return reject_row(store, _needed(asked, "row"), by=by, now=now, reason=asked.reason)


def _correct(store: Store, asked: NewJudgement, by: str, now: dt.datetime) -> int:
    row, field = _needed(asked, "row"), _needed(asked, "field")
    return correct_row(store, row, field, asked.value, by=by, now=now, reason=asked.reason)


def _merge(store: Store, asked: NewJudgement, by: str, now: dt.datetime) -> int:
    row, other = _needed(asked, "row"), _needed(asked, "other")
    return merge_entities(store, row, other, by=by, now=now, reason=asked.reason)


def _split(store: Store, asked: NewJudgement, by: str, now: dt.datetime) -> int:
    return split_entity(store, _needed(asked, "row"), asked.other, by=by, now=now, reason=asked.reason)


def _undo(store: Store, asked: NewJudgement, by: str, now: dt.datetime) -> int:
    if asked.number is None:
        raise _lacking("number")
    if store.review(asked.number).state == "undone":
        raise _refused(409, f"Judgement {asked.number} was undone already.", "undone-already")
    return undo(store, asked.number, by=by, now=now, reason=asked.reason)


_DECIDE: dict[Decision, Callable[[Store, NewJudgement, str, dt.datetime], int]] = {
    Decision.ACCEPT: _accept,
    Decision.REJECT: _reject,
    Decision.CORRECT: _correct,
    Decision.MERGE: _merge,
    Decision.SPLIT: _split,
    Decision.UNDO: _undo,
}


def _needed(asked: NewJudgement, name: str) -> str:
    value = cast("str | None", getattr(asked, name))
    if not value:
        raise _lacking(name)
    return value


def _lacking(name: str) -> Refused:
    message = f"This decision needs “{name}”."
    return Refused(
        Failure(
            422, "What was sent cannot be understood", message, "malformed-body", ((f"body.{name}", message),)
        )
    )


def _refused(status: int, message: str, code: str) -> Refused:
    return Refused(Failure(status, "This cannot be judged so", message[:1].upper() + message[1:], code))


def review_links(request: Request, review: Review) -> Links:
    """Return where the row is that a judgement is about."""
    row = review.row_id or review.judgement.row_id
    if row.startswith("sm-"):
        return links_to(request, f"/statements/{row}")
    if row.startswith("en-"):
        return links_to(request, f"/entities/{row}")
    return links_to(request, f"/reports/{review.judgement.document_id}")


def judgement_entries(_store: Store, items: Sequence[JudgementItem]) -> list[Entry]:
    """Return judgements as entries of a feed."""
    return [
        Entry(
            id=f"urn:onrecord:judgement:{item.review.number}",
            title=f"{item.review.judgement.decision.value} {item.review.judgement.field or ''}".strip(),
            updated=item.review.made_at,
            link=item.links.page or item.links.api,
            text=item.review.judgement.reason or item.review.judgement.selector.exact,
            author=item.review.judgement.by,
        )
        for item in items
    ]


JUDGEMENTS = ListKind(
    name="Judgements",
    summary="What people have judged, newest first",
    item=JudgementItem,
    table=table_of(
        {
            "number": lambda item: item.review.number,
            "made_at": lambda item: item.review.made_at.isoformat(),
            "by": lambda item: item.review.judgement.by,
            "decision": lambda item: item.review.judgement.decision.value,
            "state": lambda item: item.review.state,
            "row_id": lambda item: item.review.row_id,
            "field": lambda item: item.review.judgement.field,
            "value": lambda item: item.review.judgement.value,
            "reason": lambda item: item.review.judgement.reason,
            "words": lambda item: item.review.judgement.selector.exact,
            "document_id": lambda item: item.review.judgement.document_id,
        }
    ),
    entries=judgement_entries,
    example=Part([examples.JUDGEMENT]),
)

add_list(router, "/judgements", JUDGEMENTS, find_judgements)
add_making(
    router,
    "/judgements",
    judge,
    operation="addJudgement",
    shape="JudgementItem",
    outcomes={201: "It is on record now."},
)
