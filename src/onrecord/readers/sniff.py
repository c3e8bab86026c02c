"""Ask each reader whether an input is its own, and let the first that says so read it.

>>> import io
>>> stream = io.BytesIO(b"Oda Renk said no.")
>>> [doc.name for doc in read_stream(stream, Origin("-", "-"), limits=Limits())]
['-']
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from onrecord.errors import UnknownFormat
from onrecord.model import Document, Issue
from onrecord.readers.base import Limits, Origin, Reader
from onrecord.readers.html import HtmlReader
from onrecord.readers.jsonl import JsonlReader
from onrecord.readers.text import TextReader

HEAD_BYTES = 8_192
ENOUGH_BYTES = 1_024

READERS: tuple[Reader, ...] = (HtmlReader(), JsonlReader(), TextReader())
"""All readers, in the order in which they are asked; the last takes whatever is left."""

_OTHER_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|rss|feed|newsml|newsitem|nitf|!doctype)\b", re.IGNORECASE
)


def read_stream(stream: BinaryIO, origin: Origin, *, limits: Limits) -> Iterator[Document | Issue]:
    """Read one input of whatever format: a document, or many, and issues on them.

    Args:
        stream: Its bytes, from the beginning; it need not be seekable, and is not closed.
        origin: Where it comes from.
        limits: What is too large.

    Raises:
        InputError: It cannot be read, or not any further.
    """
    whole = io.BufferedReader(_Whole(stream), HEAD_BYTES)
    head = whole.peek(HEAD_BYTES)[:HEAD_BYTES]
    reader = next(reader for reader in READERS if reader.sniff(head, origin.location))
    if isinstance(reader, TextReader) and _OTHER_MARKUP.match(head):
        raise UnknownFormat(
            "This is XML, but not a page; give plain text, HTML or JSONL.", location=origin.location
        )
    yield from reader.read(whole, origin, limits=limits)


class _Whole(io.RawIOBase):
    """Another stream, which is never closed.

    Its first buffer has enough to sniff at; after that, what is there is passed on at once, so that lines
    from a slow pipe are read as they come.
    """

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._read: Callable[[int], bytes | None] = getattr(stream, "read1", stream.read)
        self._wanted = ENOUGH_BYTES

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        filled = 0
        while filled == 0 or filled < min(self._wanted, len(view)):
            data = self._read(len(view) - filled) or b""
            if not data:
                break
            view[filled : filled + len(data)] = data
            filled += len(data)
        self._wanted = 0
        return filled
