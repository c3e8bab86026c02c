"""Processor time that PostgreSQL's processes take for a record, where they run on this machine.

with server_time("postgresql://desk@db.example/news") as seconds:
    began = seconds()
    ask()
    print(seconds() - began)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from benchmarks.scale import kind_of
from onrecord.store.postgres_files import parse_address

_OTHERS = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


@contextmanager
def server_time(record: str) -> Iterator[Callable[[], float]]:
    """Give what tells how many seconds the processes of the server took so far: 0 for SQLite, which has none.

    Told are the processes that answer connections, as Linux counts them (`/proc/<pid>/schedstat`).
    """
    if kind_of(record) == "SQLite":
        yield lambda: 0.0
        return
    plain = parse_address(record).url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as conn:
        yield lambda: sum(_seconds(pid) for (pid,) in conn.execute(_OTHERS))


def _seconds(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9
    except (OSError, ValueError, IndexError):
        return 0.0
