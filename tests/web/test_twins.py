"""A page and its twins answer the same question, whatever they look like."""

import csv
import io

import pytest
from lxml import etree

from tests.web.sample import DOCUMENT, STATEMENTS

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/search", "?q=the"),
        ("/reports", ""),
        ("/issues", ""),
        (f"/reports/{DOCUMENT.id}", ""),
        (f"/statements/{STATEMENTS[0].id}", ""),
    ],
)
def test_table_and_feed_hold_the_same_items(client, path, query):
    rows = list(csv.DictReader(io.StringIO(client.get(f"{path}.csv{query}").text)))
    entries = etree.fromstring(client.get(f"{path}.atom{query}").content).findall(f"{ATOM}entry")
    assert len(rows) == len(entries) > 0
    items = client.get(f"{path}.json{query}").json().get("items")
    assert items is None or len(items) == len(rows)


def test_the_twins_of_the_first_page_are_those_of_the_search(client):
    assert '<a href="/search.csv"' in client.get("/").text
    assert "/search.csv?q=calendar" in client.get("/search?q=calendar").text


def test_only_a_further_part_leads_back_to_the_first(client):
    assert "First page" not in client.get("/search?q=speaker:renk").text


def test_the_twin_of_a_part_is_that_of_the_whole_list(client):
    first = client.get("/reports?limit=1").text
    onward = first.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert 'href="/reports.csv?limit=1"' in client.get(onward).text


def test_the_beginning_of_an_id_leads_to_the_same_form(client):
    answer = client.get(f"/reports/{DOCUMENT.id[:12]}.csv")
    assert (answer.status_code, answer.headers["location"]) == (307, f"/reports/{DOCUMENT.id}.csv")


def test_a_parameter_that_nothing_knows_is_refused(client):
    assert client.get("/search.json?q=the&speakr=renk").status_code == 400
    assert client.get("/reports?speakr=renk").status_code == 400


def test_the_form_leads_to_the_query_that_it_writes(client):
    answer = client.get("/search?who=Oda+Renk&what=truce&rest=kind%3Apromise")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/search?q=speaker%3A%22Oda+Renk%22+truce+kind%3Apromise"
    assert client.get("/search?who=&what=").headers["location"] == "/"
