"""What was asked, and how sources are named, as people and programs see it."""

import csv
import io
import json

import pytest

from onrecord.store import open_store
from tests.noted import add, report_of


@pytest.fixture
def record(tmp_path):
    place = tmp_path / "newsroom.db"
    with open_store(str(place)) as store:
        add(
            store,
            report_of("a", publisher="Corvane"),
            report_of("b", publisher="Brenag", published="2031-04-02", state="open"),
            report_of("c", state="answered"),
        )
    return place


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_what_was_left_is_a_line_each_with_what_came_back(run, record):
    found = lines(run("unanswered", "--record", record))
    assert [(one["finding"]["state"], one["day"]) for one in found] == [
        ("open", "2031-04-02"),
        ("declined", "2031-03-04"),
    ]
    (answer,) = found[1]["answers"]
    assert (answer["by"], answer["cue"], answer["words"]) == ("Ilan Dorr", "declined", "to comment")
    assert found[1]["publisher"] == "Corvane"


def test_questions_are_chosen_by_state_person_and_day(run, record):
    assert len(lines(run("unanswered", "--state", "all", "--record", record))) == 3
    assert len(lines(run("unanswered", "dorr", "--since", "2031-04", "--record", record))) == 1
    nothing = run("unanswered", "Nobody", "--record", record)
    assert (nothing.stdout, nothing.exit_code) == ("", 0)
    assert "no question" in nothing.stderr
    assert run("unanswered", "--since", "lately", "--record", record).exit_code == 2
    more = run("unanswered", "--limit", "1", "--record", record)
    assert "add --after" in more.stderr


def test_questions_are_a_table_and_words_for_people(run, record):
    table = run("unanswered", "--format", "csv", "--record", record).stdout
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [row["question"] for row in rows] == ["whether the ferry would sail"] * 2
    said = run("unanswered", "--format", "text", "--record", record).stdout
    assert "Ilan Dorr: whether the ferry would sail" in said
    assert "declined: to comment" in said


def test_sources_are_counted_by_publisher_and_by_month(run, record):
    found = lines(run("sources", "--record", record))
    assert {one["publisher"]: one["unnamed_share"] for one in found} == {
        "Brenag": 0.5,
        "Corvane": 0.5,
        None: 0.5,
    }
    months = run("sources", "--by", "month", "--publisher", "Brenag", "--format", "csv", "--record", record)
    assert [row["month"] for row in csv.DictReader(io.StringIO(months.stdout))] == ["2031-04"]
    text = run("sources", "--publisher", "Corvane", "--format", "text", "--record", record).stdout
    assert text.strip() == "Corvane  2 statements: 50% named, 50% unnamed, 0% collective, 0% document"


def test_a_month_has_to_be_one(run, record):
    assert run("sources", "--since", "2031", "--record", record).exit_code == 2
    assert "nothing in the record" in run("sources", "--until", "1999-01", "--record", record).stderr
