"""Opening PostgreSQL: addresses, connections as the record needs them, and errors that say what to do.

Nothing that this page says, to a person or to a log, has the password of an address in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from onrecord.errors import ConfigError, Conflict, StoreError
from onrecord.store.columns import to_json

SCHEMES = ("postgresql", "postgres")
DRIVER = "postgresql+psycopg"
DEFAULT_SCHEMA = "onrecord"
WAIT_MS = 15_000
CONNECT_S = 10
SECRET = re.compile("pass", re.IGNORECASE)
HIDDEN = "***"
SHORT_WALKS = "-c jit=off -c max_parallel_workers_per_gather=0"
"""Answers are short walks through indexes, which compiling and further processes would only delay."""

LOCK = text("SELECT pg_advisory_xact_lock(1332638307, hashtext(current_setting('search_path')))")
"""One writer at a time for each record; the first number is ours, the second the schema's."""

_SCHEMA = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_BUSY = ("55P03", "40001", "40P01")
_MESSAGES = {
    "25006": "{place} may be read only; allow writing, or name another record",
    "28": "{place} does not let you in; see to user and password (a file ~/.pgpass is a good place for it)",
    "3D": "there is no such database: {place}; make it with `createdb`, or name another record",
    "42501": "{place} may not be used; the user lacks rights to the schema of the record",
    "53100": "no room left on the disk of {place}; free some and run again; what is stored is safe",
}


@dataclass(frozen=True, slots=True)
class Address:
    """Where a record is: what to connect to, and how to name it to people."""

    url: URL
    schema: str
    shown: str
    secrets: tuple[str, ...]

    def hide(self, message: str) -> str:
        """Take the secrets of the address out of a message."""
        for secret in self.secrets:
            message = message.replace(secret, HIDDEN)
        return message


def parse_address(given: str) -> Address:
    """Read a `postgresql://` address.

    Raises:
        ConfigError: It cannot be read. The message does not repeat it.
    """
    url = _parsed(given)
    if url is None:
        raise ConfigError(
            "the address of the record cannot be read; write it as postgresql://user@host/database, with "
            "the odd characters of a password as %XX"
        )
    schema = url.query.get("schema", DEFAULT_SCHEMA)
    if not isinstance(schema, str) or not _SCHEMA.fullmatch(schema):
        raise ConfigError("the schema of a record is named with small letters, digits and _")
    secrets = tuple(filter(None, [url.password, *_secrets_of(url)]))
    return Address(
        url.set(drivername=DRIVER).difference_update_query(["schema"]), schema, shown_address(given), secrets
    )


def _secrets_of(url: URL) -> list[str]:
    return [str(value) for name, value in url.query.items() if SECRET.search(name)]


def _parsed(given: str) -> URL | None:
    """Return the parts of an address, or None where it may have been cut in the middle of a password."""
    try:
        url = make_url(given)
    except (ArgumentError, ValueError):
        return None
    return None if "@" in f"{url.host}{url.database}" else url


def shown_address(given: str) -> str:
    """Return an address as it may be shown: its password hidden, wherever it stands.

    >>> shown_address("postgresql://desk:secret@db.example/news")
    'postgresql://desk:***@db.example/news'
    """
    url = _parsed(given)
    if url is None:
        return f"{given.partition('://')[0]}://{HIDDEN}"
    hidden = {name: HIDDEN for name in url.query if SECRET.search(name)}
    return url.update_query_dict(hidden).render_as_string(hide_password=True)


def make_engine(address: Address, *, read_only: bool, wait_ms: int) -> Engine:
    """Return an engine whose connections follow the record's rules.

    Reading sees one moment of the record from its first query to its last. Writing
    (`execution_options(writing=True)`) waits for whoever writes before it begins.

    Raises:
        ConfigError: The driver is not installed.
    """
    options = f"-c search_path={address.schema} {SHORT_WALKS}"
    if read_only:
        options += " -c default_transaction_read_only=on"
    try:
        engine = create_engine(
            address.url,
            json_serializer=to_json,
            pool_size=8,
            max_overflow=56,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args={
                "options": options,
                "connect_timeout": CONNECT_S,
                "application_name": "onrecord",
                "client_encoding": "utf8",
            },
        )
    except ImportError as exc:
        raise ConfigError(
            "a record in PostgreSQL needs its driver: pip install 'onrecord[postgres]'"
        ) from exc
    event.listen(engine, "begin", _beginner(wait_ms))
    return engine


def _beginner(wait_ms: int) -> Callable[[Connection], None]:
    def begin(conn: Connection) -> None:
        options = conn.get_execution_options()
        if options.get("bare", False):
            return
        if not options.get("writing", False):
            conn.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
            return
        conn.execute(text(f"SET LOCAL lock_timeout = {wait_ms:d}"))
        conn.execute(LOCK)

    return begin


@contextmanager
def translated(address: Address) -> Iterator[None]:
    """Turn errors of the database into errors of the record.

    Raises:
        Conflict: Another process writes for too long.
        StoreError: Anything else, with what to do about it.
    """
    try:
        yield
    except DBAPIError as exc:
        raise to_store_error(exc, address) from _bare(exc, address)
    except SQLAlchemyError as exc:
        raise StoreError(f"{address.shown}: {address.hide(str(exc))}") from _bare(exc, address)


def to_store_error(error: DBAPIError, address: Address) -> StoreError:
    """Say in our words what PostgreSQL says."""
    place = address.shown
    state = getattr(error.orig, "sqlstate", None) or ""
    if state in _BUSY:
        return Conflict(f"{place} is being written by another process; try again when that is done")
    for prefix, message in _MESSAGES.items():
        if state.startswith(prefix):
            return StoreError(message.format(place=place))
    lines = address.hide(str(error.orig or error)).strip().splitlines()
    said = lines[0] if lines else "no answer"
    if not state or state.startswith(("08", "57")):
        return StoreError(f"{place} cannot be reached: {said}")
    return StoreError(f"{place}: {said}")


def _bare(error: Exception, address: Address) -> Exception:
    """Return what a trace may show of an error: its kind and its words, without secrets."""
    return RuntimeError(f"{type(error).__name__}: {address.hide(str(error))}")
