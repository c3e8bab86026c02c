"""What followed a promise, where another party tells of both at once.

    "The owner had promised to mend the dam, but has not sent a single mason."      missed
    "It undertook last year to test each toy, and claims that this one never saw a laboratory." - missed

Whoever promises and then tells of a hindrance has not said that the promise was missed; whoever tells of
another's promise and goes on with what was not done has.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.interpret.dues import due_of
from onrecord.interpret.gather import Claim
from onrecord.interpret.parties import subject_words
from onrecord.interpret.phrases import stems
from onrecord.interpret.rules import Hit
from onrecord.interpret.view import View
from onrecord.model import Kind, Span

_LATER = 200
_BACK = re.compile(
    r"\bhad\b|\b(?:in|back in|since|on)\s(?:early\s|late\s|mid-)?(?:\d{4}|january|february|march|april|may|"
    r"june|july|august|"
    r"september|october|november|december)\b|\blast\s\w+|\b\w+\s(?:years?|months?|weeks?|days?)\s(?:ago|"
    r"earlier|before)\b|"
    r"\bearlier\b|\bbefore the\b|\b(?:at|on|in)\s(?:[\w’']+\s){0,2}(?:election|campaign|forum|launch|"
    r"hearing)\b|\bonce\b",
    re.IGNORECASE,
)
_TURN = re.compile(
    r"(?:,|[.!?;][\"”]?|\s[—–-]+)\s[\"“]?(?:but|yet|only(?=\s(?:for|to)\b)|and|instead|nor|still|it|they|"
    r"we|not|nothing|none)\b|"
    r"\s(?:but|yet)\s|\sand\s(?=(?:had|has|have|is|are|was|were|did|still|so far|then|never|failed|claims?|"
    r"says?)\b)",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    r"\b(?:(?:never|barely|still waiting|only (?:for|to)|instead|yet to|not (?:a|one|any)|none|nothing has|"
    r"no (?:sign|such)|"
    r"(?:has|have|had|did|was|were|is|are)\s(?:still\s|so far\s|yet\s)?not|not yet|nowhere|failed to|"
    r"refused to)\b|"
    r"(?:has|have|had|did|was|were|is|are)n['’]t\b)"
    r"(?!\s(?:said|say|given? (?:a|any|details)|set|named?|explained?|specif\w+|disclose\w*|decided?|"
    r"been (?:set|named|decided)|"
    r"clear|yet (?:said|clear)|ruled?)\b)",
    re.IGNORECASE,
)
_WAS = re.compile(r"(?:was|were)\b", re.IGNORECASE)
_OWN = frozenset({"i", "we"})


def as_missed(view: View, hit: Hit, claim: Claim) -> Claim:
    """Return a promise of another party as missed where it is told together with what did not come of it."""
    if claim.state != "made" or claim.refers or _is_own(view, hit, claim):
        return claim
    lead = view.text[max(hit.sentence.span.start, hit.span.start - _LATER // 2) : claim.object.end]
    was = _WAS.match(view.text, hit.span.start) is not None
    if not was and hit.told.stmt.kind is not Kind.ACCUSE and not _BACK.search(lead):
        return claim
    parts = [part.end for part in hit.told.content if part.end >= claim.object.end]
    end = min(min(parts, default=hit.sentence.span.end), claim.object.end + _LATER)
    turn = _TURN.search(view.text, claim.object.start + 1, end)
    if turn is None or _UNDONE.search(view.text, turn.start(), end) is None:
        return claim
    cut = Span(claim.object.start, max(min(claim.object.end, turn.start()), claim.object.start + 1))
    back = due_of(view, Span(claim.object.start, claim.where.end), ahead=False) if claim.until else None
    return replace(claim, state="missed", object=cut, until=back or claim.until)


def _is_own(view: View, hit: Hit, claim: Claim) -> bool:
    """Tell whether the one who tells of a promise made it."""
    if hit.in_cue or (hit.rule.subject and subject_words(view, hit) in _OWN):
        return True
    stmt = hit.told.stmt
    own = stems(" ".join(name for name in (stmt.speaker, stmt.role) if name))
    return any(stems(party.name) & own for party in claim.parties if party.part == "debtor")
