import json
import sqlite3

import pytest

from onrecord.store import open_store
from tests.cli.conftest import STORY


@pytest.fixture
def record(tmp_path):
    return tmp_path / "newsroom.db"


def outcomes(result):
    return [line.split()[0] for line in result.stdout.splitlines()]


def test_a_report_is_stored_once_and_its_place_is_told_at_first_use(run, story, record):
    first, again = (run("add", story, "--record", record) for _ in range(2))
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert (outcomes(first), outcomes(again)) == (["new"], ["known"])
    assert f"the record is {record}" in first.stderr
    assert "the record is" not in again.stderr
    assert f"1 report stored in {record}" in again.stderr
    with open_store(str(record)) as store:
        assert store.counts().reports == 1


def test_a_changed_story_is_a_new_version(run, story, record):
    run("add", story, "--record", record)
    story.write_text(STORY.replace("Friday", "Saturday"))
    result = run("add", story, "--record", record)
    assert result.stdout.startswith("version 2")


def test_the_bytes_are_kept_as_they_were_read(run, story, record, tmp_path):
    wire = tmp_path / "wire.jsonl"
    lines = [json.dumps({"id": f"w-{number}", "text": f"{STORY}\nNo. {number}"}) for number in range(3)]
    wire.write_text("\n".join([lines[0], "broken", "", lines[1], lines[2]]))
    result = run("add", wire, story, "--record", record)
    assert outcomes(result) == ["new"] * 4
    assert result.exit_code == 1
    with open_store(str(record)) as store:
        kept = [store.raw(report.document.id) for report in store.iter_reports()]
    assert [raw.rstrip(b"\r\n") for raw in kept[:3]] == [line.encode() for line in lines]
    assert kept[3] == story.read_bytes()


def test_only_the_hash_is_kept_if_the_user_says_so(run, story, record, monkeypatch):
    monkeypatch.setenv("ONRECORD_KEEP_SOURCE", "false")
    run("add", story, "--record", record)
    with open_store(str(record)) as store:
        (report,) = store.iter_reports()
        assert store.raw(report.document.id) is None


def test_what_failed_is_an_issue_in_the_record(run, story, record, tmp_path):
    result = run("add", tmp_path / "nothing.txt", story, "--record", record)
    assert result.exit_code == 1
    with open_store(str(record)) as store:
        codes = [row.issue.code for row in store.issues().items]
    assert "not-found" in codes


def test_the_record_is_where_the_environment_says(run, story, tmp_path, monkeypatch):
    monkeypatch.setenv("ONRECORD_RECORD", str(tmp_path / "there.db"))
    run("add", story)
    assert (tmp_path / "there.db").exists()


def test_a_file_that_is_no_record_is_not_touched(run, story, record):
    record.write_text("My notes of last week, which are no database at all.\n" * 100)
    before = record.read_bytes()
    result = run("add", story, "--record", record)
    assert result.exit_code == 4
    assert record.read_bytes() == before


def test_stopping_keeps_what_was_stored(run, story, record, tmp_path, plain_tagger):
    other = tmp_path / "other.txt"
    other.write_text(STORY.replace("Renk", "Vaal"))
    tag = plain_tagger.tag

    def stop_at_second(doc, **options):
        if doc.name == "other.txt":
            raise KeyboardInterrupt
        return tag(doc, **options)

    plain_tagger.tag = stop_at_second
    result = run("add", story, other, "--record", record)
    assert result.exit_code == 130
    assert f"1 report stored in {record}" in result.stderr
    assert sqlite3.connect(record).execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with open_store(str(record)) as store:
        assert store.counts().reports == 1
