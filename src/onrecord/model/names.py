"""The words of a name as names are compared: no case, no accents, no stops, no generational suffix.

Which names can be one person's is left to `onrecord.resolve.likeness`; here they are only made comparable, so
that "Erdoğan" is found under "Erdogan".

    >>> name_words("Jóse A. Müller-Lüdenscheidt, Jr.")
    ('jose', 'a', 'muller-ludenscheidt')
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’‘ʼ.&-][^\W_]+)*", re.UNICODE)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "ħ": "h"}
)
_DROPPED = str.maketrans("", "", ".'’‘ʼ")


@lru_cache(maxsize=32_768)
def name_words(name: str) -> tuple[str, ...]:
    """Return the comparable words of a name, in order; a name of suffixes alone keeps them."""
    words = tuple(plain_word(word) for word in _WORD.findall(unicodedata.normalize("NFKC", name)))
    bare = tuple(word for word in words if word and word not in _SUFFIXES)
    return bare or words


@lru_cache(maxsize=32_768)
def plain_word(word: str) -> str:
    """Return one word without case, accents, stops and apostrophes."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(char for char in parts if not unicodedata.combining(char))
    return bare.translate(_LETTERS).translate(_DROPPED)
