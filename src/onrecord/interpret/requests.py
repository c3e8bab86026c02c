"""Requests: who asked whom for what, and what became of it.

    "The union urged the port to reopen the gate."               made
    "The regulator granted the mill's request to burn straw."    granted
    "The clinic rejected the demand."                            refused, of what was demanded before
    "The appeal went unanswered."                                unmet

An answer that only names "the demand" is tied to the last request that its parties fit. What is asked as a
question, or asked of nobody ("asked about the fire"), is no request.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from onrecord.interpret.gather import Claim, alike, disputed_where, fits, fullest, gather, is_same
from onrecord.interpret.parties import is_somebody, parties_in, speaker_of
from onrecord.interpret.phrases import object_span
from onrecord.interpret.rules import Hit, find_hits
from onrecord.interpret.terms import due_in
from onrecord.interpret.view import View
from onrecord.model import Finding, FindingType, Kind, Party, Quotation, Span
from onrecord.resources import load_table

_QUESTION = re.compile(
    r"(?:about|whether|if|how|why|what|when|who|where|which|question|comment|on|of|in|by|to comment)\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:I|we|it|there|that|this)\s(?:\w+ly\s)?$", re.IGNORECASE)
_DO_SO = re.compile(r"do (?:so|it|that|this)$", re.IGNORECASE)
_NEAR = 600
_AT_ONCE = 160
_OPENING = re.compile(r"[\s\"“”‘'’]*(?:(?:please|so|and|but|now),?\s)?$", re.IGNORECASE)
_SWAPPED = {"requester": "requested", "requested": "requester"}
_SETTLED = frozenset({"granted", "refused", "unmet"})


def find_requests(view: View) -> list[Finding]:
    """Return the requests that statements make, report or answer."""
    claims: list[Claim] = []
    for hit in find_hits(view, "requests"):
        claim = _claim(view, hit)
        if claim is not None and _is_tied(view, claims, claim, hit.rule.about):
            claims.append(claim)
    return gather(
        view, FindingType.REQUEST, claims, state=disputed_where(_clash), same=_is_same_request, main=fullest
    )


def _is_same_request(view: View, group: Sequence[Claim], claim: Claim) -> bool:
    """Tell whether a claim is about a group's request; whoever speaks for it may "turn it down"."""
    if is_same(view, group, claim):
        return True
    return claim.refers and 0 <= claim.object.start - group[-1].object.start < _AT_ONCE


def _is_tied(view: View, claims: Sequence[Claim], claim: Claim, about: str) -> bool:
    """Tell whether an account that is none by itself ("would not pay") answers something asked before."""
    if about == "echo":
        return any(0 <= claim.object.start - asked.object.start < _NEAR for asked in claims)
    return about != "answer" or any(
        alike(view, asked, claim) and fits([asked], claim) for asked in claims if not asked.refers
    )


def _clash(states: frozenset[str]) -> bool:
    return len(states & _SETTLED) > 1


def _claim(view: View, hit: Hit) -> Claim | None:
    if hit.is_declined or (hit.is_asked and not hit.in_cue):
        return None
    refers = hit.rule.about in ("refers", "echo")
    object_ = _object(view, hit, refers=refers)
    if object_ is None:
        return None
    return Claim(
        hit.told,
        hit.rule.state,
        object_,
        hit.sentence.span,
        parties=tuple(_unswapped(view, hit)),
        refers=refers and hit.part("rest") is None,
        until=due_in(view, Span(hit.span.start, hit.sentence.span.end)),
    )


def _object(view: View, hit: Hit, *, refers: bool) -> Span | None:
    rest, asked = hit.part("rest"), hit.part("object")
    if refers and rest is None:
        return asked or hit.span
    found = object_span(view.text, rest or asked or hit.span)
    if found is None or _DO_SO.match(found.text_of(view.text)):
        return None
    if hit.rule.about != "got" and _QUESTION.match(found.text_of(view.text)):
        return None
    return found if _asks(view, hit) else None


def _asks(view: View, hit: Hit) -> bool:
    """Tell whether a wording asks here: "should" and "demand" may mean other things outside a demand."""
    demanding = hit.told.stmt.kind is Kind.DEMAND
    if hit.rule.about == "modal":
        told = demanding or (hit.told.stmt.quotation is Quotation.DIRECT and _is_instruction(view, hit))
        act = hit.part("object")
        passive = act is not None and act.text_of(view.text).lower().startswith(("be ", "not be "))
        return (
            told and not passive and not hit.in_cue and not _OWN.search(view.text[hit.lead : hit.span.start])
        )
    if hit.rule.about == "imperative":
        start = view.text[hit.lead : hit.span.start]
        return demanding and not hit.in_cue and _OPENING.match(start) is not None
    if hit.rule.about == "somebody":
        return is_somebody(view, hit.part("requested"))
    return hit.rule.about != "bare" or hit.in_cue or bool(parties_in(view, hit))


def _is_instruction(view: View, hit: Hit) -> bool:
    """Tell whether "should" is followed by something to do ("should stop", "should call")."""
    act = hit.part("object")
    first = act.text_of(view.text).split()[0].lower() if act else ""
    return first in _instructions()


@cache
def _instructions() -> frozenset[str]:
    row = next(row for row in load_table("requests")["rules"] if row["name"] == "imperative")
    return frozenset(row["on"].split())


def _unswapped(view: View, hit: Hit) -> Iterator[Party]:
    """Yield the parties; after "was asked by the court to …" the subject is the one asked."""
    asked = hit.part("requested")
    passive = asked is not None and asked.text_of(view.text).lower().startswith("by ")
    speaker = speaker_of(view, "requester", hit.told) if hit.rule.about == "modal" else None
    if speaker:
        yield speaker
    for party in parties_in(view, hit):
        yield replace(party, part=_SWAPPED[party.part]) if passive else party
