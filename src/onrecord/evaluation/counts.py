"""Count what is right in one document. Counts add up over documents; `score` makes ratios of the sums.

Definitions, all on words:

- attribution: contents overlap with Dice of at least one half, and the sources share a word or neither side
  has one; each is matched at most once, so that the sum of weights is greatest. The headline figure.
- strict: source, cue and content hold the same words.
- content_exact: the contents hold the same words.
- source_token, cue_token, content_token: the words that bear the role anywhere in the document.
- labels: for each word what gold and prediction call it, for Krippendorff's alpha.

The slices (`direct`, `long`, ...) restrict `attribution`: recall over the gold ones in the slice, precision
over the predicted ones in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from onrecord.evaluation.annotations import Marked
from onrecord.evaluation.matching import best_pairs
from onrecord.evaluation.words import WordMap, dice
from onrecord.model import Quotation

ROLES = ("source", "cue", "content")
METRICS = ("attribution", "strict", "content_exact", *(f"{role}_token" for role in ROLES))
SLICES = ("direct", "indirect", "mixed", "short", "long", "with_source", "without_source")
LABELS = (*ROLES, None)

MATCHING_DICE = 0.5
OVERLAP_WEIGHT = 1e-3
"""How much overlap counts beside the fact of a match: enough to choose the better of two."""
LONG_CONTENT_WORDS = 20


@dataclass(frozen=True, slots=True)
class Words:
    """One attribution as the words that it holds."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    quotation: Quotation | None

    @classmethod
    def of(cls, marks: Marked, words: WordMap) -> Words:
        """Turn spans into words."""
        return cls(
            words.within(marks.source), words.within(marks.cue), words.within(marks.content), marks.quotation
        )

    @property
    def slices(self) -> frozenset[str]:
        """The slices that the attribution belongs to."""
        length = "long" if len(self.content) > LONG_CONTENT_WORDS else "short"
        source = "with_source" if self.source else "without_source"
        return frozenset({length, source, *([self.quotation.value] if self.quotation else ())})


@dataclass(frozen=True, slots=True)
class Count:
    """Gold and predicted items, and how many of each are right. For most metrics both hits are one number."""

    gold_hits: int = 0
    gold: int = 0
    predicted_hits: int = 0
    predicted: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(
            self.gold_hits + other.gold_hits,
            self.gold + other.gold,
            self.predicted_hits + other.predicted_hits,
            self.predicted + other.predicted,
        )


@dataclass(frozen=True, slots=True)
class DocumentCounts:
    """All that is counted in one document."""

    metrics: dict[str, Count]
    slices: dict[str, Count]
    labels: Counter[tuple[str | None, str | None]] = field(default_factory=Counter)


def count_document(text: str, gold: Iterable[Marked], predicted: Iterable[Marked]) -> DocumentCounts:
    """Compare the attributions predicted for one text with the gold ones.

    Attributions whose content holds no word are left out on both sides.
    """
    words = WordMap.of(text)
    right, mine = (
        [item for item in (Words.of(marks, words) for marks in side) if item.content]
        for side in (gold, predicted)
    )
    pairs = match(right, mine)
    metrics = {
        "attribution": _count_hits(len(pairs), right, mine),
        "strict": _count_equal(right, mine, lambda item: (item.source, item.cue, item.content)),
        "content_exact": _count_equal(right, mine, lambda item: item.content),
        **{f"{role}_token": _count_words(right, mine, role) for role in ROLES},
    }
    slices = {name: _count_slice(name, right, mine, pairs) for name in SLICES}
    return DocumentCounts(metrics, slices, _count_labels(len(words), right, mine))


def match(gold: Sequence[Words], predicted: Sequence[Words]) -> dict[int, int]:
    """Pair gold and predicted attributions, by their numbers, under the headline definition."""
    weights: dict[tuple[int, int], float] = {}
    for i, one in enumerate(gold):
        for j, other in enumerate(predicted):
            overlap = dice(one.content, other.content)
            if overlap >= MATCHING_DICE and _same_source(one, other):
                weights[i, j] = 1 + overlap * OVERLAP_WEIGHT
    return best_pairs(weights)


def _same_source(one: Words, other: Words) -> bool:
    return bool(one.source & other.source) or not (one.source or other.source)


def _count_hits(hits: int, gold: Sequence[Any], predicted: Sequence[Any]) -> Count:
    return Count(hits, len(gold), hits, len(predicted))


def _count_equal(gold: list[Words], predicted: list[Words], make: Callable[[Words], object]) -> Count:
    both = Counter(map(make, gold)) & Counter(map(make, predicted))
    return _count_hits(both.total(), gold, predicted)


def _words_of(items: list[Words], role: str) -> frozenset[int]:
    return frozenset().union(*(getattr(item, role) for item in items))


def _count_words(gold: list[Words], predicted: list[Words], role: str) -> Count:
    right, mine = _words_of(gold, role), _words_of(predicted, role)
    return Count(len(right & mine), len(right), len(right & mine), len(mine))


def _count_slice(name: str, gold: list[Words], predicted: list[Words], pairs: dict[int, int]) -> Count:
    right = {i for i, item in enumerate(gold) if name in item.slices}
    mine = {j for j, item in enumerate(predicted) if name in item.slices}
    return Count(len(right & pairs.keys()), len(right), len(mine & set(pairs.values())), len(mine))


def _count_labels(
    words: int, gold: list[Words], predicted: list[Words]
) -> Counter[tuple[str | None, str | None]]:
    right, mine = _labels(gold), _labels(predicted)
    return Counter((right.get(word), mine.get(word)) for word in range(words))


def _labels(items: list[Words]) -> dict[int, str]:
    """Give each word one role; where it has several, content goes before cue, and cue before source."""
    return {word: role for role in ROLES for word in _words_of(items, role)}
