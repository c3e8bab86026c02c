"""Backups that are whole while somebody writes, and files in which nothing of what was purged is left."""

import sqlite3
import threading
from contextlib import closing

import pytest

from onrecord.errors import Conflict, StoreError
from onrecord.model import Decision, Judgement, Selector, Span
from onrecord.store import open_store
from tests.factories import (
    NOW,
    make_attribution,
    make_document,
    make_entity,
    make_provenance,
    make_report,
    make_statement,
)

TELLTALE = "Zyxwort"
TEXT = f"Truce of {TELLTALE} holds\n\nOda {TELLTALE} said the {TELLTALE} bridge was open.\n"


def report_at(place: object, text: str = TEXT):
    import hashlib

    source_hash = hashlib.sha256(text.encode()).hexdigest()
    where = make_provenance(text, location=f"/{place}", source_hash=source_hash)
    doc = make_document(text, name=f"{place}", provenance=where)
    content = text.split(" said ")[1].strip().rstrip(".")
    speaker = text.split("\n\n")[1].split(" said ")[0]
    stmt = make_statement(
        doc, make_attribution(text, source=None, cue=None, content=content), speaker=speaker
    )
    return make_report(doc=doc, statements=(stmt,), entities=(make_entity(doc, name=speaker),))


def other(number: int):
    return report_at(number, f"Talks {number}\n\nIvo Marn said the port number {number} was open.\n")


def test_of_a_purged_report_no_word_is_left_in_the_file(tmp_path):
    path = tmp_path / "onrecord.db"
    report = report_at("secret")
    with open_store(str(path)) as store:
        for number in range(30):
            store.add(other(number), now=NOW)
        store.add(report, raw=report.document.text.encode(), now=NOW)
        for number in range(30, 60):
            store.add(other(number), now=NOW)
        selector = Selector.of(TEXT, Span(0, len(TEXT)))
        made = Judgement(
            report.document.id,
            report.statements[0].id,
            report.layer,
            Decision.CORRECT,
            selector,
            "Mira Tol",
            "speaker",
            f"Ann {TELLTALE}",
            f"because {TELLTALE}",
        )
        store.add_judgement(made, now=NOW)
        while store.sort_entities():
            pass
        assert store.search(TELLTALE).items
        store.purge(report.document.story_id, by="Mira Tol", reason="court order", now=NOW)
        assert store.check() == ()
        assert len(store.search("port", limit=100).items) == 60
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"Ivo Marn" in left
    for word in (TELLTALE, TELLTALE.lower()):
        assert word.encode() not in left


def test_it_is_said_where_a_reader_keeps_the_log_from_being_emptied(tmp_path):
    path = tmp_path / "onrecord.db"
    report = report_at("secret")
    with open_store(str(path)) as store:
        store.add(report, now=NOW)
        with closing(sqlite3.connect(path, isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM stories").fetchone()
            with pytest.raises(Conflict, match=r"gone from .* log"):
                store.purge(report.document.id, by="Mira Tol", reason="court order", now=NOW)
        assert store.counts().reports == 0


def test_a_backup_is_whole_while_somebody_writes(tmp_path):
    path, copy = tmp_path / "onrecord.db", tmp_path / "copy.db"
    stop = threading.Event()
    with open_store(str(path)) as store:
        for number in range(50):
            store.add(other(number), now=NOW)

        def write() -> None:
            number = 50
            while not stop.is_set():
                store.add(other(number), now=NOW)
                number += 1

        writer = threading.Thread(target=write)
        writer.start()
        try:
            store.back_up(copy)
        finally:
            stop.set()
            writer.join()
        written = store.counts().reports
    assert sorted(file.name for file in tmp_path.iterdir()) == ["copy.db", "onrecord.db"]
    with open_store(str(copy)) as kept:
        assert 50 <= kept.counts().reports <= written
        assert kept.check() == ()


def test_a_backup_takes_no_file_s_place(tmp_path):
    copy = tmp_path / "copy.db"
    copy.write_text("mine")
    with open_store(str(tmp_path / "onrecord.db")) as store, pytest.raises(StoreError, match="there already"):
        store.back_up(copy)
    assert copy.read_text() == "mine"


def test_a_backup_that_cannot_be_written_leaves_nothing(tmp_path):
    with open_store(str(tmp_path / "onrecord.db")) as store, pytest.raises(StoreError):
        store.back_up(tmp_path / "absent" / "copy.db")
    assert not (tmp_path / "absent").exists()
