"""Where reports are: the files, the folders, the addresses and the standard input that a user names.

Folders are walked in order of name, hidden entries and links to folders left aside; nothing is opened here.

    for place in iter_places(["dispatches/", "-", "https://agency.example/story"]):
        ...
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from onrecord.errors import InputError
from onrecord.model import Issue, IssueKind
from onrecord.pipeline.issues import issue_from

ADDRESS = re.compile(r"https?://", re.IGNORECASE)
STANDARD_INPUT = "-"


class PlaceKind(Enum):
    """How a place is opened."""

    FILE = auto()
    STANDARD_INPUT = auto()
    ADDRESS = auto()


@dataclass(frozen=True, slots=True)
class Place:
    """One thing to open.

    Attributes:
        kind: How it is opened.
        shown: As the user would write it: a path, an address, or `-`.
    """

    kind: PlaceKind
    shown: str

    @property
    def name(self) -> str:
        """What reports found there are called where they do not say themselves."""
        return Path(self.shown).name if self.kind is PlaceKind.FILE else self.shown

    @property
    def location(self) -> str:
        """Where it is, the same from wherever it is asked: a resolved path, an address, or `-`."""
        return str(Path(self.shown).resolve()) if self.kind is PlaceKind.FILE else self.shown


def iter_places(inputs: Iterable[str]) -> Iterator[Place | Issue]:
    """Walk what the user named, in order; a name that leads nowhere gives an issue."""
    for given in inputs:
        if given == STANDARD_INPUT:
            yield Place(PlaceKind.STANDARD_INPUT, given)
        elif ADDRESS.match(given):
            yield Place(PlaceKind.ADDRESS, given)
        elif Path(given).is_dir():
            yield from _walk_inputs(given)
        else:
            yield Place(PlaceKind.FILE, given)


def _walk_inputs(folder: str) -> Iterator[Place | Issue]:
    empty = True
    for place in _walk(folder):
        empty = False
        yield place
    if empty:
        yield Issue(IssueKind.FAILED, "empty-folder", "The folder holds no file; name another.", folder)


def _walk(folder: str) -> Iterator[Place | Issue]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(
                (entry for entry in found if not entry.name.startswith(".")), key=lambda e: e.name
            )
    except OSError as exc:
        yield issue_from(exc, folder)
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path)
        elif not entry.is_dir():
            yield _file_at(entry)


def _file_at(entry: os.DirEntry[str]) -> Place | Issue:
    """Take a file of a folder; a pipe or a device there would be waited on for ever, so it is not opened."""
    try:
        regular = stat.S_ISREG(entry.stat().st_mode)
    except OSError as exc:
        return issue_from(exc, entry.path)
    if not regular:
        return issue_from(InputError("It is neither a file nor a folder; it is left alone."), entry.path)
    return Place(PlaceKind.FILE, entry.path)


def count_bytes(inputs: Iterable[str]) -> int | None:
    """Return how many bytes there are to read, or None where that cannot be told beforehand."""
    total = 0
    for place in iter_places(inputs):
        if isinstance(place, Issue):
            continue
        if place.kind is not PlaceKind.FILE:
            return None
        try:
            total += Path(place.shown).stat().st_size
        except OSError:
            continue
    return total
