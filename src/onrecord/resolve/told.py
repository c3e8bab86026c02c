"""Tell what a cue says of the saying: whether it reports one that is over, or something that lasts."""

from __future__ import annotations

import re

from onrecord.resolve.reading import Reading, Said

_PAST = re.compile(
    r"\b(?:said|told|wrote|put|went|spoke|swore|thought|made|gave|read|took|held|\w+ed)\b", re.IGNORECASE
)
_NOT_THEN = re.compile(r"\b(?:has|have|had|will|would|is|are|was|were|to|['’]ve|['’]s)\b", re.IGNORECASE)


def cue_of(reading: Reading, said: Said) -> str:
    """Return the words of a cue."""
    return " ".join(span.text_of(reading.text) for span in said.cue)


def is_past(reading: Reading, said: Said) -> bool:
    """Tell whether a cue reports one saying in the past ("said", "told reporters"), no habit or state."""
    cue = cue_of(reading, said)
    return _PAST.search(cue) is not None and _NOT_THEN.search(cue) is None
