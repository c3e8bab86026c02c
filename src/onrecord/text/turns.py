r"""Find the turns of a talk that is printed as a transcript: paragraphs that open with who speaks.

`Q:` and `A:` are known. A name is a label where it comes back and stands beside another one that does, so
that two headlines of the form `Name: words` are none. What a paragraph is otherwise is left to `layout`.

    >>> sorted(find_turns(["The talk", "Q: When?", "TORV: In spring.", "It ended."]))
    [1, 2]
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

MAX_LABEL_WORDS = 5

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
    count = Counter(filter(None, labels))
    known = [label is not None and (label in _FIXED or count[label] > 1) for label in labels]
    turns: set[int] = set()
    for index, label in enumerate(labels):
        beside = [other for other in (index - 1, index + 1) if 0 <= other < len(labels)]
        answered = any(known[other] and labels[other] != label for other in beside)
        if label in _FIXED or (known[index] and answered) or (label and index - 1 in turns):
            turns.add(index)
    return turns


def _label_of(words: str) -> str | None:
    """Return who is said to speak, folded; only letters and names in capitals end in a full stop."""
    match = _LABEL.match(words[:80])
    if match is None:
        return None
    label = match["capitals"] or match["name"]
    named = all(word[0].isupper() or not word[0].isalpha() for word in label.split())
    return label.casefold() if named and len(label.split()) <= MAX_LABEL_WORDS else None
