"""Class what a tagger got wrong in one text, mechanically: by the words that gold and prediction share.

    mistakes_of(doc, predicted)[0].kind  # Kind.WRONG_SOURCE

Each gold attribution that is not found word for word is one mistake; so is each prediction that has to do
with none of them. A mistake *counts* where it costs attribution F1, the headline figure, and not strict F1
alone. Whether the gold itself is doubtful, no rule can tell: `training.errors --show` lets people judge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.evaluation import Annotated, Marked
from onrecord.evaluation.counts import MATCHING_DICE, Words, match
from onrecord.evaluation.words import WordMap, dice

HALF = 0.5


class Kind(StrEnum):
    """What went wrong, in the order of the table."""

    MISSED_CUE = "cue and content missed"
    MISSED_CONTENT = "cue found, content missed"
    WRONG_SOURCE = "linked to a wrong source"
    MISSING_SOURCE = "source missing"
    SOURCE_TOO_MANY = "source too many"
    STARTS_EARLY = "content starts early"
    STARTS_LATE = "content starts late"
    ENDS_EARLY = "content ends early"
    ENDS_LATE = "content ends late"
    GAP = "content differs inside"
    SPLIT = "split"
    MERGED = "merged with a neighbour"
    SWALLOWED = "content swallowed by a neighbour"
    NO_CUE = "gold without a cue"
    SPURIOUS = "spurious"
    SOURCE_EDGE = "edge of the source"
    CUE_EDGE = "edge of the cue"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake; `gold` is None where it is spurious, `predicted` what has to do with it."""

    document: str
    kind: Kind
    gold: Marked | None
    predicted: tuple[Marked, ...]
    counts: bool


@dataclass(frozen=True, slots=True)
class Text:
    """Attributions of one text as words; `pairs` are those that the headline matches, gold to predicted."""

    gold: Sequence[Words]
    mine: Sequence[Words]
    pairs: dict[int, int]

    def free(self) -> set[int]:
        """Return the predictions that are right for no gold attribution."""
        return set(range(len(self.mine))) - set(self.pairs.values())


def mistakes_of(doc: Annotated, predicted: Sequence[Marked]) -> list[Mistake]:
    """Return the mistakes in one text: those about gold attributions in their order, then what is spurious.

    Args:
        doc: The gold, with its text.
        predicted: What was found in it.
    """
    words = WordMap.of(doc.text or "")
    sides = ([one for one in side if words.within(one.content)] for side in (doc.attributions, predicted))
    gold, mine = (list(side) for side in sides)
    text = _text_of([Words.of(one, words) for one in gold], [Words.of(one, words) for one in mine])
    found, concerned = [], set(text.pairs.values())
    for number, marks in enumerate(gold):
        judged = _judge_found(number, text) if number in text.pairs else _judge_missed(number, text)
        if judged:
            kind, others, counts = judged
            concerned |= others
            found.append(Mistake(doc.id, kind, marks, tuple(mine[one] for one in sorted(others)), counts))
    rest = (one for number, one in enumerate(mine) if number not in concerned)
    return found + [Mistake(doc.id, Kind.SPURIOUS, None, (one,), counts=True) for one in rest]


Judged = tuple[Kind, set[int], bool]
"""What went wrong, the predictions that it concerns, and whether it counts."""


def _text_of(gold: list[Words], mine: list[Words]) -> Text:
    return Text(gold, mine, match(gold, mine))


def _judge_found(number: int, text: Text) -> Judged | None:
    """Return what is wrong with one that the headline counts as right, if anything."""
    right, partner = text.gold[number], text.pairs[number]
    mine = text.mine[partner]
    pieces = {one for one in text.free() if _covers(right.content, text.mine[one].content)}
    if pieces and mine.content != right.content:
        return Kind.SPLIT, {partner, *pieces}, True
    if mine.content != right.content:
        kind = Kind.MERGED if _holds_others(number, mine, text) else edge(right.content, mine.content)
        return kind, {partner}, False
    if mine.source != right.source:
        return Kind.SOURCE_EDGE, {partner}, False
    if mine.cue != right.cue:
        return Kind.CUE_EDGE, {partner}, False
    return None


def _judge_missed(number: int, text: Text) -> Judged:
    """Return why one is not right: what is wrong with its source, or what became of its content."""
    right = text.gold[number]
    near = max(range(len(text.mine)), key=lambda one: dice(right.content, text.mine[one].content), default=-1)
    alike = near >= 0 and dice(right.content, text.mine[near].content) >= MATCHING_DICE
    if not right.cue:
        return Kind.NO_CUE, {near} if alike else set(), True
    if alike:
        return _overlaid(number, near, text), {near}, True
    pieces = {one for one in text.free() if _covers(right.content, text.mine[one].content)}
    if len(pieces) > 1:
        return Kind.SPLIT, pieces, True
    return _elsewhere(number, text)


def _overlaid(number: int, near: int, text: Text) -> Kind:
    """Return the kind of one whose content was found: with another source, or by what is another's too."""
    right, mine = text.gold[number], text.mine[near]
    if near not in text.free() and _holds_others(number, mine, text):
        return Kind.MERGED if mine.cue & right.cue else Kind.SWALLOWED
    return _wrong_source(right, mine) or Kind.MERGED


def _wrong_source(right: Words, mine: Words) -> Kind | None:
    if right.source and not mine.source:
        return Kind.MISSING_SOURCE
    if mine.source and not right.source:
        return Kind.SOURCE_TOO_MANY
    return None if right.source & mine.source or not right.source else Kind.WRONG_SOURCE


def _elsewhere(number: int, text: Text) -> Judged:
    """Return what became of the cue, and of a content that no prediction is like."""
    right = text.gold[number]
    own = {one for one, mine in enumerate(text.mine) if mine.cue & right.cue}
    holders = {one for one, mine in enumerate(text.mine) if _covers(mine.content, right.content)}
    for one in sorted(holders & own):
        mine = text.mine[one]
        kind = Kind.MERGED if _holds_others(number, mine, text) else edge(right.content, mine.content)
        return kind, {one}, True
    if holders:
        return Kind.SWALLOWED, holders | own, True
    for one in sorted(own):
        if text.mine[one].content & right.content:
            return edge(right.content, text.mine[one].content), {one}, True
    return (Kind.MISSED_CONTENT, own, True) if own else (Kind.MISSED_CUE, set(), True)


def _holds_others(number: int, mine: Words, text: Text) -> bool:
    """Tell whether a prediction's content holds most of another gold content as well."""
    others = (one for place, one in enumerate(text.gold) if place != number)
    return any(_covers(mine.content, one.content) for one in others)


def _covers(outer: frozenset[int], inner: frozenset[int]) -> bool:
    """Tell whether at least half of the inner words are among the outer ones."""
    return len(outer & inner) >= HALF * len(inner)


def edge(right: frozenset[int], mine: frozenset[int]) -> Kind:
    """Return at which edge a content differs most from the right one; both hold words."""
    start, end = min(mine) - min(right), max(mine) - max(right)
    if start == end == 0:
        return Kind.GAP
    if abs(start) >= abs(end):
        return Kind.STARTS_EARLY if start < 0 else Kind.STARTS_LATE
    return Kind.ENDS_EARLY if end < 0 else Kind.ENDS_LATE


def show(mistake: Mistake, text: str, *, around: int) -> Iterator[str]:
    """Yield a line for the gold and one for each prediction, the parts in brackets, with text around.

    Args:
        mistake: The mistake.
        text: The text of its document.
        around: Code points of text on either side.
    """
    rows = [("gold", mistake.gold)] if mistake.gold else []
    rows += [("predicted", one) for one in mistake.predicted]
    spans = [span for _, marks in rows for span in (*marks.source, *marks.cue, *marks.content)]
    start = max(0, min(span.start for span in spans) - around)
    end = min(len(text), max(span.end for span in spans) + around)
    for name, marks in rows:
        yield f"{name:>10}  {bracketed(text, marks, start, end)}"


def bracketed(text: str, marks: Marked, start: int, end: int) -> str:
    """Return `[start, end)` of a text with the parts of an attribution in brackets."""
    parts = (("source", marks.source), ("cue", marks.cue), ("content", marks.content))
    places = sorted((span.start, span.end, name) for name, spans in parts for span in spans)
    shown, at = "", start
    for first, last, name in places:
        shown += f"{text[at:first]}[{name}: {text[max(at, first) : last]}]"
        at = max(at, last)
    return shown + text[at:end]
