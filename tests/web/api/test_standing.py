"""What stands, and what became of it, over the interface."""

from __future__ import annotations

import pytest

from onrecord.store import open_store
from tests.services.told import COUNCIL, STORY, add
from tests.web.api.conftest import api_client


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with open_store(str(tmp_path_factory.mktemp("standing") / "record.db")) as store:
        add(store, *STORY)
        yield api_client(store)


def things(client, **asked):
    return client.get("standing", params=asked).json()["items"]


def test_two_clocks_are_kept_apart(client):
    then = things(client, as_of="2031-03-09", known_by="2031-03-05", finding="measure")
    now = things(client, as_of="2031-03-09", finding="measure", settled=True)
    assert [item["standing"]["state"] for item in then] == ["in_force"]
    assert [item["standing"]["state"] for item in now] == ["ended"]


def test_the_day_is_today_unless_given(client):
    assert client.get("standing").json()["as_of"] == "2031-03-06"


def test_every_account_has_its_words_and_where_they_stand(client):
    (item, *_) = things(client, as_of="2031-03-09", party=COUNCIL)
    account = item["standing"]["later"]
    report = client.get(f"reports/{account['document_id']}").json()
    start, end = account["content"][0]
    assert report["document"]["text"][start:end] == account["words"]


def test_parts_of_the_list_make_up_the_whole(client):
    whole = [item["standing"]["id"] for item in things(client, settled=True)]
    address, parts = "standing?settled=true&limit=1", []
    while address:
        data = client.get(address).json()
        parts += [item["standing"]["id"] for item in data["items"]]
        address = data["next"]
    assert len(parts) > 2
    assert parts == whole


def test_a_thing_leads_to_its_timeline(client):
    (item, *_) = things(client, finding="commitment", settled=True, as_of="2031-03-09")
    data = client.get(item["links"]["api"]).json()
    assert data["id"] == item["standing"]["id"]
    assert {row["line"]["thing"] for row in data["items"]} == {data["id"]}


def test_a_timeline_comes_in_parts(client):
    address, dates = "timeline?of=Oda+Renk&limit=2", []
    while address:
        data = client.get(address).json()
        dates += [item["line"]["date"] for item in data["items"]]
        address = data["next"]
    assert dates == [item["line"]["date"] for item in client.get("timeline?of=Oda+Renk").json()["items"]]
    assert len(dates) > 2


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("standing?as_of=2031-02-30", 400),
        ("standing?as_of=0", 400),
        ("standing?finding=wish", 400),
        ("standing?after=x", 400),
        ("standing?party=re-00", 404),
        ("timeline", 400),
        ("timeline?of=", 400),
        ("timeline?of=nobody+at+all", 404),
        ("timeline?of=Oda+Renk&after=x", 400),
    ],
)
def test_what_cannot_be_asked_is_said(client, address, status):
    answer = client.get(address)
    assert (answer.status_code, answer.json()["status"]) == (status, status)
