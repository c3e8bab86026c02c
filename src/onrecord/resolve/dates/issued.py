"""Date what a document says by the day on which the report says that it came out.

"The suit was filed on Monday"        and so "the lawsuit contends …" was said on Monday
"a poll released Friday found …"      and so "the survey showed …" on Friday
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.resolve.dates.cues import Manner
from onrecord.resolve.dates.frames import TO_COME, is_to_come
from onrecord.resolve.dates.rates import dated
from onrecord.resolve.dates.values import Calendar, Frame, SaidOn
from onrecord.resources import load_table, words_of
from onrecord.text.dates import DateWords

_SORTS = frozenset({"weekday", "date", "near-day", "relative", "holiday", "figures"})
_FEW = 6
"""How many words may stand between a document, the verb that tells that it came out, and the day."""
_ANY = frozenset({"a", "an", "another", "some", "other", "previous", "earlier"})
_NOT_YET = frozenset({Manner.FUTURE, Manner.BEFORE, Manner.INFINITIVE})


@dataclass(frozen=True, slots=True)
class Issue:
    """A document that came out on a day.

    Attributes:
        sort: What sort of document.
        at: Where the report says so.
        found: The words for the day.
    """

    sort: str
    at: int
    found: DateWords


def find_issued(calendar: Calendar) -> tuple[Issue, ...]:
    """Return the documents of which a report says on which day they came out, in order."""
    return tuple(issue for found in calendar.dates for issue in _issued(calendar, found))


def date_by_document(calendar: Calendar, frame: Frame, issued: Sequence[Issue]) -> SaidOn | None:
    """Return the day on which the document that a statement is taken from came out.

    Args:
        calendar: The report.
        frame: The statement; its source must be or name a document.
        issued: As `find_issued` gave them.
    """
    if not issued or frame.in_heading or frame.manner in _NOT_YET:
        return None
    words = [word.lower for span in frame.said.source for word in calendar.reading.words_in(span)]
    sort = next((found for word in words if (found := _sorts().get(word))), None)
    same = [issue for issue in issued if issue.sort == sort and sort is not None]
    here = [issue for issue in same if frame.sentence.start <= issue.at < frame.sentence.end]
    if not here and (not same or not _ANY.isdisjoint(words[:2])):
        return None
    at = bisect_left(same, frame.said.place, key=lambda issue: issue.at)
    chosen = here[0] if here else same[max(0, at - 1)]
    return dated(chosen.found.edtf, "same-document", (chosen.found.span,))


def _issued(calendar: Calendar, found: DateWords) -> Iterator[Issue]:
    reading = calendar.reading
    if found.sort not in _SORTS or not found.is_day or is_to_come(calendar, found):
        return
    if reading.is_quoted(found.span) or reading.in_heading(found.span):
        return
    start = min(reading.sentence_of(found.span.start).start, found.span.start)
    if TO_COME.search(reading.text, start, found.span.start):
        return
    words = [word.lower for word in reading.words_in(Span(start, found.span.start))]
    verb = next((n for n in range(len(words) - 1, -1, -1) if words[n] in words_of("dating", "issuing")), None)
    if verb is None or len(words) - verb > _FEW + 1:
        return
    before = words[max(0, verb - _FEW) : verb] + words[verb + 1 :]
    sort = next((_sorts()[word] for word in reversed(before) if word in _sorts()), None)
    if sort is not None:
        yield Issue(sort, found.span.start, found)


def _sorts() -> dict[str, str]:
    """Return the sort of each noun for a document."""
    table: dict[str, str] = load_table("dating")["issued"]
    return {word: sort for sort, words in table.items() for word in words.split()}
