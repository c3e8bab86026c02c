"""A report that is sent is read and kept; what cannot be read is said, and nothing of it is kept."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from onrecord.settings import Settings
from onrecord.store import open_store
from onrecord.web import create_app
from onrecord.web.api import examples
from tests.factories import NOW, SECOND, TEXT, make_attribution, make_tagging
from tests.web.api.conftest import ACCESS, SIGNED
from tests.web.conftest import HOME

SENT = {"id": "truce-1", "text": TEXT, "publisher": "Corvane", "published": "2031-03-04"}


class Finder:
    """Finds one attribution in the default text; breaks on another."""

    def tag(self, doc, *, deep=True):
        if "fault" in doc.text:
            raise RuntimeError("a secret")
        return make_tagging(*([make_attribution()] if doc.text.startswith(TEXT[:20]) else []))


@pytest.fixture
def store(tmp_path):
    with open_store(str(tmp_path / "record.db")) as opened:
        yield opened


@pytest.fixture
def client(store):
    app = create_app(
        Settings(report_bytes=2000, line_bytes=4000), store, access=ACCESS, clock=lambda: NOW, tagger=Finder()
    )
    return TestClient(app, base_url=f"{HOME}/api/v1/", headers=SIGNED, raise_server_exceptions=False)


def test_a_report_is_read_and_kept(client, store):
    answer = client.post("reports", json=SENT)
    item = answer.json()
    assert (answer.status_code, item["outcome"], item["statements"]) == (201, "new", 1)
    assert answer.headers["location"] == item["links"]["api"]
    assert client.get(answer.headers["location"]).json()["document"]["text"] == TEXT
    assert store.report(item["document_id"]).document.publisher == "Corvane"


def test_it_is_found_at_once_and_its_speakers_are_sorted(client):
    client.post("reports", json=SENT)
    assert len(client.get("statements?q=truce").json()["items"]) == 1
    assert [item["entity"]["name"] for item in client.get("entities").json()["items"]] == ["Oda Renk"]


def test_the_same_report_is_kept_once(client, store):
    first, again = client.post("reports", json=SENT), client.post("reports", json=SENT)
    assert (again.status_code, again.json()["outcome"]) == (200, "known")
    assert again.json()["document_id"] == first.json()["document_id"]
    assert store.counts().reports == 1


def test_a_changed_story_is_a_new_version(client):
    client.post("reports", json=SENT)
    answer = client.post("reports", json=SENT | {"text": f"{TEXT}\n{SECOND}\n"})
    assert (answer.status_code, answer.json()["outcome"], answer.json()["version"]) == (201, "new_version", 2)


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({}, 422, "malformed-body"),
        ({"text": ""}, 422, "malformed-body"),
        ({"text": 5}, 422, "malformed-body"),
        (SENT | {"txt": "x"}, 422, "malformed-body"),
        ({"text": "Der Waffenstillstand hält, sagte die Sprecherin am Dienstag vor der Presse."}, 422, None),
        ({"text": "x" * 3000}, 422, "too-large"),
        ({"text": "x" * 5000}, 413, "content-too-large"),
        (SENT | {"text": f"{TEXT} fault"}, 500, "fault"),
    ],
)
def test_what_cannot_be_kept_is_said_and_not_kept(client, store, body, status, code):
    answer = client.post("reports", json=body)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.status_code == status
    assert code is None or answer.json()["type"] == f"urn:onrecord:problem:{code}"
    assert "secret" not in answer.text
    assert store.counts().reports == 0


@pytest.mark.parametrize("body", [b"{", b"", b"[]", b"\xff", b'"x"'])
def test_what_is_no_json_object_is_refused(client, body):
    answer = client.post("reports", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in {400, 422}
    assert answer.json()["status"] == answer.status_code


def test_a_form_of_a_foreign_page_does_not_write(client, store):
    answer = client.post("reports", content=b'{"text": "x"}', headers={"Content-Type": "text/plain"})
    assert answer.status_code == 422
    assert store.counts().reports == 0


def test_the_example_can_be_sent(client):
    assert client.post("reports", json=examples.SENT).status_code == 201
