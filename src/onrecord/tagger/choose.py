"""Choose among the attributions proposed for a window, as wholes.

The likeliest is taken first, and the others as long as enough of their content is still free. Then contents
that nobody claimed call for their cue: a candidate that was not likely enough is taken if it explains a
stretch that the tags take for content. Where two still claim the same words, the one that is surer of the
whole stretch keeps them, and a stretch that nobody claimed joins the content beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.tagger.arrays import Bools1d, Floats1d, log_softmax, runs
from onrecord.tagger.candidates import CONTENT_TAGS, EVIDENCE, Candidate, Stretch, propose
from onrecord.tagger.cards import DecodeOptions, Ranking
from onrecord.tagger.decode import CONTENT, NONE, SOURCE, WindowScores, settle_contents

FREE = 0.5
"""Least share of a candidate's content that nobody likelier has claimed."""
CALLED = 0.6
"""Least share of a called candidate's content that was waiting for a cue."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution in pieces of a window: cue `[first, last]`, masks over pieces, and its chance."""

    first: int
    last: int
    source: Bools1d
    content: Bools1d
    raw_confidence: float


def decode_window(
    scores: WindowScores, stretch: Stretch, options: DecodeOptions, core_start: int = 0
) -> list[Draft]:
    """Decode one window.

    Args:
        scores: What the network gives for it.
        stretch: What else is known of its pieces.
        options: Biases, switching price, thresholds, and how evidence is weighed.
        core_start: First piece of the core; cues before it belong to another window.

    Returns:
        Drafts in order of their cues.
    """
    candidates = propose(scores, stretch, options, core_start)
    chances = weigh(candidates, options.ranking)
    chances_of_tags = np.exp(log_softmax(scores.tags))
    waiting: Bools1d = chances_of_tags[:, CONTENT_TAGS].sum(axis=1) > 0.5
    chosen = sorted(choose(candidates, chances, waiting, options))
    if not chosen:
        return []
    roles = np.array([_roles(candidates[i]) for i in chosen])
    settle_contents(roles, np.array([candidates[i].log_p for i in chosen]))
    if options.joins:
        join_neighbours(roles, waiting, stretch, [candidates[i] for i in chosen])
    drafts = [
        Draft(candidates[i].first, candidates[i].last, candidates[i].source, row == CONTENT, chances[i])
        for i, row in zip(chosen, roles, strict=True)
    ]
    return [one for one in drafts if one.content.any()]


def weigh(candidates: Sequence[Candidate], ranking: Ranking) -> list[float]:
    """Return how probable each candidate is."""
    if not candidates:
        return []
    given = {one.evidence: one.weight for one in ranking.weights}
    weights = np.array([given.get(name, 0.0) for name in EVIDENCE])
    scores = np.array([one.evidence for one in candidates]) @ weights + ranking.shift
    chances: list[float] = (1 / (1 + np.exp(-scores))).tolist()
    return chances


def choose(
    candidates: Sequence[Candidate], chances: Sequence[float], waiting: Bools1d, options: DecodeOptions
) -> list[int]:
    """Return the indices of the candidates that are kept, the likeliest first, the called ones last.

    Args:
        candidates: What was proposed.
        chances: How probable each one is.
        waiting: True where the tags take a piece for content.
        options: `least` is the least chance of one that is kept, `called` that of one that waiting content
            calls, and `calling` the least number of waiting pieces that can call.
    """
    order = sorted(range(len(candidates)), key=lambda i: -chances[i])
    hold = np.full(len(waiting), -np.inf)
    chosen: list[int] = []
    for i in order:
        if chances[i] >= options.least and _free(candidates[i], hold).mean() >= FREE:
            _take(i, candidates[i], chosen, hold)
    for i in (i for i in order if options.called <= chances[i] < options.least):
        calls = _free(candidates[i], hold) & waiting[candidates[i].content]
        if calls.sum() >= options.calling and calls.mean() >= CALLED:
            _take(i, candidates[i], chosen, hold)
    return chosen


def _free(candidate: Candidate, hold: Floats1d) -> Bools1d:
    """Return, for the pieces of a content, which ones no chosen candidate holds more surely."""
    free: Bools1d = _surety(candidate) > hold[candidate.content]
    return free


def _take(number: int, candidate: Candidate, chosen: list[int], hold: Floats1d) -> None:
    chosen.append(number)
    hold[candidate.content] = np.maximum(hold[candidate.content], _surety(candidate))


def _surety(candidate: Candidate) -> Floats1d:
    """Return how much likelier than none the role content is, for the pieces of a content."""
    rows = candidate.log_p[candidate.content]
    surety: Floats1d = rows[:, CONTENT] - rows[:, NONE]
    return surety


def _roles(candidate: Candidate) -> np.ndarray:
    return np.where(candidate.content, CONTENT, np.where(candidate.source, SOURCE, NONE))


def join_neighbours(
    roles: np.ndarray, waiting: Bools1d, stretch: Stretch, candidates: Sequence[Candidate]
) -> None:
    """Let stretches that the tags take for content, and that nobody claimed, join the content beside them.

    A stretch joins within its own block only, the content before it rather than the one after. `roles`, one
    row for each candidate, is changed in place.
    """
    busy = (roles != NONE).any(axis=0)
    for one in candidates:
        busy[one.first : one.last + 1] = True
    for start, end in runs(waiting & ~busy):
        for side, block in ((start - 1, start), (end, end - 1)):
            owner = _owner(roles, side, stretch, int(stretch.blocks[block]))
            if owner is not None:
                same = stretch.blocks[start:end] == stretch.blocks[side]
                roles[owner, start:end][same] = CONTENT
                break


def _owner(roles: np.ndarray, place: int, stretch: Stretch, block: int) -> int | None:
    """Return whose content a place is, if it lies in the window and in a block."""
    if not 0 <= place < roles.shape[1] or stretch.blocks[place] != block:
        return None
    owners = np.flatnonzero(roles[:, place] == CONTENT)
    return int(owners[0]) if len(owners) else None
