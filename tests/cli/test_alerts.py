"""`onrecord alerts`: searches that are kept, and their feeds."""

import json

import pytest

from onrecord.store import open_store
from tests.factories import NOW, make_report


@pytest.fixture
def record(tmp_path):
    path = str(tmp_path / "onrecord.db")
    open_store(path).close()
    return path


def test_what_is_new_is_printed_once_and_written_as_a_feed(run, record, tmp_path):
    assert run("alerts", "add", "renk", "--who", "Oda Renk", "truce", "--record", record).exit_code == 0
    with open_store(record) as store:
        store.add(make_report(), now=NOW)
    feeds = tmp_path / "feeds"
    (line,) = run("alerts", "run", "--feeds", str(feeds), "--record", record).stdout.splitlines()
    assert json.loads(line)["alert"] == "renk"
    feed = (feeds / "renk.atom").read_text(encoding="utf-8")
    assert "Oda Renk: that the truce" in feed
    assert json.loads(line)["statement"]["id"] in feed
    assert run("alerts", "run", "renk", "--record", record).stdout == ""
    assert "found 1" in run("alerts", "list", "--record", record).stdout
    assert run("alerts", "remove", "renk", "--record", record).exit_code == 0
    assert run("alerts", "list", "--record", record).stdout == ""


@pytest.mark.parametrize(("name", "query"), [("A b", "truce"), ("../x", "truce"), ("renk", "!?")])
def test_what_cannot_be_kept_is_refused(run, record, name, query):
    assert run("alerts", "add", name, query, "--record", record).exit_code != 0


def test_a_name_that_is_not_kept_is_told(run, record):
    assert run("alerts", "run", "renk", "--record", record).exit_code != 0
