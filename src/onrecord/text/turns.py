r"""Find the turns of a talk that is printed as a transcript: paragraphs that open with who speaks.

`Q:` and `A:` are known. A name is a label where it comes back after another one, or asks and another answers,
so that two headlines of the form `Name: words` are none. What a paragraph is otherwise is left to `layout`.

    >>> sorted(find_turns(["The talk", "Q: When?", "TORV: In spring.", "It ended."]))
    [1, 2]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

MAX_LABEL_WORDS = 5
ANSWER_WITHIN = 2
"""An answer stands below its question, with at most a stage direction between."""
TURN_WITHIN = 12
"""Paragraphs after which whoever spoke speaks again; what comes back later is a heading's."""

_FIXED = frozenset({"q", "a", "question", "answer"})
_LABEL = re.compile(
    r"^(?:(?P<capitals>[QA]|[A-Z][A-Z.'’ -]+[A-Z])\.|"
    r"(?P<name>[^\W\d_][^:“”\"—\n]{0,50}?)(?:\s[\[(][\d:]+[\])])?(?::|\s[—–]))(?=\s|$)"
)


def find_turns(paragraphs: Sequence[str]) -> set[int]:
    """Return the indices of the paragraphs that are turns.

    Args:
        paragraphs: A report's paragraphs in order.
    """
    labels = [_label_of(words) for words in paragraphs]
    turns: set[int] = set()
    for mark in {mark for _, mark in filter(None, labels)}:
        labelled = [(index, label[0]) for index, label in enumerate(labels) if label and label[1] == mark]
        turns |= _answered(paragraphs, labelled) | _in_turn(labelled)
    return turns


def _answered(paragraphs: Sequence[str], labelled: Sequence[tuple[int, str]]) -> set[int]:
    """Return known labels, and the paragraphs in which somebody asks and the next one answers."""
    turns = {index for index, label in labelled if label in _FIXED}
    for (index, label), (after, other) in pairwise(labelled):
        asked = paragraphs[index].endswith("?") and after - index <= ANSWER_WITHIN
        if label != other and (asked or (index in turns and after == index + 1)):
            turns |= {index, after}
    return turns


def _in_turn(labelled: Sequence[tuple[int, str]]) -> set[int]:
    """Return the paragraphs of whoever speaks, is followed by somebody else, and soon speaks again."""
    found: set[int] = set()
    last: dict[str, int] = {}
    for place, (index, label) in enumerate(labelled):
        before = last.get(label)
        if before is not None and place - before > 1 and index - labelled[before][0] <= TURN_WITHIN:
            found |= {at for at, _ in labelled[before : place + 1]}
        last[label] = place
    return found


def _label_of(words: str) -> tuple[str, str] | None:
    """Return who is said to speak, folded, and the mark behind; a full stop follows only capitals."""
    match = _LABEL.match(words[:80])
    if match is None:
        return None
    label = match["capitals"] or match["name"]
    named = all(word[0].isupper() or not word[0].isalpha() for word in label.split())
    return (label.casefold(), match[0][-1]) if named and len(label.split()) <= MAX_LABEL_WORDS else None
