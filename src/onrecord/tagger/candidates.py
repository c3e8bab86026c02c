"""Propose attributions for a window, more than are true, each with what speaks for it.

A candidate is a cue with the source and the content that suit it best. Cues are looked for at several
thresholds: what is found at a high one stands, and at the lower ones those are added that lie elsewhere.

    [(one.first, one.last) for one in propose(scores, stretch, options)]
    # [(12, 12), (40, 41)]
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from onrecord.tagger.arrays import Bools1d, Bools2d, Floats1d, Floats2d, Floats3d, Ints1d, log_softmax
from onrecord.tagger.cards import DecodeOptions
from onrecord.tagger.decode import (
    CONTENT,
    CUE_BEGIN,
    CUE_INSIDE,
    NEVER,
    SOURCE,
    TAGS,
    WindowScores,
    best_runs,
    find_cues,
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
    biases = [options.cue_bias + eagerness for eagerness in (0.0, *options.eager)]
    cues = [cue for cue in find_cues(tag_log_p, biases, stretch.headwords) if cue[0] >= core_start]
    if not cues:
        return []
    view = _viewed(cues, scores, stretch, options, np.exp(tag_log_p))
    evidence = np.stack([measure(view) for measure in _MEASURES.values()], axis=1)
    rows = zip(
        view.first.tolist(), view.last.tolist(), view.source, view.content, view.log_p, evidence, strict=True
    )
    return [Candidate(*row) for row in rows]


def _viewed(
    cues: Sequence[tuple[int, int]],
    scores: WindowScores,
    stretch: Stretch,
    options: DecodeOptions,
    tags: Floats2d,
) -> _View:
    """Find the best source and content of each cue; cues without a content are left out."""
    first, last = np.array(cues).T
    pieces = np.arange(len(stretch.units))
    cue: Bools2d = (first[:, None] <= pieces) & (pieces <= last[:, None])
    log_p = log_softmax(score_pairs(scores, first, last, options))
    log_p[cue | (stretch.units != stretch.units[first][:, None]), SOURCE:] = NEVER
    roles = snap_to_words(switching_viterbi(log_p, options.switch), stretch.headwords)
    found = (roles == CONTENT).any(axis=1)
    first, last, cue, log_p, roles = (rows[found] for rows in (first, last, cue, log_p, roles))
    source = best_runs(roles == SOURCE, log_p[:, :, SOURCE])
    return _View(first, last, cue, source, roles == CONTENT, log_p, tags, stretch)


@dataclass(frozen=True)
class _View:
    """What evidence is measured on: C candidates of T pieces, each with some content."""

    first: Ints1d
    last: Ints1d
    cue: Bools2d
    source: Bools2d
    content: Bools2d
    log_p: Floats3d
    tags: Floats2d
    stretch: Stretch

    @cached_property
    def has_source(self) -> Bools1d:
        has: Bools1d = self.source.sum(axis=1) > 0
        return has

    @cached_property
    def begins(self) -> Floats1d:
        """How probable it is that a cue begins where the candidate's does."""
        begins: Floats1d = self.tags[self.first, CUE_BEGIN]
        return begins

    @cached_property
    def source_chance(self) -> Floats1d:
        """How probable the source is; if there is none, that no piece is one."""
        log_p = self.log_p[:, :, SOURCE]
        return np.where(
            self.has_source, np.exp(mean_over(self.source, log_p)), 1.0 - np.exp(log_p.max(axis=1))
        )

    @cached_property
    def content_chance(self) -> Floats1d:
        """How probable the content is, as a geometric mean."""
        return np.exp(mean_over(self.content, self.log_p[:, :, CONTENT]))

    def least_content_chance(self) -> Floats1d:
        """Return how probable the most doubtful piece of the content is."""
        least: Floats1d = np.exp(self.log_p[:, :, CONTENT].min(axis=1, where=self.content, initial=0.0))
        return least

    def tagged(self, where: Bools2d, labels: list[int]) -> Floats1d:
        """Return the mean chance that the pieces somewhere bear one of some tags."""
        return mean_over(where, self.tags[:, labels].sum(axis=1))

    def content_blocks(self) -> Ints1d:
        """Return how many ends of paragraphs lie between the first piece of the content and its last."""
        first = self.content.argmax(axis=1)
        last = self.content.shape[1] - 1 - self.content[:, ::-1].argmax(axis=1)
        blocks: Ints1d = self.stretch.blocks[last] - self.stretch.blocks[first]
        return blocks

    def content_stretches(self) -> Ints1d:
        """Return how many stretches the content has."""
        begun: Ints1d = (self.content[:, 1:] & ~self.content[:, :-1]).sum(axis=1)
        return begun + self.content[:, 0]


def mean_over(where: Bools2d, values: Floats1d | Floats2d) -> Floats1d:
    """Return the mean of the values, (T,) or (C, T), at the places where each row is true; 0 if none is."""
    mean: Floats1d = (where * values).sum(axis=1) / np.maximum(where.sum(axis=1), 1)
    return mean


def log_odds(chance: Floats1d) -> Floats1d:
    """Return the logarithm of the odds of probabilities, kept finite."""
    kept = np.clip(chance, FLOOR, 1 - FLOOR)
    odds: Floats1d = np.log(kept / (1 - kept))
    return odds


_MEASURES: dict[str, Callable[[_View], np.ndarray]] = {
    "product": lambda v: log_odds(v.begins * v.source_chance * v.content_chance),
    "cue begins": lambda v: log_odds(v.begins),
    "cue tagged": lambda v: log_odds(v.tagged(v.cue, CUE_TAGS)),
    "cue tagged content": lambda v: log_odds(v.tagged(v.cue, CONTENT_TAGS)),
    "cue in marks": lambda v: mean_over(v.cue, v.stretch.places == INSIDE),
    "cue length": lambda v: v.last - v.first,
    "content": lambda v: log_odds(v.content_chance),
    "content at least": lambda v: log_odds(v.least_content_chance()),
    "content tagged": lambda v: log_odds(v.tagged(v.content, CONTENT_TAGS)),
    "content in marks": lambda v: mean_over(v.content, v.stretch.places != OUTSIDE),
    "content length": lambda v: np.log(v.content.sum(axis=1)),
    "content stretches": lambda v: v.content_stretches() - 1,
    "content follows": lambda v: v.content.argmax(axis=1) > v.last,
    "content blocks": lambda v: v.content_blocks(),
    "has source": lambda v: v.has_source,
    "source": lambda v: np.where(v.has_source, log_odds(v.source_chance), 0.0),
    "source tagged": lambda v: np.where(v.has_source, log_odds(v.tagged(v.source, SOURCE_TAGS)), 0.0),
    "no source": lambda v: np.where(v.has_source, 0.0, log_odds(v.source_chance)),
}
EVIDENCE = tuple(_MEASURES)
"""Names of what is measured on a candidate, in order."""
