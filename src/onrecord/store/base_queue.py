"""The part of the contract that is about what people have not looked at yet, most doubtful first.

Standard library only, as `base.py`, whose `Store` includes it.

    for one in store.queue("publisher:corvane").items:
        print(one.doubt, one.statement.speaker, len(one.findings))
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from onrecord.model import Document, Finding, Statement
from onrecord.store.base_rows import Review, Total
from onrecord.store.pages import Page


@dataclass(frozen=True, slots=True)
class Queued:
    """A statement that waits for somebody to look at it.

    Attributes:
        statement: The statement.
        document: The version it stands in.
        title: The version's title, else the headline in its text.
        doubt: How doubtful it is times what rests on it, in thousandths.
        findings: The findings that rest on it.
    """

    statement: Statement
    document: Document
    title: str | None
    doubt: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class QueuePage(Page[Queued]):
    """Part of the queue.

    Attributes:
        notes: What in the query was not understood as a filter, in sentences.
        total: How many wait.
        all_seen: False where so many statements fit the query that only those that came in last were put in
            order.
    """

    notes: tuple[str, ...] = ()
    total: Total = field(default_factory=lambda: Total(0))
    all_seen: bool = True


class QueueStore(Protocol):
    """What a record knows of what still has to be looked at."""

    def queue(
        self, query: str = "", *, unresolved: bool = False, limit: int = 20, after: str | None = None
    ) -> QueuePage:
        """List the statements shown that nobody has judged, by doubt times weight, the largest first.

        What is judged leaves the list, and comes back when that is undone or has to be looked at again.

        Args:
            query: Words and filters as for `Store.search`; nothing for all.
            unresolved: Only those whose source was found and whose speaker was not.
            limit: At most so many.
            after: The cursor of the page before; it holds wherever the list has got shorter meanwhile.

        Raises:
            NotFound: `after` is no cursor of this list.
        """

    def reviews_of(self, row_ids: Sequence[str]) -> dict[str, tuple[Review, ...]]:
        """Return the judgements on some rows by the row's id as it is now, oldest first; no undoings."""
