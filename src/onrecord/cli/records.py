"""Open the record for a command, and say where it is when it is new."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli.options import moment
from onrecord.cli.output import tell
from onrecord.errors import NotFound, SchemaOutdated, StoreError

if TYPE_CHECKING:
    from onrecord.settings import Settings
    from onrecord.store import Store


@contextmanager
def open_record(settings: Settings) -> Iterator[Store]:
    """Open the record that the settings name, to write; where it is made, its place is told.

    Raises:
        StoreError: It cannot be used.
    """
    from onrecord.store import open_store, shown_record

    new = "://" not in settings.record and not Path(settings.record).exists()
    with open_store(settings.record, keep_raw=settings.keep_source, clock=moment) as store:
        if new:
            tell(f"onrecord: the record is {shown_record(settings.record)}")
        yield store


@contextmanager
def open_existing(settings: Settings) -> Iterator[Store]:
    """Open the record that the settings name, to write, if it is there.

    Raises:
        StoreError: It cannot be used, or there is none.
    """
    from onrecord.store import open_store

    with _told_if_missing(settings.record):
        store = open_store(settings.record, create=False, keep_raw=settings.keep_source, clock=moment)
    with store:
        yield store


@contextmanager
def look_into_record(settings: Settings) -> Iterator[Store]:
    """Open the record that the settings name, to read; one of an older onrecord is brought up to date first.

    Raises:
        StoreError: It cannot be used, or there is none.
    """
    with _told_if_missing(settings.record):
        store = _open_read_only(settings.record)
    with store:
        yield store


def _open_read_only(record: str) -> Store:
    from onrecord.store import open_store

    try:
        return open_store(record, create=False, read_only=True, clock=moment)
    except SchemaOutdated:
        open_store(record, create=False).close()
        return open_store(record, create=False, read_only=True, clock=moment)


@contextmanager
def _told_if_missing(record: str) -> Iterator[None]:
    from onrecord.store import shown_record

    try:
        yield
    except NotFound as exc:
        raise StoreError(
            f"there is no record at {shown_record(record)} yet; make one with: onrecord add FILE..."
        ) from exc
