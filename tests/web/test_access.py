"""This machine reads without a key; writing, and reading from elsewhere, take a reviewer's token."""

from __future__ import annotations

import base64

import pytest
from starlette.testclient import TestClient

from onrecord.errors import ConfigError
from onrecord.settings import Settings
from onrecord.web import create_app
from onrecord.web.access import Access
from onrecord.web.answers import SECURITY_HEADERS
from onrecord.web.tokens import load_tokens

TOKEN = "a-token-of-the-tests-0001"  # noqa: S105
TOKENS = load_tokens(lines=f"Ada Quill: {TOKEN}")
ADDRESSES = ("/", "/api/v1/reports", "/api/v1/openapi.json", "/reports.json", "/nothing")
PEOPLE = ("/", "/nothing")
"""Those that a person asks for, who is led to where they sign in."""


def client_with(store, access: Access) -> TestClient:
    return TestClient(create_app(Settings(), store, access=access), base_url="http://127.0.0.1:8321")


def basic(name: str, token: str) -> dict[str, str]:
    return {"Authorization": f"Basic {base64.b64encode(f'{name}:{token}'.encode()).decode()}"}


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


@pytest.fixture
def closed(store):
    return client_with(store, Access(TOKENS, to_others=True))


@pytest.fixture
def own(store):
    return client_with(store, Access(TOKENS))


@pytest.mark.parametrize("address", ADDRESSES[:-1])
def test_this_machine_reads_without_a_key(own, address):
    assert own.get(address).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_others_read_with_a_token_only(closed, address):
    refused = closed.get(address, follow_redirects=False)
    if address in PEOPLE:
        assert refused.status_code == 303
        assert refused.headers["location"].startswith("/sign-in")
    else:
        assert refused.status_code == 401
        assert "Bearer" in refused.headers["www-authenticate"]
    assert {name: refused.headers.get(name) for name in SECURITY_HEADERS} == SECURITY_HEADERS
    assert closed.get(address, headers=bearer(TOKEN)).status_code in {200, 404}


@pytest.mark.parametrize("address", ["/sign-in", "/static/base.css"])
def test_who_is_to_sign_in_is_shown_where(closed, address):
    assert closed.get(address).status_code == 200


def test_a_feed_reader_may_give_name_and_token(closed):
    assert "Basic" in closed.get("/reports.atom").headers["www-authenticate"]
    assert closed.get("/", headers=basic("Ada Quill", TOKEN)).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        bearer("another-token-of-the-tests"),
        bearer(""),
        basic("Ben Orly", TOKEN),
        basic("Ada Quill", "x"),
        {"Authorization": "Basic %%%"},
        {"Authorization": TOKEN},
        {"Authorization": "Digest x"},
        [("Authorization", f"Bearer {TOKEN}"), ("Authorization", f"Bearer {TOKEN}")],
    ],
)
def test_what_is_no_token_is_refused_even_on_this_machine(own, headers):
    answer = own.get("/api/v1/reports", headers=headers)
    assert answer.status_code == 401
    assert answer.json()["type"] == "urn:onrecord:problem:token-unknown"


@pytest.mark.parametrize("access", [Access(), Access(TOKENS), Access(TOKENS, to_others=True)])
def test_nobody_writes_without_a_token(store, access):
    answer = client_with(store, access).post("/api/v1/reports", json={"text": "x"})
    assert answer.status_code == 401
    assert answer.json()["type"] == "urn:onrecord:problem:token-needed"


def test_a_browsers_own_credentials_do_not_write(own):
    answer = own.post("/api/v1/reports", json={"text": "x"}, headers=basic("Ada Quill", TOKEN))
    assert answer.status_code == 401


def test_a_token_in_the_address_is_none(closed):
    assert closed.get(f"/api/v1/statements?q=a&token={TOKEN}").status_code == 401


@pytest.mark.parametrize("reach", [{"to_others": True}, {"names": frozenset({"desk.corvane.example"})}])
def test_others_are_not_served_without_tokens(reach):
    with pytest.raises(ConfigError, match="no tokens"):
        Access(**reach)


def test_no_token_is_logged_or_told(own, caplog):
    answer = own.get("/api/v1/reports", headers=bearer("a-secret-that-is-wrong"))
    assert "refused" in caplog.text
    assert "secret" not in caplog.text + answer.text
