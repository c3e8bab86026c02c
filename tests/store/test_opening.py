"""Opening a record: where it may be, and what is said where it cannot be."""

import sqlite3
from pathlib import Path

import pytest

from onrecord.errors import ConfigError, NotFound, SchemaOutdated, StoreError
from onrecord.store import open_store
from onrecord.store.opening import sqlite_path
from tests.factories import NOW, make_report


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "onrecord.db"


def tables_of(path: Path) -> set[str]:
    conn = sqlite3.connect(path)
    names = {name for (name,) in conn.execute("SELECT name FROM sqlite_master")}
    conn.close()
    return names


def run_sql(path: Path, *commands: str) -> None:
    conn = sqlite3.connect(path)
    for command in commands:
        conn.execute(command)
    conn.commit()
    conn.close()


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ("a/b.db", "a/b.db"),
        ("/a/b.db", "/a/b.db"),
        ("sqlite:///a/b.db", "a/b.db"),
        ("sqlite:////a/b.db", "/a/b.db"),
        ("sqlite:///a%20b.db", "a b.db"),
        ("a%20b.db", "a%20b.db"),
    ],
)
def test_a_record_is_named_by_path_or_address(given, path):
    assert sqlite_path(given) == Path(path)


def test_the_home_folder_may_be_abbreviated():
    assert sqlite_path("~/a.db") == Path.home() / "a.db"


@pytest.mark.parametrize(
    "address",
    ["sqlite://", "sqlite:///", "", " ", ":memory:", "a\x00b", "mysql://x"],
)
def test_an_address_of_no_known_kind_is_refused(address):
    with pytest.raises(ConfigError):
        open_store(address)


def test_folders_are_made_at_first_use(tmp_path):
    path = tmp_path / "some" / "folder" / "onrecord.db"
    open_store(str(path)).close()
    assert path.exists()


@pytest.mark.parametrize("name", ["with space.db", "per%20cent.db", "what?.db", "hash#.db", "é\U0001f54a.db"])
def test_any_file_name_will_do(tmp_path, name):
    with open_store(str(tmp_path / name)) as store:
        store.add(make_report(), now=NOW)
    with open_store(str(tmp_path / name), read_only=True) as store:
        assert store.counts().reports == 1
    assert (tmp_path / name).exists()


@pytest.mark.parametrize("how", [{"create": False}, {"read_only": True}])
def test_a_record_that_is_not_there_is_not_found_and_not_made(tmp_path, how):
    path = tmp_path / "folder" / "onrecord.db"
    with pytest.raises(NotFound, match="onrecord add"):
        open_store(str(path), **how)
    assert not path.parent.exists()


@pytest.mark.parametrize("how", [{"create": False}, {"read_only": True}])
def test_an_empty_file_is_no_record_yet(path, how):
    path.touch()
    with pytest.raises(NotFound):
        open_store(str(path), **how)
    assert path.stat().st_size == 0


def test_an_empty_file_becomes_a_record(path):
    path.touch()
    with open_store(str(path)) as store:
        assert store.counts().reports == 0


def test_a_record_of_which_only_the_header_was_written_is_made_whole(path):
    """What is left where a process is killed while it makes a record."""
    run_sql(path, "PRAGMA journal_mode = WAL")
    assert path.stat().st_size > 0
    with pytest.raises(NotFound):
        open_store(str(path), create=False)
    with open_store(str(path)) as store:
        store.add(make_report(), now=NOW)


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(StoreError, match="is a folder"):
        open_store(str(tmp_path))


def test_a_file_below_a_file_is_refused(path):
    path.write_text("something")
    with pytest.raises(StoreError, match="cannot be used"):
        open_store(str(path / "onrecord.db"))


@pytest.mark.parametrize("content", [b"%PDF-1.7\n" * 100, b"x", b"SQLite format 2\x00" * 100])
def test_another_kind_of_file_is_refused_and_left_alone(path, content):
    path.write_bytes(content)
    with pytest.raises(StoreError, match="not a SQLite database"):
        open_store(str(path))
    assert path.read_bytes() == content


def test_a_file_that_only_begins_like_a_database_is_refused(path):
    path.write_bytes(b"SQLite format 3\x00" + b"?" * 5000)
    with pytest.raises(StoreError, match="not a SQLite database"):
        open_store(str(path))


def test_another_database_is_refused_and_left_alone(path):
    run_sql(path, "CREATE TABLE bookmarks (address TEXT)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a record of onrecord"):
        open_store(str(path))
    assert path.read_bytes() == before


@pytest.mark.parametrize("how", [{}, {"create": False}, {"read_only": True}])
def test_a_record_of_a_newer_onrecord_is_refused(path, how):
    open_store(str(path)).close()
    run_sql(path, "UPDATE alembic_version SET version_num = '9000'")
    with pytest.raises(SchemaOutdated, match=r"newer version of onrecord.*9000"):
        open_store(str(path), **how)


def test_a_record_of_an_older_onrecord_is_not_changed_where_it_is_only_read(path, monkeypatch):
    open_store(str(path)).close()
    monkeypatch.setattr("onrecord.store.migrate.SCHEMA_VERSION", "9000")
    with pytest.raises(SchemaOutdated, match="older onrecord"):
        open_store(str(path), read_only=True)


def test_reading_only_writes_nothing(path):
    open_store(str(path)).close()
    before = path.read_bytes()
    with open_store(str(path), read_only=True) as store:
        with pytest.raises(StoreError, match="reading only"):
            store.add(make_report(), now=NOW)
        store.counts()
        assert store.check() == ()
    assert path.read_bytes() == before


def test_reading_works_beside_a_writer(path):
    with open_store(str(path)) as writer, open_store(str(path), read_only=True) as reader:
        assert reader.counts().reports == 0
        writer.add(make_report(), now=NOW)
        assert reader.counts().reports == 1


def test_a_record_on_a_read_only_disk_can_be_read(path, monkeypatch):
    with open_store(str(path)) as store:
        store.add(make_report(), now=NOW)
    monkeypatch.setattr("onrecord.store.sqlite_files.is_on_read_only_disk", lambda path: True)
    with open_store(str(path), read_only=True) as store:
        assert store.counts().reports == 1
        assert not path.with_name("onrecord.db-shm").exists()
