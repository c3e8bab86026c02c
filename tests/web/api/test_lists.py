"""Every list in each of its forms: the same items, in parts, with where the next part is."""

from __future__ import annotations

import csv
import io
import json

import pytest
from lxml import etree

from onrecord.store import Facets, Total
from onrecord.web.api import examples
from onrecord.web.api.items import facets_item, total_item
from onrecord.web.api.openapi import LISTS
from tests.factories import HEADLINE

ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESSES = (
    "statements{}?q=the",
    "reports{}",
    f"reports/{examples.DOCUMENT.id}/versions{{}}",
    "entities{}",
    "standing{}",
    "timeline{}?of=sail+on+Monday",
    "issues{}",
    "judgements{}",
    "alerts{}",
    "alerts/ferries/statements{}",
    "unanswered{}",
    "sources{}",
    "sources/reasons{}",
    "compare{}?first=Tovar&second=Renk",
)
TRIED_ELSEWHERE = {"SameWords"}
"""What the record of these tests has none of; `test_same.py` has."""

ONE_ROW_EACH = set(ADDRESSES) - {"standing{}"}


def test_every_kind_of_list_is_tried():
    assert len(ADDRESSES) == len([kind for kind in LISTS if kind.name not in TRIED_ELSEWHERE])


@pytest.mark.parametrize("address", ADDRESSES)
def test_each_form_has_the_same_items(client, address):
    items = client.get(address.format("")).json()["items"]
    lines = [json.loads(line) for line in client.get(address.format(".jsonl")).text.splitlines()]
    rows = list(csv.DictReader(io.StringIO(client.get(address.format(".csv")).text)))
    feed = etree.fromstring(client.get(address.format(".atom")).content)
    assert items
    assert lines == items
    assert len(feed.findall(f"{ATOM}entry")) == len(items)
    assert len(rows) == len(items) or address not in ONE_ROW_EACH


@pytest.mark.parametrize(
    ("suffix", "media_type"),
    [
        ("", "application/json"),
        (".jsonl", "application/jsonl"),
        (".csv", "text/csv; charset=utf-8; header=present"),
        (".atom", "application/atom+xml; charset=utf-8"),
    ],
)
def test_each_form_has_its_media_type(client, suffix, media_type):
    assert client.get(f"reports{suffix}").headers["content-type"] == media_type


def test_next_leads_through_the_whole_list_and_ends(client):
    address, titles = "reports?limit=1", []
    while address:
        answer = client.get(address)
        data = answer.json()
        titles += [item["report"]["title"] for item in data["items"]]
        address = data["next"]
        assert answer.headers.get("link") == (f'<{address}>; rel="next"' if address else None)
        assert address is None or address.startswith("http://127.0.0.1:8321/api/v1/reports?limit=1&after=")
    assert titles == [examples.HEADLINE, "Truce in Port Salen to hold", None]


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".atom"])
def test_other_forms_name_the_next_part_in_the_link_header(client, suffix):
    link = client.get(f"reports{suffix}?limit=1").headers["link"]
    assert client.get(link[1 : link.index(">")]).status_code == 200
    assert f"/reports{suffix}?limit=1&after=" in link


def test_a_search_keeps_its_words_in_the_next_address(client):
    data = client.get("statements", params={"q": "the", "limit": 1}).json()
    following = client.get(data["next"]).json()
    assert data["query"] == following["query"] == "the"
    assert data["items"][0]["id"] != following["items"][0]["id"]


def test_a_search_gives_exact_words_offsets_and_the_report(client):
    (item,) = client.get("statements", params={"q": "ferries"}).json()["items"]
    text = client.get(item["citation"]["document_id"] and f"reports/{item['citation']['document_id']}").json()
    (start, end) = item["statement"]["content"][0]
    assert [text["document"]["text"][start:end]] == item["words"]
    assert item["citation"]["publisher"] == "Corvane"
    assert item["snippet"][slice(*item["marks"][0])] == "ferries"


@pytest.mark.parametrize(
    "query", ["", "   ", "%22", "nowhere", "AND OR (", "a" * 1000, "%00", "%F0%9F%95%8A"]
)
def test_any_query_is_answered(client, query):
    answer = client.get(f"statements?q={query}")
    assert answer.status_code == 200
    assert answer.json()["items"] == []


def test_a_search_counts_what_it_finds_when_asked(client):
    plain = client.get("statements?q=the").json()
    counted = client.get("statements?q=the&counts=true&limit=1").json()
    total, facets = counted["total"], counted["facets"]
    assert (plain["total"], plain["facets"]) == (None, None)
    assert total == {"count": len(plain["items"]), "exact": True, "shown": str(len(plain["items"]))}
    assert (facets["counted"], facets["exact"], facets["shown"]) == (total["count"], True, total["shown"])
    assert sum(one["count"] for one in facets["values"]["quotation"]) == total["count"]
    assert {"value": "Oda Renk", "count": 1} in facets["values"]["speaker"]


def test_a_search_is_for_what_somebody_said(client):
    data = client.get("statements?who=Ines+Tovar").json()
    assert data["query"] == 'speaker:"Ines Tovar"'
    assert [item["statement"]["speaker"] for item in data["items"]] == ["Ines Tovar"]
    assert client.get("statements?who=Ines+Tovar&q=truce").json()["items"] == []


def test_a_search_says_which_filter_it_did_not_understand(client):
    (note,) = client.get("statements?q=truce+kind:song").json()["notes"]
    assert "song" in note
    assert client.get("statements?q=truce").json()["notes"] == []


def test_a_count_that_was_not_taken_to_the_end_says_so():
    total = total_item(Total(10_000, exact=False))
    facets = facets_item(Facets({}, 10_000, exact=False))
    assert (total.shown, total.exact) == (facets.shown, facets.exact) == ("10,000+", False)


def test_links_lead_to_the_thing_and_its_page(client):
    for item in client.get("reports").json()["items"]:
        assert client.get(item["links"]["api"]).json()["document"]["id"] == item["report"]["document_id"]
        assert client.get(item["links"]["page"]).status_code == 200
    (item,) = client.get("statements?q=ferries").json()["items"]
    assert client.get(item["links"]["api"]).json()["id"] == item["id"]


def test_a_feed_is_atom(client):
    """What RFC 4287 asks of a feed and its entries, section 4.1."""
    feed = etree.fromstring(client.get("statements.atom?q=truce").content)
    assert feed.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated"):
        assert len(feed.findall(f"{ATOM}{name}")) == 1
    assert feed.find(f"{ATOM}link[@rel='self']").get("href").endswith("/statements.atom?q=truce")
    (entry,) = feed.findall(f"{ATOM}entry")
    for name in ("id", "title", "updated", "content"):
        assert entry.find(f"{ATOM}{name}").text
    assert entry.find(f"{ATOM}updated").text == "2031-03-06T09:30:00Z"
    assert entry.find(f"{ATOM}author/{ATOM}name").text == "Oda Renk"
    assert "Truce in Port Salen to hold" in entry.find(f"{ATOM}content").text
    assert HEADLINE not in entry.find(f"{ATOM}content").text


def test_a_list_without_items_has_its_heads_and_is_a_feed(client):
    assert client.get("statements.csv?q=nowhere").text.startswith("id,speaker,")
    feed = etree.fromstring(client.get("statements.atom?q=nowhere").content)
    assert feed.find(f"{ATOM}updated").text == "1970-01-01T00:00:00Z"


@pytest.mark.parametrize("address", [form.format(end) for form in ADDRESSES for end in ("", ".csv", ".atom")])
def test_what_the_client_has_is_not_sent_again(client, address):
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["etag"]})
    assert first.headers["etag"].startswith('"')
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("address", ["statements?q=the", "reports.csv", f"reports/{examples.DOCUMENT.id}"])
def test_heads_are_answered_like_gets(client, address):
    assert client.head(address).headers["etag"] == client.get(address).headers["etag"]
