"""Turn what the network gives for a window into attributions.

A cue makes an attribution. Cues are read off the tags by Viterbi over BIO; then each cue in turn labels
every piece of its window as its source, its content or neither (Viterbi with a price on switching), so
that two cues can share a source and a content can be interrupted. Where two cues claim the same words as
content, the one that is surer of the whole stretch keeps them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onrecord.tagger.arrays import Bools1d, Floats1d, Floats2d, Floats3d, Ints1d
from onrecord.tagger.cards import DecodeOptions

DECODER = 1
"""Version of what is done here; a model card names the one that its weights need."""

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
CUE_BEGIN, CUE_INSIDE = TAGS.index("B-cue"), TAGS.index("I-cue")
PAIR_ROLES = ("none", "source", "content")
NONE, SOURCE, CONTENT = range(3)
NEVER = -30.0
"""Log-probability of what cannot be."""
BUCKETS = 23
"""Bins of signed distance between a piece and its cue: exact up to 4, then by powers of two up to 511."""


@dataclass(frozen=True, slots=True)
class WindowScores:
    """What the network gives for one window of T pieces.

    Attributes:
        tags: Tag logits, (T, 7), labels as in TAGS.
        part: Each piece as a part, (T, D).
        first: Each piece as the first one of a cue, once for each role but none, (T, 2, D).
        last: Each piece as the last one of a cue, (T, 2, D).
        lean: How much a piece leans to a role whatever the cue, (T, 2).
        near: What signed distance adds, (2, BUCKETS).
    """

    tags: Floats2d
    part: Floats2d
    first: Floats3d
    last: Floats3d
    lean: Floats2d
    near: Floats2d


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution in pieces of a window.

    Cue `[first, last]`, masks over pieces, and what speaks for it.
    """

    first: int
    last: int
    source: Bools1d
    content: Bools1d
    cue_score: float
    source_score: float
    content_score: float

    @property
    def raw_confidence(self) -> float:
        """Product of the scores, before calibration."""
        return self.cue_score * self.source_score * self.content_score


def log_softmax(logits: Floats2d) -> Floats2d:
    """Return log-probabilities along the last axis."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    result: Floats2d = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result


def decode_window(
    scores: WindowScores,
    options: DecodeOptions,
    headwords: Bools1d,
    core_start: int = 0,
    units: Ints1d | None = None,
) -> list[Draft]:
    """Decode one window.

    Args:
        scores: What the network gives for it.
        options: Biases, switching price and threshold.
        headwords: True where a piece begins a word.
        core_start: First piece of the core; cues before it belong to another window.
        units: Pieces of another unit than the cue's are no part of its attribution; None: all are one unit.

    Returns:
        Drafts in order of their cues.
    """
    cues = [cue for cue in find_cues(scores.tags, options, headwords) if cue[0] >= core_start]
    if not cues:
        return []
    firsts, lasts, cue_scores = (np.array(column) for column in zip(*cues, strict=True))
    log_p = log_softmax(score_pairs(scores, firsts, lasts, options))
    for row, (first, last, _) in enumerate(cues):
        log_p[row, first : last + 1, SOURCE:] = NEVER
        if units is not None:
            log_p[row, units != units[first], SOURCE:] = NEVER
    roles = switching_viterbi(log_p, options.switch)
    roles = snap_to_words(roles, headwords)
    settle_contents(roles, log_p)
    drafts = [
        _draft(int(firsts[i]), int(lasts[i]), float(cue_scores[i]), roles[i], log_p[i])
        for i in range(len(cues))
    ]
    return [one for one in drafts if one.content.any() and one.raw_confidence >= options.least]


def find_cues(
    tag_logits: Floats2d, options: DecodeOptions, headwords: Bools1d
) -> list[tuple[int, int, float]]:
    """Return cues as (first piece, last piece, probability), in order.

    Only runs of pieces that may be part of a cue at all are decoded; elsewhere the best path is O.
    """
    log_p = log_softmax(tag_logits)
    begin, inside = log_p[:, CUE_BEGIN] + options.cue_bias, log_p[:, CUE_INSIDE] + options.cue_bias
    others = [i for i in range(len(TAGS)) if i not in (CUE_BEGIN, CUE_INSIDE)]
    outside = np.logaddexp.reduce(log_p[:, others], axis=1)
    likely = np.maximum(begin, inside) > outside - 2.0
    found: list[tuple[int, int]] = []
    for start, end in runs(likely):
        path = _bio_path(outside[start:end], begin[start:end], inside[start:end])
        found.extend((start + a, start + b) for a, b in path)
    return [
        (*whole_words(first, last, headwords), float(np.exp(log_p[first, CUE_BEGIN])))
        for first, last in found
    ]


def whole_words(first: int, last: int, headwords: Bools1d) -> tuple[int, int]:
    """Widen a stretch of pieces `[first, last]` to the words that it touches."""
    words = np.flatnonzero(headwords)
    head = int(np.searchsorted(words, first, side="right")) - 1
    stop = int(np.searchsorted(words, last, side="right"))
    start = int(words[head]) if head >= 0 else 0
    end = int(words[stop]) - 1 if stop < len(words) else len(headwords) - 1
    return start, end


def _bio_path(outside: Floats1d, begin: Floats1d, inside: Floats1d) -> list[tuple[int, int]]:
    """Return the spans `[first, last]` of the best BIO path over a run of pieces."""
    best = [float(outside[0]), float(begin[0]), -1e9]
    back: list[tuple[int, int, int]] = []
    for o, b, i in zip(outside[1:].tolist(), begin[1:].tolist(), inside[1:].tolist(), strict=True):
        top = max(range(3), key=best.__getitem__)
        within = 1 if best[1] >= best[2] else 2
        back.append((top, top, within))
        best = [best[top] + o, best[top] + b, best[within] + i]
    state = max(range(3), key=best.__getitem__)
    states = [state]
    for pointers in reversed(back):
        state = pointers[state]
        states.append(state)
    states.reverse()
    spans: list[tuple[int, int]] = []
    for place, state in enumerate(states):
        if state == 1:
            spans.append((place, place))
        elif state == 2:
            spans[-1] = (spans[-1][0], place)
    return spans


def score_pairs(scores: WindowScores, firsts: Ints1d, lasts: Ints1d, options: DecodeOptions) -> Floats3d:
    """Return the logits (C, T, roles) of each piece's role for each cue; the role none scores 0."""
    cue = scores.first[firsts] + scores.last[lasts]
    pairs = np.matmul(cue, scores.part.T).transpose(0, 2, 1)
    offsets = np.arange(len(scores.part))[None] - firsts[:, None]
    logits = np.zeros((len(firsts), len(scores.part), len(PAIR_ROLES)), dtype=np.float32)
    logits[:, :, SOURCE:] = pairs + scores.lean[None] + scores.near.T[distance_bucket(offsets)]
    logits[:, :, SOURCE] += options.source_bias
    logits[:, :, CONTENT] += options.content_bias
    return logits


def distance_bucket(offsets: np.ndarray) -> np.ndarray:
    """Sort signed distances into BUCKETS bins: exact up to 4 pieces, then by powers of two."""
    size = np.abs(offsets)
    step = np.where(size <= 4, size, 3 + np.floor(np.log2(np.maximum(size, 1))).astype(np.int64))
    result: np.ndarray = BUCKETS // 2 + np.sign(offsets) * np.minimum(step, BUCKETS // 2)
    return result


def switching_viterbi(log_p: Floats3d, switch: float) -> np.ndarray:
    """Return the best roles (C, T) where each change of role between neighbours costs `switch`."""
    cues, tokens, roles = log_p.shape
    steps = np.ascontiguousarray(log_p.transpose(1, 0, 2))
    best = steps[0].copy()
    stay = np.empty((tokens, cues, roles), dtype=bool)
    origin = np.empty((tokens, cues), dtype=np.int64)
    for t in range(1, tokens):
        origin[t] = best.argmax(axis=1)
        moved = best.max(axis=1, keepdims=True) - switch
        stay[t] = best >= moved
        best = np.maximum(best, moved) + steps[t]
    path = np.empty((cues, tokens), dtype=np.int64)
    state = best.argmax(axis=1)
    every = np.arange(cues)
    for t in range(tokens - 1, 0, -1):
        path[:, t] = state
        state = np.where(stay[t, every, state], state, origin[t])
    path[:, 0] = state
    return path


def snap_to_words(roles: np.ndarray, headwords: Bools1d) -> np.ndarray:
    """Give every piece of a word one role: content if any piece has it, else source if any has."""
    words = np.cumsum(headwords) - 1
    words -= words[0]
    starts = np.flatnonzero(np.r_[True, np.diff(words) > 0])
    best: np.ndarray = np.maximum.reduceat(roles, starts, axis=1)[:, words]
    return best


def settle_contents(roles: np.ndarray, log_p: Floats3d) -> None:
    """Leave each contested stretch of content to the cue that is surest of it.

    `roles` is changed in place.
    """
    claims = roles == CONTENT
    contested = claims.sum(axis=0) > 1
    for start, end in runs(contested):
        rivals = np.flatnonzero(claims[:, start:end].any(axis=1))
        margin = (log_p[rivals, start:end, CONTENT] - log_p[rivals, start:end, NONE]).mean(axis=1)
        for rival in rivals[rivals != rivals[margin.argmax()]]:
            roles[rival, start:end][roles[rival, start:end] == CONTENT] = NONE


def runs(mask: np.ndarray) -> list[tuple[int, int]]:
    """Return the stretches `[start, end)` in which a mask is true."""
    edges = np.flatnonzero(np.diff(np.r_[False, mask, False].astype(np.int8)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def _draft(first: int, last: int, cue_score: float, roles: np.ndarray, log_p: Floats2d) -> Draft:
    source, content = best_run(roles == SOURCE, log_p[:, SOURCE]), roles == CONTENT
    no_source = 1 - float(np.exp(log_p[:, SOURCE].max()))
    source_score = float(np.exp(log_p[source, SOURCE].mean())) if source.any() else no_source
    content_score = float(np.exp(log_p[content, CONTENT].mean())) if content.any() else 0.0
    return Draft(first, last, source, content, cue_score, source_score, content_score)


def best_run(mask: Bools1d, log_p: Floats1d) -> Bools1d:
    """Keep only the stretch of a mask that is most probable: a cue has one source."""
    stretches = runs(mask)
    if len(stretches) < 2:
        return mask
    start, end = max(stretches, key=lambda run: float(np.exp(log_p[run[0] : run[1]]).sum()))
    kept = np.zeros_like(mask)
    kept[start:end] = True
    return kept
