"""A stream that remembers what passed, so that each report can be stored with the bytes it was made from.

A reader says which bytes made a document by their SHA-256; the tape finds them among those that have passed
and were not claimed yet. So no reader has to carry bytes about, and nothing but the right bytes is ever
handed out.

    tape = Tape(open("wire.jsonl", "rb"))
    for doc in reader.read(io.BufferedReader(tape), origin):
        raw = tape.claim(doc.provenance.source_hash)
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from typing import BinaryIO

LINE_ENDS = b"\r\n"


class Tape(io.RawIOBase):
    """Passes on the bytes of another stream, which it does not close.

    Args:
        stream: What to read from.
        keep_bytes: How many passed bytes to remember at most; 0 remembers nothing.
        progress: Called with the number of bytes whenever some have passed.
    """

    def __init__(
        self, stream: BinaryIO, *, keep_bytes: int = 0, progress: Callable[[int], None] | None = None
    ) -> None:
        super().__init__()
        # read1 gives what is there; read would wait until a whole buffer of a slow pipe is full.
        self._read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
        self._keep_bytes = keep_bytes
        self._progress = progress
        self._kept = bytearray()

    def readable(self) -> bool:
        """Tell that the stream can be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill a buffer with the next bytes, and remember them."""
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self._read(len(view)) or b""
        view[: len(data)] = data
        if self._keep_bytes:
            self._remember(data)
        if self._progress and data:
            self._progress(len(data))
        return len(data)

    def _remember(self, data: bytes) -> None:
        self._kept += data
        if len(self._kept) > self._keep_bytes:
            del self._kept[: len(self._kept) - self._keep_bytes]

    def claim(self, source_hash: str) -> bytes | None:
        """Return the remembered bytes that have a hash, and forget them and all before them.

        Args:
            source_hash: SHA-256 in hexadecimal, of a line (with or without its end) or of all there is.
                Once one is not found, the reader makes its reports of no bytes that could be, and nothing is
                remembered any more.
        """
        for start, end in self._candidates():
            part = bytes(self._kept[start:end])
            if hashlib.sha256(part).hexdigest() == source_hash:
                del self._kept[:end]
                return part
        self._keep_bytes = 0
        self._kept.clear()
        return None

    def _candidates(self) -> Iterator[tuple[int, int]]:
        """Give the first line, then everything, then the other lines: the likeliest first."""
        lines = self._lines()
        yield from next(lines, ())
        yield 0, len(self._kept)
        for variants in lines:
            yield from variants

    def _lines(self) -> Iterator[tuple[tuple[int, int], ...]]:
        start = 0
        while start < len(self._kept):
            found = self._kept.find(b"\n", start)
            end = found + 1 if found >= 0 else len(self._kept)
            bare = len(self._kept[start:end].rstrip(LINE_ENDS))
            if bare:
                yield (start, start + bare), (start, end)
            start = end
