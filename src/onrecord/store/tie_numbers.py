"""Terms and sides of findings as numbers, which databases keep and compare in little room.

>>> unpacked(packed({7, -1})) == {7, -1}
True

Two terms can have one number: then findings are compared in vain that share nothing, which changes no tie.
"""

from __future__ import annotations

import hashlib
import sys
from array import array
from collections.abc import Iterable

BYTES = 8


def numbers_of(terms: Iterable[str]) -> frozenset[int]:
    """Return a number of 64 bits, with a sign, for each term."""
    return frozenset(map(_number, terms))


def _number(term: str) -> int:
    digest = hashlib.blake2b(term.encode("utf-8", "surrogatepass"), digest_size=BYTES).digest()
    return int.from_bytes(digest, "little", signed=True)


def packed(numbers: Iterable[int]) -> bytes:
    """Write numbers as bytes, the same for the same numbers."""
    kept = array("q", sorted(numbers))
    if sys.byteorder == "big":
        kept.byteswap()
    return kept.tobytes()


def unpacked(data: bytes) -> frozenset[int]:
    """Read numbers back."""
    kept = array("q")
    kept.frombytes(data)
    if sys.byteorder == "big":
        kept.byteswap()
    return frozenset(kept)
