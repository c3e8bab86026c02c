"""Cut a document into windows that the encoder can take, at block boundaries wherever it can.

Contents hardly ever leave their cue's paragraph, so a window holds whole blocks as long as they fit, and
begins with the block before it as context. A block longer than a window is cut with an overlap. Every
token is in the *core* of exactly one window: what is found there is taken from that window.

    >>> plan_windows([300, 100, 50], limit=400, context=120)
    [Window(start=0, end=400, core_start=0), Window(start=300, end=450, core_start=400)]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens `[start, end)` of a document; those before `core_start` are context."""

    start: int
    end: int
    core_start: int


def plan_windows(block_lengths: Sequence[int], *, limit: int, context: int) -> list[Window]:
    """Return the windows of a document.

    Args:
        block_lengths: Tokens in each block, in order, break marks included.
        limit: Most tokens that a window may hold.
        context: Most tokens of preceding text that a window begins with; less than `limit`.

    Returns:
        Windows in order. Their cores `[core_start, end)` partition the tokens.

    Raises:
        ValueError: `context` leaves no room for a core.
    """
    if not 0 <= context < limit:
        raise ValueError(f"a context of {context} leaves no room in a window of {limit}")
    windows: list[Window] = []
    position = core_start = start = 0
    previous_block_start = 0
    for length in block_lengths:
        if position > core_start and position + length - start > limit:
            windows.append(Window(start, position, core_start))
            core_start = position
            start = previous_block_start if position - previous_block_start <= context else position
            if position + length - start > limit:
                start = position
        previous_block_start = position
        position += length
        while position - start > limit:
            windows.append(Window(start, start + limit, core_start))
            core_start = start + limit
            start = core_start - context
    if position > core_start:
        windows.append(Window(start, position, core_start))
    return windows
