"""What a record in a database counts and lists of what its stories show, whichever database it is.

The part of `SqlStore` that answers to `onrecord.store.base_notes.NoteStore`.
"""

from __future__ import annotations

from abc import abstractmethod
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from onrecord.store.base_notes import (
    NamingRow,
    Portrait,
    QuestionCounts,
    QuestionRow,
    QuestionsAsked,
    WithheldRow,
)
from onrecord.store.base_rows import Facet
from onrecord.store.pages import Page


class SqlNotes:
    """See `onrecord.store.base_notes.NoteStore` for what each method does."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]: ...

    def questions(
        self, asked: QuestionsAsked, *, limit: int = 50, after: str | None = None
    ) -> Page[QuestionRow]:
        """List questions, latest first."""
        from onrecord.store import asking

        with self._reading() as conn:
            return asking.list_questions(conn, asked, limit=limit, after=after)

    def question_counts(self, asked: QuestionsAsked) -> QuestionCounts:
        """Count questions by state."""
        from onrecord.store import asking

        with self._reading() as conn:
            return asking.count_questions(conn, asked)

    def namings(self, *, since: str | None = None, until: str | None = None) -> tuple[NamingRow, ...]:
        """Count how sources are named, by month and publisher."""
        from onrecord.store import namings

        with self._reading() as conn:
            return namings.count_namings(conn, since=since, until=until)

    def withheld(
        self,
        *,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = 50,
        after: str | None = None,
    ) -> Page[WithheldRow]:
        """List the statements of unnamed sources of which the report prints why."""
        from onrecord.store import namings

        with self._reading() as conn:
            return namings.list_withheld(
                conn, publisher=publisher, since=since, until=until, limit=limit, after=after
            )

    def withheld_sorts(
        self, *, publisher: str | None = None, since: str | None = None, until: str | None = None
    ) -> tuple[Facet, ...]:
        """Count the reasons for withholding a name by their sort."""
        from onrecord.store import namings

        with self._reading() as conn:
            return namings.count_sorts(conn, publisher=publisher, since=since, until=until)

    def portrait(self, entity_id: str) -> Portrait:
        """Count what is on record of somebody."""
        from onrecord.store import portraits

        with self._reading() as conn:
            return portraits.get_portrait(conn, entity_id)
