"""What the interface says it answers is what it answers."""

from __future__ import annotations

import jsonschema
import pytest

from onrecord.web.api import examples
from onrecord.web.api.shapes import REF
from tests.web.api.test_lists import ADDRESSES

BEFORE = ("listStatements", "listReports", "listVersions", "listEntities", "listIssues")
BEFORE += (
    "listStanding",
    "listTimeline",
    "listJudgements",
    "addReport",
    "addJudgement",
    "getStatement",
    "getReport",
    "getEntity",
)
"""Operation ids that are out in the world; clients are made from them, so none may go."""


@pytest.fixture(scope="module")
def description(client):
    return client.get("openapi.json").json()


def operations(description):
    return [
        (path, method, operation)
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
    ]


def test_operation_ids_are_stable_and_their_own(description):
    ids = [operation["operationId"] for _, _, operation in operations(description)]
    assert len(ids) == len(set(ids))
    assert set(BEFORE) <= set(ids)


def test_every_json_answer_has_an_example_that_fits_its_schema(description):
    tried = 0
    for _, _, operation in operations(description):
        for response in operation["responses"].values():
            for media_type, content in response.get("content", {}).items():
                if "json" in media_type and media_type != "application/jsonl":
                    validate(description, content["schema"], content["example"])
                    tried += 1
    assert tried > 20


def validate(description, schema, data):
    whole = {"components": description["components"], **schema}
    jsonschema.Draft202012Validator(whole).validate(data)


@pytest.mark.parametrize("address", ADDRESSES)
def test_answers_fit_their_schemas(client, description, address):
    path = address.format("").partition("?")[0]
    path = path.replace(f"/{examples.DOCUMENT.id}/", "/{document_id}/").replace("/ferries/", "/{alert_name}/")
    schema = description["paths"][f"/api/v1/{path}"]["get"]["responses"]["200"]["content"]["application/json"]
    validate(description, schema["schema"], client.get(address.format("")).json())


def test_every_schema_is_used(description):
    text = str(description)
    unused = [name for name in description["components"]["schemas"] if f"{REF}{name}'" not in text]
    assert unused == []


def test_every_operation_says_how_it_fails(description):
    for path, method, operation in operations(description):
        assert {"400", "401", "404", "500", "503"} <= set(operation["responses"]), (path, method)


def test_no_token_stands_in_the_description(client):
    assert "Bearer " not in client.get("openapi.json").text
    assert "a-token-of" not in client.get("openapi.json").text


def test_the_description_is_not_sent_again(client):
    first = client.get("openapi.json")
    again = client.get("openapi.json", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304


def test_the_example_of_every_question_is_answered(client, description):
    for path, method, operation in operations(description):
        if method == "get":
            asked = {
                parameter["name"]: parameter["schema"].get("examples", [None])[0]
                for parameter in operation["parameters"]
                if parameter["required"] or "examples" in parameter["schema"]
            }
            address = path.removeprefix("/api/v1/").format(**asked)
            answer = client.get(address, params={} if "{" in path else asked)
            assert answer.status_code == 200, path
