"""Whom an interview was with, carried on from one statement to the speaker's next.

A report says "told Radio Varn" once and goes on with "he said". The interviewer holds for the same speaker's
next statements in the past tense, for a few paragraphs, until the report names others. What day it was is
carried on in `onrecord.resolve.dates`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.resolve.addressees import Addressed
from onrecord.resolve.reading import Reading
from onrecord.resolve.resolved import Resolved
from onrecord.resolve.told import is_past


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
