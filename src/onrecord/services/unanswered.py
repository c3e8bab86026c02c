"""The ledger of questions: what reports say was asked of whom, and whether it was answered.

ledger = unanswered(store, QuestionsAsked(asked="Oda Renk", states=WITHOUT_ANSWER))
for row in ledger.page.items:
print(row.day, row.finding.object.text, row.finding.state)
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.store.base import Store
from onrecord.store.base_notes import QuestionCounts, QuestionRow, QuestionsAsked
from onrecord.store.pages import Page

WITHOUT_ANSWER = ("open", "declined", "partly")
"""The states of questions that were not, or not wholly, answered."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Part of the list of questions, latest first, and how many there are in each state, listed or not."""

    page: Page[QuestionRow]
    counts: QuestionCounts


def unanswered(store: Store, asked: QuestionsAsked, *, limit: int = 50, after: str | None = None) -> Ledger:
    """Return part of the ledger.

    Args:
        store: The record.
        asked: Which questions; `states` is `WITHOUT_ANSWER` for those that were left.
        limit: At most so many.
        after: The cursor of the part before.

    Raises:
        NotFound: `after` is no cursor of this list, or nobody has the id that is asked for.
    """
    return Ledger(store.questions(asked, limit=limit, after=after), store.question_counts(asked))
