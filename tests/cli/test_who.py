import json

import pytest


@pytest.fixture
def record(run, story, tmp_path):
    place = tmp_path / "newsroom.db"
    other = tmp_path / "second.txt"
    lead = "PORT SALEN, March 5. /Corvane/. Oda Renk said the council would meet on Monday. "
    other.write_text(
        f"Salen council meets\n\n{lead}"
        "Ilan Dorr said the harbour was quiet after the long storm of the week.\n"
    )
    run("add", story, other, "--record", place, "--published", "2031-03-05")
    return place


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_everybody_is_listed_those_of_most_reports_first(run, record):
    found = lines(run("who", "--record", record))
    assert [(row["name"], row["reports"]) for row in found[:2]] in (
        [("Oda Renk", 2), ("Ilan Dorr", 2)],
        [("Ilan Dorr", 2), ("Oda Renk", 2)],
    )


def test_a_name_is_looked_for(run, record):
    (row,) = lines(run("who", "oda", "renk", "--record", record))
    assert row["name"] == "Oda Renk"
    nobody = run("who", "Nobody", "--record", record)
    assert (nobody.stdout, nobody.exit_code) == ("", 0)
    assert "nobody in the record" in nobody.stderr


def test_one_is_shown_with_the_reasons(run, record):
    (row,) = lines(run("who", "Oda Renk", "--record", record))
    (page,) = lines(run("who", row["id"], "--record", record))
    assert page["names"][0] == "Oda Renk"
    (joined,) = [member for member in page["members"] if member["joined_to"]]
    assert [reason["rule"] for reason in joined["reasons"]] == ["full-name", "same-company"]
    text = run("who", row["id"], "--record", record, "--format", "text").stdout
    assert "the first" in text
    assert "same-company" in text


def test_pages_follow_each_other(run, record):
    first = run("who", "--limit", 1, "--record", record)
    cursor = first.stderr.split("--after ")[1].strip()
    assert len(lines(first)) == 1
    rest = run("who", "--after", cursor, "--record", record)
    assert lines(first)[0]["id"] not in {row["id"] for row in lines(rest)}


def test_text_is_for_people(run, record):
    assert "Oda Renk  person  2 reports  re-" in run("who", "--format", "text", "--record", record).stdout


def test_an_unknown_id_is_told(run, record):
    assert run("who", "re-00000", "--record", record).exit_code == 3
