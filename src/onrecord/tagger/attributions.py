"""Place a window's drafts in the document.

Pieces become spans of text, and attributions get their confidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log
from unicodedata import category

import numpy as np

from onrecord.model import Attribution, Quotation, Span
from onrecord.tagger.arrays import Bools1d
from onrecord.tagger.cards import Calibration
from onrecord.tagger.decode import Draft, runs
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
    """Widen a span by the quotation marks at its edges; only space may stand between."""
    start, end = span.start, span.end
    for quotation in quoted:
        outer, inner = quotation.span, quotation.inner
        if not outer.overlaps(span):
            continue
        if inner.start <= start and not text[inner.start : start].strip():
            start = outer.start
        if end <= inner.end and not text[end : inner.end].strip():
            end = outer.end
    return Span(start, end)


def calibrated(raw: float, calibration: Calibration) -> float:
    """Return the probability that an attribution with this raw confidence is right; never 0 or 1."""
    raw = min(max(raw, 1e-6), 1 - 1e-6)
    chance = 1 / (1 + exp(-(calibration.slope * log(raw / (1 - raw)) + calibration.shift)))
    return round(min(max(chance, LEAST), 1 - LEAST), 4)
