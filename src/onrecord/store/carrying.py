"""Find the row that a judgement is about, where another layer or another version has moved it.

A judgement names a row by id and by its words. The id settles it where the row is still there. Otherwise the
words are looked for in the text at hand, and of the rows that stand there the one that covers them is taken.
Where several could be meant, or where what covers them is clearly something else, nothing is guessed.

    place = carry(judged, text, [stmt.content for stmt in report.statements])
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Judgement, Selector, Span, hull, overlap_chars
from onrecord.model.finding import Finding
from onrecord.model.statement import Statement

Spans = tuple[Span, ...]

COVERS = 0.5
"""How much of two places together they must share to be one: intersection by union, in code points."""

TOUCHES = 0.2
"""Below this share two places are different things; in between it cannot be told."""

CLEARLY = 0.2
"""By how much the best place has to be better than the next."""

WORDS_GONE = "its words are no longer in the text"
NO_FINDING = "the statements there, as they are shown, no longer amount to it"
WORDS_TWICE = "its words stand at several places"
SEVERAL = "several rows could be meant"
OTHERWISE = "what stands there now is cut otherwise"


@dataclass(frozen=True, slots=True)
class Judged:
    """A person's decision with what it was made on.

    Attributes:
        number: The judgement's number.
        judgement: The judgement.
        text: The text of the version that it was made on.
        row: The machine's row as it was then, where the record has it.
    """

    number: int
    judgement: Judgement
    text: str
    row: Statement | Finding | None = None

    @property
    def spans(self) -> Spans:
        """Where the row stood: a statement's content, a finding's object, else what was selected."""
        if isinstance(self.row, Statement) and self.row.content:
            return self.row.content
        if isinstance(self.row, Finding):
            return (self.row.object.span,)
        selector = self.judgement.selector
        return (Span(selector.start, selector.end),)


@dataclass(frozen=True, slots=True)
class Carried:
    """Where a judgement belongs in a reading.

    Attributes:
        index: The row, by its place in the list that was given; None where there is none.
        spans: Where the row's words stand in the text at hand; empty where they are not found.
        doubt: Why it cannot be told; None where it can.
    """

    index: int | None
    spans: Spans = ()
    doubt: str | None = None


def carry(
    judged: Judged, text: str, ids: Sequence[str], places: Sequence[Spans], cues: Sequence[Spans] = ()
) -> Carried:
    """Find the row that a judgement is about.

    Args:
        judged: The judgement.
        text: The text of the reading at hand.
        ids: The ids of its rows.
        places: Where each row stands: code points, half-open.
        cues: The reporting words of each, if they have any; they decide between rows that share their words.
    """
    spans = move_spans(judged, judged.spans, text)
    if judged.judgement.row_id in ids:
        return Carried(ids.index(judged.judgement.row_id), spans or ())
    if spans is None:
        exact = judged.judgement.selector.exact
        return Carried(None, (), WORDS_TWICE if exact and exact in text else WORDS_GONE)
    shares = [_share(spans, place) for place in places]
    ranked = sorted(range(len(shares)), key=lambda at: (-shares[at], at))
    if ranked and shares[ranked[0]] >= COVERS:
        best = [at for at in ranked if shares[at] > shares[ranked[0]] - CLEARLY]
        chosen = best if len(best) == 1 else _with_cue(judged, text, best, cues)
        return Carried(chosen[0], spans) if len(chosen) == 1 else Carried(None, spans, SEVERAL)
    if ranked and shares[ranked[0]] > TOUCHES:
        return Carried(None, spans, OTHERWISE)
    return Carried(None, spans)


def move_spans(judged: Judged, spans: Spans, text: str) -> Spans | None:
    """Return where words at some spans of the judged text stand in another; None where that is unclear."""
    if judged.text == text:
        return spans
    whole = hull(spans)
    if whole is None:
        return ()
    selector = judged.judgement.selector
    if (selector.start, selector.end) != (whole.start, whole.end):
        selector = Selector.of(judged.text, whole)
    found = selector.find_in(text)
    if found is None:
        return None
    return tuple(span.shifted(found.start - whole.start) for span in spans)


def _share(one: Spans, other: Spans) -> float:
    common = overlap_chars(one, other)
    together = sum(map(len, one)) + sum(map(len, other)) - common
    return common / together if together else 0.0


def _with_cue(judged: Judged, text: str, indexes: Sequence[int], cues: Sequence[Spans]) -> list[int]:
    if not (isinstance(judged.row, Statement) and judged.row.cue and cues):
        return list(indexes)
    cue = move_spans(judged, judged.row.cue, text) or ()
    return [at for at in indexes if overlap_chars(cue, cues[at])]
