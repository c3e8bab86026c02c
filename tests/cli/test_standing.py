"""What stands, and timelines, as people and programs see them."""

import csv
import io
import json

import pytest

from onrecord.cli.standing import FINDINGS
from onrecord.model import FindingType
from onrecord.store import open_store
from tests.services.told import MEASURE, STORY, Said, add, report_of


@pytest.fixture
def record(tmp_path):
    place = tmp_path / "newsroom.db"
    with open_store(str(place)) as store:
        add(store, *STORY)
    return place


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_the_types_are_those_of_the_findings():
    assert sorted(FINDINGS) == sorted(FindingType)


def test_each_thing_is_a_line_with_its_evidence(run, record):
    found = lines(run("standing", "--record", record, "--as-of", "2031-03-09"))
    assert [(one["finding"], one["state"]) for one in found] == [
        ("commitment", "disputed"),
        ("question", "declined"),
        ("stance", "changed"),
    ]
    account = found[0]["accounts"][0]
    assert account["words"] == "it would hand over 40 soldiers"
    assert account["report"] == "2031-03-03.txt"
    assert account["statement"].startswith("sm-")


def test_the_clocks_and_the_filters_are_handed_on(run, record):
    day = ("--as-of", "2031-03-20", "--known-by", "2031-03-08")
    (one,) = lines(run("standing", "--record", record, *day, "--finding", "commitment", "--party", "council"))
    assert (one["state"], one["overdue"]) == ("missed", True)
    (one,) = lines(run("standing", "--record", record, *day, "--place", "Port Salen"))
    assert (one["finding"], one["holds"]) == ("measure", "yes")
    (one,) = lines(run("standing", "--record", record, *day[:2], "--settled", "--finding", "measure"))
    assert (one["state"], one["stands"]) == ("ended", False)


def test_a_table_has_a_row_for_each_account(run, record):
    printed = run("standing", "--record", record, "--as-of", "2031-03-09", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(printed)))
    assert [row["account"] for row in rows if row["finding"] == "commitment"] == ["made", "missed", "kept"]
    assert {row["parties"] for row in rows if row["finding"] == "commitment"} == {"debtor: Valley Council"}


def test_people_see_what_is_overdue_and_disputed(run, record):
    text = run("standing", "--record", record, "--as-of", "2031-03-09", "--format", "text").stdout
    assert "hand over 40 soldiers  commitment disputed" in text
    early = ("--as-of", "2031-03-08", "--known-by", "2031-03-05", "--format", "text")
    assert "commitment made OVERDUE" in run("standing", "--record", record, *early).stdout


def test_nothing_that_stands_is_said(run, record):
    result = run("standing", "--record", record, "--as-of", "2001-01-01")
    assert (result.stdout, result.exit_code) == ("", 0)
    assert "nothing in the record stands so" in result.stderr


@pytest.mark.parametrize("day", ["soon", "2031-02-30", "2031-3-4"])
def test_a_day_that_is_none_is_refused(run, record, day):
    assert run("standing", "--record", record, "--as-of", day).exit_code == 2


def test_an_id_that_nobody_has_is_said(run, record):
    result = run("standing", "--record", record, "--party", "re-ffffff")
    assert result.exit_code == 3
    assert "re-ffffff" in result.stderr


def test_what_a_report_says_drives_no_terminal_and_no_spreadsheet(run, tmp_path):
    place = tmp_path / "hostile.db"
    words = "=cmd|calc the \x1b[31mtruce\u202e holds"
    with open_store(str(place)) as store:
        add(store, report_of("2031-03-03", Said(MEASURE, "in_force", "truce", "Oda Renk", words)))
    printed = {
        shape: run("standing", "--record", place, "--as-of", "2031-03-04", "--format", shape).stdout
        for shape in ("text", "jsonl", "csv")
    }
    assert all("truce" in one and "\x1b" not in one and "\u202e" not in one for one in printed.values())
    (row,) = csv.DictReader(io.StringIO(printed["csv"]))
    assert row["words"].startswith("'=cmd")


def test_a_timeline_in_the_order_of_days(run, record):
    found = lines(run("timeline", "--record", record, "valley", "council"))
    assert [(one["date"], one["what"]) for one in found] == [
        ("2031-03-03", "made"),
        ("2031-03-07", "due"),
        ("2031-03-08", "missed"),
        ("2031-03-09", "kept"),
    ]
    early = lines(run("timeline", "--record", record, "valley council", "--known-by", "2031-03-05"))
    assert [one["what"] for one in early] == ["made", "due"]


def test_a_timeline_as_a_table_and_for_people(run, record):
    rows = list(
        csv.DictReader(io.StringIO(run("timeline", "--record", record, "truce", "--format", "csv").stdout))
    )
    assert [row["what"] for row in rows] == ["announced", "since", "in_force", "ended"]
    text = run("timeline", "--record", record, "truce", "--format", "text").stdout
    assert "2031-03-05  measure in force: truce in Port Salen" in text
    assert "the pause holds only around the port" in text


def test_nobody_of_that_name_is_said(run, record):
    result = run("timeline", "--record", record, "Nobody")
    assert result.exit_code == 3
    assert "'Nobody'" in result.stderr
