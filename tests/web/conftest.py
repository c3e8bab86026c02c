"""A record with the sample dispatch in it, and clients that read it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from onrecord.settings import Settings
from onrecord.store import Store, open_store
from onrecord.web import create_app
from tests.factories import NOW, make_document, make_report
from tests.web.sample import REPORT

HOME = "http://127.0.0.1:8321"

OLDER = make_report(
    doc=make_document(
        publisher="Corvane",
        title="Truce in Port Salen to hold",
        published="2031-03-03",
        url="https://corvane.example/old",
    )
)
"""A report of another story, with a title that is not its headline."""


def client_of(store: object) -> TestClient:
    """Return a client of the pages over a store; faults are answered, not raised."""
    app = create_app(Settings(), store)  # type: ignore[arg-type]
    return TestClient(app, base_url=HOME, raise_server_exceptions=False, follow_redirects=False)


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the path of a record that holds the sample and one other report."""
    path = str(tmp_path_factory.mktemp("pages") / "record.db")
    with open_store(path) as store:
        for report in (REPORT, OLDER):
            store.add(report, now=NOW)
    return path


@pytest.fixture(scope="session")
def store(record: str) -> Iterator[Store]:
    with open_store(record, read_only=True) as opened:
        yield opened


@pytest.fixture(scope="session")
def client(store: Store) -> TestClient:
    return client_of(store)
