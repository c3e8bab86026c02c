"""Read authority files: who is who, in a table that anybody can type, or in FollowTheMoney's lines.

for item in read_authority(lambda: open("people.csv", "rb"), "people.csv"):
    ...     # an AuthorityEntity, or an Issue in the place of what could not be read
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import BinaryIO

from onrecord.errors import ConfigError
from onrecord.model import AuthorityEntity, Issue
from onrecord.readers.authority_csv import read_csv
from onrecord.readers.base import Limits
from onrecord.readers.ftm import read_ftm

FORMATS = ("csv", "ftm")
"""The formats of authority files."""

_HEAD_BYTES = 4096
_MARK = b"\xef\xbb\xbf"


def read_authority(
    open_stream: Callable[[], AbstractContextManager[BinaryIO]],
    name: str,
    *,
    shape: str | None = None,
    limits: Limits | None = None,
) -> Iterator[AuthorityEntity | Issue]:
    """Read an authority file; what is wrong with a row comes as an issue in its place, and the rest is read.

    Args:
        open_stream: Opens the file from its beginning; called more than once for FollowTheMoney.
        name: What the file is called; the `source` of all that it says.
        shape: `csv` or `ftm`; told from the first bytes unless given.
        limits: What is too large.

    Raises:
        InputError: The file cannot be read at all.
        ConfigError: There is no such format.
    """
    shape = shape or sniff_authority(open_stream)
    if shape not in FORMATS:
        raise ConfigError(f"{shape!r} is no format of authority files; known are {' and '.join(FORMATS)}")
    if shape == "ftm":
        return read_ftm(open_stream, name, limits=limits or Limits())
    with open_stream() as stream:
        return iter(list(read_csv(stream, name)))


def sniff_authority(open_stream: Callable[[], AbstractContextManager[BinaryIO]]) -> str:
    """Tell the format of an authority file by its first bytes."""
    with open_stream() as stream:
        head = stream.read(_HEAD_BYTES).removeprefix(_MARK).lstrip()
    return "ftm" if head.startswith(b"{") else "csv"
