"""What the encoder ties a mention to: the chain of earlier mentions that mean the same, likeliest first.

The tagger gives mentions with the likeliest antecedent of each (`Tagging.mentions`), within a window. Here a
mention of the rules (a pronoun, or a description from determiner to head) is found among them, and its chain
is followed back. What a chain counts for is weighed with everything else in `traits`.

    [one.span for one in chain_of(reading, span)]
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter

from onrecord.model import Mention, MentionKind, Span
from onrecord.resolve.gender import given_gender
from onrecord.resolve.known import Known
from onrecord.resolve.reading import Reading

_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Link:
    """An earlier mention that means the same, and how sure that is: the product of the ties on the way."""

    span: Span
    chance: float


def chain_of(reading: Reading, span: Span) -> list[Link]:
    """Return the mentions before one that mean the same, the nearest first; none if the encoder has none.

    Args:
        reading: The report.
        span: A mention of the rules, in the reading copy.
    """
    return list(_followed(reading, span))


def _followed(reading: Reading, span: Span) -> Iterator[Link]:
    number, chance = _find(reading, span), 1.0
    for _ in range(_LONGEST):
        if number is None:
            return
        mention = reading.mentions[number]
        number = mention.antecedent
        chance *= mention.tie or 0.0
        if number is not None:
            yield Link(reading.mentions[number].span, chance)


def _find(reading: Reading, span: Span) -> int | None:
    """Return the number of the shortest mention that begins where a span does and holds it."""
    first = bisect_left(reading.mentions, span.start, key=attrgetter("span.start"))
    found = None
    for number in range(first, len(reading.mentions)):
        if reading.mentions[number].span.start != span.start:
            break
        if reading.mentions[number].span.end >= span.end:
            found = number
    return found


def kinds_by_end(reading: Reading) -> dict[int, Mention]:
    """Return what the encoder takes for a mention, the shortest of those with one end, by where they end."""
    found: dict[int, Mention] = {}
    for mention in reading.mentions:
        known = found.get(mention.span.end)
        if known is None or mention.span.start >= known.span.start:
            found[mention.span.end] = mention
    return found


def seen_as(seen: Mapping[int, Mention], spans: Iterable[Span]) -> MentionKind | None:
    """Return what the encoder takes most mentions of one thing for; None if it sees none of them.

    Args:
        seen: What it takes for mentions, by where they end.
        spans: The mentions.
    """
    kinds = Counter(
        one.kind for span in spans if (one := seen.get(span.end)) is not None and one.span.overlaps(span)
    )
    return kinds.most_common(1)[0][0] if kinds else None


def mark_places(reading: Reading, known: Iterable[Known]) -> None:
    """Mark the names that the encoder takes for those of places, where no given name opens them."""
    seen = kinds_by_end(reading)
    for one in known:
        spans = (mention.span for mention in one.mentions)
        one.place = given_gender(one.words) is None and seen_as(seen, spans) is MentionKind.PLACE


def names(link: Link, span: Span) -> bool:
    """Tell whether a mention of the rules is what a link's noun phrase is about: it opens or ends it."""
    return link.span.overlaps(span) and (span.start <= link.span.start or span.end >= link.span.end)
