"""Failures are answered in the pages' own style, in words, and as data to those who ask for data."""

import pytest

from onrecord.errors import (
    ConfigError,
    Conflict,
    InputError,
    MalformedValue,
    ModelError,
    NotFound,
    OnRecordError,
    SchemaOutdated,
    StoreError,
)
from onrecord.web.answers import SECURITY_HEADERS
from onrecord.web.errors import failure_of
from tests.web.conftest import client_of


class Broken:
    """A store of which every question fails."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def reports(self, **place):
        raise self.error

    def report(self, document_id):
        raise self.error


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotFound("no"), 404),
        (Conflict("no"), 503),
        (SchemaOutdated("no"), 500),
        (StoreError("no"), 500),
        (ConfigError("no"), 500),
        (InputError("no"), 500),
        (ModelError("no"), 500),
        (MalformedValue("Span", "no"), 500),
        (OnRecordError("no"), 500),
        (RuntimeError("no"), 500),
    ],
)
def test_each_error_has_its_status(error, status):
    assert failure_of(error).status == status


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_only_reading_is_answered(client, method):
    answer = getattr(client, method)("/")
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]
    assert "Allow" in answer.text


@pytest.mark.parametrize(
    "address", ["/nothing", "/static/nothing", "/static/../app.py", "/docs", "/openapi.json", "/reports/"]
)
def test_an_unknown_address_has_no_page(client, address):
    assert client.get(address).status_code == 404


def test_an_unknown_id_is_said_in_words(client):
    answer = client.get("/reports/dv-000000")
    assert answer.status_code == 404
    assert "Not on record" in answer.text
    assert "<html" in answer.text


@pytest.mark.parametrize("identifier", ["%00", "dv-%25", "..%2f..%2fetc", "%F0%9F%95%8A", "x" * 5000, "'"])
def test_odd_ids_are_not_on_record(client, identifier):
    assert client.get(f"/reports/{identifier}").status_code == 404
    assert client.get(f"/statements/{identifier}.json").status_code == 404


@pytest.mark.parametrize(
    "address",
    ["/search.json?limit=0", "/reports?limit=many", "/search.csv?limit=201", f"/search.json?q={'a' * 1001}"],
)
def test_parameters_that_cannot_be_used_are_named(client, address):
    answer = client.get(address)
    assert answer.status_code == 400
    assert "“limit”" in answer.text or "“q”" in answer.text


@pytest.mark.parametrize("address", ["/reports?after=x", "/search?q=truce&after=x", "/issues?after=x"])
def test_a_place_that_is_not_in_the_list_is_the_addresss_fault(client, address):
    answer = client.get(address)
    assert answer.status_code == 400
    assert "first part" in answer.text


@pytest.mark.parametrize("address", ["/nothing.json", "/reports/dv-000000.json", "/reports.json?limit=0"])
def test_data_fails_as_data(client, address):
    answer = client.get(address)
    failure = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert {"type", "title", "status", "detail"} <= set(failure)
    assert failure["status"] == answer.status_code


@pytest.mark.parametrize("address", ["/search?q=truce", "/reports.json", "/reports/dv-00"])
def test_a_bug_shows_none_of_its_insides(address):
    answer = client_of(Broken(RuntimeError("a secret"))).get(address)
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "fault in onrecord" in answer.text
    assert {name: answer.headers.get(name) for name in SECURITY_HEADERS} == SECURITY_HEADERS


def test_a_record_that_cannot_be_used_says_why():
    answer = client_of(Broken(StoreError("the file is damaged; restore a copy"))).get("/reports")
    assert answer.status_code == 500
    assert "The file is damaged; restore a copy." in answer.text
