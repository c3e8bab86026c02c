"""What of an address cannot be understood is told in words, and the page still answers what can."""

from __future__ import annotations

import lxml.html
import pytest

from onrecord.web.faults import say_fault


def alerts_of(client, address: str) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 200
    found = lxml.html.fromstring(answer.text)
    return [" ".join(one.text_content().split()) for one in found.xpath("//*[@role='alert']/p")]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        (
            "/standing?as_of=soon",
            "“as of” has to be a day, such as 2031-03-04; “soon” is none. It was left out.",
        ),
        ("/standing?known_by=2031-02-31", "“known by”: the calendar does not have “2031-02-31”."),
        ("/unanswered?since=march", "“since” has to be a year, a month or a day"),
        ("/unanswered?state=opn", "“state” has to be unanswered, open, declined, partly, answered or all"),
        ("/sources?since=2031", "“since” has to be a month, such as 2031-03; “2031” is none."),
        ("/sources/reasons?publsher=Corvane", "“publsher” is nothing that can be asked here."),
        ("/compare?by=bodies", "“by” has to be speaker, publisher or date; “bodies” is none of these."),
        ("/entities?limit=many", "“limit” has to be a number; “many” is none."),
        ("/search?q=truce&kind=deny", "“kind” is nothing that can be asked here."),
        ("/review?unresolved=perhaps", "“unresolved”: "),
    ],
)
def test_what_is_not_understood_is_told_at_the_form(client, address, told):
    (said,) = alerts_of(client, address)
    assert said.startswith(told)


def test_what_else_was_asked_is_answered_and_its_other_forms_ask_that_alone(client):
    address = "/unanswered?state=answered&since=march"
    assert alerts_of(client, address)
    found = lxml.html.fromstring(client.get(address).text)
    (current,) = found.xpath("//nav[@class='tabs']/a[@aria-current]")
    assert current.text.strip() == "Answered"
    assert found.xpath("//link[@rel='alternate']/@href")[0] == "/unanswered.json?state=answered"


@pytest.mark.parametrize("form", [".json", ".csv", ".atom"])
def test_a_program_is_refused_rather_than_answered_another_question(client, form):
    answer = client.get(f"/standing{form}?as_of=soon")
    assert answer.status_code == 400
    assert answer.json()["detail"] == "“as of” has to be a day, such as 2031-03-04; “soon” is none."


def test_a_mistyped_filter_of_a_query_is_told_and_all_else_is_found(client):
    found, alone = (
        lxml.html.fromstring(client.get(f"/search?q=word{more}").text) for more in ("+kind:promis", "")
    )
    (note,) = found.xpath("//*[@role='note']")
    assert "did you mean “kind:promise”?" in note.text_content()
    assert len(found.xpath("//article")) == len(alone.xpath("//article")) > 0


def test_a_long_value_is_told_short():
    assert len(say_fault("place", "string_too_long", {"max_length": 9}, "", "x" * 500)) < 60
    assert len(say_fault("by", "enum", {"expected": "'a'"}, "", "x" * 500)) < 120
