"""Searches are kept, listed and forgotten over the interface; each has a feed of what has come in since."""

from __future__ import annotations

import dataclasses

import pytest
from lxml import etree

from onrecord.services import run_alerts, sort_all
from onrecord.store import open_store
from onrecord.web.api import examples
from tests.factories import NOW
from tests.web.api.conftest import SIGNED, api_client
from tests.web.conftest import OLDER

ATOM = "{http://www.w3.org/2005/Atom}"
FEED = "alerts/truce/statements.atom"


@pytest.fixture
def store(tmp_path):
    with open_store(str(tmp_path / "record.db")) as opened:
        opened.add(examples.REPORT, now=NOW)
        sort_all(opened)
        yield opened


@pytest.fixture
def client(store):
    return api_client(store)


def keep(client, **asked):
    return client.post("alerts", json={"name": "truce", "query": "truce", **asked}, headers=SIGNED)


def titles(client):
    feed = etree.fromstring(client.get(FEED).content)
    return [entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")]


def test_a_search_is_kept_shown_and_forgotten(client):
    made = keep(client)
    assert made.status_code == 201
    assert client.get(made.headers["location"]).json() == made.json()
    assert [item["alert"]["name"] for item in client.get("alerts").json()["items"]] == ["truce"]
    assert client.get(made.json()["feed"]).status_code == 200
    gone = client.delete("alerts/truce", headers=SIGNED)
    assert (gone.status_code, gone.content) == (204, b"")
    assert client.get("alerts").json()["items"] == []
    assert client.get(FEED).status_code == client.get("alerts/truce").status_code == 404
    assert client.delete("alerts/truce", headers=SIGNED).status_code == 404


def test_keeping_and_forgetting_take_a_token(client):
    assert client.post("alerts", json={"name": "truce", "query": "truce"}).status_code == 401
    keep(client)
    assert client.delete("alerts/truce").status_code == 401
    assert client.get("alerts/truce").status_code == 200


def test_a_feed_shows_what_has_come_in_since_and_is_called_after_its_search(client, store):
    keep(client)
    assert titles(client) == []
    store.add(OLDER, now=NOW)
    (title,) = titles(client)
    assert title.startswith("Oda Renk: ")
    assert etree.fromstring(client.get(FEED).content).findtext(f"{ATOM}title") == "truce: truce"


def test_what_is_on_record_already_is_not_new(client):
    keep(client, name="ferries", query="ferries")
    assert client.get("alerts/ferries/statements").json()["items"] == []


def test_a_run_and_a_feed_take_nothing_from_each_other(client, store):
    keep(client)
    store.add(OLDER, now=NOW)
    before = client.get("alerts/truce/statements").json()["items"]
    (told,) = run_alerts(store, now=NOW)
    after = client.get("alerts/truce/statements").json()["items"]
    assert len(told.new) == 1
    assert [item["told_at"] for item in before + after] == [None, NOW.isoformat()]
    assert [item["found"] for item in before] == [item["found"] for item in after]


def test_a_client_that_has_the_feed_is_not_sent_it_again_until_something_comes_in(client, store):
    keep(client)
    etag = client.get(FEED).headers["etag"]
    assert client.get(FEED, headers={"If-None-Match": etag}).status_code == 304
    store.add(OLDER, now=NOW)
    assert client.get(FEED, headers={"If-None-Match": etag}).status_code == 200


def test_a_feed_shows_nothing_that_was_purged_or_is_withheld(client, store):
    keep(client)
    store.add(OLDER, now=NOW)
    run_alerts(store, now=NOW)
    store.purge(OLDER.document.id, by="Mira Tol", reason="court order", now=NOW)
    doc = dataclasses.replace(examples.DOCUMENT, embargo="2099-03-07T06:00:00Z")
    assert titles(client) == []
    keep(client, name="ferries", query="ferries")
    store.add(dataclasses.replace(examples.REPORT, document=doc), now=NOW)
    assert client.get("alerts/ferries/statements").json()["items"] == []


def test_the_parts_of_a_feed_are_followed(client, store):
    keep(client, name="the", query="the")
    store.add(OLDER, now=NOW)
    whole = client.get("alerts/the/statements").json()["items"]
    address, found = "alerts/the/statements?limit=1", []
    while address:
        data = client.get(address).json()
        found += data["items"]
        address = data["next"]
    assert found == whole


@pytest.mark.parametrize(
    ("asked", "status", "code"),
    [
        ({"name": "Truce!"}, 422, "cannot-be-kept"),
        ({"name": ""}, 422, "malformed-body"),
        ({"query": "-"}, 422, "cannot-be-kept"),
        ({"query": "  "}, 422, "cannot-be-kept"),
        ({"owner": "me"}, 422, "malformed-body"),
    ],
)
def test_what_cannot_be_kept_is_said(client, asked, status, code):
    answer = keep(client, **asked)
    assert (answer.status_code, answer.json()["type"]) == (status, f"urn:onrecord:problem:{code}")
    assert client.get("alerts").json()["items"] == []


def test_a_name_is_taken_once(client):
    keep(client)
    again = keep(client, query="ferries")
    assert (again.status_code, again.json()["type"]) == (409, "urn:onrecord:problem:name-taken")
    assert client.get("alerts/truce").json()["alert"]["query"] == "truce"


def test_a_cursor_of_another_list_is_refused(client):
    keep(client)
    assert client.get("alerts?after=x").status_code == client.get(f"{FEED}?after=x").status_code == 400
