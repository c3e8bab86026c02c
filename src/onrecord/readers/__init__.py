"""Turn bytes into documents: one reader a format, each of which knows its own, and a guarded way to fetch."""

from onrecord.readers.authority import read_authority, sniff_authority
from onrecord.readers.base import Limits, Origin, Reader
from onrecord.readers.fetch import Fetched, fetch
from onrecord.readers.sniff import READERS, read_stream
from onrecord.readers.text import read_text

__all__ = [
    "READERS",
    "Fetched",
    "Limits",
    "Origin",
    "Reader",
    "fetch",
    "read_authority",
    "read_stream",
    "read_text",
    "sniff_authority",
]
