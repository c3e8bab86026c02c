"""The part of the contract that is about saved searches, and what each has found since it was last run.

Standard library only, as `base.py`, whose `Store` includes it.

    store.add_alert("renk-truce", "speaker:renk truce", now=now)
    for hit in store.run_alert("renk-truce", now=later):
        print(hit.snippet)
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from onrecord.store.base_rows import Hit


@dataclass(frozen=True, slots=True)
class Alert:
    """A search that is kept, to be told what is new.

    Attributes:
        name: What it is called; no two of a record are called the same.
        query: What is looked for, as `Store.search` takes it.
        made_at: When it was kept, in UTC.
        last_run: When it was last run; None where it never was.
        found: How many statements it has told of so far.
    """

    name: str
    query: str
    made_at: dt.datetime
    last_run: dt.datetime | None
    found: int


@dataclass(frozen=True, slots=True)
class News:
    """A statement that an alert told of, and when."""

    hit: Hit
    found_at: dt.datetime


class AlertStore(Protocol):
    """Searches that are kept."""

    def add_alert(self, name: str, query: str, *, now: dt.datetime) -> Alert:
        """Keep a search; what it finds already is not new.

        Raises:
            Conflict: Another has the name.
        """

    def remove_alert(self, name: str) -> None:
        """Forget a search and what it told of.

        Raises:
            NotFound: None has the name.
        """

    def alerts(self) -> tuple[Alert, ...]:
        """List all searches that are kept, by name."""

    def run_alert(self, name: str, *, now: dt.datetime) -> tuple[Hit, ...]:
        """Return what a search finds that it has not found before, last to come in first.

        The same words in another version of the story, or read anew by another model, are not new. What was
        under an embargo is new when that has ended.

        Raises:
            NotFound: None has the name.
        """

    def alert_waiting(self, name: str) -> tuple[Hit, ...]:
        """Return what the next run of a search would tell of, last to come in first; nothing is written.

        Raises:
            NotFound: None has the name.
        """

    def alert_news(self, name: str, *, limit: int = 50) -> tuple[News, ...]:
        """Return what a search told of last, newest first, as far as it is still shown.

        Raises:
            NotFound: None has the name.
        """
