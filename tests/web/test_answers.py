"""Answers carry the headers that keep them harmless, and are not sent twice."""

import pytest

from onrecord.web.answers import SECURITY_HEADERS
from onrecord.web.templating import read_static
from tests.web.sample import DOCUMENT, STATEMENTS

ADDRESSES = (
    "/",
    "/reports.json",
    f"/reports/{DOCUMENT.id}",
    f"/reports/{DOCUMENT.id[:9]}",
    f"/statements/{STATEMENTS[0].id}.json",
    "/search?q=truce",
    "/issues",
    "/static/base.css",
    "/static/nothing",
    "/nothing",
    "/reports?limit=no",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_is_secured(client, address):
    headers = client.get(address).headers
    assert {name: headers.get(name) for name in SECURITY_HEADERS} == SECURITY_HEADERS


def test_the_policy_lets_nothing_in_but_our_own_files():
    policy = dict(part.split(" ", 1) for part in SECURITY_HEADERS["Content-Security-Policy"].split("; "))
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "connect-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }


@pytest.mark.parametrize("address", ["/", f"/reports/{DOCUMENT.id}", f"/reports/{DOCUMENT.id}.json"])
def test_what_the_browser_has_is_not_sent_again(client, address):
    etag = client.get(address).headers["etag"]
    for tags in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        again = client.get(address, headers={"If-None-Match": tags})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
    assert client.get(address, headers={"If-None-Match": '"other"'}).status_code == 200


def test_pages_are_asked_for_again_each_time(client):
    assert client.get("/").headers["cache-control"] == "private, no-cache"


def test_the_style_is_kept_for_good_under_its_versioned_address(client):
    address = next(part for part in client.get("/").text.split('"') if part.startswith("/static/base.css?"))
    assert "immutable" in client.get(address).headers["cache-control"]
    assert client.get("/static/base.css").headers["cache-control"] == "no-cache"
    assert client.get("/static/base.css?v=old").headers["cache-control"] == "no-cache"


def test_files_are_packed_for_browsers_that_take_that_and_pages_never_are(client):
    ways = {"gzip, br": "gzip", "identity": None, "gzip;q=0": None}
    for accepted, packed in ways.items():
        answer = client.get("/static/htmx.min.js", headers={"accept-encoding": accepted})
        assert answer.headers.get("content-encoding") == packed
        assert answer.headers["vary"] == "Accept-Encoding"
        assert answer.content == read_static("htmx.min.js")
        assert (int(answer.headers["content-length"]) < 20_000) == (packed is not None)
        assert "content-encoding" not in client.get("/", headers={"accept-encoding": accepted}).headers


@pytest.mark.parametrize("address", ADDRESSES[:8])
def test_heads_are_answered_like_gets(client, address):
    assert client.head(address).status_code == client.get(address).status_code
