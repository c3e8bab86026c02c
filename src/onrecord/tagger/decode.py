"""Find the best cues, and the best source and content of a cue, in what the network gives for a window.

Cues are read off the tags by Viterbi over BIO; then each cue in turn labels every piece of its window as
its source, its content or neither (Viterbi with a price on switching), so that two cues can share a source
and a content can be interrupted. Which of these attributions are kept is decided in `choose`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onrecord.tagger.arrays import Bools1d, Floats1d, Floats2d, Floats3d, Ints1d
from onrecord.tagger.cards import DecodeOptions

DECODER = 2
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


def log_softmax(logits: Floats2d) -> Floats2d:
    """Return log-probabilities along the last axis."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    result: Floats2d = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result


def find_cues(log_p: Floats2d, bias: float, headwords: Bools1d) -> list[tuple[int, int]]:
    """Return cues as (first piece, last piece), in order.

    Only runs of pieces that may be part of a cue at all are decoded; elsewhere the best path is O.

    Args:
        log_p: Log-probabilities of tags, (T, 7).
        bias: Added to those of a cue's tags; above 0 finds more.
        headwords: True where a piece begins a word; a cue is whole words.
    """
    begin, inside = log_p[:, CUE_BEGIN] + bias, log_p[:, CUE_INSIDE] + bias
    others = [i for i in range(len(TAGS)) if i not in (CUE_BEGIN, CUE_INSIDE)]
    outside = np.logaddexp.reduce(log_p[:, others], axis=1)
    likely = np.maximum(begin, inside) > outside - 2.0
    found: list[tuple[int, int]] = []
    for start, end in runs(likely):
        path = _bio_path(outside[start:end], begin[start:end], inside[start:end])
        found.extend((start + a, start + b) for a, b in path)
    return [whole_words(first, last, headwords) for first, last in found]


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


def best_run(mask: Bools1d, log_p: Floats1d) -> Bools1d:
    """Keep only the stretch of a mask that is most probable: a cue has one source."""
    stretches = runs(mask)
    if len(stretches) < 2:
        return mask
    start, end = max(stretches, key=lambda run: float(np.exp(log_p[run[0] : run[1]]).sum()))
    kept = np.zeros_like(mask)
    kept[start:end] = True
    return kept
