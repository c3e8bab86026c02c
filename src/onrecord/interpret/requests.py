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

from onrecord.interpret.dues import due_of
from onrecord.interpret.gather import (
    Claim,
    alike,
    fits,
    fullest,
    gather,
    is_same,
)
from onrecord.interpret.learnt import with_learnt
from onrecord.interpret.parties import is_somebody, parties_in, speaker_of, subject_span
from onrecord.interpret.phrases import find_condition, object_span, says_something
from onrecord.interpret.rules import Hit, find_hits
from onrecord.interpret.terms import UNDER
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
_EDGES = " \t\n\"“‘'"
_LOOK_BACK = 24
_OF_CLAUSES = frozenset({"demand that", "insist that"})
_OCCASION = re.compile(
    r"\s(?:(?:amid|following|in the wake of|in response to|in protest at|during (?:a|his|her|the) (?:visit|"
    r"speech|interview|meeting))\b|"
    r"after (?=(?:a|an|the|his|her|its|their|weeks|months|days|years|\w+ (?:weeks|months|days|years|"
    r"nights))\b)|"
    r"and (?:none|nothing|nobody|no one)\b|(?:once|twice|three times|repeatedly|again)$)|,\sto which\b",
    re.IGNORECASE,
)
_NO_REASON = re.compile(r"\bno reason\b", re.IGNORECASE)
_ANYONE = re.compile(r"(?:anyone|anybody|everyone|everybody|people|nobody|no one)\b", re.IGNORECASE)
_RULING = re.compile(r"(?:command|direct|press|prod|push)\w*\b", re.IGNORECASE)
_NOBODY = re.compile(
    r"\b(?:jobs?|tasks?|work|situation|results?|figures|times|crisis|game|match|season|roles?|moment|case|"
    r"circumstances|"
    r"market|weather|economy|plans?|budget|law|rules|recipe|schedule|conditions|conflict|war|life|sport|"
    r"future)$",
    re.IGNORECASE,
)
_OUGHT = re.compile(
    r"\b(?:ha(?:s|ve|d)\sto|needs?\sto|ought\sto|must|should|let['’]?s|let\sus)\b[^,.;]*$", re.IGNORECASE
)
_DO_WE = re.compile(r"\bdo(?:es)?\s(?:we|you|they|he|she|it|I)\s$", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:he|she|it|they|we|I|might|could|would|will|can|must|should)\s\w", re.IGNORECASE)
_WOULD = re.compile(r"\b(?:would|will|['’]d|['’]ll)\s(?:\w+ly\s)?$", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|get|got|gets)\s(?:\w+ly\s|also\s)?$", re.IGNORECASE
)
_PROMISED = re.compile(
    r"\b(?:promis\w+|pledg\w+|commit\w+|undert[ao]\w+|guarante\w+|vow\w*|agreed to)\b", re.IGNORECASE
)
_SWAPPED = {"requester": "requested", "requested": "requester"}
_SETTLED = frozenset({"granted", "refused", "unmet"})


def find_requests(view: View) -> list[Finding]:
    """Return the requests that statements make, report or answer."""
    claims: list[Claim] = []
    for hit in find_hits(view, "requests"):
        claim = _claim(view, hit)
        if claim is not None and _is_tied(view, claims, claim, hit.rule.about):
            claims.append(claim)
    told = with_learnt(view, FindingType.REQUEST, claims)
    return gather(view, FindingType.REQUEST, told, state=_state, same=_is_same_request, main=fullest)


def _is_same_request(view: View, group: Sequence[Claim], claim: Claim) -> bool:
    """Tell whether a claim is about a group's request; whoever speaks for it may "turn it down"."""
    if claim.refers and _answers_itself(group, claim):
        return False
    if is_same(view, group, claim):
        return True
    return claim.refers and 0 <= claim.object.start - group[-1].object.start < _AT_ONCE


def _answers_itself(group: Sequence[Claim], claim: Claim) -> bool:
    """Tell whether who answers a request is who made it: then another one is answered."""
    asking = {party.name for one in group for party in one.parties if party.part == "requester"}
    answering = {party.name for party in claim.parties if party.part == "requested"}
    return claim.state in ("granted", "refused") and not asking.isdisjoint(answering)


def _is_tied(view: View, claims: Sequence[Claim], claim: Claim, about: str) -> bool:
    """Tell whether an account that is none by itself ("would not pay") answers something asked before."""
    if about == "echo":
        if claim.state == "unmet" and _PROMISED.search(claim.where.text_of(view.text)):
            return False
        return any(
            0 <= claim.object.start - asked.object.start < _NEAR and not _answers_itself([asked], claim)
            for asked in claims
        )
    return about != "answer" or any(
        alike(view, asked, claim) and fits([asked], claim) for asked in claims if not asked.refers
    )


def _state(group: Sequence[Claim]) -> str:
    """Return what became of a request by each party's last word; that it was made is the least."""
    settled = [claim for claim in group if claim.state != "made"]
    states = {claim.told.stmt.speaker: claim.state for claim in settled}
    if len(_SETTLED.intersection(states.values())) > 1 or "disputed" in states.values():
        return "disputed"
    return settled[-1].state if settled else "made"


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
        until=due_of(view, Span(hit.span.start, hit.sentence.span.end)),
    )


def _object(view: View, hit: Hit, *, refers: bool) -> Span | None:
    rest, asked = hit.part("rest"), hit.part("object")
    if refers and rest is None:
        return asked or hit.span
    found = object_span(view.text, _with_its_subject(view, hit, rest or asked or hit.span))
    found = _without_occasion(view, found) if found is not None else None
    words = found.text_of(view.text) if found is not None else ""
    if _DO_SO.match(words) or not says_something(words):
        return None
    if hit.rule.about != "got" and _QUESTION.match(words):
        return None
    return found if _asks(view, hit) else None


def _with_its_subject(view: View, hit: Hit, asked: Span) -> Span:
    """Return what is asked for with the one it is to be done to ("that its licence be suspended")."""
    whose = hit.part("requested")
    return Span(whose.start, asked.end) if _is_acted_on(view, hit) and whose is not None else asked


def _is_acted_on(view: View, hit: Hit) -> bool:
    """Tell whether what stands before the act asked for is what it is to be done to, not who is asked."""
    act = hit.part("object")
    return hit.rule.name in _OF_CLAUSES and act is not None and act.text_of(view.text).startswith("be ")


def _without_occasion(view: View, asked: Span) -> Span:
    """Return what is asked for without the occasion told after it ("after the second night of unrest")."""
    cut = _OCCASION.search(asked.text_of(view.text), 1)
    return Span(asked.start, asked.start + cut.start()) if cut else asked


def _asks(view: View, hit: Hit) -> bool:
    """Tell whether a wording asks here: "should" and "demand" may mean other things outside a demand."""
    demanding = hit.told.stmt.kind is Kind.DEMAND
    if hit.rule.about == "modal":
        told = demanding or (hit.told.stmt.quotation is Quotation.DIRECT and _is_instruction(view, hit))
        act = hit.part("object")
        passive = act is not None and act.text_of(view.text).lower().startswith(("be ", "not be "))
        before = view.text[hit.lead : hit.span.start]
        aside = (
            not before.strip(_EDGES)
            or UNDER.search(before)
            or _OWN.search(before)
            or _NO_REASON.search(before)
        )
        return told and not passive and not hit.in_cue and not aside
    if hit.rule.about == "imperative":
        start = view.text[hit.lead : hit.span.start]
        return demanding and not hit.in_cue and _OPENING.match(start) is not None
    if hit.rule.about == "somebody":
        whom = hit.part("requested")
        anyone = whom is not None and _ANYONE.match(whom.text_of(view.text))
        before = view.text[max(hit.sentence.span.start, hit.span.start - _LOOK_BACK) : hit.span.start]
        return not anyone and not _DO_WE.search(before) and (demanding or is_somebody(view, whom))
    if _is_clause(view, hit) or _only_if(view, hit):
        return False
    if hit.rule.about == "own":
        return _is_own_wish(view, hit)
    whom = hit.part("requested")
    if whom is not None and _RULING.match(hit.match[0]) and not hit.in_cue:
        return is_somebody(view, whom)
    if hit.rule.about != "bare":
        return True
    subject = subject_span(view, hit)
    if subject is not None and _NOBODY.search(subject.text_of(view.text)):
        return False
    return hit.in_cue or (
        bool(parties_in(view, hit)) and not _OUGHT.search(view.text[hit.lead : hit.span.start])
    )


def _is_clause(view: View, hit: Hit) -> bool:
    """Tell whether what stands for the one asked is a clause ("told the paper he planned to stay")."""
    whom = hit.part("requested")
    return whom is not None and _CLAUSE.search(whom.text_of(view.text)) is not None


def _only_if(view: View, hit: Hit) -> bool:
    """Tell whether somebody only would ask, on a condition ("if elected, she would ask him to stay")."""
    before = view.text[max(hit.sentence.span.start, hit.span.start - _LOOK_BACK) : hit.span.start]
    return _WOULD.search(before) is not None and find_condition(view.text, hit.sentence.span) is not None


def _is_own_wish(view: View, hit: Hit) -> bool:
    """Tell whether "asked to" is what somebody asks for oneself, not what he was asked."""
    before = view.text[max(hit.sentence.span.start, hit.span.start - _LOOK_BACK) : hit.span.start]
    return (
        not hit.match[0].startswith("Asked")
        and _PASSIVE.search(before) is None
        and bool(parties_in(view, hit))
    )


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
        if not (_is_acted_on(view, hit) and party.part == "requested"):
            yield replace(party, part=_SWAPPED[party.part]) if passive else party
