"""The ledger of questions: what was asked of whom, and what came back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request

from onrecord.services.unanswered import WITHOUT_ANSWER
from onrecord.store import Store, Total
from onrecord.web.api.asking import Record
from onrecord.web.api.lists import Part
from onrecord.web.api.unanswered import QUESTIONS, Questions, find_questions
from onrecord.web.pages.filled import Filled
from onrecord.web.pages.twins import Answer, Page, add_page

STATES = {
    "unanswered": "Left unanswered",
    "open": "No answer",
    "declined": "Declined",
    "partly": "Answered in part",
    "answered": "Answered",
    "all": "All",
}
TONES = {"open": "bad", "declined": "bad", "partly": "open", "answered": "good"}

router = APIRouter()


class Asked(Filled, Questions):
    """Which questions a reader asks for."""


@dataclass(frozen=True, slots=True)
class StateTab:
    """The questions in a state, how many they are, and where they are listed."""

    label: str
    count: Total
    address: str
    current: bool


def ask_unanswered(request: Request, store: Record, asked: Annotated[Asked, Query()]) -> Answer:
    """List what was asked, latest first."""
    part = find_questions(request, store, asked)
    return Answer(part, lambda: _values(store, asked, part), faults=asked.faults)


def _values(store: Store, asked: Asked, part: Part) -> Mapping[str, Any]:
    return {
        "asked": asked,
        "languages": store.languages([item.question.where.document_id for item in part.items]),
        "filtered": bool(asked.person or asked.publisher or asked.since or asked.until),
        "states": list(_tabs(asked, part.more["states"], exact=part.more["exact"])),
        "total": sum(part.more["states"].values()),
        "silent": [(one, _address(asked, person=one.value)) for one in part.more["silent"]],
        "tones": TONES,
        "said": STATES,
    }


def _tabs(asked: Asked, counts: Mapping[str, int], *, exact: bool) -> Iterator[StateTab]:
    sums = {
        **counts,
        "all": sum(counts.values()),
        "unanswered": sum(counts.get(state, 0) for state in WITHOUT_ANSWER),
    }
    for state, label in STATES.items():
        total = Total(sums.get(state, 0), exact=exact)
        yield StateTab(label, total, _address(asked, state=state), state == asked.state)


def _address(asked: Asked, **changes: str) -> str:
    """Return the address of the same question with something changed, from its first part on."""
    kept = {name: getattr(asked, name) for name in ("person", "publisher", "since", "until", "state")}
    query = {name: value for name, value in (kept | changes).items() if value and value != "unanswered"}
    return f"/unanswered?{urlencode(query)}" if query else "/unanswered"


add_page(router, "/unanswered", Page("unanswered.html", QUESTIONS), ask_unanswered)
