"""Copies of a SQLite record, and what may not be left in its file.

A copy is made by SQLite's backup interface: page by page, beginning again where somebody writes, so that it
is one moment of the record and writing never waits for it.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

from onrecord.errors import Conflict, StoreError

PAGES = 2000
PAUSE_S = 0.01
UNFINISHED = ".unfinished"


def back_up(engine: Engine, path: Path, target: Path) -> None:
    """Copy a record to a file that appears only when it is whole.

    Raises:
        StoreError: There is such a file already, or it cannot be written.
    """
    if target.exists():
        raise StoreError(f"{target} is there already; name another file for the copy")
    unfinished = target.with_name(target.name + UNFINISHED)
    conn = engine.raw_connection()
    try:
        unfinished.unlink(missing_ok=True)
        with closing(sqlite3.connect(unfinished)) as copy:
            driver: sqlite3.Connection = conn.driver_connection  # type: ignore[assignment]
            driver.backup(copy, pages=PAGES, sleep=PAUSE_S)
            # One file, without a log beside it, so that it can be moved and put on a read-only disk.
            copy.execute("PRAGMA journal_mode = DELETE")
            _verify(copy, path)
        unfinished.replace(target)
    except OSError as exc:
        raise StoreError(f"{target} cannot be written: {exc.strerror or exc}") from exc
    finally:
        conn.close()
        unfinished.unlink(missing_ok=True)


def _verify(copy: sqlite3.Connection, path: Path) -> None:
    found = copy.execute("PRAGMA quick_check").fetchone()
    if found != ("ok",):
        raise StoreError(f"the copy of {path} is not whole: {found[0]}; look at the disk and try again")


def shred(engine: Engine, path: Path) -> None:
    """Write the file anew without its free pages, and empty the log beside it.

    Raises:
        Conflict: Another process reads, so that the log cannot be emptied yet.
    """
    conn = engine.raw_connection()
    try:
        cursor = conn.cursor()
        cursor.execute("PRAGMA secure_delete = ON")
        cursor.execute("VACUUM")
        busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        cursor.execute("PRAGMA secure_delete = OFF")
    finally:
        conn.close()
    if busy:
        raise Conflict(
            f"what was purged is gone from {path}, but its words may stay in the log beside the file until "
            "those close it who read it now"
        )
