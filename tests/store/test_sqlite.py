"""The SQLite back end: its settings, several writers at once, damage, and fitness for Datasette."""

import dataclasses
import hashlib
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event

from onrecord.errors import Conflict, StoreError
from onrecord.services import correct_row, reject_row
from onrecord.store import open_store
from onrecord.store.sqlite import open_sqlite
from tests.factories import NOW, TEXT, make_document, make_provenance, make_report

VIEWS = (
    "reports_readable",
    "statements_readable",
    "findings_readable",
    "issues_readable",
    "versions_readable",
)


def report_at(place: object):
    return make_report(doc=make_document(provenance=make_provenance(location=f"/{place}")))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "onrecord.db"


@pytest.fixture
def filled(path: Path) -> Path:
    with open_sqlite(path) as store:
        store.add(make_report(), now=NOW)
    return path


def rows_of(path: Path, sql: str) -> list[dict]:
    with closing(sqlite3.connect(path)) as conn:
        conn.row_factory = sqlite3.Row
        return [dict(row) for row in conn.execute(sql)]


def test_the_file_is_in_wal_mode_and_bears_our_mark(filled):
    assert rows_of(filled, "PRAGMA journal_mode") == [{"journal_mode": "wal"}]
    assert rows_of(filled, "PRAGMA application_id") == [{"application_id": 0x4F6E5263}]


def test_foreign_keys_are_kept(filled):
    with (
        open_sqlite(filled) as store,
        pytest.raises(StoreError, match="FOREIGN KEY"),
        store._writing() as conn,
    ):
        conn.exec_driver_sql("DELETE FROM readings")


def test_closing_leaves_one_file(filled):
    assert [file.name for file in filled.parent.iterdir()] == [filled.name]


def test_another_process_that_writes_for_too_long_is_a_conflict(filled):
    with (
        closing(sqlite3.connect(filled, isolation_level=None)) as other,
        open_sqlite(filled, busy_ms=20) as store,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Conflict, match="try again"):
            store.add(report_at("b"), now=NOW)
        assert store.counts().reports == 1
        other.execute("ROLLBACK")
        assert store.add(report_at("b"), now=NOW).outcome == "new"


def test_threads_write_and_read_at_once(path):
    with open_sqlite(path) as store:

        def work(number: int) -> str:
            outcome = store.add(report_at(number % 10), now=NOW).outcome
            assert store.search("truce").items
            return outcome

        with ThreadPoolExecutor(8) as pool:
            outcomes = sorted(pool.map(work, range(30)))
        assert outcomes == ["known"] * 20 + ["new"] * 10
        assert store.counts().reports == 10
        assert store.check() == ()


def test_a_record_can_be_made_by_several_at_once(path):
    start = threading.Barrier(4)

    def work(number: int) -> None:
        start.wait()
        with open_store(str(path)) as store:
            store.add(report_at(number), now=NOW)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    with open_store(str(path)) as store:
        assert store.counts().reports == 4


def test_an_error_while_a_report_is_stored_leaves_nothing_of_it(path, monkeypatch):
    def fail(*args, **kwargs):
        raise KeyboardInterrupt

    with open_sqlite(path) as store:
        monkeypatch.setattr("onrecord.store.rows.issue_rows", fail)
        with pytest.raises(KeyboardInterrupt):
            store.add(make_report(), now=NOW)
        monkeypatch.undo()
        assert store.counts() == type(store.counts())(0, 0, 0, 0, 0)
        assert store.add(make_report(), now=NOW).outcome == "new"


def test_counting_and_listing_walk_indexes_and_no_table_of_statements(filled):
    asked = []
    with open_sqlite(filled) as store:
        event.listen(store._engine, "before_cursor_execute", lambda *given: asked.append(given[2:4]))
        store.counts()
        store.reports()
        store.report(make_report().document.id)
        store.statement(make_report().statements[0].id)
        queries = [query for query in asked if query[0].startswith("SELECT")]
        with closing(sqlite3.connect(filled)) as conn:
            plans = [
                row[3] for sql, bound in queries for row in conn.execute(f"EXPLAIN QUERY PLAN {sql}", bound)
            ]
    assert plans
    assert [plan for plan in plans if plan.startswith("SCAN statements") and "INDEX" not in plan] == []


def test_raw_bytes_are_compressed(path):
    raw = (TEXT * 50).encode()
    where = make_provenance(source_hash=hashlib.sha256(raw).hexdigest())
    with open_sqlite(path) as store:
        store.add(make_report(doc=make_document(provenance=where)), raw=raw, now=NOW)
    (row,) = rows_of(path, "SELECT length(raw) AS kept, raw_bytes FROM sources")
    assert row["kept"] < len(raw) / 5
    assert row["raw_bytes"] == len(raw)


@pytest.mark.parametrize("command", ["UPDATE judgements SET by = 'x'", "DELETE FROM judgements"])
def test_judgements_are_only_ever_appended(filled, command):
    with closing(sqlite3.connect(filled)) as conn:
        conn.execute(
            "INSERT INTO judgements VALUES "
            "(1, 1, 'sm', 'layer', 'accept', null, null, 'M', null, '', '', '', 0, 0, '')"
        )
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            conn.execute(command)


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_shows_the_report(filled, view):
    (row,) = rows_of(filled, f"SELECT * FROM {view}")  # noqa: S608
    assert make_report().document.id in row.values()


def test_statements_can_be_read_in_a_table(filled):
    (row,) = rows_of(filled, "SELECT * FROM statements_readable")
    assert row["speaker"] == "Oda Renk"
    assert row["said"] == 'that the truce in Port Salen "will hold until Friday"'
    assert row["headline"] == TEXT.splitlines()[0]
    assert row["in_newest_version"] == 1


def test_findings_can_be_read_in_a_table(filled):
    (row,) = rows_of(filled, "SELECT * FROM findings_readable")
    assert (row["object"], row["parties"]) == ("the truce", "authority: Oda Renk")


def test_people_and_judgements_can_be_read_in_tables(path):
    report = make_report()
    stmt = report.statements[0]
    with open_sqlite(path) as store:
        store.add(report, now=NOW)
        while store.sort_entities():
            pass
        correct_row(store, stmt.id, "speaker", "Ivo Marn", by="Mira Tol", now=NOW, reason="heard it")
    (row,) = rows_of(path, "SELECT * FROM entities_readable")
    assert (row["name"], row["reports"], row["printed_as"]) == ("Oda Renk", 1, "Oda Renk")
    (row,) = rows_of(path, "SELECT * FROM judgements_readable")
    assert (row["by"], row["decision"], row["field"], row["value"], row["state"]) == (
        "Mira Tol",
        "correct",
        "speaker",
        "Ivo Marn",
        "standing",
    )
    (row,) = rows_of(path, "SELECT * FROM statements_readable")
    assert (row["speaker"], row["judged"]) == ("Ivo Marn", 1)


def test_what_was_rejected_or_is_withheld_is_in_no_view(path):
    hidden, held = report_at("a"), report_at("b")
    held = dataclasses.replace(
        held, document=dataclasses.replace(held.document, embargo="2999-01-01T00:00:00Z")
    )
    with open_sqlite(path) as store:
        for report in (hidden, held):
            store.add(report, now=NOW)
        reject_row(store, hidden.statements[0].id, by="Mira Tol", now=NOW)
    (row,) = rows_of(path, "SELECT * FROM reports_readable")
    assert (row["document_id"], row["statements"], row["findings"]) == (hidden.document.id, 0, 0)
    for view in ("statements_readable", "findings_readable", "nested_statements_readable"):
        assert rows_of(path, f"SELECT * FROM {view}") == []  # noqa: S608
    assert len(rows_of(path, "SELECT * FROM versions_readable")) == 1


def test_a_statement_tells_who_of_the_whole_record_says_it(path):
    with open_sqlite(path) as store:
        store.add(make_report(), now=NOW)
        while store.sort_entities():
            pass
    (person,) = rows_of(path, "SELECT * FROM entities_readable")
    (row,) = rows_of(path, "SELECT * FROM statements_readable")
    assert row["speaker_record_id"] == person["record_id"]


def test_the_index_is_found_by_tools_that_look_for_one(filled):
    (row,) = rows_of(filled, "SELECT sql FROM sqlite_master WHERE name = 'statements_fts'")
    assert 'content="statements_shown"' in row["sql"]


def test_rows_deleted_by_hand_leave_the_index(filled):
    with closing(sqlite3.connect(filled)) as conn:
        conn.execute("DELETE FROM statements")
        conn.commit()
    with open_sqlite(filled) as store:
        assert store.search("truce").items == ()
        assert {issue.code for issue in store.check()} == {"finding-unsupported", "notes-differ"}
