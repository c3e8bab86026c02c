"""Which back end a record lives in, told from its path or address."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from onrecord.errors import ConfigError
from onrecord.store.base import Store
from onrecord.store.clock import Clock

SQLITE_SCHEME = "sqlite:///"
POSTGRES_SCHEMES = ("postgresql://", "postgres://")


def open_store(
    url_or_path: str,
    *,
    create: bool = True,
    read_only: bool = False,
    keep_raw: bool = True,
    clock: Clock | None = None,
) -> Store:
    """Open a record; the caller closes it, best with `with`.

    Args:
        url_or_path: Path of a SQLite file, `sqlite:///path`, or `postgresql://user@host/database`.
        create: Make the record, and the folders it lies in, if it is not there. A record of an older onrecord
            is brought up to date in any case, unless it is read only.
        read_only: Never write, and never make anything.
        keep_raw: Keep the bytes that reports are read from, compressed, and not only their hash.
        clock: Tells the present moment, by which embargoes end; without one, what is withheld stays so.

    Raises:
        NotFound: There is no record and none is to be made.
        SchemaOutdated: A newer onrecord made the record, or an older one did and it is to be read only.
        StoreError: It cannot be used; the message says why and what to do.
        ConfigError: The address is of no kind of record that is known.
    """
    if is_postgres(url_or_path):
        from onrecord.store.postgres import open_postgres

        return open_postgres(url_or_path, create=create, read_only=read_only, keep_raw=keep_raw, clock=clock)
    path = sqlite_path(url_or_path)
    from onrecord.store.sqlite import open_sqlite

    return open_sqlite(path, create=create, read_only=read_only, keep_raw=keep_raw, clock=clock)


def is_postgres(url_or_path: str) -> bool:
    """Tell whether an address is one of PostgreSQL."""
    return url_or_path.startswith(POSTGRES_SCHEMES)


def shown_record(url_or_path: str) -> str:
    """Return a record's path or address as it may be shown, without the password in it."""
    if not is_postgres(url_or_path):
        return url_or_path
    from onrecord.store.postgres_files import shown_address

    return shown_address(url_or_path)


def sqlite_path(url_or_path: str) -> Path:
    """Return the file that a path or a `sqlite:///` address names.

    Raises:
        ConfigError: It names no file.
    """
    if url_or_path.startswith(SQLITE_SCHEME):
        name = unquote(url_or_path.removeprefix(SQLITE_SCHEME))
    elif "://" in url_or_path:
        scheme = url_or_path.partition("://")[0]
        raise ConfigError(
            f"records of the kind {scheme}: are not known; give a path, sqlite:///path or postgresql://user@host/database"
        )
    else:
        name = url_or_path
    if not name.strip() or name == ":memory:" or "\x00" in name:
        raise ConfigError(f"{url_or_path!r} names no file; a record lives in one")
    return Path(name).expanduser()
