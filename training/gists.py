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
from training.examples import pieces_of
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
    cue, content, source = (
        np.concatenate([pieces_of(encoded, span) for span in part] or [np.zeros(0, dtype=np.int64)])
        for part in (attribution.cue, attribution.content, attribution.source)
    )
    if not len(cue) and not len(content):
        return NOTHING
    anchor = int((cue if len(cue) else content)[0])
    window, scores = next((w, s) for w, s in windows if w.core_start <= anchor < w.end)
    if scores.acts is None:
        raise ValueError("the model gives no gists")
    inside = [
        part[(window.start <= part) & (part < window.end)] - window.start for part in (cue, content, source)
    ]
    masks = np.zeros((2, window.end - window.start), dtype=bool)
    masks[0, inside[1] if len(inside[1]) else inside[0]] = True
    masks[1, inside[2]] = True
    ends = (int(inside[0][0]), int(inside[0][-1])) if len(inside[0]) else None
    return gist_of(scores.acts, ends, masks[0], masks[1], encoded, window)
