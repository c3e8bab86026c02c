"""Write curly apostrophes plain, as patterns have them; every offset stays what it was.

>>> straight("Don’t"), plainly("Don’t")
("Don't", "don't")
"""

from __future__ import annotations

_CURLED = str.maketrans({"’": "'", "‘": "'"})


def straight(text: str) -> str:
    """Return a text, as long as it was, with plain single quotation marks."""
    return text.translate(_CURLED)


def plainly(words: str) -> str:
    """Return words in lower case, with plain single quotation marks."""
    return straight(words).lower()
