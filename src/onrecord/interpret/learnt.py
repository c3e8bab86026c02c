"""Claims by the words that the network marks as what a finding is about, where no wording of ours tells it.

    "Sheet mills will run at half speed until the grid is mended, the ministry let it be known."

Our tables know no "run at half speed"; the network has learnt from sentences that meant the like. What it
marks is a slice of the report, as with the tables; with the state and the sides that it gives, this is a
claim like theirs, of which scope, days, places and condition are told in the same way. Where both speak of
the same words the tables are heard.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate
from operator import attrgetter

from onrecord.interpret.dues import due_of
from onrecord.interpret.gather import CONFIDENCE, Claim
from onrecord.interpret.parties import parties_of, speaker_of
from onrecord.interpret.phrases import says_something
from onrecord.interpret.terms import day_in, places_in, since_in, until_in
from onrecord.interpret.view import Told, View
from onrecord.model import Finding, FindingType, FindingWords, Party, Span, overlap_chars
from onrecord.resources import words_of

LEAST = 0.7
"""How likely words and state must be together, for a claim to rest on them."""
PARTS: Mapping[FindingType, tuple[str, str | None]] = {
    FindingType.COMMITMENT: ("debtor", "creditor"),
    FindingType.MEASURE: ("authority", "subject"),
    FindingType.RESPONSIBILITY: ("bearer", None),
    FindingType.RESERVATION: ("bearer", None),
    FindingType.REQUEST: ("requester", "requested"),
    FindingType.QUESTION: ("asker", "asked"),
    FindingType.CONTACT: ("party", "party"),
    FindingType.STANCE: ("bearer", None),
}
"""The parts played by who acts and by whom that concerns."""
_OWN = frozenset({FindingType.COMMITMENT, FindingType.RESERVATION, FindingType.REQUEST, FindingType.STANCE})
"""What somebody says of himself where nobody else is named."""
_REACH = 1000
"""Characters: what findings are about is shorter."""
_JOINT = 9
"""Characters: what joins two phrases is no longer ("about" between two spaces)."""
_NAME_GOES_ON = re.compile(r"(?:\s[A-Z][\w’'-]*)+")
_WORD = re.compile(r"\w[\w'’-]*")
_OWED = frozenset({FindingType.COMMITMENT, FindingType.REQUEST})


def with_learnt(view: View, finding: FindingType, claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims that wordings tell, and those that rest on words the network marks, in order.

    Args:
        view: The report.
        finding: The type of finding.
        claims: Those of our wordings, in order.
    """
    known = list(claims)
    reached = list(accumulate((claim.object.start for claim in known), max))
    marked = learnt_words(view, finding, [claim.object for claim in known])
    more = [_claim(view, told, words) for told, words in marked]
    keyed = [(number, 1, 0, claim) for number, claim in enumerate(known)]
    keyed += [(bisect_right(reached, claim.object.start), 0, claim.object.start, claim) for claim in more]
    return [claim for *_, claim in sorted(keyed, key=lambda one: one[:3])]


def learnt_words(
    view: View, finding: FindingType, known: Sequence[Span]
) -> Iterator[tuple[Told, FindingWords]]:
    """Yield what the network marks of a type of finding surely enough, with the statements it stands in.

    Args:
        view: The report.
        finding: The type.
        known: What findings of the type are about already; what is among these or leads on to them is
            left out.
    """
    taken = sorted(known)
    for told in view.told:
        for words in told.words:
            sure = words.finding is finding and words.chance * words.state_chance >= LEAST
            if not sure or any(_is_one(view.text, words.span, span) for span in _near(words.span, taken)):
                continue
            span = _whole_phrase(view.text, words.span)
            if span is not None:
                insort(taken, span)
                yield told, replace(words, span=span)


def _is_one(text: str, span: Span, known: Span) -> bool:
    """Tell whether words are among known ones, or lead on to them ("charge" of "charge of the fleet")."""
    between = text[span.end : known.start] if 0 < known.start - span.end <= _JOINT else ""
    return span.overlaps(known) or between.strip().lower() in words_of("words", "prepositions")


def without_echoes(view: View, found: Sequence[Finding]) -> list[Finding]:
    """Return findings without those that the network marks in what our wordings tell as another type.

    "Will hand over the men" is owed or put in force, and our wordings know which; but what was asked in a
    question may be any other thing as well.

    Args:
        view: The report.
        found: Its findings.
    """
    learnt = _only_marked(view, found)
    known = sorted(
        one.object.span for one in found if one.id not in learnt and one.finding is not FindingType.QUESTION
    )
    return [
        one
        for one in found
        if one.id not in learnt
        or one.finding is FindingType.QUESTION
        or not _is_within(one.object.span, known)
    ]


def _only_marked(view: View, found: Sequence[Finding]) -> frozenset[str]:
    """Return the ids of the findings that no wording tells: their worth is not that of a wording."""
    marked = {
        (words.finding, view.given(span))
        for told in view.told
        for words in told.words
        if (span := _whole_phrase(view.text, words.span)) is not None
    }
    sure = {told.stmt.id: told.stmt.confidence for told in view.told}
    return frozenset(
        one.id
        for one in found
        if (one.finding, one.object.span) in marked
        and one.confidence != round(CONFIDENCE * min(sure[stmt] for stmt in one.statements), 4)
    )


def _is_within(span: Span, known: Sequence[Span]) -> bool:
    """Tell whether most of a span lies in one of others, which are in order."""
    return any(2 * overlap_chars((span,), (other,)) > len(span) for other in _near(span, known))


def _near(span: Span, known: Sequence[Span]) -> Sequence[Span]:
    """Return those of some spans, which are in order, that a span may overlap or lead on to."""
    first = bisect_left(known, span.start - _REACH, key=attrgetter("start"))
    last = bisect_right(known, span.end + _JOINT, key=attrgetter("start"))
    return known[first:last]


def _whole_phrase(text: str, span: Span) -> Span | None:
    """Return words without the small ones at their end that lead on to others.

    None if nothing is left but small words, or one that goes on with "of".
    """
    words = list(_WORD.finditer(text, span.start, span.end))
    while words and words[-1].group().lower() in _leading_on():
        words.pop()
        span = Span(span.start, words[-1].end() if words else span.start)
    half = len(words) == 1 and text.startswith(" of ", span.end)
    return span if words and not half and says_something(span.text_of(text)) else None


@cache
def _leading_on() -> frozenset[str]:
    return words_of("words", "prepositions") | {"the", "a", "an", "and", "or", "but", "that", "which", "who"}


def parties_by(view: View, told: Told, words: FindingWords) -> tuple[Party, ...]:
    """Return who plays which part by the words that stand nearest to what a finding is about.

    Who speaks of what he owes, asks, reserves or thinks plays the first part where nobody else is named.
    """
    acts, concerned = PARTS[words.finding]
    named = [
        party for span in _sides(view.text, words, words.by) for party in parties_of(view, acts, span, told)
    ]
    speaker = speaker_of(view, acts, told)
    if not named and speaker and words.finding in _OWN:
        named = [speaker]
    if concerned is not None:
        named += [
            party
            for span in _sides(view.text, words, words.to)
            for party in parties_of(view, concerned, span, told)
        ]
    return tuple({(party.part, party.name): party for party in reversed(named)}.values())[::-1]


def _sides(text: str, words: FindingWords, spans: Sequence[Span]) -> list[Span]:
    """Return the words that name a side of a finding: the nearest; of contacts all."""
    apart = [span for span in (_full_name(text, one) for one in spans) if not span.overlaps(words.span)]
    if words.finding is FindingType.CONTACT:
        return apart
    return sorted(apart, key=lambda span: max(span.start - words.span.end, words.span.start - span.end))[:1]


def _full_name(text: str, span: Span) -> Span:
    """Return words with the rest of the name that they break off in ("Northern" of "Northern Command")."""
    more = _NAME_GOES_ON.match(text, span.end)
    return (
        Span(span.start, more.end()) if more and text[span.start : span.end].split()[-1].istitle() else span
    )


def _claim(view: View, told: Told, words: FindingWords) -> Claim:
    where = view.sentence_of(told, words.span)
    rest = Span(words.span.start, max(where.end, words.span.end))
    since = until = None
    if words.finding in _OWED:
        until = due_of(view, rest, ahead=words.state in ("made", "extended"))
    elif words.finding is FindingType.MEASURE:
        since, until = since_in(view, where, ahead=words.state == "announced"), until_in(view, where)
    elif words.state == "planned":
        since = day_in(view, rest)
    return Claim(
        told,
        words.state,
        words.span,
        where,
        parties=parties_by(view, told, words),
        since=since,
        until=until,
        places=tuple(places_in(view, rest)),
        sure=words.chance,
    )
