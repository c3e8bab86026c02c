"""Attributions that nobody wrote, for a teacher to label: known cues and sources with other contents.

More text than was read by hand lets a small network come nearer to its teacher. A content is another
attribution's, or a sentence of the same articles in which nobody speaks.

Source: Jiao et al., "TinyBERT", Findings of EMNLP 2020, section 3 (data made up for distilling).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from onrecord.tagger.decode import TAGS
from onrecord.tagger.encode import BREAK_ID, FRAME_PIECES
from onrecord.tagger.second_look import CONTENT, MOST_READ
from training.examples import Example
from training.second_look import Marked

SHORTEST, LONGEST = 6, 38
"""Pieces: sentences that are shorter or longer are no contents."""
FEWEST = 3
"""Pieces: contents that are shorter are not exchanged."""
WHOLE = 0.8
"""Least share of the pieces from a content's first to its last that belong to it, where it is one run."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What somebody may say: ids of pieces and their token types, each (T,)."""

    ids: Tensor
    types: Tensor


def content_of(one: Marked) -> slice | None:
    """Return where an attribution's content stands; None where it is short or interrupted by other parts."""
    at = np.flatnonzero(one.marks.numpy() == CONTENT)
    if len(at) < FEWEST:
        return None
    inside = one.marks[at[0] : at[-1] + 1].numpy()
    if not np.isin(inside, (0, CONTENT)).all() or len(at) < WHOLE * len(inside):
        return None
    return slice(int(at[0]), int(at[-1]) + 1)


def saying(one: Marked, passage: Passage) -> Marked | None:
    """Return an attribution with another content, of no kind yet.

    None if it would be too long to be read as a whole, or its own content cannot be exchanged.
    """
    at = content_of(one)
    if at is None or len(one) - (at.stop - at.start) + len(passage.ids) > MOST_READ + FRAME_PIECES:
        return None
    marks = torch.full_like(passage.ids, CONTENT)
    ids, types, marked = (
        torch.cat([old[: at.start], new, old[at.stop :]])
        for old, new in ((one.ids, passage.ids), (one.types, passage.types), (one.marks, marks))
    )
    return Marked(ids, types, marked, kinds=None)


def recombined(known: Sequence[Marked], rng: random.Random) -> list[Marked]:
    """Return each attribution with the content of another, in random order, where both can be exchanged."""
    order = rng.sample(known, len(known))
    others = rng.sample(known, len(known))
    made = (
        saying(one, Passage(other.ids[at], other.types[at]))
        for one, other in zip(order, others, strict=True)
        if (at := content_of(other)) is not None
    )
    return [one for one in made if one is not None]


def unspoken(windows: Sequence[Example], ends: frozenset[int]) -> Iterator[Passage]:
    """Yield the sentences of windows in which nobody speaks.

    Args:
        windows: Windows with the labels of their pieces.
        ends: Ids of the pieces that end a sentence.
    """
    for window in windows:
        start = 1
        for at in range(1, len(window.ids) - 1):
            if (ends_it := int(window.ids[at]) in ends) or window.ids[at] == BREAK_ID:
                stop = at + ends_it
                silent = (window.tags[start:stop] == TAGS.index("O")).all()
                if SHORTEST <= stop - start <= LONGEST and silent:
                    ids, types = (row[start:stop].astype(np.int64) for row in (window.ids, window.types))
                    yield Passage(torch.from_numpy(ids), torch.from_numpy(types))
                start = at + 1


def spoken(passages: Sequence[Passage], known: Sequence[Marked], rng: random.Random) -> list[Marked]:
    """Return passages as contents of attributions drawn at random."""
    able = [one for one in known if content_of(one) is not None]
    made = (saying(rng.choice(able), passage) for passage in passages)
    return [one for one in made if one is not None]
