"""Propose attributions for a window, more than are true, each with what speaks for it.

A candidate is a cue with the source and the content that suit it best. Cues are looked for at several
thresholds: what is found at a high one stands, and at the lower ones those are added that lie elsewhere.

    [(one.first, one.last) for one in propose(scores, stretch, options)]
    # [(12, 12), (40, 41)]
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from onrecord.tagger.arrays import Bools1d, Floats1d, Floats2d, Ints1d
from onrecord.tagger.cards import DecodeOptions
from onrecord.tagger.decode import (
    CONTENT,
    CUE_BEGIN,
    CUE_INSIDE,
    NEVER,
    SOURCE,
    TAGS,
    WindowScores,
    best_run,
    find_cues,
    log_softmax,
    runs,
    score_pairs,
    snap_to_words,
    switching_viterbi,
)
from onrecord.tagger.encode import INSIDE, OUTSIDE, Encoded
from onrecord.tagger.windows import Window

SOURCE_TAGS = [TAGS.index("B-source"), TAGS.index("I-source")]
CONTENT_TAGS = [TAGS.index("B-content"), TAGS.index("I-content")]
CUE_TAGS = [CUE_BEGIN, CUE_INSIDE]
FLOOR = 1e-4
"""Probabilities are kept this far from 0 and 1 before their log-odds are taken."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is known of the T pieces of a window beside what the network gives.

    Attributes:
        headwords: True where a piece begins a word.
        units: What a piece may form an attribution with.
        blocks: Index of each piece's block.
        places: Where it stands relative to quotation marks: OUTSIDE, INSIDE or itself a MARK.
    """

    headwords: Bools1d
    units: Ints1d
    blocks: Ints1d
    places: Ints1d


def stretch_of(encoded: Encoded, window: Window) -> Stretch:
    """Return what is known of a window's pieces."""
    here = slice(window.start, window.end)
    return Stretch(
        encoded.headwords[here], encoded.units[here], encoded.blocks[here], encoded.types[here] // 3
    )


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cue at pieces `[first, last]` with masks of its source and content.

    Attributes:
        first: First piece of the cue.
        last: Its last piece.
        source: The pieces of its source, (T,); one stretch or none.
        content: Those of its content, (T,).
        log_p: Log-probabilities of each piece's role for this cue, (T, roles).
        evidence: What speaks for it, one number for each of EVIDENCE.
    """

    first: int
    last: int
    source: Bools1d
    content: Bools1d
    log_p: Floats2d
    evidence: Floats1d


def propose(
    scores: WindowScores, stretch: Stretch, options: DecodeOptions, core_start: int = 0
) -> list[Candidate]:
    """Return the candidates of a window, in order of their cues.

    Args:
        scores: What the network gives for it.
        stretch: What else is known of its pieces.
        options: Thresholds, biases and the price of switching.
        core_start: First piece of the core; cues before it belong to another window.
    """
    tag_log_p = log_softmax(scores.tags)
    cues = [cue for cue in _all_cues(tag_log_p, options, stretch.headwords) if cue[0] >= core_start]
    if not cues:
        return []
    firsts, lasts = np.array(cues).T
    log_p = log_softmax(score_pairs(scores, firsts, lasts, options))
    for row, (first, last) in enumerate(cues):
        log_p[row, first : last + 1, SOURCE:] = NEVER
        log_p[row, stretch.units != stretch.units[first], SOURCE:] = NEVER
    roles = snap_to_words(switching_viterbi(log_p, options.switch), stretch.headwords)
    tags = np.exp(tag_log_p)
    found = [_candidate(cue, roles[row], log_p[row], tags, stretch) for row, cue in enumerate(cues)]
    return [one for one in found if one.content.any()]


def _all_cues(log_p: Floats2d, options: DecodeOptions, headwords: Bools1d) -> list[tuple[int, int]]:
    """Find cues at falling thresholds; a later one does not touch an earlier one."""
    taken = np.zeros(len(log_p), dtype=np.bool_)
    cues: list[tuple[int, int]] = []
    for eagerness in (0.0, *options.eager):
        for first, last in find_cues(log_p, options.cue_bias + eagerness, headwords):
            if not taken[first : last + 1].any():
                cues.append((first, last))
                taken[first : last + 1] = True
    return sorted(cues)


def _candidate(
    cue: tuple[int, int], roles: np.ndarray, log_p: Floats2d, tags: Floats2d, stretch: Stretch
) -> Candidate:
    source, content = best_run(roles == SOURCE, log_p[:, SOURCE]), roles == CONTENT
    view = _View(*cue, source, content, log_p, tags, stretch)
    evidence = np.array([measure(view) for measure in _MEASURES.values()] if content.any() else [])
    return Candidate(*cue, source, content, log_p, evidence)


@dataclass(frozen=True, slots=True)
class _View:
    """What evidence is measured on."""

    first: int
    last: int
    source: Bools1d
    content: Bools1d
    log_p: Floats2d
    tags: Floats2d
    stretch: Stretch

    @property
    def cue(self) -> slice:
        return slice(self.first, self.last + 1)

    @property
    def has_source(self) -> bool:
        return bool(self.source.any())

    def source_chance(self) -> float:
        """Return how probable the source is; if there is none, that no piece is one."""
        if self.has_source:
            return float(np.exp(self.log_p[self.source, SOURCE].mean()))
        return 1.0 - float(np.exp(self.log_p[:, SOURCE].max()))

    def content_chance(self) -> float:
        """Return how probable the content is, as a geometric mean."""
        return float(np.exp(self.log_p[self.content, CONTENT].mean()))

    def product(self) -> float:
        """Return the chance of cue, source and content together."""
        return float(self.tags[self.first, CUE_BEGIN]) * self.source_chance() * self.content_chance()

    def tagged(self, where: Bools1d | slice, labels: list[int]) -> float:
        """Return the mean chance that the pieces somewhere bear one of some tags."""
        return float(self.tags[where][:, labels].sum(axis=1).mean())


def log_odds(chance: float) -> float:
    """Return the logarithm of a probability's odds, kept finite."""
    kept = min(max(chance, FLOOR), 1 - FLOOR)
    return float(np.log(kept / (1 - kept)))


_MEASURES: dict[str, Callable[[_View], float]] = {
    "product": lambda v: log_odds(v.product()),
    "cue begins": lambda v: log_odds(float(v.tags[v.first, CUE_BEGIN])),
    "cue tagged": lambda v: log_odds(v.tagged(v.cue, CUE_TAGS)),
    "cue tagged content": lambda v: log_odds(v.tagged(v.cue, CONTENT_TAGS)),
    "cue in marks": lambda v: float((v.stretch.places[v.cue] == INSIDE).mean()),
    "cue length": lambda v: float(v.last - v.first),
    "content": lambda v: log_odds(v.content_chance()),
    "content at least": lambda v: log_odds(float(np.exp(v.log_p[v.content, CONTENT].min()))),
    "content tagged": lambda v: log_odds(v.tagged(v.content, CONTENT_TAGS)),
    "content in marks": lambda v: float((v.stretch.places[v.content] != OUTSIDE).mean()),
    "content length": lambda v: float(np.log(v.content.sum())),
    "content stretches": lambda v: float(len(runs(v.content)) - 1),
    "content follows": lambda v: float(v.content.argmax() > v.last),
    "content blocks": lambda v: float(np.ptp(v.stretch.blocks[v.content])),
    "has source": lambda v: float(v.has_source),
    "source": lambda v: log_odds(v.source_chance()) if v.has_source else 0.0,
    "source tagged": lambda v: log_odds(v.tagged(v.source, SOURCE_TAGS)) if v.has_source else 0.0,
    "no source": lambda v: 0.0 if v.has_source else log_odds(v.source_chance()),
}
EVIDENCE = tuple(_MEASURES)
"""Names of what is measured on a candidate, in order."""
