"""Keeping a record: check, backup, purge, versions, embargoes."""

import json
import sqlite3
from contextlib import closing

import pytest


@pytest.fixture
def record(run, story, tmp_path):
    place = tmp_path / "newsroom.db"
    run("add", story, "--record", place)
    return place


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def reports(run, record):
    return lines(run("export", "--record", record))


def test_a_sound_record_is_said_to_be(run, record):
    result = run("check", "--record", record)
    assert result.exit_code == 0
    assert result.stdout.startswith("sound: ")


def test_damage_is_listed_and_ends_with_code_4(run, record):
    with closing(sqlite3.connect(record)) as conn, conn:
        conn.execute("UPDATE documents SET text = text || '!'")
    result = run("check", "--record", record)
    assert result.exit_code == 4
    assert "not sound" in result.stderr
    assert "hash-differs" in result.stderr


def test_an_index_that_differs_is_mended(run, record):
    with closing(sqlite3.connect(record)) as conn, conn:
        conn.execute("INSERT INTO statements_fts(statements_fts) VALUES ('delete-all')")
    assert run("check", "--record", record).exit_code == 4
    assert run("check", "--rebuild", "--record", record).exit_code == 0


@pytest.mark.parametrize("command", [["check"], ["backup", "copy.db"]])
def test_a_record_that_is_not_there_is_not_made(run, tmp_path, command):
    place = tmp_path / "absent.db"
    result = run(*command, "--record", place)
    assert result.exit_code == 4
    assert "there is no record" in result.stderr
    assert not place.exists()


def test_a_copy_is_a_record(run, record, tmp_path):
    copy = tmp_path / "copy.db"
    assert f"copied to {copy}" in run("backup", copy, "--record", record).stdout
    assert reports(run, copy) == reports(run, record)
    again = run("backup", copy, "--record", record)
    assert again.exit_code == 4
    assert "there already" in again.stderr


def test_a_story_is_purged_with_a_reason_and_not_stored_again(run, record, story):
    (report,) = reports(run, record)
    story_id = report["document"]["story_id"]
    assert run("purge", story_id, "--record", record).exit_code == 2
    assert run("purge", story_id, "--reason", "order 4711", "--record", record, input="n\n").exit_code == 1
    assert reports(run, record) == [report]
    done = run("purge", story_id, "--reason", "order 4711", "--by", "Mira", "--yes", "--record", record)
    assert f"purged {report['document']['id']}" in done.stdout
    assert reports(run, record) == []
    assert "Mira: order 4711" in run("purge", "--list", "--record", record).stdout
    again = run("add", story, "--record", record)
    assert again.stdout.startswith("purged")
    assert reports(run, record) == []


def test_an_embargoed_report_is_not_shown(run, story, tmp_path):
    place = tmp_path / "later.db"
    run("add", story, "--record", place, "--embargo-until", "2999-01-01T06:00Z")
    assert reports(run, place) == []
    run("add", story, "--record", place, "--embargo-until", "2001-01-01T06:00+02:00")
    assert len(reports(run, place)) == 1


@pytest.mark.parametrize("time", ["tomorrow", "2031-03-07", "2031-03-07T06:00"])
def test_an_embargo_needs_a_time_with_a_zone(run, story, tmp_path, time):
    result = run("add", story, "--record", tmp_path / "x.db", "--embargo-until", time)
    assert result.exit_code == 2
    assert "zone" in result.stderr


def test_versions_are_shown_with_what_changed(run, record, story):
    text = story.read_text(encoding="utf-8")
    story.write_text("CORRECTED: " + text.replace("Friday", "Sunday"), encoding="utf-8")
    run("add", story, "--record", record)
    (report,) = reports(run, record)
    found = lines(run("versions", report["document"]["story_id"], "--record", record))
    assert [(row["version"], (row["revision"] or {}).get("kind")) for row in found] == [
        (1, None),
        (2, "corrected"),
    ]
    assert found[1]["statements"]
    shown = run("versions", report["document"]["id"], "--format", "text", "--record", record).stdout
    assert "version 2  corrected" in shown
