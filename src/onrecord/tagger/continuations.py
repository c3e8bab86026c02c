"""Carry a quotation on over the paragraphs that it goes on in.

Where a paragraph ends within a quotation and the next one opens its mark anew, both parts were said by the
same speaker at the same time. Windows can part them, and then only the first part has a cue.

    carry_on(doc.text, attributions, find_quotations(doc.text, doc.blocks))
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from operator import attrgetter

from onrecord.model import Attribution, Span
from onrecord.text.quotemarks import Quoted, quotation_type


def carry_on(
    text: str, attributions: Sequence[Attribution], quoted: Sequence[Quoted]
) -> tuple[Attribution, ...]:
    """Give the next parts of a quotation to the attribution that has the part before, where nobody has them.

    Args:
        text: The document's text.
        attributions: What was found in it.
        quoted: Its quotations, in order.

    Returns:
        The attributions in the order given, some with more content.
    """
    following = {one.span.end: other for one, other in pairwise(_outermost(quoted)) if other.continues}
    if not following:
        return tuple(attributions)
    parts = _Parts(following, tuple(following), _taken_by(attributions))
    return tuple(_carried(text, one, parts, quoted) for one in attributions)


@dataclass(frozen=True, slots=True)
class _Parts:
    """The next parts of quotations.

    Attributes:
        following: Each one, by where the part before it ends.
        ends: Those places, in order.
        is_taken: Tells whether a span holds words that are part of an attribution already.
    """

    following: Mapping[int, Quoted]
    ends: Sequence[int]
    is_taken: Callable[[Span], bool]


def _taken_by(attributions: Sequence[Attribution]) -> Callable[[Span], bool]:
    """Return what tells whether a span holds words that are part of an attribution already."""
    spans = sorted(
        (span for one in attributions for part in (one.source, one.cue, one.content) for span in part),
        key=attrgetter("start"),
    )
    starts = [span.start for span in spans]
    reach = list(accumulate((span.end for span in spans), max))

    def is_taken(span: Span) -> bool:
        before = bisect_left(starts, span.end)
        return before > 0 and reach[before - 1] > span.start

    return is_taken


def _outermost(quoted: Sequence[Quoted]) -> list[Quoted]:
    return [one for one in quoted if one.depth == 0]


def _carried(text: str, attribution: Attribution, parts: _Parts, quoted: Sequence[Quoted]) -> Attribution:
    if not attribution.content:
        return attribution
    more = tuple(_parts_after(text, attribution.content[-1], parts))
    if not more:
        return attribution
    content = (*attribution.content, *more)
    return replace(attribution, content=content, quotation=quotation_type(text, content, quoted))


def _parts_after(text: str, last: Span, parts: _Parts) -> Iterator[Span]:
    """Yield the next parts of the quotation that a content ends with, up to the first that is somebody's."""
    at = bisect_right(parts.ends, last.start)
    if at == len(parts.ends) or text[last.end : parts.ends[at]].strip():
        return
    following = parts.following.get(parts.ends[at])
    while following is not None and not parts.is_taken(following.span):
        yield following.span
        following = parts.following.get(following.span.end)
