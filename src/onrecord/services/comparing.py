"""Whether two quotations relay the same words: all of them, some of them, or altered.

    >>> told = compare_words(["We shall never leave the port"], ["shall never leave the harbour"])
    >>> told.how, "".join(piece.shown for piece in told.pieces)
    ('altered', '[-We -]shall never leave the [-port -]{+harbour +}')

A clip is told by containment, not by likeness: five words of fifty are the same words. Where a report leaves
words out between two parts, each part counts for itself, for the other may be of another quotation. Words in
another order are the same words, altered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import pairwise
from typing import Literal, NamedTuple

from onrecord.store.tokens import tokens_of

How = Literal["same", "clipped", "altered"]

LEAST_RUN = 3
"""Words in a row that two quotations have to share; the index finds none that share fewer."""

COUNTED_RUN = 2
"""Shorter runs do not count as shared: any two sentences have single words in common, in some order."""

LEAST_SHARE = 0.6
"""Of the words of the shorter one, so many have to stand in the longer."""

LEAST_PART = 4
"""So many words of a part that stands whole in the other quotation make the two the same words."""

MOST_REPLACED = 3
"""Words at an end that count as replaced where a side has no more; else each side goes on for itself."""

_MARKS = {"same": ("", ""), "left out": ("[-", "-]"), "put in": ("{+", "+}")}


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, as printed, and whether both have them, only the first, or only the second."""

    what: Literal["same", "left out", "put in"]
    words: str

    @property
    def shown(self) -> str:
        """The words in marks, as `git diff --word-diff` has them."""
        before, after = _MARKS[self.what]
        return f"{before}{self.words} {after}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one quotation has the words of another.

    Attributes:
        how: The `same` words, some of them (`clipped`, on either side), or `altered` ones.
        share: How many of the words of the shorter one stand in the longer, in [0, 1].
        pieces: The difference, word by word, from the first to the second.
    """

    how: How
    share: float
    pieces: tuple[Piece, ...]


class _Word(NamedTuple):
    folded: str
    printed: str
    opens: bool
    """Whether it begins a part: words may have been left out before it, and the report says so."""


def compare_words(first: Sequence[str], second: Sequence[str]) -> Comparison | None:
    """Compare two quotations, each in parts that the report itself leaves words out between.

    Returns:
        None where they do not relay the same words.
    """
    old, new = list(_words(first)), list(_words(second))
    a, b = [word.folded for word in old], [word.folded for word in new]
    if a == b:
        return Comparison("same", 1.0, (Piece("same", _printed(old)),)) if a else None
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    blocks = matcher.get_matching_blocks()
    moved = _moved(a, b, blocks)
    shared = moved + sum(block.size for block in blocks if block.size >= COUNTED_RUN)
    share = min(1.0, shared / max(1, min(len(a), len(b))))
    is_near = share >= LEAST_SHARE or _has_part(old, new, blocks)
    if not is_near or max(block.size for block in blocks) < LEAST_RUN:
        return None
    steps = matcher.get_opcodes()
    # Between parts of other quotations single words stand in both by chance.
    weighed = _steps_of(blocks, len(a), len(b)) if _parts(old) or _parts(new) else steps
    altered = moved > 0 or any(
        _alters(step, at in (0, len(weighed) - 1), old, new) for at, step in enumerate(weighed)
    )
    return Comparison("altered" if altered else "clipped", share, tuple(_pieces(steps, old, new)))


def _moved(a: Sequence[str], b: Sequence[str], blocks: Sequence[Match]) -> int:
    """Count words of the first that stand in the second, too, in runs, but not in the same order."""
    kept = [block for block in blocks if block.size >= COUNTED_RUN]
    loose = {run for rest in _between(b, [(one.b, one.size) for one in kept]) for run in _runs(rest)}
    count = 0
    for rest in _between(a, [(one.a, one.size) for one in kept]):
        found = [at for at, run in enumerate(_runs(rest)) if run in loose]
        count += len({at + nth for at in found for nth in range(LEAST_RUN)})
    return count


def _between(words: Sequence[str], blocks: Sequence[tuple[int, int]]) -> Iterator[Sequence[str]]:
    """Yield what stands before, between and behind blocks, each given by its start and size."""
    at = 0
    for start, size in [*blocks, (len(words), 0)]:
        yield words[at:start]
        at = start + size


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + LEAST_RUN]) for at in range(len(words) - LEAST_RUN + 1)]


def _has_part(old: Sequence[_Word], new: Sequence[_Word], blocks: Sequence[Match]) -> bool:
    """Tell whether a part of one of several stands whole in the other quotation."""
    ranges = (
        (old, [(one.a, one.a + one.size) for one in blocks]),
        (new, [(one.b, one.b + one.size) for one in blocks]),
    )
    return any(
        start <= first and last <= end and last - first >= LEAST_PART
        for words, found in ranges
        for first, last in _parts(words)
        for start, end in found
    )


def _parts(words: Sequence[_Word]) -> list[tuple[int, int]]:
    """Return where the parts begin and end, where there are several."""
    starts = [at for at, word in enumerate(words) if word.opens]
    return list(pairwise([*starts, len(words)])) if len(starts) > 1 else []


_Step = tuple[str, int, int, int, int]


def _alters(step: _Step, at_end: bool, old: Sequence[_Word], new: Sequence[_Word]) -> bool:
    """Tell whether a difference is more than words that one of the reports did not take over."""
    what, first, last, start, end = step
    if what == "equal":
        return False
    if what == "replace" and (_is_parts(old, first, last) or _is_parts(new, start, end)):
        return False
    if at_end:
        return what == "replace" and min(last - first, end - start) <= MOST_REPLACED
    if what == "replace":
        return True
    after, at = (new, start) if what == "delete" else (old, first)
    return not after[at].opens


def _steps_of(blocks: Sequence[Match], olds: int, news: int) -> list[_Step]:
    """Return the steps from one to the other by the runs that count alone, single words left aside."""
    steps: list[_Step] = []
    first = start = 0
    for block in [*(one for one in blocks if one.size >= COUNTED_RUN), Match(olds, news, 0)]:
        if first < block.a or start < block.b:
            what = "insert" if first == block.a else "delete" if start == block.b else "replace"
            steps.append((what, first, block.a, start, block.b))
        first, start = block.a + block.size, block.b + block.size
        if block.size:
            steps.append(("equal", block.a, first, block.b, start))
    return steps


def _is_parts(words: Sequence[_Word], start: int, end: int) -> bool:
    """Tell whether some words are whole parts, so that they belong to something else that was said."""
    return words[start].opens and (end == len(words) or words[end].opens)


def _words(parts: Sequence[str]) -> Iterator[_Word]:
    for part in parts:
        tokens = list(tokens_of(part))
        ends = [token.start for token in tokens[1:]] + [len(part)]
        for number, (token, end) in enumerate(zip(tokens, ends, strict=True)):
            yield _Word(token.word, part[token.start : end].strip(), number == 0)


def _pieces(steps: Sequence[_Step], old: Sequence[_Word], new: Sequence[_Word]) -> Iterator[Piece]:
    for what, first, last, start, end in steps:
        if what == "equal":
            yield Piece("same", _printed(new[start:end]))
            continue
        if first < last:
            yield Piece("left out", _printed(old[first:last]))
        if start < end:
            yield Piece("put in", _printed(new[start:end]))


def _printed(words: Sequence[_Word]) -> str:
    """Return words as printed, on one line, with an ellipsis where the report leaves some out."""
    return " ".join(
        f"… {word.printed}" if at and word.opens else word.printed for at, word in enumerate(words)
    )
