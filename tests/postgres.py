"""A PostgreSQL server for tests: started once a process in a temporary folder, reached by a socket in it.

Needs the server programs, as Debian's package `postgresql` has them; where they are missing, tests that ask
for an address are skipped and say so.
"""

from __future__ import annotations

import atexit
import functools
import itertools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

MISSING = "PostgreSQL's server programs are not here; on Debian and Ubuntu: apt-get install postgresql"
START_S = 60
_numbers = itertools.count()


def fresh_address() -> str:
    """Return the address of a record that is not there yet; skip the test where there is no server."""
    return f"{server()}&schema=t{next(_numbers)}"


def find_programs() -> Path | None:
    """Return the folder of `initdb` and `postgres`, or None."""
    found = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    places = [Path(found).parent] if found else debian
    return next((place for place in places if (place / "postgres").exists()), None)


@functools.cache
def _started() -> str | None:
    programs = find_programs()
    if programs is None:
        return None
    folder = Path(tempfile.mkdtemp(prefix="onrecord-pg-"))
    user = _unprivileged()
    if user:
        shutil.chown(folder, user)
    as_user = {"user": user, "cwd": folder} if user else {"cwd": folder}
    data = folder / "data"
    init = [programs / "initdb", "-D", data, "-A", "trust", "-U", "tester", "-E", "UTF8", "--no-sync"]
    subprocess.run([*init, "--locale=C.UTF-8"], check=True, capture_output=True, **as_user)
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(folder),
        "fsync": "off",
        "full_page_writes": "off",
        "synchronous_commit": "off",
        "max_connections": "200",
    }
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [programs / "postgres", "-D", data, *options], stdout=log, stderr=log, **as_user
        )
    atexit.register(_stop, process, folder)
    _wait(folder)
    return f"postgresql://tester@/postgres?host={folder}"


def server() -> str:
    """Return the address of the server's database; skip the test where there is none."""
    address = _started()
    if address is None:
        pytest.skip(MISSING)
    return address


def _unprivileged() -> str | None:
    """Return whom to run the server as: it refuses to be run by root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _wait(folder: Path) -> None:
    import psycopg

    until = time.monotonic() + START_S
    while True:
        try:
            psycopg.connect(host=str(folder), dbname="postgres", user="tester").close()
        except psycopg.OperationalError as exc:
            if time.monotonic() > until:
                raise RuntimeError(f"PostgreSQL did not start: {(folder / 'log').read_text()}") from exc
            time.sleep(0.05)
        else:
            return


def _stop(process: subprocess.Popen, folder: Path) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)
    shutil.rmtree(folder, ignore_errors=True)
