"""Who asks in an interview that is printed as questions and answers: named above it, or below.

"Ada Lund answers questions from the Lakeside Courier."     Lakeside Courier
"Ada Lund spoke to The Pier Post about the ferries."        The Pier Post
"Interview: Ole Varn"                                       Ole Varn
"""

from __future__ import annotations

import re

from onrecord.interpret.parties import name_of
from onrecord.interpret.view import View
from onrecord.model import Finding, Party, Span

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


def interviewer_of(view: View, finding: Finding) -> Party | None:
    """Return who asks a question of an interview; None where that is not said or it is no interview."""
    asking = [span for span in view.paragraphs if _ASKS.search(span.text_of(view.text))]
    at = view.copy.from_given(finding.object.span)
    if len(asking) < _FEWEST or not any(span.contains(at) for span in asking):
        return None
    asked = {party.name for party in finding.parties if party.part == "asked"}
    for span in _named(view, asking[0].start):
        name = name_of(view, span.text_of(view.text))
        if name not in asked:
            return Party("asker", name, view.given(span))
    return None


def _named(view: View, first: int) -> list[Span]:
    """Return the names that may be of who asks: above the first question, and in lines of their own."""
    above = [Span(*found.span("who")) for found in _PUT_BY.finditer(view.text, 0, first)]
    lines = re.finditer(r"[^\n]+", view.text)
    alone = ((line.start(), _CREDIT.match(line.group())) for line in lines)
    return above + [Span(at + found.start("who"), at + found.end("who")) for at, found in alone if found]
