import json

import pytest


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def record(run, story, tmp_path):
    place = tmp_path / "newsroom.db"
    run("add", story, "--record", place)
    return place


@pytest.fixture
def row(run, record):
    """Return a statement of the record."""
    (report, *_) = lines(run("export", "--record", record))
    return report["statements"][0]


def statements(run, record):
    return [stmt for report in lines(run("export", "--record", record)) for stmt in report["statements"]]


def test_a_statement_is_corrected_listed_and_taken_back(run, record, row):
    done = run("judge", "correct", row["id"], "speaker", "Lena Hask", "--by", "Mira", "--record", record)
    assert "onrecord judge undo 1" in done.stdout
    assert statements(run, record)[0]["speaker"] == "Lena Hask"
    text = run("judge", "list", "--format", "text", "--record", record).stdout
    assert "Mira: correct speaker to Lena Hask" in text
    assert "[standing]" in text
    run("judge", "undo", "1", "--record", record)
    assert statements(run, record)[0] == row
    assert [item["state"] for item in lines(run("judge", "list", "--record", record))] == [
        "standing",
        "undone",
    ]


def test_a_rejected_statement_is_shown_no_more(run, record, row):
    run("judge", "reject", row["id"], "--reason", "a headline", "--record", record)
    assert row["id"] not in {stmt["id"] for stmt in statements(run, record)}
    (line,) = lines(run("judge", "export", "--record", record))
    assert line["rejected"]
    assert "(a headline)" in run("judge", "list", "--format", "text", "--record", record).stdout


def test_an_accepted_statement_is_an_example(run, record, row):
    run("judge", "accept", row["id"], "--record", record)
    (line,) = lines(run("judge", "export", "--record", record))
    assert line["rows"][0]["judged"] == "accepted"


def test_entities_are_merged_and_split(run, record):
    (report, *_) = lines(run("export", "--record", record))
    one, other = (entity["id"] for entity in report["entities"][:2])
    assert run("judge", "merge", one, other, "--record", record).exit_code == 0
    assert run("judge", "split", one, "--record", record).exit_code == 0
    assert [item["judgement"]["decision"] for item in lines(run("judge", "list", "--record", record))] == [
        "split",
        "merge",
    ]


def test_a_value_or_none_has_to_be_given(run, record, row):
    assert run("judge", "correct", row["id"], "holder", "--record", record).exit_code == 2
    assert run("judge", "correct", row["id"], "holder", "x", "--none", "--record", record).exit_code == 2
    assert run("judge", "correct", row["id"], "holder", "--none", "--record", record).exit_code == 0


def test_what_cannot_be_is_told(run, record, row):
    result = run("judge", "correct", row["id"], "kind", "sing", "--record", record)
    assert result.exit_code == 2
    assert "one of assert" in result.stderr
    assert run("judge", "accept", "sm-nothing", "--record", record).exit_code == 3


def test_where_nobody_judged_it_is_said(run, record):
    assert "nobody has judged" in run("judge", "list", "--record", record).stderr
    assert "nothing to look at" in run("judge", "list", "--reopened", "--record", record).stderr
