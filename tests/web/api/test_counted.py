"""What is counted over the whole record: questions left, how sources are named, two sides."""

from __future__ import annotations

import pytest


def test_questions_are_listed_with_what_was_said_to_them_and_counted_by_state(client):
    data = client.get("unanswered?state=declined&person=Dorr").json()
    (item,) = data["items"]
    assert item["question"]["finding"]["object"]["text"] == "whether the ferry would sail"
    assert [answer["by"] for answer in item["question"]["answers"]] == ["Ilan Dorr"]
    assert data["states"] == {"declined": 1}
    assert data["silent"] == [{"value": "Ilan Dorr", "count": 1}]
    assert item["links"]["page"].endswith(item["question"]["where"]["document_id"])


@pytest.mark.parametrize(
    ("asked", "found"),
    [("", 1), ("state=all", 1), ("state=open", 0), ("since=2031-03-03", 0), ("until=2031-03", 1)],
)
def test_questions_are_filtered(client, asked, found):
    assert len(client.get(f"unanswered?{asked}").json()["items"]) == found


@pytest.mark.parametrize(
    "asked",
    ["unanswered?since=2031-02-30", "unanswered?state=lost", "sources?since=2031", "compare?first=Renk"],
)
def test_what_is_no_day_or_no_state_is_refused(client, asked):
    assert client.get(asked).status_code == 400


def test_sources_are_counted_whole_by_publisher_and_by_month(client):
    data = client.get("sources").json()
    assert {item["publisher"] for item in data["items"]} == {"Corvane", None}
    assert data["whole"]["namings"]["unnamed"] == 1
    assert [month["month"] for month in data["months"]] == ["2031-03"]
    assert data["reasons"] == [{"value": "not-allowed", "count": 1}]
    (withheld,) = client.get("sources/reasons").json()["items"]
    assert withheld["withheld"]["words"] == "was not authorised to speak to reporters"


def test_two_sides_come_with_the_queries_that_find_them(client):
    data = client.get("compare?by=speaker&first=Tovar&second=Renk").json()
    assert data["first"]["query"] == 'speaker:"Tovar"'
    assert [data[side]["total"]["count"] for side in ("first", "second")] == [1, 1]
    assert {"of": "kind", "value": "predict", "first": 1, "second": 0} in data["items"]
