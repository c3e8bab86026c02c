"""What the encoder makes of attributions that are known: gists of gold, for fitting what rests on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from onrecord.model import Attribution, Document, Gist, Kind
from onrecord.tagger.acts import gist_of
from onrecord.tagger.decode import WindowScores
from onrecord.tagger.encode import Encoded
from onrecord.tagger.tagger import Tagger
from onrecord.tagger.windows import Window
from training.examples import parts_in
from training.resolution import Article

NOTHING = Gist(tuple(1 / len(Kind) for _ in Kind))
"""What is made of an attribution without pieces: nothing."""


def with_gists(tagger: Tagger, article: Article) -> Article:
    """Return an article whose gold attributions have their gists; those inside others are left out."""
    gists = gists_of(tagger, article.doc, article.tagging.attributions)
    return replace(article, tagging=replace(article.tagging, gists=gists, nested=()))


def with_mentions(tagger: Tagger, article: Article) -> Article:
    """Return an article with the mentions that a tagger finds in it."""
    mentions = tagger.tag(article.doc).mentions
    return replace(article, tagging=replace(article.tagging, mentions=mentions))


def gists_of(tagger: Tagger, doc: Document, attributions: Sequence[Attribution]) -> tuple[Gist, ...]:
    """Return the gist of each attribution of a document.

    Raises:
        ValueError: The model gives no gists.
    """
    _, encoded, windows = tagger.score(doc, acts=True)
    return tuple(_gist(encoded, windows, one) for one in attributions)


def _gist(encoded: Encoded, windows: Sequence[tuple[Window, WindowScores]], attribution: Attribution) -> Gist:
    """Return the gist of an attribution in the window that holds its cue, or its content."""
    found = parts_in(encoded, [window for window, _ in windows], attribution)
    if found is None:
        return NOTHING
    number, (cue, content, source) = found
    window, scores = windows[number]
    if scores.acts is None:
        raise ValueError("the model gives no gists")
    masks = np.zeros((2, window.end - window.start), dtype=bool)
    masks[0, content if len(content) else cue] = True
    masks[1, source] = True
    ends = (int(cue[0]), int(cue[-1])) if len(cue) else None
    return gist_of(scores.acts, ends, masks[0], masks[1], encoded, window)
