"""Only the machine's own names are answered (DNS rebinding)."""

import pytest

from onrecord.web.access import Access
from onrecord.web.answers import SECURITY_HEADERS
from onrecord.web.hosts import is_own_host, is_served_host
from onrecord.web.tokens import load_tokens


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST:8321", "127.0.0.1", "127.0.0.1:9000", "127.1.2.3:80", "[::1]", "[::1]:8321"],
)
def test_own_names(host):
    assert is_own_host(host)


@pytest.mark.parametrize(
    "host",
    [
        "",
        "corvane.example",
        "127.0.0.1.corvane.example",
        "localhost.corvane.example:8321",
        "localhost.",
        "localhost:",
        "127.0.0.1:8321@corvane.example",
        "192.168.0.1",
        "10.0.0.1",
        "[::1",
        "::1",
        "[::2]:8321",
        "localhost\n",
        "1270.0.0.1",
    ],
)
def test_foreign_names(host):
    assert not is_own_host(host)


@pytest.mark.parametrize("path", ["/", "/static/base.css", "/reports.json", "/nothing"])
def test_a_request_under_a_foreign_name_is_refused(client, path):
    answer = client.get(path, headers={"Host": "corvane.example"})
    assert answer.status_code == 400
    assert "localhost" in answer.text
    assert SECURITY_HEADERS.items() <= {k: answer.headers.get(k) for k in SECURITY_HEADERS}.items()


def test_two_host_headers_are_refused(client):
    answer = client.get("/", headers=[("Host", "localhost"), ("Host", "corvane.example")])
    assert answer.status_code == 400


def test_a_refusal_of_data_is_data(client):
    answer = client.get("/reports.json", headers={"Host": "corvane.example"})
    assert answer.json()["type"] == "urn:onrecord:problem:unknown-host"


TOKENS = load_tokens(lines="Ada Quill: a-token-of-the-tests-0001")


@pytest.mark.parametrize("host", ["desk.corvane.example", "DESK.corvane.example:8321", "localhost"])
def test_a_name_that_is_stated_is_answered(host):
    assert is_served_host(host, Access(TOKENS, names=frozenset({"desk.corvane.example"})))


@pytest.mark.parametrize("host", ["192.0.2.7", "192.0.2.7:8321", "[2001:db8::7]:8321", "127.0.0.1"])
def test_any_address_is_answered_where_others_can_ask(host):
    assert is_served_host(host, Access(TOKENS, to_others=True))


@pytest.mark.parametrize(
    ("host", "access"),
    [
        ("corvane.example", Access(TOKENS, to_others=True)),
        ("2001:db8::7", Access(TOKENS, to_others=True)),
        ("[192.0.2.7]", Access(TOKENS, to_others=True)),
        ("192.0.2.7", Access(TOKENS, names=frozenset({"desk.corvane.example"}))),
        ("x.desk.corvane.example", Access(TOKENS, names=frozenset({"desk.corvane.example"}))),
        ("192.0.2.7", Access()),
    ],
)
def test_other_names_stay_foreign(host, access):
    assert not is_served_host(host, access)
