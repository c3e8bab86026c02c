"""`/api/v1/unanswered`: the questions that reports say were asked, and whether they were answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from pydantic import Field

from onrecord.exports.counted import QUESTION_COLUMNS, question_row, said_to_it
from onrecord.model import Account, Excerpt, Finding, FindingType, Party, finding_id
from onrecord.services import unanswered
from onrecord.services.unanswered import WITHOUT_ANSWER
from onrecord.store import Answer, Facet, QuestionRow, QuestionsAsked, Store, Where
from onrecord.web.api import example_report as example
from onrecord.web.api.asked_days import PartialDay, midnight_of
from onrecord.web.api.asking import QUERY_CHARS, Links, Place, Record, links_to, part_of_list
from onrecord.web.api.atom import Entry
from onrecord.web.api.lists import ListKind, Part, add_list
from onrecord.web.api.table import Table
from onrecord.web.wording import say_state, shorten

router = APIRouter()

ALL_STATES = "all"
State = Literal["unanswered", "open", "declined", "partly", "answered", "all"]
"""One of the states of a question, those of what was left, or all."""

STATES: Mapping[str, tuple[str, ...]] = {"unanswered": WITHOUT_ANSWER, ALL_STATES: ()}
"""What stands for several states."""


@dataclass(frozen=True, slots=True)
class QuestionItem:
    """A question that a report says was asked; the links are those of the report."""

    question: QuestionRow
    links: Links


class Questions(Place):
    """Which questions are asked for."""

    person: str | None = Field(
        None,
        min_length=1,
        max_length=QUERY_CHARS,
        description="Only those put by or to somebody: words of a name, `re-…` or `en-…`.",
    )
    publisher: str | None = Field(
        None, min_length=1, max_length=QUERY_CHARS, description="Only those in reports of a publisher."
    )
    since: PartialDay | None = Field(None, description="From this day, month or year on.")
    until: PartialDay | None = Field(None, description="To the end of this day, month or year.")
    state: State = Field(
        "unanswered",
        description="In which state; `unanswered` stands for open, declined and answered in part.",
    )


def find_questions(request: Request, store: Record, asked: Annotated[Questions, Query()]) -> Part:
    """List what was asked, latest first."""
    wanted = QuestionsAsked(
        person=asked.person,
        publisher=asked.publisher,
        since=asked.since,
        until=asked.until,
        states=STATES.get(asked.state, (asked.state,)),
    )
    ledger = part_of_list(lambda: unanswered(store, wanted, limit=asked.limit, after=asked.after))
    items = [
        QuestionItem(row, links_to(request, f"/reports/{row.where.document_id}")) for row in ledger.page.items
    ]
    counts = ledger.counts
    more = {"states": dict(counts.states), "silent": counts.silent, "exact": counts.exact}
    return Part(items, ledger.page.next, more)


def question_entries(_store: Store, items: Sequence[QuestionItem]) -> list[Entry]:
    """Return questions as entries of a feed; each is as old as the day on which it was asked."""
    return [
        Entry(
            id=f"urn:onrecord:{item.question.finding.id}",
            title=f"{say_state(item.question.finding.state)}: {shorten(item.question.finding.object.text)}",
            updated=midnight_of(item.question.day),
            link=item.links.page or item.links.api,
            text="\n\n".join([item.question.finding.object.text, *map(said_to_it, item.question.answers)]),
            author=item.question.asked,
        )
        for item in items
    ]


_OBJECT = example.OBJECT
_QUESTION = QuestionItem(
    QuestionRow(
        finding=Finding(
            id=finding_id(example.DOCUMENT.id, FindingType.QUESTION, _OBJECT.span),
            finding=FindingType.QUESTION,
            state="partly",
            parties=(Party("asker", "reporters", None), Party("asked", example.TOVAR.name, None)),
            object=Excerpt(_OBJECT.text, _OBJECT.span),
            places=(),
            scope=None,
            condition=None,
            since=None,
            until=None,
            accounts=(Account(example.TOVAR.name, "partly", example.SAID.id),),
            statements=(example.SAID.id,),
            confidence=0.6,
        ),
        asker="reporters",
        asker_id=None,
        asked=example.TOVAR.name,
        asked_id=None,
        day="2031-03-06",
        answers=(
            Answer(
                example.SAID.id,
                example.TOVAR.name,
                None,
                "2031-03-06",
                "told",
                "“The ferries will sail on Monday,”",
                example.SAID.content,
                "direct",
            ),
        ),
        where=Where(
            example.DOCUMENT.id,
            example.DOCUMENT.name,
            example.HEADLINE,
            "Corvane",
            example.DOCUMENT.published,
        ),
    ),
    Links("http://127.0.0.1:8321/api/v1/reports/x", "http://127.0.0.1:8321/reports/x"),
)

QUESTIONS = ListKind(
    name="Questions",
    summary="The questions that reports say were asked, latest first",
    item=QuestionItem,
    table=Table(QUESTION_COLUMNS, lambda item: [question_row(item.question)]),
    entries=question_entries,
    example=Part([_QUESTION], None, {"states": {"partly": 1}, "silent": (), "exact": True}),
    more={"states": Mapping[str, int], "silent": tuple[Facet, ...], "exact": bool},
)

add_list(router, "/unanswered", QUESTIONS, find_questions)
