"""From the first page to what somebody promised, by when, and what became of it; and on from any name."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import lxml.html
import pytest
from starlette.testclient import TestClient

from onrecord.model import Kind
from onrecord.services import record_ids, sort_all
from onrecord.settings import Settings
from onrecord.store import open_store
from onrecord.web import create_app
from onrecord.web.queries import split_query, write_query
from tests.factories import NOW
from tests.services.told import COMMITMENT, COUNCIL, Said, report_of
from tests.web.conftest import HOME
from tests.web.standing_record import DAY, MADE, PROMISED, STANDS, filled

YOUTH = "Valley Youth Council"
COMMITMENT_OF_YOUTH = (COMMITMENT, "made", "paint the school", YOUTH)
ADDRESS = "/search?q=speaker:council+kind:promise"
BECAME = "//section[@aria-labelledby='became']"


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    with filled(tmp_path_factory.mktemp("ways")) as store:
        yield store


def desk_on(store) -> TestClient:
    """Return a client of the pages on the day that the reports tell of."""
    day = dt.datetime.fromisoformat(f"{DAY}T12:00:00+00:00")
    return TestClient(create_app(Settings(), store, clock=lambda: day), base_url=HOME, follow_redirects=False)


@pytest.fixture(scope="module")
def desk(told):
    return desk_on(told)


def page(desk, address: str) -> lxml.html.HtmlElement:
    answer = desk.get(address)
    assert answer.status_code == 200
    return lxml.html.fromstring(answer.text)


def text_of(element) -> str:
    return " ".join(element.text_content().split())


def test_the_form_asks_what_somebody_did_with_words(desk):
    answer = desk.get("/search?who=Oda+Renk&how=promise&what=truce&rest=-date:2030")
    assert answer.headers["location"] == (
        "/search?q=speaker%3A%22Oda+Renk%22+truce+kind%3Apromise+-date%3A2030"
    )
    shown = page(desk, answer.headers["location"])
    assert shown.xpath("//select[@name='how']/option[@selected]/@value") == ["promise"]
    assert shown.xpath("//input[@name='rest']/@value") == ["-date:2030"]


@pytest.mark.parametrize("query", ["kind:accuse", "kind:decline truce"])
def test_a_kind_without_a_verb_of_its_own_stays_chosen(desk, query):
    assert page(desk, f"/search?q={query}").xpath("//select/option[@selected]/@value") == [
        query[5:].split()[0]
    ]


def test_two_kinds_are_no_verb_and_are_both_kept():
    line = split_query("truce kind:promise kind:deny")
    assert (line.how, line.others) == ("", "kind:promise kind:deny")
    assert write_query("", "truce", how="shout") == "truce"


def test_whoever_asks_for_promises_sees_what_became_of_them(desk):
    (found,) = page(desk, ADDRESS).xpath(BECAME)
    assert text_of(found) == "What became of it 1 overdue due 7 March 2031 rebuild the sluice"
    assert found.xpath(".//a/@href") == [f"/standing/{PROMISED}"]
    assert not page(desk, "/search?q=speaker:council").xpath(BECAME)


def test_where_a_name_fits_several_those_are_shown_whose_promises_they_mostly_are(tmp_path):
    youth = Said(*COMMITMENT_OF_YOUTH, "it would paint the school", who=YOUTH)
    promised = tuple(replace(stmt, kind=Kind.PROMISE) for stmt in STANDS[0].statements)
    with open_store(str(tmp_path / "record.db")) as store:
        store.add(replace(STANDS[0], statements=promised), now=NOW)
        store.add(report_of("2031-03-04", youth), now=NOW)
        sort_all(store)
        (found,) = page(desk_on(store), ADDRESS).xpath(BECAME)
    assert text_of(found.find("h2")) == f"What became of it: {COUNCIL} 1"
    assert found.xpath(".//a/@href")[0] == f"/standing/{PROMISED}"
    assert found.xpath(".//a/@href")[-1].endswith("#thing-commitment")


def test_a_statement_tells_which_findings_rest_on_it(desk):
    (found,) = page(desk, f"/statements/{MADE.id}").xpath("//section[@aria-labelledby='findings']")
    assert text_of(found) == "What rests on it Commitment, made due 7 March 2031 rebuild the sluice"
    (link,) = found.xpath(".//a/@href")
    assert desk.get(link).headers["location"] == f"/standing/{PROMISED}"


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("/search?q=speaker:council", "//article//p[@class='who']//a"),
        (f"/reports/{STANDS[0].document.id}", "//aside//h3/a"),
        (f"/statements/{MADE.id}", "//h1/a"),
    ],
)
def test_a_name_leads_to_all_that_is_on_record_of_whoever_has_it(desk, told, address, names):
    (known,) = set(record_ids(told, [MADE.speaker_id]).values())
    links = {text_of(one): one.get("href") for one in page(desk, address).xpath(names)}
    assert links[COUNCIL] == f"/entities/{known}"
