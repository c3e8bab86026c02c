"""One thing by its id, and what is told where there is none."""

from __future__ import annotations

import pytest

from onrecord.errors import Conflict, StoreError
from onrecord.web.api import examples
from tests.web.api.conftest import api_client

PROBLEM = "application/problem+json"


def test_a_statement_is_given_by_the_beginning_of_its_id(client):
    item = client.get(f"statements/{examples.SAID.id[:12]}").json()
    assert item["id"] == examples.SAID.id
    assert item["statement"] == examples.SAID.to_dict()
    assert item["words"] == ["“The ferries will sail on Monday,”"]


def test_a_report_is_given_whole(client):
    data = client.get(f"reports/{examples.DOCUMENT.story_id}").json()
    assert data["document"]["text"] == examples.TEXT
    assert [row["version"] for row in data["versions"]] == [1]


def test_an_entity_is_given_by_that_of_a_report(client):
    data = client.get(f"entities/{examples.TOVAR.id}").json()
    assert data["entity"]["name"] == "Ines Tovar"
    assert [member["document_id"] for member in data["members"]] == [examples.DOCUMENT.id]


def test_entities_are_found_by_name(client):
    found = client.get("entities", params={"name": "tovar"}).json()["items"]
    assert [item["entity"]["name"] for item in found] == ["Ines Tovar"]


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("statements/sm-000000", 404, "not-on-record"),
        ("reports/dv-000000/versions.csv", 404, "not-on-record"),
        ("nothing", 404, "no-such-page"),
        ("statements?limit=0", 400, "malformed-address"),
        ("statements?limit=201", 400, "malformed-address"),
        (f"statements?q={'a' * 1001}", 400, "malformed-address"),
        ("statements?limt=5", 400, "malformed-address"),
        ("reports/dv-0?x=1", 400, "malformed-address"),
        ("issues.atom?after=x", 400, "bad-request"),
    ],
)
def test_a_failure_is_a_problem_with_a_code(client, address, status, code):
    answer = client.get(address)
    problem = answer.json()
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM)
    assert (problem["status"], problem["type"]) == (status, f"urn:onrecord:problem:{code}")
    assert problem["title"]
    assert problem["detail"]


def test_a_parameter_that_cannot_be_used_is_named(client):
    assert client.get("statements?limt=5").json()["errors"][0]["where"] == "query.limt"


class Broken:
    """A store that cannot be asked."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def search(self, query, **place):
        raise self.error


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (Conflict("busy"), 503, "Busy."),
        (StoreError("damaged"), 500, "Damaged."),
        (RuntimeError("a secret"), 500, "fault in onrecord"),
    ],
)
def test_what_goes_wrong_inside_is_a_problem_without_insides(error, status, words):
    answer = api_client(Broken(error)).get("statements?q=a")
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM)
    assert words in answer.json()["detail"]
    assert "secret" not in answer.text


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_methods_that_are_not_there_are_refused_in_the_same_shape(client, method):
    answer = getattr(client, method)(
        "statements", headers={"Authorization": "Bearer a-token-of-the-tests-0001"}
    )
    assert answer.status_code == 405
    assert answer.json()["type"] == "urn:onrecord:problem:method-not-allowed"
    assert answer.headers["allow"] == "HEAD, GET"


def test_all_methods_of_an_address_are_named(client):
    answer = client.delete("reports", headers={"Authorization": "Bearer a-token-of-the-tests-0001"})
    assert answer.headers["allow"] == "HEAD, GET, POST"
