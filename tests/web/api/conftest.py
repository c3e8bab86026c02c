"""A record that holds the report of the interface's own examples, and clients of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.services import save_search, sort_all
from onrecord.services.judging import accept_row
from onrecord.settings import Settings
from onrecord.store import Store, open_store
from onrecord.web import create_app
from onrecord.web.access import Access
from onrecord.web.api import examples
from onrecord.web.tokens import load_tokens
from tests.factories import NOW
from tests.noted import report_of
from tests.web.conftest import HOME, OLDER

TOKEN = "a-token-of-the-tests-0001"  # noqa: S105
REVIEWER = "Ada Quill"
ACCESS = Access(load_tokens(lines=f"{REVIEWER}: {TOKEN}"))
SIGNED = {"Authorization": f"Bearer {TOKEN}"}


def api_client(store: object, *, access: Access = ACCESS, **options: object) -> TestClient:
    """Return a client of the interface over a store; faults are answered, not raised."""
    app = create_app(Settings(), store, access=access, clock=lambda: NOW)  # type: ignore[arg-type]
    client = TestClient(
        app, base_url=f"{HOME}/api/v1/", raise_server_exceptions=False, follow_redirects=False
    )
    client.headers.update({"Accept": "*/*"})
    return client


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Open a record of two reports, to write."""
    path: Path = tmp_path_factory.mktemp("api") / "record.db"
    with open_store(str(path)) as opened:
        save_search(opened, "ferries", "ferries OR truce", now=NOW)
        for report in (examples.REPORT, OLDER):
            opened.add(report, now=NOW)
        opened.add(report_of(published="2031-03-02"), now=NOW)
        sort_all(opened)
        accept_row(opened, examples.SAID.id, by=REVIEWER, now=NOW)
        yield opened


@pytest.fixture(scope="module")
def client(store: Store) -> TestClient:
    return api_client(store)
