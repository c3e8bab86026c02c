"""When something was said, and what the rules that tell it read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.model.interval import parse_edtf
from onrecord.resolve.dates.cues import Manner
from onrecord.resolve.reading import Cover, Reading, Said
from onrecord.text.dates import ANY_YEAR, Anchor, DateWords

_WEEK = 8


@dataclass(frozen=True, slots=True)
class SaidOn:
    """When something was said: EDTF, the rule and the words that tell it."""

    edtf: str
    rule: str
    spans: tuple[Span, ...]
    confidence: float

    @property
    def is_day(self) -> bool:
        """Whether one day is meant, its year known or not."""
        return "/" not in self.edtf and self.edtf.count("-") == 2

    @property
    def is_near_a_day(self) -> bool:
        """Whether a day or a few are meant, no more than a week and a day: one occasion may fill them."""
        if self.is_day:
            return True
        since, until = parse_edtf(self.edtf.replace("XXXX", str(ANY_YEAR))).bounds()
        return since is not None and until is not None and (until - since).days <= _WEEK


@dataclass(frozen=True, slots=True)
class Event:
    """Something that the report says happened on a day.

    Attributes:
        span: The words for the day.
        edtf: The day.
        at: Where the report speaks of it.
        paragraph: The number of its paragraph.
        actor: Who did it: the first one named in the clause, if anybody is.
        occasions: What people spoke at or wrote that day, in small letters ("debate").
        free: Whether it stands in a main clause of the report's own, not in what somebody said or after what.
    """

    span: Span
    edtf: str
    at: int
    paragraph: int
    actor: str | None
    occasions: frozenset[str]
    free: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """An attribution in its sentence, with the others that stand there.

    Attributes:
        said: The attribution.
        speaker: Who speaks, if that is told.
        sentence: Its sentence.
        paragraph: The number of its paragraph.
        manner: How its cue puts it.
        in_heading: Whether it stands in a headline.
        others: The other attributions of the sentence.
    """

    said: Said
    speaker: str | None
    sentence: Span
    paragraph: int
    manner: Manner
    in_heading: bool
    others: tuple[Said, ...] = ()

    @property
    def cue(self) -> tuple[Span, ...]:
        """Where the frame says that something was said."""
        return self.said.cue or self.said.source or self.said.content


@dataclass(frozen=True, slots=True)
class Calendar:
    """A report with its words for dates.

    Attributes:
        reading: The report.
        anchor: The day that it was written on.
        dates: Its words for dates, in order.
        contents: What is reported as said anywhere.
        asides: The words for another time or occasion than the one told of, in order.
    """

    reading: Reading
    anchor: Anchor
    dates: tuple[DateWords, ...]
    contents: Cover
    asides: tuple[Span, ...] = ()

    def printed(self, spans: Sequence[Span]) -> str:
        """Return the words of some spans."""
        return " ".join(span.text_of(self.reading.text) for span in spans)

    def counted_from(self, found: DateWords) -> tuple[Span, ...]:
        """Return the printed words for the report's own day, if a date is counted from it."""
        whole = found.sort in ("date", "figures") and found.edtf[:4] in found.span.text_of(self.reading.text)
        return () if whole else self.anchor.spans

    def dates_in(self, span: Span) -> Sequence[DateWords]:
        """Return the words for dates that begin inside a span, in order."""
        first = bisect_left(self.dates, span.start, key=lambda found: found.span.start)
        last = bisect_left(self.dates, span.end, key=lambda found: found.span.start)
        return self.dates[first:last]
