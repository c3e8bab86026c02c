"""Opening SQLite files: connections as the record needs them, and errors that say what to do.

with translated(path):
    ...     # sqlite3's and SQLAlchemy's errors leave as StoreError and its kin
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from onrecord.errors import Conflict, NotFound, StoreError
from onrecord.store.columns import to_json

APPLICATION_ID = 0x4F_6E_52_63
"""`OnRc` in the file's header: tells a record from any other SQLite database."""

SQLITE_MAGIC = b"SQLite format 3\x00"
BUSY_MS = 15_000
CACHE_KIB = 32_000

_PRAGMAS = (
    "foreign_keys = ON",
    "synchronous = NORMAL",
    "temp_store = MEMORY",
    "wal_autocheckpoint = 16000",
    f"cache_size = -{CACHE_KIB}",
)

_MESSAGES = {
    "SQLITE_NOTADB": "{path} is not a SQLite database; name another file as the record",
    "SQLITE_CORRUPT": "{path} is damaged; restore it from a copy, or name another file as the record",
    "SQLITE_READONLY": "{path} may not be written to; allow that, or name another file as the record",
    "SQLITE_CANTOPEN": "{path} cannot be opened; look at its permissions and those of its folder",
    "SQLITE_FULL": "no room left on the disk of {path}; free some and run again; what is stored is safe",
    "SQLITE_IOERR": "reading or writing {path} failed; look at the disk",
    "SQLITE_AUTH": "{path} may not be used; look at its permissions",
    "SQLITE_PERM": "{path} may not be used; look at its permissions",
}
_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn errors of the database into errors of the record.

    Raises:
        Conflict: Another process holds the file for too long.
        StoreError: Anything else, with what to do about it.
    """
    try:
        yield
    except DBAPIError as exc:
        raise to_store_error(exc.orig, path) from exc
    except sqlite3.Error as exc:
        raise to_store_error(exc, path) from exc


def to_store_error(error: BaseException | None, path: Path) -> StoreError:
    """Say in our words what SQLite says."""
    name = str(getattr(error, "sqlite_errorname", ""))
    if name.startswith(_BUSY):
        return Conflict(f"{path} is being written by another process; try again when that is done")
    for prefix, message in _MESSAGES.items():
        if name.startswith(prefix):
            return StoreError(message.format(path=path))
    return StoreError(f"{path}: {error}")


def is_damage(error: DBAPIError) -> bool:
    """Tell whether an error says that the file is not whole."""
    return str(getattr(error.orig, "sqlite_errorname", "")).startswith("SQLITE_CORRUPT")


def look_at(path: Path, *, create: bool) -> None:
    """See whether a path can be a record before SQLite touches it.

    Raises:
        NotFound: There is no such file and none is to be made.
        StoreError: It is a folder, or no SQLite file.
    """
    try:
        if path.is_dir():
            raise StoreError(
                f"{path} is a folder; name a file in it as the record, such as {path / 'onrecord.db'}"
            )
        size = path.stat().st_size if path.exists() else 0
        if not size and not create:
            raise no_record(path)
        if size:
            _look_at_head(path)
        elif create:
            path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise StoreError(f"{path} cannot be used as the record: {exc.strerror or exc}") from exc


def no_record(path: Path) -> NotFound:
    """Say that there is no record yet, and how to make one."""
    return NotFound(f"no record at {path}; make one with `onrecord add FILE`, or name another with --record")


def _look_at_head(path: Path) -> None:
    with path.open("rb") as stream:
        head = stream.read(len(SQLITE_MAGIC))
    if head != SQLITE_MAGIC:
        raise StoreError(_MESSAGES["SQLITE_NOTADB"].format(path=path))


def make_engine(path: Path, *, read_only: bool, create: bool, busy_ms: int) -> Engine:
    """Return an engine whose connections follow the record's rules.

    Transactions are ours: reading begins deferred; writing (`execution_options(writing=True)`) takes the
    write lock at once, so that two writers wait for each other instead of failing half-way.
    """
    uri = _uri(path, read_only=read_only, create=create)

    def connect() -> sqlite3.Connection:
        conn = sqlite3.connect(
            uri, uri=True, timeout=busy_ms / 1000, isolation_level=None, check_same_thread=False
        )
        for pragma in _PRAGMAS:
            conn.execute(f"PRAGMA {pragma}")
        return conn

    engine = create_engine(
        "sqlite+pysqlite://",
        creator=connect,
        json_serializer=to_json,
        poolclass=QueuePool,
        pool_size=8,
        max_overflow=56,
    )
    event.listen(engine, "begin", _begin)
    return engine


def use_wal(engine: Engine) -> None:
    """Set the journal mode, which is kept in the file; no transaction may be open."""
    conn = engine.raw_connection()
    try:
        conn.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        conn.close()


def _begin(conn: Connection) -> None:
    writing = conn.get_execution_options().get("writing", False)
    conn.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _uri(path: Path, *, read_only: bool, create: bool) -> str:
    mode = "ro" if read_only else "rwc" if create else "rw"
    if read_only and is_on_read_only_disk(path):
        mode += "&immutable=1"  # readers of a WAL file keep notes beside it, which cannot be made there
    return f"file:{quote(str(path.absolute()))}?mode={mode}"


def is_on_read_only_disk(path: Path) -> bool:
    """Tell whether nobody can write where a file lies, as on a read-only mount."""
    return hasattr(os, "statvfs") and bool(os.statvfs(path).f_flag & os.ST_RDONLY)
