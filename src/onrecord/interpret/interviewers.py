"""Who asks in an interview that is printed as questions and answers: named above it, or below.

"Ada Lund answers questions from the Lakeside Courier."     Lakeside Courier
"Ada Lund spoke to The Pier Post about the ferries."        The Pier Post
"Interview: Ole Varn"                                       Ole Varn
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.interpret.gather import first
from onrecord.interpret.parties import name_of, plays
from onrecord.interpret.view import View
from onrecord.model import Finding, FindingType, Party, Span

_NAME = (
    r"(?:(?i:the)\s)?[A-Z][\w’'&-]*\.?"
    r"(?:\s(?:(?:of|and|for)\s(?:the\s)?)?[A-Z][\w’'&-]*){0,4}"
)
_PUT_BY = re.compile(
    r"\b(?:questions?\s(?:put\s)?(?:from|by)|"
    r"(?:spoke|speaks|talked|talks|sat down|(?:an\s)?interview|conversation)\s(?:to|with)|interviewed\sby|"
    rf"asked\sby|told)\s(?P<who>{_NAME})"
)
_CREDIT = re.compile(
    rf"^\W*(?i:interview(?:ed)?|interviewer|questions|asked|by)(?:\s(?i:by))?:?\s(?P<who>{_NAME})\W*$"
)
_FEWEST = 3
"""How many paragraphs of a report are questions where it is an interview."""
_ASKS = re.compile(r"\?[\"”’]?\*{0,2}\s*$")


def with_askers(view: View, found: Sequence[Finding]) -> list[Finding]:
    """Return findings with who asks the questions of an interview, where nobody was named."""
    asking = [span for span in view.paragraphs if _ASKS.search(span.text_of(view.text))]
    if len(asking) < _FEWEST:
        return list(found)
    named = _named(view, asking[0].start)
    return [_asked(view, one, named) if _may_be_asked(view, one, asking) else one for one in found]


def _may_be_asked(view: View, finding: Finding, asking: Sequence[Span]) -> bool:
    """Tell whether a finding is a question that nobody asks yet, in a paragraph that asks."""
    if finding.finding is not FindingType.QUESTION or plays(finding, "asker"):
        return False
    at = view.copy.from_given(finding.object.span)
    before = bisect_right(asking, at.start, key=lambda span: span.start)
    return before > 0 and asking[before - 1].contains(at)


def _asked(view: View, finding: Finding, named: Sequence[Span]) -> Finding:
    """Return a question with the first of those named who is not asked it."""
    asked = {party.name for party in finding.parties if party.part == "asked"}
    askers = ((name_of(view, span.text_of(view.text)), span) for span in named)
    asker = first(Party("asker", name, view.given(span)) for name, span in askers if name not in asked)
    return replace(finding, parties=(*finding.parties, asker)) if asker else finding


def _named(view: View, first_question: int) -> list[Span]:
    """Return the names that may be of who asks: above the first question, and in lines of their own."""
    above = [Span(*found.span("who")) for found in _PUT_BY.finditer(view.text, 0, first_question)]
    lines = re.finditer(r"[^\n]+", view.text)
    alone = ((line.start(), _CREDIT.match(line.group())) for line in lines)
    return above + [Span(at + found.start("who"), at + found.end("who")) for at, found in alone if found]
