"""The same words in other reports, by each form of the list."""

from __future__ import annotations

import csv
import io
import json

import jsonschema
import pytest
from lxml import etree

from onrecord.model import Quotation
from onrecord.store import open_store
from onrecord.web.api import examples
from tests.factories import NOW, make_attribution, make_document, make_provenance, make_report, make_statement
from tests.web.api.conftest import api_client

ADDRESS = f"statements/{examples.SAID.id}/same"
RENDERINGS = ("The ferries will sail on Monday", "ferries will sail on Sunday", "nobody will sail")


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with open_store(str(tmp_path_factory.mktemp("same") / "record.db")) as store:
        store.add(examples.REPORT, now=NOW)
        for number, words in enumerate(RENDERINGS):
            text = f"“{words},” Tovar said."
            where = make_provenance(text, location=f"/{number}.txt")
            doc = make_document(text, name=f"{number}.txt", provenance=where)
            parts = make_attribution(text, source="Tovar", content=f"“{words},”", quotation=Quotation.DIRECT)
            store.add(make_report(doc=doc, statements=(make_statement(doc, parts),)), now=NOW)
        yield api_client(store)


def test_each_is_told_how_and_with_the_difference(client):
    data = client.get(ADDRESS).json()
    assert [(item["how"], item["share"]) for item in data["items"]] == [("same", 1.0), ("altered", 0.8)]
    assert {"what": "put in", "words": "Sunday"} in data["items"][1]["pieces"]
    assert (data["statement"], data["all_seen"]) == (examples.SAID.id, True)
    assert all(item["found"]["citation"]["document_id"] for item in data["items"])


def test_every_form_has_the_same(client):
    items = client.get(ADDRESS).json()["items"]
    assert [json.loads(line) for line in client.get(f"{ADDRESS}.jsonl").text.splitlines()] == items
    rows = list(csv.DictReader(io.StringIO(client.get(f"{ADDRESS}.csv").text)))
    assert [row["how"] for row in rows] == ["same", "altered"]
    assert "[-" in rows[1]["difference"]
    feed = etree.fromstring(client.get(f"{ADDRESS}.atom").content)
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == 2


def test_its_parts_are_followed(client):
    first = client.get(f"{ADDRESS}?limit=1").json()
    second = client.get(first["next"]).json()
    assert [one["items"][0]["how"] for one in (first, second)] == ["same", "altered"]
    assert second["next"] is None


def test_it_fits_its_schema(client):
    description = client.get("openapi.json").json()
    schema = description["components"]["schemas"]["SameWordsList"]
    whole = {"components": description["components"], **schema}
    jsonschema.Draft202012Validator(whole).validate(client.get(ADDRESS).json())


def test_what_is_not_on_record_has_none(client):
    assert client.get("statements/sm-000000/same").status_code == 404
    assert client.get(f"{ADDRESS}?after=x").status_code == 400
