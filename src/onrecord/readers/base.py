"""What all readers share: their contract, their limits, and how a document is put together.

A reader tells by the first bytes whether a report is its own, and turns a stream of bytes into documents. It
knows no settings and no network. What is wrong with a whole input is raised as an `InputError`; what is
wrong with one report among many comes as an `Issue` in its place.

    for item in TextReader().read(stream, Origin("/wire/truce.txt", "truce.txt"), limits=Limits()):
        ...
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO, Protocol

from onrecord.errors import InputError, MalformedDocument, TooLarge
from onrecord.model import Document, Issue, IssueKind, Provenance, Span
from onrecord.text import lay_out

MEGABYTE = 1_000_000

MAX_LINES = 250_000

_LINE_ENDS = "\n\r\u2028\u2029\x0b\x0c"
_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Limits:
    """What is too large, or takes too long.

    Attributes:
        report_bytes: The largest report.
        line_bytes: The longest line of a JSONL file.
        fetch_bytes: The largest answer to a request, as sent and once unpacked.
        fetch_seconds: How long one request may take in all, redirects included.
        redirects: How many redirects are followed.
    """

    report_bytes: int = 10 * MEGABYTE
    line_bytes: int = 10 * MEGABYTE
    fetch_bytes: int = 10 * MEGABYTE
    fetch_seconds: float = 20.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a stream of bytes comes from, and what is known of it beforehand.

    Attributes:
        location: A resolved path, an address, `-` or `memory`.
        name: What a report is called that does not say itself.
        published: Date of publication (EDTF) that wins over whatever the input states.
        charset: The encoding that came with the bytes, from outside of them.
    """

    location: str
    name: str
    published: str | None = None
    charset: str | None = None


class Reader(Protocol):
    """One format."""

    @property
    def name(self) -> str:
        """The format, as provenance states it."""

    @property
    def version(self) -> str:
        """Changes whenever the same bytes give another document."""

    def sniff(self, head: bytes, location: str) -> bool:
        """Tell by its first bytes and its name whether an input is of this format."""

    def read(self, stream: BinaryIO, origin: Origin, *, limits: Limits) -> Iterator[Document | Issue]:
        """Give the documents of a stream, one after another.

        Raises:
            InputError: The input cannot be read, or not any further.
        """


@dataclass(frozen=True, slots=True)
class Stated:
    """What an input says about its report, each already checked."""

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    provider: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str | None = None
    embargo: str | None = None


def read_all(stream: BinaryIO, origin: Origin, limits: Limits) -> bytes:
    """Return all bytes of an input that is one report; never reads more than one byte over the limit.

    Raises:
        TooLarge: There are more than `limits.report_bytes`.
        MalformedDocument: There are none.
    """
    data = stream.read(limits.report_bytes + 1)
    if len(data) > limits.report_bytes:
        raise too_large("The report", limits.report_bytes, origin.location)
    if not data:
        raise is_empty("The file", origin.location)
    return data


def too_large(what: str, limit: int, location: str) -> TooLarge:
    """Return the error that tells the limit."""
    shown = f"{limit / MEGABYTE:g} MB" if limit >= MEGABYTE else f"{limit} bytes"
    return TooLarge(
        f"{what} is larger than the limit of {shown}; split it, or raise the limit.", location=location
    )


def is_empty(what: str, location: str) -> MalformedDocument:
    """Return the error that there is nothing to read."""
    return MalformedDocument(f"{what} is empty: it holds no word to read.", location=location)


def check_text(text: str, what: str, location: str) -> None:
    """Refuse text that no report is made of.

    Args:
        text: All of it.
        what: What it is, for the message: `The file`.
        location: Where it comes from.

    Raises:
        MalformedDocument: There is no word in it: it is empty, or all blank space and marks.
        TooLarge: It has more lines than can be laid out in reasonable memory.
    """
    if _WORD.search(text) is None:
        raise is_empty(what, location)
    if sum(map(text.count, _LINE_ENDS)) - text.count("\r\n") > MAX_LINES:
        raise TooLarge(f"{what} has more than the limit of {MAX_LINES} lines; split it.", location=location)


def issue_of(error: InputError, document: str) -> Issue:
    """Return the issue that stands in the place of a report that cannot be read."""
    return Issue(IssueKind.FAILED, error.code, str(error), document)


def degraded(code: str, message: str, document: str) -> Issue:
    """Return an issue on a report that was read, though not all of it."""
    return Issue(IssueKind.DEGRADED, code, message, document)


def provenance_of(data: bytes, origin: Origin, reader: Reader, given_id: str | None = None) -> Provenance:
    """Say where a document comes from.

    Args:
        data: The bytes of this one report.
        origin: Where they were read.
        reader: What read them.
        given_id: The id that the input itself states.
    """
    return Provenance(
        origin.location, hashlib.sha256(data).hexdigest(), reader.name, reader.version, given_id
    )


def put_together(
    text: str, name: str, provenance: Provenance, stated: Stated, *, headings: Sequence[Span] = ()
) -> Document:
    """Lay a text out and make a document of it; a byline in the text counts where none is stated."""
    layout = lay_out(text, title=stated.title, headings=headings)
    if stated.byline is None and layout.byline is not None:
        stated = replace(stated, byline=layout.byline.text_of(text))
    return Document(
        name=name,
        text=text,
        provenance=provenance,
        title=stated.title,
        url=stated.url,
        publisher=stated.publisher,
        provider=stated.provider,
        byline=stated.byline,
        published=stated.published,
        language=stated.language,
        embargo=stated.embargo,
        dateline=layout.dateline,
        blocks=layout.blocks,
    )
