"""What a record in a database knows of what people have not looked at yet, whichever database it is.

The part of `SqlStore` that answers to `onrecord.store.base_queue.QueueStore`.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection, FromClause

from onrecord.store import queueing, searching
from onrecord.store.base_queue import QueuePage
from onrecord.store.base_rows import Review
from onrecord.store.query import Query


class SqlQueue:
    """See `onrecord.store.base_queue.QueueStore` for what each method does."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]: ...

    @abstractmethod
    def _find(self, query: Query, window: searching.Window) -> FromClause: ...

    def queue(
        self, query: str = "", *, unresolved: bool = False, limit: int = 20, after: str | None = None
    ) -> QueuePage:
        """List what waits for a look, most doubtful first."""
        with self._reading() as conn:
            return queueing.list_queue(
                conn, query, self._find, unresolved=unresolved, limit=limit, after=after
            )

    def reviews_of(self, row_ids: Sequence[str]) -> dict[str, tuple[Review, ...]]:
        """Return the judgements on some rows."""
        with self._reading() as conn:
            return queueing.reviews_of(conn, row_ids)
