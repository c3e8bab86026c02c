"""Where a document came from and what read it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.values import Value


@dataclass(frozen=True, slots=True)
class Provenance(Value):
    """The source of a document and the program that read it.

    Attributes:
        location: Where it was read: a resolved path, an address, `-` for standard input, or `memory`.
        source_hash: SHA-256, in hexadecimal, of the bytes of this one report in its source.
        reader: Name of the reader, as in its list.
        reader_version: Version of the reader; a new one re-reads but makes no correction.
        given_id: The id that the input itself states, if any.
    """

    location: str
    source_hash: str
    reader: str
    reader_version: str
    given_id: str | None = None
