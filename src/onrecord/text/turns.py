r"""Find the turns of a talk that is printed as a transcript: paragraphs that open with who speaks.

`Q:` and `A:` are known. A name is a label where it comes back after another one, or asks and another answers,
so that two headlines of the form `Name: words` are none. What a paragraph is otherwise is left to `layout`.

    >>> sorted(find_turns(["The talk", "Q: When?", "TORV: In spring.", "It ended."]))
    [1, 2]

Where each turn opens with a dash instead, those who ask and who answer take turns:

    >>> talk = ["- When?", "- In spring.", "- And where?", "- Here."]
    >>> [(turn.first, turn.asks) for turn in find_exchange(talk)]
    [(0, True), (1, False), (2, True), (3, False)]

So do they where only the answers open with dashes, where questions are set in asterisks, or where paragraphs
that ask "you" and paragraphs that answer follow each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
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


_DASH = re.compile(r"[-–—―]{1,2}\s?(?=[^\s\d])")
_LEAST_TURNS = 4
_LEAST_QUESTIONS = 3
_LONGEST_QUESTION = 400
_ASKS = re.compile(r"(?P<lead>\*{0,2})[A-Z“\"‘][^\n]*\?[\"”’]?\*{0,2}$")
_YOU = re.compile(r"\byou(?:r|rs|rself)?\b", re.IGNORECASE)
_MORE = 2
"""Paragraphs that an answer may go on over, before the next dash."""


@dataclass(frozen=True, slots=True)
class DashedTurn:
    """A turn of a talk whose turns open with dashes or with nothing at all.

    Attributes:
        first: The number of its first paragraph, which opens with a dash.
        last: The number of its last paragraph.
        lead: How many code points the dash or the asterisks and the space behind take; 0 without.
        asks: Whether it is the side's that asks.
    """

    first: int
    last: int
    lead: int
    asks: bool


def find_exchange(paragraphs: Sequence[str]) -> list[DashedTurn]:
    """Return the turns of an interview whose turns open with dashes, in order; none where it is no such.

    Two sides take turns, and the first asks: most of its turns end with a question mark, and few of the
    other's do. So a list of items behind dashes is none.

    Args:
        paragraphs: A report's paragraphs in order.
    """
    leads = {at: found.end() for at, words in enumerate(paragraphs) if (found := _DASH.match(words))}
    return _dashed(paragraphs, leads) or _asked_and_answered(paragraphs, leads, _labelled(paragraphs))


def _dashed(paragraphs: Sequence[str], leads: dict[int, int]) -> list[DashedTurn]:
    """Return the turns of a talk all of whose turns open with dashes."""
    starts = [at for at in leads if at + 1 in leads or at - 1 in leads or _is_between(at, leads)]
    asking = next((n for n, at in enumerate(starts) if paragraphs[at].rstrip().endswith("?")), len(starts))
    turns = [
        DashedTurn(at, _last(at, leads, len(paragraphs)), leads[at], asks=nth % 2 == 0)
        for nth, at in enumerate(starts[asking:])
    ]
    open_ = {
        asks: [paragraphs[turn.last].rstrip()[-1:] == "?" for turn in turns if turn.asks is asks]
        for asks in (True, False)
    }
    if len(turns) < _LEAST_TURNS or 2 * sum(open_[True]) <= len(open_[True]):
        return []
    return turns if 3 * sum(open_[False]) <= len(open_[False]) else []


def _asked_and_answered(
    paragraphs: Sequence[str], leads: dict[int, int], labelled: set[int]
) -> list[DashedTurn]:
    """Return the turns of a talk in which not every turn is marked: questions, and what stands below each.

    What asks has to be set off from what answers: by asterisks, by the dashes of the answers, or by asking
    "you". Questions behind a label are none of these: the label says who asks.
    """
    asked = {
        at: len(found["lead"])
        for at, words in enumerate(paragraphs)
        if at not in leads
        and at not in labelled
        and len(words) <= _LONGEST_QUESTION
        and (found := _ASKS.match(words.rstrip()))
    }
    starts = [at for at in asked if at + 1 < len(paragraphs) and at + 1 not in asked]
    near = [at for at in starts if any(0 < abs(at - other) <= _MORE + 2 for other in starts)]
    if len(near) < _LEAST_QUESTIONS:
        return []
    signs = (
        sum(asked[at] > 0 for at in near),
        sum(at + 1 in leads for at in near),
        sum(_YOU.search(paragraphs[at]) is not None for at in near),
    )
    if 2 * max(signs) < len(near):
        return []
    turns: list[DashedTurn] = []
    for nth, at in enumerate(near):
        after = near[nth + 1] if nth + 1 < len(near) else at + 2
        last = min(after, at + _MORE + 2) - 1
        turns.append(DashedTurn(at, at, asked[at], asks=True))
        turns.append(DashedTurn(at + 1, last, leads.get(at + 1, 0), asks=False))
    return turns


def _is_between(at: int, leads: dict[int, int]) -> bool:
    return any(at + step in leads for step in range(-_MORE - 1, _MORE + 2) if step)


def _last(at: int, leads: dict[int, int], count: int) -> int:
    """Return the last paragraph of a turn: the one before the next dash, if that is near, else its first."""
    after = next((other for other in range(at + 1, min(count, at + _MORE + 2)) if other in leads), at + 1)
    return after - 1


def _labelled(paragraphs: Sequence[str]) -> set[int]:
    """Return the indices of the paragraphs that open with the label of who speaks, if labels take turns."""
    labels = [_label_of(words) for words in paragraphs]
    turns: set[int] = set()
    for mark in {mark for _, mark in filter(None, labels)}:
        labelled = [(index, label[0]) for index, label in enumerate(labels) if label and label[1] == mark]
        turns |= _answered(paragraphs, labelled) | _in_turn(labelled)
    return turns


def find_turns(paragraphs: Sequence[str]) -> set[int]:
    """Return the indices of the paragraphs that are turns.

    Args:
        paragraphs: A report's paragraphs in order.
    """
    turns = _labelled(paragraphs)
    for dashed in find_exchange(paragraphs):
        turns |= set(range(dashed.first, dashed.last + 1))
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
