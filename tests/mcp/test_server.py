"""An assistant gets citations that it cannot invent: client and server in one process."""

from __future__ import annotations

import asyncio
import json

import pytest
from mcp import Client

from onrecord.mcp import create_server
from onrecord.store import open_store
from tests.factories import NOW, TEXT, make_document, make_report
from tests.services.told import STORY, add

DOC = make_document(publisher="Corvane", url="https://corvane.example/1")
REPORT = make_report(doc=DOC)
SAID = 'that the truce in Port Salen "will hold until Friday"'


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(str(tmp_path_factory.mktemp("mcp") / "record.db")) as opened:
        add(opened, REPORT, *STORY)
        yield opened


def call(store, tool, **arguments):
    async def run():
        async with Client(create_server(store, clock=lambda: NOW)) as client:
            return await client.call_tool(tool, arguments)

    return asyncio.run(run())


def told(store, tool, **arguments):
    return call(store, tool, **arguments).structured_content


def test_the_tools_only_read(store):
    async def run():
        async with Client(create_server(store, clock=lambda: NOW)) as client:
            return (await client.list_tools()).tools

    tools = asyncio.run(run())
    assert [tool.name for tool in tools] == ["search", "statement", "standing", "timeline"]
    assert all(tool.annotations.read_only_hint and tool.description for tool in tools)


def test_a_found_statement_has_exact_words_offsets_confidence_and_citation(store):
    (found, *_) = told(store, "search", query='"until friday"')["statements"]
    ((start, end),) = found["offsets"]
    assert found["words"] == [SAID] == [TEXT[start:end]]
    assert found["confidence"] == 0.9
    citation = found["citation"]
    assert (citation["publisher"], citation["published"]) == ("Corvane", "2031-03-04")
    assert citation["document_id"] == DOC.id
    assert citation["title"]


def test_a_search_goes_on(store):
    first = told(store, "search", query="the", limit=1)
    second = told(store, "search", query="the", limit=1, after=first["next"])
    assert first["statements"][0]["statement_id"] != second["statements"][0]["statement_id"]


def test_a_search_counts_when_asked_and_notes_what_it_did_not_understand(store):
    plain = told(store, "search", query="truce kind:song")
    counted = told(store, "search", query='"until friday"', counts=True)
    assert (plain["total"], plain["facets"]) == (None, None)
    assert "song" in plain["notes"][0]
    assert (counted["total"], counted["facets"]["counted"], counted["notes"]) == ("1", "1", [])
    assert counted["facets"]["publisher"] == {"Corvane": 1}


def test_a_statement_is_given_with_its_evidence(store):
    data = told(store, "statement", statement_id=REPORT.statements[0].id[:12])
    assert data["statement"]["words"] == [SAID]
    assert data["statement"]["evidence"] == []


def test_what_stands_cites_every_account(store):
    data = told(store, "standing", as_of="2031-03-09", finding="commitment", settled=True)
    accounts = [account for thing in data["things"] for account in thing["accounts"]]
    assert {account["state"] for account in accounts} >= {"made", "missed"}
    assert all(account["statement"]["words"] and account["statement"]["citation"] for account in accounts)


def test_as_known_by_an_earlier_day_less_is_told(store):
    then = told(
        store, "standing", as_of="2031-03-09", known_by="2031-03-04", finding="commitment", settled=True
    )
    assert {account["state"] for thing in then["things"] for account in thing["accounts"]} == {"made"}


def test_a_timeline_cites_every_line(store):
    data = told(store, "timeline", of="Valley Council")
    assert len(data["lines"]) == data["lines_in_all"] > 2
    assert all(line["account"]["statement"]["citation"]["document_id"] for line in data["lines"])


def test_the_text_holds_the_same_in_quotation(store):
    result = call(store, "search", query='"until friday"')
    lines = result.content[0].text.split("\n")
    mark = lines[1].removeprefix("[begin of quotation ").removesuffix("]")
    assert lines[-1] == f"[end of quotation {mark}]"
    assert "untrusted" in lines[0]
    assert mark in lines[0]
    data = json.loads("\n".join(lines[2:-1]))
    assert data["statements"] == result.structured_content["statements"]


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("statement", {"statement_id": "sm-000000"}, "sm-000000"),
        ("search", {"query": "truce", "after": "x"}, "start the list again"),
        ("timeline", {"of": "nobody at all"}, "nobody"),
        ("standing", {"party": "re-000000"}, "re-000000"),
        ("search", {"query": "a" * 1001}, "1000"),
        ("search", {"query": "a", "limit": 51}, "50"),
    ],
)
def test_what_cannot_be_answered_is_told_to_the_assistant(store, tool, arguments, words):
    result = call(store, tool, **arguments)
    assert result.is_error
    assert words in result.content[0].text
