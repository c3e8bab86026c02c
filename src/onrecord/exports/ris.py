"""Citations as RIS: the report that is cited, with two notes: who said it, and the words.

Every value is on one line and in front of it stands its tag, so that nothing in a report can begin a tag.

Source: Research Information Systems, RIS format specification (2011): two characters, two spaces, a hyphen
and a space; lines end as on Windows; `ER` ends a reference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.exports.citing import Citation, Day, cite
from onrecord.exports.entries import Entry


def write_ris(entries: Iterable[Entry]) -> Iterator[bytes]:
    """Write a reference for each statement."""
    for entry in entries:
        lines = [f"{tag}  - {value}\r\n" for tag, value in _tags(cite(entry)) if value]
        yield "".join([*lines, "ER  - \r\n\r\n"]).encode()


def _tags(cited: Citation) -> Iterator[tuple[str, str | None]]:
    yield "TY", "NEWS"
    yield "ID", cited.key
    yield "AU", cited.author
    yield "TI", cited.title
    yield "T2", cited.publisher
    if cited.published:
        yield "PY", f"{cited.published.year:04d}"
        yield "DA", _slashed(cited.published)
    yield "UR", cited.url
    yield "LA", cited.language
    yield "N1", cited.said
    yield "N1", cited.words


def _slashed(day: Day) -> str:
    parts = day.iso.split("-")
    return "/".join([*parts, "", ""][:3]) + "/"
