"""How likely each kind of speech act is by a statement's words: a linear model over words and word pairs.

Source, cue, content, the content's first words, and these together with the cue, are each a bag of words
and pairs of neighbours, weighed by how rare they are and scaled to length one; the weights were learnt by
`training.kind_words`. Words with a capital letter inside a sentence count as names, all alike, so that
nothing is learnt about the people of the corpus.

Source: Joulin et al., "Bag of Tricks for Efficient Text Classification", EACL 2017 (words and pairs in a
    linear model); Spärck Jones, Journal of Documentation 28(1), 1972 (rarity).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

import numpy as np

from onrecord.resources.term_table import TermTable, load_terms

OPENING = 6
"""How many of a content's first words are its opening."""
NAME = "Xx"
"""What a name counts as."""
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?|[^\w\s]")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "„": '"'})

Parts = Mapping[str, Sequence[str]]


def words_of_part(text: str) -> list[str]:
    """Return the words and marks of a text, in small letters, its names as NAME.

    >>> words_of_part("The mayor met Oray's guard")
    ['the', 'mayor', 'met', 'Xx', 'guard']
    """
    found = []
    for number, match in enumerate(_WORD.finditer(text.translate(_QUOTES))):
        word = match.group()
        named = number and word[:1].isupper() and word not in {"I", "I'm", "I've", "I'd", "I'll"}
        found.append(NAME if named else word.lower())
    return found


def parts_of(source: str, cue: str, content: str) -> dict[str, list[str]]:
    """Return the words of each part of a statement that the model looks at, by the part's letter."""
    said, cued = words_of_part(content), words_of_part(cue)
    opening = said[:OPENING]
    return {
        "s": words_of_part(source),
        "c": cued,
        "t": said,
        "o": opening,
        "b": [*cued, "|", *opening],
    }


def terms_of(words: Sequence[str]) -> Iterator[str]:
    """Yield the words, and the pairs of neighbours, once each, in the order in which they first occur.

    >>> list(terms_of(["not", "a", "not"]))
    ['not', 'a', 'not a', 'a not']
    """
    pairs = (f"{one} {other}" for one, other in pairwise(words))
    yield from dict.fromkeys([*words, *pairs])


def weighed_terms(parts: Parts, rarity: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """Yield the known terms of a statement, and what each counts: its rarity, a part's scaled to one.

    Args:
        parts: The words of each part.
        rarity: Of each known term, with the letter of its part before it.
    """
    for letter, words in parts.items():
        names = (f"{letter} {term}" for term in terms_of(words))
        known = [(name, rare) for name in names if (rare := rarity.get(name)) is not None]
        length = math.sqrt(sum(rare**2 for _, rare in known))
        for name, rare in known:
            yield name, rare / length


def kind_shares(source: str, cue: str, content: str) -> tuple[float, ...]:
    """Return the probability of each kind, in the order of `Kind`, by the words of a statement."""
    table = _table()
    sums = table.sums(weighed_terms(parts_of(source, cue, content), table.rarity))
    powers = np.exp(sums - sums.max())
    return tuple((powers / powers.sum()).tolist())


@cache
def _table() -> TermTable:
    return load_terms("kind_words")
