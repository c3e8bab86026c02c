"""Reviewers judge in the name of their token; everything shown is what was read folded with that."""

from __future__ import annotations

import pytest

from onrecord.services import sort_all
from onrecord.store import open_store
from onrecord.web.api import examples
from tests.factories import NOW
from tests.web.api.conftest import REVIEWER, SIGNED, api_client
from tests.web.conftest import OLDER

ROW = examples.SAID.id


@pytest.fixture
def client(tmp_path):
    with open_store(str(tmp_path / "record.db")) as store:
        for report in (examples.REPORT, OLDER):
            store.add(report, now=NOW)
        sort_all(store)
        yield api_client(store)


def judge(client, **asked):
    return client.post("judgements", json=asked, headers=SIGNED)


def test_a_correction_is_shown_at_once_and_has_the_reviewers_name(client):
    answer = client.post("judgements", json=examples.JUDGED, headers=SIGNED)
    review = answer.json()["review"]
    assert answer.status_code == 201
    assert (review["judgement"]["by"], review["state"]) == (REVIEWER, "standing")
    assert client.get(f"statements/{ROW}").json()["statement"]["kind"] == "promise"
    assert client.get(answer.json()["links"]["api"]).json()["id"] == ROW


def test_a_judgement_is_undone_once(client):
    number = judge(client, decision="reject", row=ROW).json()["review"]["number"]
    assert client.get("statements?q=ferries").json()["items"] == []
    assert judge(client, decision="undo", number=number).status_code == 201
    assert len(client.get("statements?q=ferries").json()["items"]) == 1
    again = judge(client, decision="undo", number=number)
    assert (again.status_code, again.json()["type"]) == (409, "urn:onrecord:problem:undone-already")


def test_entities_are_merged_until_that_is_undone(client):
    mine, other = examples.TOVAR.id, OLDER.entities[0].id
    merged = judge(client, decision="merge", row=mine, other=other)
    assert len(client.get(f"entities/{mine}").json()["members"]) == 2
    judge(client, decision="undo", number=merged.json()["review"]["number"])
    assert len(client.get(f"entities/{mine}").json()["members"]) == 1


def test_an_entity_is_split_from_another(client):
    answer = judge(client, decision="split", row=examples.TOVAR.id, other=OLDER.entities[0].id)
    assert answer.json()["review"]["judgement"]["value"] == OLDER.entities[0].id
    page = answer.json()["links"]["page"]
    assert page.endswith(f"/entities/{examples.TOVAR.id}")
    assert client.get(page, follow_redirects=True).status_code == 200


def test_judgements_are_listed_by_state(client):
    judge(client, decision="accept", row=ROW, reason="as printed")
    (item,) = client.get("judgements?state=standing").json()["items"]
    assert item["review"]["judgement"]["reason"] == "as printed"
    assert client.get("judgements?state=reopened").json()["items"] == []


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"decision": "accept"}, 422),
        ({"decision": "accept", "row": "sm-00000000"}, 404),
        ({"decision": "accept", "row": "xx-1"}, 404),
        ({"decision": "guess", "row": ROW}, 422),
        ({"decision": "correct", "row": ROW}, 422),
        ({"decision": "correct", "row": ROW, "field": "id", "value": "x"}, 422),
        ({"decision": "correct", "row": ROW, "field": "kind", "value": "wish"}, 422),
        ({"decision": "correct", "row": ROW, "field": "content", "value": "words that are not there"}, 422),
        ({"decision": "merge", "row": examples.TOVAR.id}, 422),
        ({"decision": "undo"}, 422),
        ({"decision": "undo", "number": 0}, 422),
        ({"decision": "undo", "number": 99}, 404),
        ({"decision": "accept", "row": ROW, "by": "Somebody Else"}, 422),
    ],
)
def test_what_cannot_be_judged_is_said_and_not_kept(client, asked, status):
    answer = judge(client, **asked)
    assert (answer.status_code, answer.json()["status"]) == (status, status)
    assert client.get("judgements").json()["items"] == []


def test_nobody_judges_without_a_token(client):
    assert client.post("judgements", json=examples.JUDGED).status_code == 401
