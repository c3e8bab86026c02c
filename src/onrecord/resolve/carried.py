"""Whom an interview was with, carried on from one statement to the speaker's next.

A report says "told Radio Varn" once and goes on with "he said". The interviewer holds for the same speaker's
next statements in the past tense, for a few paragraphs, until the report names others. What day it was is
carried on in `onrecord.resolve.dates`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.resolve.addressees import Addressed
from onrecord.resolve.reading import Reading, Said
from onrecord.resolve.resolved import Resolved

_PAST = re.compile(
    r"\b(?:said|told|wrote|put|went|spoke|swore|thought|made|gave|read|took|held|\w+ed)\b", re.IGNORECASE
)
_NOT_THEN = re.compile(r"\b(?:has|have|had|will|would|is|are|was|were|to|['’]ve|['’]s)\b", re.IGNORECASE)


def is_past(reading: Reading, said: Said) -> bool:
    """Tell whether a cue reports one saying in the past ("said", "told reporters"), no habit or state."""
    cue = " ".join(span.text_of(reading.text) for span in said.cue)
    return _PAST.search(cue) is not None and _NOT_THEN.search(cue) is None


def carry_addressees(
    reading: Reading, speakers: Sequence[Resolved], addressed: Sequence[Addressed | None]
) -> list[Addressed | None]:
    """Give an interviewer to the same speaker's next statements, while nobody else speaks."""
    carried: list[Addressed | None] = []
    last: tuple[str, int, Addressed] | None = None
    for said, who, found in zip(reading.said, speakers, addressed, strict=True):
        here = reading.paragraph_of(said.place)
        if who.name and last and who.name != last[0]:
            last = None
        if found is None and last and who.name == last[0] and here - last[1] <= 2 and is_past(reading, said):
            found = replace(last[2], rule="carried-over", confidence=0.6)
        if found is not None and who.name:
            last = (who.name, here, found)
        carried.append(found)
    return carried
