"""A stretch of a document's text: code points, half-open.

>>> Span(0, 5).text_of("Peace holds")
'Peace'
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points `[start, end)` of a text.

    Raises:
        ValueError: `start` is negative or `end` lies before `start`.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def text_of(self, text: str) -> str:
        """Return the slice of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """Return the span moved by a number of code points."""
        return Span(self.start + by, self.end + by)

    def to_list(self) -> list[int]:
        """Return `[start, end]`, the span's shape in JSON."""
        return [self.start, self.end]

    @classmethod
    def from_list(cls, data: object) -> Span:
        """Rebuild a span from `[start, end]`.

        Raises:
            TypeError: Not two whole numbers.
            ValueError: Not a span.
        """
        if not isinstance(data, list | tuple) or len(data) != 2 or any(type(end) is not int for end in data):
            raise TypeError(f"a span is [start, end], got {data!r}")
        return cls(data[0], data[1])


def hull(spans: Iterable[Span]) -> Span | None:
    """Return the smallest span that covers all of `spans`; None where there are none."""
    found = sorted(spans)
    if not found:
        return None
    return Span(found[0].start, max(span.end for span in found))


def overlap_chars(left: Iterable[Span], right: Iterable[Span]) -> int:
    """Return how many code points two sets of disjoint spans share."""
    others = list(right)
    return sum(
        max(0, min(span.end, other.end) - max(span.start, other.start)) for span in left for other in others
    )
