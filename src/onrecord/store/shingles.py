"""Fingerprints of the words that a report puts between quotation marks: each run of three of them.

Two statements that share a fingerprint may relay the same words; the index finds them by it.

    >>> quoted_words("that it “will hold until Friday” at least", "mixed")
    ['will hold until Friday']
"""

from __future__ import annotations

import hashlib
import re

from onrecord.store.tokens import tokens_of
from onrecord.store.words import GAP

RUN = 3
"""Words in a run. Fewer are shared by chance; of more, a quotation with one word changed shares none."""

PRINT_BYTES = 5
MOST_PRINTS = 400
_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]+)[”\"»]?")


def quoted_words(words: str, quotation: str | None) -> list[str]:
    """Return the parts of a statement's words that are quoted: all of a direct one, none of an indirect."""
    if quotation == "direct":
        parts = words.split(GAP)
    elif quotation == "mixed":
        parts = [part for found in _QUOTED.finditer(words) for part in found[1].split(GAP)]
    else:
        return []
    return [part.strip(' ,.“”"«»„') for part in parts if part.strip(' ,.“”"«»„')]


def quoted_prints(words: str, quotation: str | None) -> list[str]:
    """Return the fingerprints of a statement's quoted words, each once; runs are of three words."""
    found: dict[str, None] = {}
    for part in quoted_words(words, quotation):
        tokens = [token.word for token in tokens_of(part)]
        for at in range(len(tokens) - RUN + 1):
            found[fingerprint(tokens[at : at + RUN])] = None
            if len(found) == MOST_PRINTS:
                return list(found)
    return list(found)


def fingerprint(words: list[str]) -> str:
    """Return a few hexadecimal digits that stand for a run of folded words."""
    return hashlib.blake2b(" ".join(words).encode(), digest_size=PRINT_BYTES).hexdigest()
