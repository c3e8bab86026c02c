"""Words as an index compares them: without case and without marks on letters.

The same cut for what is stored and what is searched, and the one that SQLite's `unicode61` tokenizer makes
with `remove_diacritics 2`.

    >>> [token.word for token in tokens_of("The Café’s cease-fire")]
    ['the', 'cafe', 's', 'cease', 'fire']
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
"""A run of letters and digits; marks on letters belong to them."""

_ASCII = bytes(ord(chr(code).lower()) if chr(code).isalnum() and code < 128 else 32 for code in range(256))
"""Letters in lower case and digits for themselves, a space for all else: faster than a search for words."""


class Token(NamedTuple):
    """A word and where it stands: code points of the line it was found in, half-open."""

    word: str
    start: int
    end: int


def tokens_of(text: str) -> Iterator[Token]:
    """Yield the words of a text in order."""
    for found in WORD.finditer(text):
        word = fold(found[0])
        if word:
            yield Token(word, found.start(), found.end())


def words_of(text: str) -> list[str]:
    """Return the words of a text in order, without their places.

    >>> words_of("The Café’s cease-fire")
    ['the', 'cafe', 's', 'cease', 'fire']
    """
    if text.isascii():
        return text.encode().translate(_ASCII).decode().split()
    return [token.word for token in tokens_of(text)]


def fold(word: str) -> str:
    """Return a word in lower case, without marks on its letters.

    >>> fold("CAFÉ")
    'cafe'
    """
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFD", word.lower())
    return "".join(part for part in parts if not unicodedata.combining(part))
