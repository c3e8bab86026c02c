"""Every write is checked: a form is taken from our own pages, from who is signed in, of their own session."""

import pytest
from fastapi.routing import APIRoute

from onrecord.store import open_store
from onrecord.web.attempts import MOST_FAILURES, WITHIN, Attempts
from onrecord.web.forms import FORM_BYTES, own_form, signed_form
from onrecord.web.pages.router import PAGES
from onrecord.web.sessions import COOKIE, COOKIE_SECURE, LENGTH, REST
from tests.factories import NOW
from tests.web.conftest import client_of
from tests.web.reviewers import (
    ADA,
    ADAS,
    BEN,
    BENS,
    Clock,
    app_of,
    client_for,
    copied,
    fields_of,
    page_of,
    send,
    sign_in,
)
from tests.web.sample import REPORT, STATEMENTS

CASE = f"/review/statements/{STATEMENTS[3].id}"
ACCEPT = f"//form[@action='{CASE}']"
WRITES = (CASE, "/review/undo", f"/review/entities/{REPORT.entities[0].id}", "/sign-out")


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A record in which no test of this file may leave anything, but those that ask for `fresh`."""
    with open_store(str(tmp_path_factory.mktemp("forms") / "record.db")) as opened:
        opened.add(REPORT, now=NOW)
        yield opened


@pytest.fixture
def fresh(store, tmp_path):
    with copied(store, tmp_path) as copy:
        yield copy


@pytest.fixture(scope="module")
def clock():
    return Clock()


@pytest.fixture(scope="module")
def served(store, clock):
    return app_of(store, clock=clock)


@pytest.fixture
def app(served):
    served.state.attempts = Attempts()
    return served


@pytest.fixture
def client(app):
    return sign_in(client_for(app))


def accepting(client) -> dict[str, str]:
    return fields_of(page_of(client, CASE), ACCEPT) | {"decision": "accept"}


def judged(store) -> list[str]:
    return [review.judgement.by for review in store.reviews().items]


def test_a_signed_form_is_taken_in_the_name_of_who_signed_in(fresh):
    client = sign_in(client_for(app_of(fresh)))
    answer = send(client, CASE, accepting(client))
    assert (answer.status_code, answer.headers["location"]) == (303, CASE)
    assert judged(fresh) == [ADA]


def taking() -> dict[str, APIRoute]:
    """Return the routes of pages that take something, by their path."""
    routes = (route for page in PAGES for route in page.router.routes)
    return {route.path: route for route in routes if isinstance(route, APIRoute) and "POST" in route.methods}


def test_every_address_that_takes_forms_is_known_to_these_tests():
    known = {path.replace(STATEMENTS[3].id, "{statement_id}") for path in WRITES}
    known = {path.replace(REPORT.entities[0].id, "{entity_id}") for path in known}
    assert set(taking()) == known | {"/sign-in"}


@pytest.mark.parametrize("path", sorted(taking()))
def test_every_form_but_signing_in_is_signed(path):
    asked = {one.call for one in taking()[path].dependant.dependencies}
    assert (own_form if path == "/sign-in" else signed_form) in asked


@pytest.mark.parametrize("address", WRITES)
def test_nobody_writes_who_is_not_signed_in(app, client, store, address):
    fields = accepting(client)
    answer = send(client_for(app), address, fields)
    assert answer.status_code == 403
    assert "not signed in" in answer.text
    assert judged(store) == []


@pytest.mark.parametrize("address", WRITES)
@pytest.mark.parametrize("proof", [None, "", "x", "ü"])
def test_a_form_without_the_sessions_proof_is_refused(client, store, address, proof):
    fields = {name: value for name, value in accepting(client).items() if name != "proof"}
    answer = send(client, address, fields | ({} if proof is None else {"proof": proof}))
    assert answer.status_code == 403
    assert "no longer yours" in answer.text
    assert judged(store) == []


def test_the_proof_of_another_session_is_none(app, client, store):
    other = accepting(sign_in(client_for(app), BEN, BENS))
    assert send(client, CASE, other).status_code == 403
    assert judged(store) == []


@pytest.mark.parametrize("address", [*WRITES, "/sign-in"])
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "null"},
        {"origin": "http://attacker.example"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "http://localhost:8321"},
        {"origin": "http://127.0.0.1:8321.attacker.example"},
        {"origin": "file://127.0.0.1:8321"},
        {"origin": "http://[127.0.0.1:8321"},
    ],
)
def test_a_form_from_elsewhere_is_refused(client, store, address, headers):
    fields = accepting(client) | {"name": ADA, "token": ADAS}
    answer = client.post(address, data=fields, headers=headers)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
    assert judged(store) == []


def test_a_form_is_not_taken_again_after_signing_out(client, store):
    fields, word = accepting(client), client.cookies[COOKIE]
    out = fields_of(page_of(client, "/reports"), "//form[@action='/sign-out']")
    answer = send(client, "/sign-out", out)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert COOKIE not in client.cookies
    client.cookies.set(COOKIE, word)
    assert send(client, CASE, fields).status_code == 403
    assert judged(store) == []


@pytest.mark.parametrize("later", [REST, LENGTH])
def test_a_session_ends(client, store, clock, later):
    fields = accepting(client)
    clock.now += later
    assert send(client, CASE, fields).status_code == 403
    assert judged(store) == []


def test_the_interface_takes_no_session(client):
    answer = client.post(
        "/api/v1/judgements", json={"decision": "accept", "row": STATEMENTS[3].id}, headers={"origin": "x"}
    )
    assert answer.status_code == 401


def test_a_token_sends_no_form(app, client, store):
    fields = accepting(client)
    other = client_for(app)
    assert send(other, CASE, fields, authorization=f"Bearer {ADAS}").status_code == 403
    assert judged(store) == []


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"{}", "application/json"),
        (b"a=1", "text/plain"),
        (b"a", "application/x-www-form-urlencoded"),
        (b"a=%ff", "application/x-www-form-urlencoded"),
        ("a=ü".encode(), "application/x-www-form-urlencoded"),
        (b"&".join([b"a=1"] * 300), "application/x-www-form-urlencoded"),
        (b"a=" + b"x" * FORM_BYTES, "application/x-www-form-urlencoded"),
    ],
)
def test_what_is_no_form_is_refused(client, store, body, kind):
    headers = {"origin": "http://127.0.0.1:8321", "content-type": kind}
    assert client.post(CASE, content=body, headers=headers).status_code == 400
    assert judged(store) == []


def test_the_cookie_is_kept_from_scripts_and_other_sites(app):
    client = client_for(app)
    answer = send(client, "/sign-in", {"name": ADA, "token": ADAS})
    told = answer.headers["set-cookie"].lower()
    assert told.startswith(f"{COOKIE}=")
    assert {"httponly", "samesite=strict", "path=/"} <= set(told.split("; "))
    assert "secure" not in told
    assert ADAS not in answer.headers["set-cookie"]


def test_by_https_the_cookie_goes_over_https_only(app):
    client = client_for(app, "https://127.0.0.1:8321")
    told = send(client, "/sign-in", {"name": ADA, "token": ADAS}).headers["set-cookie"]
    assert told.startswith(f"{COOKIE_SECURE}=")
    assert "secure" in told.lower().split("; ")
    assert "domain" not in told.lower()


def test_signing_in_gives_a_new_word_and_ends_the_old_session(client):
    before = client.cookies[COOKIE]
    sign_in(client, BEN, BENS)
    assert client.cookies[COOKIE] != before
    client.cookies.set(COOKIE, before)
    assert "Ada Quill" not in client.get("/reports").text


@pytest.mark.parametrize(
    ("name", "token"),
    [(ADA, BENS), (ADA, "wrong"), ("", ADAS), ("Nobody", ADAS), (ADA, ""), (ADA.lower(), ADAS)],
)
def test_who_gives_a_wrong_name_or_token_is_told_the_same(app, name, token):
    client = client_for(app)
    answer = send(client, "/sign-in", {"name": name, "token": token})
    assert answer.status_code == 403
    assert "do not go together" in answer.text
    assert "set-cookie" not in answer.headers


def test_no_token_is_logged_or_shown(app, caplog):
    answer = send(client_for(app), "/sign-in", {"name": ADA, "token": "a-secret-that-is-wrong"})
    assert "sign-in-failed" in caplog.text
    assert "a-secret" not in caplog.text + answer.text + str(answer.headers)


def test_after_some_failures_one_has_to_wait(app, clock):
    client = client_for(app)
    for _ in range(MOST_FAILURES):
        assert send(client, "/sign-in", {"name": ADA, "token": "wrong"}).status_code == 403
    answer = send(client, "/sign-in", {"name": ADA, "token": ADAS})
    assert answer.status_code == 429
    assert answer.headers["retry-after"] == str(int(WITHIN.total_seconds()))
    assert "set-cookie" not in answer.headers
    clock.now += WITHIN
    sign_in(client)


@pytest.mark.parametrize(
    ("to", "led"),
    [
        ("/reports?x=1", "/reports?x=1"),
        ("//attacker.example", "/review"),
        ("https://attacker.example", "/review"),
        ("/\\attacker.example", "/review"),
        ("/a\nb", "/review"),
        ("", "/review"),
    ],
)
def test_signing_in_leads_to_our_own_pages_only(app, to, led):
    answer = send(client_for(app), "/sign-in", {"name": ADA, "token": ADAS, "to": to})
    assert answer.headers["location"] == led


def test_where_others_are_served_a_reader_is_led_to_sign_in_and_back(fresh):
    client = client_for(app_of(fresh, to_others=True))
    led = client.get("/reports?limit=5")
    assert led.headers["location"] == "/sign-in?to=/reports%3Flimit%3D5"
    form = fields_of(page_of(client, led.headers["location"]), "//form[@action='/sign-in']")
    answer = send(client, "/sign-in", form | {"name": ADA, "token": ADAS})
    assert client.get(answer.headers["location"]).status_code == 200
    assert client.get("/api/v1/reports").status_code == 200
    assert send(client, CASE, accepting(client)).status_code == 303


def test_where_nobody_may_write_nobody_is_asked_to_sign_in(store):
    client = client_of(store)
    assert "sign-in?to" not in client.get("/review").text
    assert "--tokens" in client.get("/review").text
    assert "--tokens" in client.get("/sign-in").text
