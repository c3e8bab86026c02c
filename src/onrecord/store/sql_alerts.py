"""What a record in a database keeps of saved searches, whichever database it is.

The part of `SqlStore` that answers to `onrecord.store.base_alerts.AlertStore`.
"""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from contextlib import AbstractContextManager
from functools import partial

from sqlalchemy import Connection, FromClause

from onrecord.store import alerting, searching
from onrecord.store.base_alerts import Alert, News
from onrecord.store.base_rows import Hit, SearchPage
from onrecord.store.query import Query


class SqlAlerts:
    """See `onrecord.store.base_alerts.AlertStore` for what each method does."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]: ...

    @abstractmethod
    def _writing(self) -> AbstractContextManager[Connection]: ...

    @abstractmethod
    def _find(self, query: Query, window: searching.Window) -> FromClause: ...

    def add_alert(self, name: str, query: str, *, now: dt.datetime) -> Alert:
        """Keep a search; what it finds already is not new."""
        with self._writing() as conn:
            return alerting.add_alert(conn, name, query, partial(self._look, conn), now=now)

    def remove_alert(self, name: str) -> None:
        """Forget a search and what it told of."""
        with self._writing() as conn:
            alerting.remove_alert(conn, name)

    def alerts(self) -> tuple[Alert, ...]:
        """List all searches that are kept."""
        with self._reading() as conn:
            return alerting.list_alerts(conn)

    def run_alert(self, name: str, *, now: dt.datetime) -> tuple[Hit, ...]:
        """Return what a search finds that it has not found before."""
        with self._reading():
            pass  # embargoes that have ended are lifted
        with self._writing() as conn:
            return alerting.run_alert(conn, name, partial(self._look, conn), now=now)

    def alert_waiting(self, name: str) -> tuple[Hit, ...]:
        """Return what the next run of a search would tell of."""
        with self._reading() as conn:
            return alerting.alert_waiting(conn, name, partial(self._look, conn))

    def alert_news(self, name: str, *, limit: int = 50) -> tuple[News, ...]:
        """Return what a search told of last."""
        with self._reading() as conn:
            return alerting.alert_news(conn, name, limit=limit)

    def _look(self, conn: Connection, query: str, floor: int, after: str | None) -> SearchPage:
        return searching.search(conn, query, self._find, limit=alerting.PAGE_HITS, after=after, since=floor)
