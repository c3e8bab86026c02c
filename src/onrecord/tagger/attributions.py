"""Place a window's drafts in the document.

Pieces become spans of text, and attributions get their confidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log
from unicodedata import category

import numpy as np

from onrecord.model import Attribution, Quotation, Span
from onrecord.tagger.arrays import Bools1d, runs
from onrecord.tagger.cards import Calibration
from onrecord.tagger.choose import Draft
from onrecord.tagger.encode import BREAK_ID, Encoded, span_of
from onrecord.tagger.windows import Window
from onrecord.text.quotemarks import Quoted, quotation_type

LEAST = 0.0001
"""The lowest probability that is given; the highest is as far from 1."""


def place(
    draft: Draft,
    encoded: Encoded,
    window: Window,
    *,
    text: str,
    quoted: Sequence[Quoted],
    calibration: Calibration,
) -> Attribution:
    """Turn a draft into an attribution of the document.

    Args:
        draft: Masks over the window's pieces.
        encoded: The document's pieces.
        window: Where the window lies among them.
        text: The document's text.
        quoted: Its quotations, in order; a content that begins or ends beside its mark takes the mark in.
        calibration: Turns the raw confidence into a probability.

    Returns:
        The attribution. It has no content where the draft's is nothing but marks and breaks.
    """
    source = _spans(draft.source, encoded, window)
    content = tuple(
        take_marks(span, quoted, text)
        for span in _spans(draft.content, encoded, window)
        if says_something(span.text_of(text))
    )
    at = np.arange(len(draft.content))
    return Attribution(
        source=source,
        cue=_spans((draft.first <= at) & (at <= draft.last), encoded, window),
        content=content,
        quotation=quotation_type(text, content, quoted) if quoted else Quotation.INDIRECT,
        confidence=calibrated(draft.raw_confidence, calibration),
    )


def _spans(mask: Bools1d, encoded: Encoded, window: Window) -> tuple[Span, ...]:
    """Return the stretches of text under a mask; a break between blocks ends a stretch."""
    kept = mask & (encoded.ids[window.start : window.end] != BREAK_ID)
    return tuple(span_of(encoded, window.start + first, window.start + end - 1) for first, end in runs(kept))


def says_something(words: str) -> bool:
    """Tell whether there is more than punctuation and space; a mark left over by another content is not."""
    return any(not (char.isspace() or category(char).startswith("P")) for char in words)


def take_marks(span: Span, quoted: Sequence[Quoted], text: str) -> Span:
    """Fit a span to the quotations at its edges.

    It takes in the marks of a quotation whose first or last words it has, and gives up those of one that it
    has no words of: thus two contents never share a mark.
    """
    start, end = span.start, span.end
    for quotation in quoted:
        outer, inner = quotation.span, quotation.inner
        if not outer.overlaps(Span(start, end)):
            continue
        if outer.start < start and outer.end <= end and not says_something(text[start : outer.end]):
            start = outer.end
        elif end < outer.end and start <= outer.start and not says_something(text[outer.start : end]):
            end = outer.start
        else:
            start = outer.start if _only_space(text, inner.start, start) else start
            end = outer.end if _only_space(text, end, inner.end) else end
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return Span(start, start + len(text[start:end].rstrip()))


def _only_space(text: str, start: int, end: int) -> bool:
    return start <= end and not text[start:end].strip()


def calibrated(raw: float, calibration: Calibration) -> float:
    """Return the probability that an attribution with this raw confidence is right; never 0 or 1."""
    raw = min(max(raw, 1e-6), 1 - 1e-6)
    chance = 1 / (1 + exp(-(calibration.slope * log(raw / (1 - raw)) + calibration.shift)))
    return round(min(max(chance, LEAST), 1 - LEAST), 4)
