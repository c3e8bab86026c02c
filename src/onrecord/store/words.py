"""The words of a statement as a line of text: what is searched, listed and cut into snippets.

The spans remain the record; this copy is made from them and can be made again.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from onrecord.model import Span

GAP = " … "
"""What stands between the parts of a discontinuous content."""


def words_at(text: str, spans: Sequence[Span]) -> str:
    """Return the words at some spans of a document as one clean line."""
    return GAP.join(clean_line(span.text_of(text)) for span in spans)


def clean_line(text: str) -> str:
    r"""Return a text on one line, without control, formatting and non-characters.

    >>> clean_line("cease\u00adfire\r\n holds")
    'ceasefire holds'
    """
    if not (text.isascii() and text.isprintable()):
        text = "".join(map(_clean_character, text))
    return " ".join(text.split())


@lru_cache(maxsize=4096)
def _clean_character(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cc":
        return " "
    is_noncharacter = category == "Cn" and (
        "\ufdd0" <= character <= "\ufdef" or ord(character) & 0xFFFE == 0xFFFE
    )
    return "" if category in ("Cf", "Cs") or is_noncharacter else character
