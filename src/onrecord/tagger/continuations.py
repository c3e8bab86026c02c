"""Carry a quotation on over the paragraphs that it goes on in.

Where a paragraph ends within a quotation and the next one opens its mark anew, both parts were said by the
same speaker at the same time. Windows can part them, and then only the first part has a cue.

    carry_on(doc.text, attributions, find_quotations(doc.text, doc.blocks))
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

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
    taken = [span for one in attributions for part in (one.source, one.cue, one.content) for span in part]
    return tuple(_carried(text, one, following, taken, quoted) for one in attributions)


def _outermost(quoted: Sequence[Quoted]) -> list[Quoted]:
    return [one for one in quoted if one.depth == 0]


def _carried(
    text: str,
    attribution: Attribution,
    following: dict[int, Quoted],
    taken: Sequence[Span],
    quoted: Sequence[Quoted],
) -> Attribution:
    if not attribution.content:
        return attribution
    more = tuple(_parts_after(text, attribution.content[-1], following, taken))
    if not more:
        return attribution
    content = (*attribution.content, *more)
    return replace(attribution, content=content, quotation=quotation_type(text, content, quoted))


def _parts_after(
    text: str, last: Span, following: dict[int, Quoted], taken: Sequence[Span]
) -> Iterator[Span]:
    """Yield the next parts of the quotation that a content ends with, up to the first that is somebody's."""
    end = next(
        (place for place in following if last.start < place and not text[last.end : place].strip()), None
    )
    while end is not None and end in following:
        span = following[end].span
        if any(span.overlaps(other) for other in taken):
            return
        yield span
        end = span.end
