"""Each kind of damage is found and named."""

import hashlib
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.errors import StoreError
from onrecord.store.sqlite import open_sqlite
from tests.factories import NOW, TEXT, make_document, make_provenance, make_report

PAGE_BYTES = 4096
RAW = TEXT.encode()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "onrecord.db"
    doc = make_document(provenance=make_provenance(source_hash=hashlib.sha256(RAW).hexdigest()))
    with open_sqlite(path) as store:
        store.add(make_report(doc=doc), raw=RAW, now=NOW)
    return path


def codes_after(path: Path, command: str, *bound) -> set[str]:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute(command, bound)
        conn.commit()
    with open_sqlite(path) as store:
        return {issue.code for issue in store.check()}


def test_a_sound_record_has_no_faults(path):
    with open_sqlite(path) as store:
        assert store.check() == ()


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("UPDATE documents SET text = substr(text, 2)", "hash-differs"),
        ("UPDATE documents SET blocks = json_set(blocks, '$[0].span[1]', 9000)", "span-outside"),
        ("UPDATE statements SET source = '[[0, 9000]]'", "span-outside"),
        ("UPDATE statements SET content = '[[0, 5]]'", "words-differ"),
        ("UPDATE statements SET content = 'nonsense'", "unreadable-row"),
        ("UPDATE statements SET kind = 'nonsense'", "unreadable-row"),
        ("UPDATE statements SET words = 'other words'", "words-differ"),
        ("UPDATE findings SET object = json_set(object, '$.text', 'other')", "words-differ"),
        ("UPDATE findings SET statements = '[\"sm-none\"]'", "finding-unsupported"),
        ("UPDATE statements SET within = 'sm-none'", "statement-unsupported"),
        ("UPDATE entities SET mentions = '[[0, 9000]]'", "span-outside"),
        ("UPDATE issues SET span = '[0, 9000]'", "span-outside"),
        ("UPDATE stories SET reading_key = 99", "story-empty"),
        ("UPDATE sources SET raw_bytes = 1", "raw-differs"),
        ("UPDATE sources SET raw = x'00'", "unreadable-row"),
        ("DELETE FROM documents", "reference-broken"),
        ("INSERT INTO statements_fts(statements_fts) VALUES ('delete-all')", "index-differs"),
    ],
)
def test_damage_is_found(path, command, code):
    assert code in codes_after(path, command)


def test_other_bytes_than_were_read_are_found(path):
    assert "raw-differs" in codes_after(path, "UPDATE sources SET raw = ?", zlib.compress(b"x" * len(RAW)))


def test_a_torn_page_is_found(path):
    with closing(sqlite3.connect(path)) as conn:
        (page,) = conn.execute("SELECT rootpage FROM sqlite_master WHERE name = 'statements'").fetchone()
    with path.open("r+b") as stream:
        stream.seek((page - 1) * PAGE_BYTES)
        stream.write(b"\xff" * PAGE_BYTES)
    with open_sqlite(path) as store:
        assert {issue.code for issue in store.check()} == {"file-damaged"}
        with pytest.raises(StoreError, match="damaged"):
            store.rebuild_index()


def test_an_index_that_differs_can_be_made_anew(path):
    assert "index-differs" in codes_after(
        path, "INSERT INTO statements_fts(statements_fts) VALUES ('delete-all')"
    )
    with open_sqlite(path) as store:
        store.rebuild_index()
        assert store.check() == ()
        assert store.search("truce").items
