"""Tell what was said at another time than the rest of what is told of a speaker.

"In a different interview he said …"    on some other day, which is not told
"A day earlier he had said …"           on another day, of which what follows is not
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from onrecord.model import Span
from onrecord.resolve.dates.cues import Manner, is_otherwise
from onrecord.resolve.dates.values import Calendar, Frame, SaidOn
from onrecord.resources import words_of

_BACK = re.compile(r"\b(?:earlier|before|previous|preceding)\b", re.IGNORECASE)


def find_asides(text: str) -> tuple[Span, ...]:
    """Return the words of a text that tell of another time or occasion, in order."""
    return tuple(Span(*match.span()) for match in _apart().finditer(text))


def is_apart(calendar: Calendar, frame: Frame) -> bool:
    """Tell whether a sentence tells that it was said at some other time, without a day."""
    if is_otherwise(calendar.printed(frame.said.cue)):
        return True
    first = bisect_left(calendar.asides, frame.sentence.start, key=lambda span: span.start)
    last = bisect_left(calendar.asides, frame.sentence.end, key=lambda span: span.start)
    return any(not calendar.contents.contains(span) for span in calendar.asides[first:last])


def looks_back(calendar: Calendar, frame: Frame, day: SaidOn, thread: SaidOn) -> bool:
    """Tell whether a statement only looks back from the day that a speaker is told of to one before.

    Args:
        calendar: The report.
        frame: The statement.
        day: Its day.
        thread: The day of what the same speaker said last.
    """
    back = frame.manner is Manner.BEFORE or _BACK.search(calendar.printed(day.spans[:1])) is not None
    return back and day.edtf < thread.edtf


@cache
def _apart() -> re.Pattern[str]:
    """Return the pattern of words for another time or occasion."""
    occasions = "|".join(sorted(words_of("dating", "occasions")))
    others = "|".join(sorted(words_of("dating", "other_occasions")))
    return re.compile(
        rf"\bat\s(?:one\spoint\s(?:in|during)|the\stime(?!\sof))\b|\bthe\slast\stime\b"
        rf"|\b(?:another|(?:an?|his|her|its|their)\s(?:{others}))\s(?:[\w’'-]+\s){{0,2}}?(?:{occasions})\b",
        re.IGNORECASE,
    )
