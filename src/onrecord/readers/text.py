"""Read plain text: one report a file, its text kept character for character.

>>> read_text("Oda Renk said no.", name="note").provenance.location
'memory'
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from onrecord.model import Document, Issue
from onrecord.readers.base import (
    Limits,
    Origin,
    Stated,
    check_text,
    provenance_of,
    put_together,
    read_all,
)
from onrecord.readers.encoding import decode, uncertain_encoding
from onrecord.text import replace_surrogates


@dataclass(frozen=True, slots=True)
class TextReader:
    """The reader of plain text, which takes whatever no other reader knows."""

    name: str = "text"
    version: str = "1"

    def sniff(self, head: bytes, location: str) -> bool:  # noqa: ARG002  the contract of all readers
        """Take anything: whether it is text is seen when it is decoded."""
        return True

    def read(self, stream: BinaryIO, origin: Origin, *, limits: Limits) -> Iterator[Document | Issue]:
        """Give the one document of a stream, after an issue if its encoding is not certain.

        Raises:
            InputError: It is too large, empty, or not text.
        """
        data = read_all(stream, origin, limits)
        decoded = decode(data, location=origin.location, charset=origin.charset)
        check_text(decoded.text, "The file", origin.location)
        if not decoded.certain:
            yield uncertain_encoding(decoded, origin.name)
        yield put_together(
            decoded.text, origin.name, provenance_of(data, origin, self), Stated(published=origin.published)
        )


def read_text(text: str, *, name: str, published: str | None = None) -> Document:
    """Make a document of a text that is at hand.

    Args:
        text: The report, headline first. A lone surrogate becomes U+FFFD, one for one.
        name: What to call it.
        published: Date of publication, as EDTF.

    Raises:
        MalformedDocument: There is no word in it.
    """
    whole = replace_surrogates(text)
    check_text(whole, "The text", "memory")
    provenance = provenance_of(whole.encode(), Origin("memory", name), TextReader())
    return put_together(whole, name, provenance, Stated(published=published))
