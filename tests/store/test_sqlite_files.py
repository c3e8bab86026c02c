"""Errors of SQLite, in our words."""

import sqlite3
from pathlib import Path

import pytest

from onrecord.errors import Conflict, StoreError
from onrecord.store.sqlite_files import is_on_read_only_disk, to_store_error, translated

PATH = Path("/records/onrecord.db")


def sqlite_error(name: str) -> sqlite3.Error:
    error = sqlite3.OperationalError("some words of SQLite")
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize("name", ["SQLITE_BUSY", "SQLITE_BUSY_SNAPSHOT", "SQLITE_LOCKED"])
def test_a_held_record_is_a_conflict(name):
    error = to_store_error(sqlite_error(name), PATH)
    assert isinstance(error, Conflict)
    assert "try again" in str(error)


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("SQLITE_NOTADB", "name another file"),
        ("SQLITE_CORRUPT_VTAB", "restore it from a copy"),
        ("SQLITE_READONLY_DIRECTORY", "may not be written to"),
        ("SQLITE_CANTOPEN", "look at its permissions"),
        ("SQLITE_FULL", "free some"),
        ("SQLITE_IOERR_WRITE", "look at the disk"),
        ("SQLITE_TOOBIG", "some words of SQLite"),
    ],
)
def test_other_errors_say_what_to_do_and_where(name, advice):
    error = to_store_error(sqlite_error(name), PATH)
    assert type(error) is StoreError
    assert advice in str(error)
    assert str(PATH) in str(error)


def test_errors_of_the_driver_are_translated():
    with pytest.raises(StoreError) as caught, translated(PATH):
        sqlite3.connect(":memory:").execute("SELECT nonsense")
    assert isinstance(caught.value.__cause__, sqlite3.Error)


def test_other_errors_pass():
    with pytest.raises(KeyError), translated(PATH):
        raise KeyError("x")


def test_a_temporary_folder_is_on_no_read_only_disk(tmp_path):
    assert not is_on_read_only_disk(tmp_path)
