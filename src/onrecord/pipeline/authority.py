"""Where reading gets an authority file from: from a file in memory, or from the record's tables.

finder = load_authority(["people.csv"])
report = read_document(doc, tagger, now=today, authority=finder.authority)
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import InputError
from onrecord.model import Authority, AuthorityEntity, Issue
from onrecord.pipeline.inputs import Progress
from onrecord.pipeline.tape import Tape
from onrecord.readers import Limits, read_authority, sniff_authority
from onrecord.resolve.register import Register, words_near
from onrecord.store.base import Store

FTM_PASSES = 3
"""How often a FollowTheMoney file is gone through at most."""


@dataclass(frozen=True, slots=True)
class HeldAuthority:
    """An authority file held in memory."""

    register: Register

    def near(self, text: str) -> Register:
        """Return whom a text can mean."""
        return self.register.near(words_near(text))


@dataclass(frozen=True, slots=True)
class RecordAuthority:
    """What the record holds of authority files; asked anew for each report."""

    store: Store

    def near(self, text: str) -> Register:
        """Return whom a text can mean."""
        return Register(self.store.authority_near(words_near(text)))


@dataclass(frozen=True, slots=True)
class LoadedAuthority:
    """An authority file, and what is wrong with it."""

    authority: HeldAuthority
    issues: tuple[Issue, ...]


def load_authority(paths: Iterable[str], *, limits: Limits | None = None) -> LoadedAuthority:
    """Read authority files into memory.

    Raises:
        InputError: A file cannot be read at all.
    """
    entities: list[AuthorityEntity] = []
    issues: list[Issue] = []
    for path in paths:
        for item in read_authority_file(path, limits=limits):
            if isinstance(item, Issue):
                issues.append(item)
            else:
                entities.append(item)
    return LoadedAuthority(HeldAuthority(Register(Authority(entities))), tuple(issues))


def read_authority_file(
    path: str,
    *,
    shape: str | None = None,
    source: str | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> Iterator[AuthorityEntity | Issue]:
    """Read one authority file, an entity at a time.

    Args:
        path: The file.
        shape: `csv` or `ftm`; told from the first bytes unless given.
        source: What the record is to call the file; its name unless given.
        limits: What is too large.
        progress: Called with the number of bytes whenever some have been read.

    Raises:
        InputError: The file cannot be read.
    """
    name = Path(path).name

    with _told(path):
        shape = shape or sniff_authority(lambda: _opened(path, None))
        shown = _scaled(progress) if shape == "ftm" else progress
        for item in read_authority(lambda: _opened(path, shown), name, shape=shape, limits=limits):
            if isinstance(item, AuthorityEntity) and source is not None:
                yield replace(item, source=source)
            else:
                yield item


def _scaled(progress: Progress | None) -> Progress | None:
    """Count a file that is gone through several times as one."""
    return None if progress is None else lambda done: progress(done // FTM_PASSES)


@contextmanager
def _opened(path: str, progress: Progress | None) -> Iterator[BinaryIO]:
    with Path(path).open("rb", buffering=0) as stream:
        yield io.BufferedReader(Tape(stream, progress=progress))


@contextmanager
def _told(path: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as exc:
        raise InputError(f"there is no file {path}; check the path", location=path) from exc
    except OSError as exc:
        raise InputError(f"{path} cannot be read: {exc.strerror or exc}", location=path) from exc
