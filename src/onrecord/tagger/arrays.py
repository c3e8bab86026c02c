"""Names for arrays with their shapes, so that a signature tells what goes in and out; stretches of a mask.

`T` is the number of tokens, `C` the number of cues, `R` the number of roles, `D` the width of a pair vector.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt
from threadpoolctl import ThreadpoolController

Ints1d = npt.NDArray[np.int64]
"""Whole numbers, shape (T,)."""
Ints2d = npt.NDArray[np.int32]
"""Whole numbers, shape (T, columns)."""
Bytes1d = npt.NDArray[np.int8]
"""Small whole numbers, shape (T,)."""
Bools1d = npt.NDArray[np.bool_]
"""Truth values, shape (T,)."""
Bools2d = npt.NDArray[np.bool_]
"""Truth values, shape (C, T)."""
Floats1d = npt.NDArray[np.float32]
"""Real numbers, shape (T,)."""
Floats2d = npt.NDArray[np.float32]
"""Real numbers, shape (T, labels) or (T, D)."""
Floats3d = npt.NDArray[np.float32]
"""Real numbers, shape (C, T, R)."""


def runs(mask: np.ndarray) -> list[tuple[int, int]]:
    """Return the stretches `[start, end)` in which a mask is true."""
    padded = np.zeros(len(mask) + 2, dtype=np.bool_)
    padded[1:-1] = mask
    edges = np.flatnonzero(padded[1:] != padded[:-1]).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))


def runs_of_rows(masks: Bools2d) -> list[tuple[int, int, int]]:
    """Return (row, start, end) of the stretches `[start, end)` in which a row of masks is true."""
    columns = masks.shape[1] + 1
    apart = np.zeros((len(masks), columns), dtype=np.bool_)
    apart[:, :-1] = masks
    found = runs(apart.ravel())
    return [(start // columns, start % columns, end - start // columns * columns) for start, end in found]


def whole_words(spans: Sequence[tuple[int, int]], headwords: Bools1d) -> list[tuple[int, int]]:
    """Widen stretches of pieces `[first, last]` to the words that they touch."""
    if not spans:
        return []
    firsts, lasts = np.array(spans).T
    words = np.r_[0, np.flatnonzero(headwords), len(headwords)]
    starts = words[np.searchsorted(words, firsts, side="right") - 1]
    ends = words[np.searchsorted(words, lasts, side="right")] - 1
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def log_softmax(logits: Floats2d) -> Floats2d:
    """Return log-probabilities along the last axis."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    result: Floats2d = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result


@cache
def product_threads() -> ThreadpoolController:
    """Return what limits the threads of array products.

    Ours are too small to be shared out: with more than one thread, tagging took twice the processor's time
    and no less of ours.
    """
    return ThreadpoolController()
