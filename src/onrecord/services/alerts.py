"""Saved searches: what each has found that is new, for whoever waits for it.

for told in run_alerts(store, now=now):
    print(told.alert.name, len(told.new))
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from onrecord.errors import ConfigError, NotFound
from onrecord.services.search import whole_query
from onrecord.store.base import Hit, Store
from onrecord.store.base_alerts import Alert

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


@dataclass(frozen=True, slots=True)
class FedHit:
    """A statement in the feed of a saved search; `told_at` is None until a run has told of it."""

    hit: Hit
    told_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Told:
    """A saved search, and the statements that are new since it was last run."""

    alert: Alert
    new: tuple[Hit, ...]


def save_search(store: Store, name: str, query: str, *, now: dt.datetime) -> Alert:
    """Keep a search; what it finds already is not new.

    Args:
        store: The record, open for writing.
        name: Small letters, digits and hyphens, for it is the name of a file, too.
        query: As `search_statements` takes it.
        now: The present moment, with a zone.

    Raises:
        Conflict: Another has the name.
        ConfigError: The name has other characters, or the query has nothing to look for, or a
            filter that is not understood: it would find more than is meant, for good.
    """
    if not _NAME.fullmatch(name):
        raise ConfigError(f"{name!r} cannot name a saved search; take small letters, digits and hyphens")
    line = " ".join(query.split())
    if not whole_query(line).parts:
        raise ConfigError("a saved search needs a word or a filter to look for")
    return store.add_alert(name, line, now=now)


def run_alerts(store: Store, names: tuple[str, ...] = (), *, now: dt.datetime) -> tuple[Told, ...]:
    """Run saved searches, all of them or those named, and return what is new in each.

    Raises:
        NotFound: None has a name that was given; none has been run then.
    """
    by_name = {alert.name: alert for alert in store.alerts()}
    for name in names:
        if name not in by_name:
            store.alert_news(name)
    wanted = [alert for name, alert in by_name.items() if not names or name in names]
    return tuple(Told(alert, store.run_alert(alert.name, now=now)) for alert in wanted)


def find_alert(store: Store, name: str) -> Alert:
    """Return a saved search by its name.

    Raises:
        NotFound: None has the name.
    """
    for alert in store.alerts():
        if alert.name == name:
            return alert
    raise NotFound(f"there is no saved search {name!r}")


def feed_of(store: Store, name: str, *, limit: int = 50, skip: int = 0) -> tuple[FedHit, ...]:
    """Return what has come in since a search was saved, last first, whether or not a run has told of it.

    Nothing is written, so that whoever reads a feed takes nothing away from those who run the search.

    Args:
        store: The record.
        name: The saved search.
        limit: At most so many.
        skip: Leave out so many of the last.

    Raises:
        NotFound: None has the name.
    """
    end = skip + limit
    waiting = [FedHit(hit, None) for hit in store.alert_waiting(name)[:end]]
    told = [FedHit(one.hit, one.found_at) for one in store.alert_news(name, limit=max(end - len(waiting), 0))]
    return tuple([*waiting, *told][skip:end])
