"""The words of a text, as everything is compared in: marks and white space at a span's edge never matter.

>>> WordMap.of('"Yes," she said').within([Span(0, 6)])
frozenset({0})
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import Span

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class WordMap:
    """Where the words of a text start and end, in code points; a word is a run of word characters."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> WordMap:
        """Find the words of `text`."""
        places = [match.span() for match in WORD.finditer(text)]
        return cls(tuple(start for start, _ in places), tuple(end for _, end in places))

    def __len__(self) -> int:
        return len(self.starts)

    def within(self, spans: Iterable[Span]) -> frozenset[int]:
        """Return the numbers of the words that lie in the spans, even in part."""
        found: set[int] = set()
        for span in spans:
            found.update(range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)))
        return frozenset(found)


def dice(left: frozenset[int], right: frozenset[int]) -> float:
    """Return Dice's coefficient of two sets, in [0, 1]; 0 for two empty ones."""
    size = len(left) + len(right)
    return 2 * len(left & right) / size if size else 0.0
