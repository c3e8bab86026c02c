"""Find the best cues, and the best source and content of a cue, in what the network gives for a window.

Cues are read off the tags by Viterbi over BIO; then each cue in turn labels every piece of its window as
its source, its content or neither (Viterbi with a price on switching), so that two cues can share a source
and a content can be interrupted. Which of these attributions are kept is decided in `choose`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

import numpy as np

from onrecord.tagger.acts import ActScores
from onrecord.tagger.arrays import (
    Bools1d,
    Bools2d,
    Floats2d,
    Floats3d,
    Ints1d,
    runs,
    runs_of_rows,
    whole_words,
)
from onrecord.tagger.cards import DecodeOptions
from onrecord.tagger.mentions import MentionScores

DECODER = 2
"""Version of what is done here; a model card names the one that its weights need."""

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
CUE_BEGIN, CUE_INSIDE = TAGS.index("B-cue"), TAGS.index("I-cue")
PAIR_ROLES = ("none", "source", "content")
NONE, SOURCE, CONTENT = range(3)
NEVER = -30.0
"""Log-probability of what cannot be."""
NEVER_INSIDE = -1e9
"""What it is worth to be inside a cue that has not begun."""
LIKELY = -2.0
"""Pieces whose tags of a cue are worth less than this, beside the others, are part of none."""
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
        acts: What kinds and parties are told by, if the network gives it.
        mentions: What mentions are told by, if it gives that.
    """

    tags: Floats2d
    part: Floats2d
    first: Floats3d
    last: Floats3d
    lean: Floats2d
    near: Floats2d
    acts: ActScores | None = None
    mentions: MentionScores | None = None


def find_cues(log_p: Floats2d, biases: Sequence[float], headwords: Bools1d) -> list[tuple[int, int]]:
    """Return cues as (first piece, last piece), in order.

    They are looked for with one bias after another; a later cue does not touch an earlier one. Only runs of
    pieces that may be part of a cue at all are decoded; elsewhere the best path is O.

    Args:
        log_p: Log-probabilities of tags, (T, 7).
        biases: Each is added to those of a cue's tags; above 0 finds more.
        headwords: True where a piece begins a word; a cue is whole words.
    """
    others = [i for i in range(len(TAGS)) if i not in (CUE_BEGIN, CUE_INSIDE)]
    gains = log_p[:, [CUE_BEGIN, CUE_INSIDE]] - np.logaddexp.reduce(log_p[:, others], axis=1)[:, None]
    taken: set[int] = set()
    cues: list[tuple[int, int]] = []
    for bias in biases:
        for first, last in whole_words(_best_cues(gains + np.float32(bias)), headwords):
            if taken.isdisjoint(range(first, last + 1)):
                cues.append((first, last))
                taken.update(range(first, last + 1))
    return sorted(cues)


def _best_cues(gains: Floats2d) -> list[tuple[int, int]]:
    """Return the spans `[first, last]` of cues, given how much more a cue's tags are worth than others."""
    best = gains.max(axis=1)
    worth = best.tolist()
    found: list[tuple[int, int]] = []
    for start, end in runs(best > LIKELY):
        if max(worth[start:end]) > 0:
            path = _bio_path(*gains[start:end].T.tolist())
            found.extend((start + first, start + last) for first, last in path)
    return found


def _bio_path(begin: Sequence[float], inside: Sequence[float]) -> list[tuple[int, int]]:
    """Return the spans `[first, last]` of the best BIO path over a run of pieces; O is worth 0."""
    none, first, more = 0.0, begin[0], NEVER_INSIDE
    origins: list[tuple[int, int, int]] = []
    for b, i in zip(begin[1:], inside[1:], strict=True):
        state, best = _best_state(none, first, more)
        origins.append((state, state, 1 if first >= more else 2))
        none, first, more = best, best + b, max(first, more) + i
    states = [_best_state(none, first, more)[0]]
    for origin in reversed(origins):
        states.append(origin[states[-1]])
    states.reverse()
    spans: list[tuple[int, int]] = []
    for place, state in enumerate(states):
        if state == 1:
            spans.append((place, place))
        elif state == 2:
            spans[-1] = (spans[-1][0], place)
    return spans


def _best_state(none: float, first: float, more: float) -> tuple[int, float]:
    """Return which of the states O, B and I (0, 1, 2) is worth most, and what it is worth."""
    if none >= first and none >= more:
        return 0, none
    return (1, first) if first >= more else (2, more)


def score_pairs(scores: WindowScores, firsts: Ints1d, lasts: Ints1d, options: DecodeOptions) -> Floats3d:
    """Return the logits (C, T, roles) of each piece's role for each cue; the role none scores 0."""
    cue = scores.first[firsts] + scores.last[lasts]
    pairs = np.matmul(cue, scores.part.T).transpose(0, 2, 1)
    offsets = np.arange(len(scores.part))[None] - firsts[:, None]
    # A plane of memory for each role: what runs over the roles then runs over planes, which is faster.
    logits = np.zeros((len(PAIR_ROLES), len(firsts), len(scores.part)), dtype=np.float32).transpose(1, 2, 0)
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
    """Return the best roles (C, T) where each change of role between neighbours costs `switch`.

    A role that is likelier than all others by more than two changes cost is on the best path, whatever lies
    around it. Most are, and only the few pieces between them are decoded.
    """
    path: np.ndarray = log_p.argmax(axis=2)
    unsure = (log_p >= log_p.max(axis=2, keepdims=True) - 2 * switch).sum(axis=2) > 1
    for row, start, end in runs_of_rows(unsure):
        here = slice(max(0, start - 1), end + 1)
        path[row, here] = _switching_path(log_p[row, here].tolist(), switch)
    return path


def _switching_path(rows: Sequence[Sequence[float]], switch: float) -> list[int]:
    """Return the best roles of a few pieces, given the log-probabilities of each one's roles."""
    best = list(rows[0])
    origins: list[list[int]] = []
    for row in rows[1:]:
        top = max(range(len(row)), key=best.__getitem__)
        moved = best[top] - switch
        origins.append([role if best[role] >= moved else top for role in range(len(row))])
        best = [max(here, moved) + more for here, more in zip(best, row, strict=True)]
    path = [max(range(len(best)), key=best.__getitem__)]
    for origin in reversed(origins):
        path.append(origin[path[-1]])
    return path[::-1]


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


def best_runs(masks: Bools2d, log_p: Floats2d) -> Bools2d:
    """Keep only the stretch of each mask that is most probable: a cue has one source."""
    kept = np.zeros_like(masks)
    for row, stretches in groupby(runs_of_rows(masks), key=itemgetter(0)):
        chances = np.exp(log_p[row])
        _, start, end = max(stretches, key=lambda run: float(chances[run[1] : run[2]].sum()))
        kept[row, start:end] = True
    return kept
