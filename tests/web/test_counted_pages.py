"""Unanswered, Sources, Compare, people: what they show, where they lead, what they say of nothing."""

from __future__ import annotations

import csv
import io

import pytest
from lxml import html
from starlette.testclient import TestClient

from onrecord.store import open_store
from onrecord.web.pages import entities
from tests.web.conftest import HOME
from tests.web.counted import app_of, fill, id_of


def client_of(store):
    return TestClient(app_of(store), base_url=HOME, raise_server_exceptions=False, follow_redirects=False)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = str(tmp_path_factory.mktemp("counted") / "record.db")
    fill(path)
    with open_store(path, read_only=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def client(store):
    return client_of(store)


@pytest.fixture(scope="module")
def nothing(tmp_path_factory):
    with open_store(str(tmp_path_factory.mktemp("nothing") / "record.db")) as opened:
        yield client_of(opened)


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return html.fromstring(answer.text)


def text_of(found):
    return " ".join(found.text_content().split())


def test_what_was_left_unanswered_is_listed_with_the_words_that_came_back(client):
    found = page(client, "/unanswered").xpath("//article[@class='asked-of']")
    assert len(found) == 4
    said = text_of(found[0])
    assert said.startswith("Ilan Dorr asked by reporters No answer whether the ferry would sail")
    assert "declined to comment" in text_of(found[1]) or "declined to comment" in said
    assert "April 2031" in said


def test_states_are_counted_and_lead_to_their_questions(client):
    tabs = page(client, "/unanswered").xpath("//nav[@class='tabs']/a")
    told = {text_of(tab).rsplit(" ", 1)[0]: int(text_of(tab).rsplit(" ", 1)[1]) for tab in tabs}
    assert (told["Left unanswered"], told["Answered"], told["All"]) == (4, 1, 5)
    answered = next(tab.get("href") for tab in tabs if text_of(tab).startswith("Answered 1"))
    assert len(page(client, answered).xpath("//article[@class='asked-of']")) == 1


def test_a_form_with_empty_fields_asks_for_all(client):
    found = page(client, "/unanswered?person=&publisher=+&since=&until=")
    assert len(found.xpath("//article[@class='asked-of']")) == 4
    assert len(page(client, "/unanswered?person=renk").xpath("//article[@class='asked-of']")) == 1
    assert "No question on record fits" in text_of(page(client, "/unanswered?publisher=Nobody"))
    assert client.get("/unanswered.json?since=lately").status_code == 400
    assert client.get("/unanswered.csv?who=renk").status_code == 400


def test_whoever_was_asked_leads_to_their_page(client, store):
    dorr = id_of(store, "Dorr")
    assert f"/entities/{dorr}" in page(client, "/unanswered").xpath("//article//a/@href")
    found = page(client, f"/unanswered?person={dorr}&state=all")
    assert len(found.xpath("//article[@class='asked-of']")) == 4


def test_the_audit_tells_the_share_of_unnamed_sources(client):
    found = page(client, "/sources?publisher=Brenag")
    assert text_of(found.xpath("//h2[@id='whole']")[0]).startswith("50% of 6 statements published by Brenag")
    (bar,) = found.xpath("//svg[@class='shares broad']")
    assert bar.get("aria-label") == "Named 50%, Unnamed 50%"
    assert [rect.get("width") for rect in bar.xpath(".//rect")] == ["50.0", "50.0"]
    assert "3 of them the report prints why" in text_of(found)


def test_sources_over_time_are_drawn_and_told_as_a_table(client):
    rows = page(client, "/sources").xpath("//figure//tbody/tr")
    assert [[text_of(cell) for cell in row] for row in rows] == [
        ["March 2031", "11", "91%", "0%", "0%", "9%"],
        ["April 2031", "4", "50%", "0%", "0%", "50%"],
    ]


def test_publishers_are_compared_and_reasons_quoted(client):
    found = page(client, "/sources")
    names = [text_of(cell) for cell in found.xpath("//table[@class='publishers']//tbody/tr/th")]
    assert set(names) == {"none stated", "Brenag", "Corvane"}
    assert "was not authorised to speak to reporters" in text_of(found)
    reasons = page(client, "/sources/reasons?limit=3")
    assert len(reasons.xpath("//article")) == 3
    assert "not allowed to speak" in text_of(reasons)
    (following,) = reasons.xpath("//nav[@class='pages']/a/@href")
    assert len(page(client, following).xpath("//article")) == 1


def test_two_speakers_stand_side_by_side_with_what_they_tell_otherwise(client):
    found = page(client, "/compare?first=Oda+Renk&second=Ole+Varn")
    assert [text_of(head) for head in found.xpath("//section//h2")][:2] == ["Oda Renk", "Ole Varn"]
    (conflict,) = found.xpath("//article[@class='conflict']")
    assert "missed" in text_of(conflict)
    assert "kept" in text_of(conflict)
    facing = found.xpath("//table[@class='facing']")[0]
    assert text_of(facing.xpath(".//tbody/tr")[0]).split()[0] == "5"
    assert "/search?q=speaker%3A%22Oda+Renk%22" in found.xpath("//a/@href")


def test_a_day_that_is_none_says_so(client):
    found = page(client, "/compare?by=date&first=lately&second=2031-03-03")
    assert "no day that the calendar has" in text_of(found)
    assert "Neither says anything" in text_of(page(client, "/compare?first=Nobody&second=Noone"))


def test_people_are_listed_and_found_by_part_of_a_name(client, store):
    assert f"/entities/{id_of(store, 'Renk')}" in page(client, "/entities").xpath("//tbody//a/@href")
    found = page(client, "/entities?name=dorr")
    assert [text_of(row) for row in found.xpath("//tbody//th")] == ["Ilan Dorr"]
    assert "Nobody on record" in text_of(page(client, "/entities?name=nobody"))


def test_a_person_has_offices_undertakings_views_and_questions(client, store):
    found = page(client, f"/entities/{id_of(store, 'Dorr')}")
    assert text_of(found.xpath("//h1")[0]) == "Ilan Dorr"
    boxes = {box.xpath("h2")[0].text.strip(): text_of(box) for box in found.xpath("//section[@class='box']")}
    assert "The view changed: against on 3 March 2031, for on 8 March 2031" in boxes["Views"]
    assert "whether the ferry would sail" in boxes["Questions put to them"]
    assert "Port of Salen" in boxes["Speaks for"]
    assert "Salen harbour master" in boxes["Offices as printed"]


def test_where_more_is_told_of_somebody_than_is_shown_all_of_it_is_one_click_away(client, store, monkeypatch):
    council = id_of(store, "Valley Council")
    assert not [one for one in page(client, f"/entities/{council}").xpath("//a/@href") if "settled" in one]
    monkeypatch.setattr(entities, "SHOWN", 1)
    found = page(client, f"/entities/{council}").xpath("//a[contains(., 'All their commitments')]/@href")
    assert found == [f"/standing?party={council}&finding=commitment&settled=true"]
    assert page(client, found[0]).xpath("//article")


def test_an_undertaking_shows_each_account(client, store):
    found = page(client, f"/entities/{id_of(store, 'Valley Council')}")
    (thing,) = found.xpath("//article[@class='thing']")
    told = text_of(thing)
    assert "due 7 March 2031" in told
    for state in ("made", "missed", "kept"):
        assert state in told


def test_the_id_of_a_report_s_entity_leads_to_the_person(client, store):
    (renk,) = (one for one in store.entity(id_of(store, "Renk"))[1][:1])
    answer = client.get(f"/entities/{renk.entity.id}")
    assert answer.headers["location"].endswith(f"/entities/{id_of(store, 'Renk')}")
    assert client.get("/entities/re-nobody").status_code == 404


@pytest.mark.parametrize("suffix", [".json", ".csv", ".atom"])
@pytest.mark.parametrize(
    "address", ["/unanswered{}", "/sources{}", "/sources/reasons{}", "/compare{}?first=Renk&second=Varn"]
)
def test_each_page_has_its_twins(client, address, suffix):
    answer = client.get(address.format(suffix))
    assert answer.status_code == 200
    assert answer.content


def test_a_person_s_lines_are_a_table_too(client, store):
    rows = list(csv.DictReader(io.StringIO(client.get(f"/entities/{id_of(store, 'Dorr')}.csv").text)))
    assert {row["what"] for row in rows} >= {"name", "office", "speaks for", "stance", "question"}
    data = client.get(f"/entities/{id_of(store, 'Dorr')}.json").json()
    assert data["portrait"]["counted"]["row"]["name"] == "Ilan Dorr"
    assert client.get(f"/entities/{id_of(store, 'Dorr')}.atom").status_code == 200


@pytest.mark.parametrize("address", ["/unanswered", "/sources", "/entities"])
def test_an_empty_record_says_what_would_stand_there(nothing, address):
    assert "onrecord add" in text_of(page(nothing, address))


def test_without_two_sides_compare_asks_for_them(nothing):
    assert "Choose two sides" in text_of(page(nothing, "/compare?first=Renk"))
    assert nothing.get("/compare.json?by=nothing").status_code == 400
