"""A record for pages that count: a story of promises and questions, and sources that are not named."""

from __future__ import annotations

import datetime as dt

from fastapi import FastAPI

from onrecord.settings import Settings
from onrecord.store import Store, open_store
from onrecord.web import create_app
from tests.noted import add, report_of
from tests.services.told import DORR, OFFICES, STORY

MASTER = OFFICES[DORR]
LATER = dt.datetime(2031, 4, 10, 9, 30, tzinfo=dt.UTC)
"""When all of it has been told."""


def fill(path: str) -> None:
    """Fill a record."""
    with open_store(path) as store:
        add(
            store,
            *STORY,
            report_of("a", publisher="Corvane", title="Ferry stays in port", office=MASTER),
            report_of("b", publisher="Brenag", published="2031-04-02", state="open", office=MASTER),
            report_of("c", publisher="Brenag", published="2031-04-05", state="answered", office=MASTER),
            report_of("d", publisher="Brenag", published=None, state="partly", office=MASTER),
        )


def id_of(store: Store, name: str) -> str:
    """Return the id of the first of a name."""
    return store.entities(name=name).items[0].id


def app_of(store: Store) -> FastAPI:
    """Return the pages over a record, after all has been told."""
    return create_app(Settings(), store, clock=lambda: LATER)
