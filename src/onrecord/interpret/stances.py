"""Stances: what a party thinks of an option, and whether it has come to think otherwise.

    "The rector considers it premature to reopen the labs."        against: reopen the labs
    "The union backs the merger."                                   for: the merger
    "The premier did not rule out a loan."                          open: a loan
    "The club no longer opposes the new rule."                      changed

An option is a thing to do or to have; a view of a person is none. Whose view it is: whoever the words name,
else the holder, else the speaker. Two views of one option by one bearer, the later unlike the earlier, are a
change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from onrecord.interpret.gather import Claim, alike, gather, is_same
from onrecord.interpret.learnt import with_learnt
from onrecord.interpret.options import blamed_for, is_judged, is_no_option, is_option, is_verb, may_hold
from onrecord.interpret.parties import (
    is_somebody,
    parties_in,
    parties_of,
    speaker_of,
    subject_span,
    subject_words,
)
from onrecord.interpret.phrases import object_span, stems, subject_before
from onrecord.interpret.questions import question_before
from onrecord.interpret.rules import Hit, find_hits
from onrecord.interpret.view import View, sentence_end
from onrecord.model import Finding, FindingType, Kind, Party, Quotation, Span

_ONLY_VIEWED = re.compile(r"\b(?:im)?possible\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:it|them|this|that|him|her)\b", re.IGNORECASE)
_POINTS = re.compile(r"(?:it|this|that|them|so|any|one)$", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:and\s)?(?:about\s|if\s|whether\s|what about\s)?"
    r"(?:(?:do|does|did|would|will|could|can|should|is|are|was|might|may)\s)?"
    r"(?:(?:you|he|she|it|they|we|the\s\w+|(?-i:[A-Z])[\w’'-]+(?:\s(?-i:[A-Z])[\w’'-]+)?)\s"
    r"(?:(?:would|will|could|might|may|also|still|now|really)\s)*"
    r"(?:(?:supports?|backs?|accepts?|favou?rs?|opposes?|considers?|wants?|welcomes?|excludes?|rules? out|"
    r"agrees? (?:to|with)|thinks? (?:of|about)|be for|be against|for|against|in favou?r of|ready to|"
    r"willing to|open to)"
    r"\s(?:the (?:idea|proposal|possibility) (?:of|to)\s)?)?)?",
    re.IGNORECASE,
)
_THEY = frozenset({"it", "they", "he", "she"})
_NOBODY = frozenset({"him", "her", "them", "it", "this", "that", "the", "us"})
_FAVOURS = re.compile(r"favou?r(?:s|ed|ing)?\b", re.IGNORECASE)
_SHARE = re.compile(
    r"\b(?:majority|per ?cent|most|half|many|third|quarters?|some|few|public)\b|%", re.IGNORECASE
)
_CALLED = frozenset({"oppose", "support"})
_AS = re.compile(r"\sas\s(?=[\"“]?(?:an?|the|too)\b)", re.IGNORECASE)
_ASKED = "asked"
_THEN = re.compile(r"\s(?:after|having|despite|in spite of)\s(?:[\w-]+\s){0,2}?\w+ing\b", re.IGNORECASE)
_ONCE = (
    r"(?:previously|earlier|initially|originally|at first|first|long|once|until (?:now|recently|then)|for "
    r"(?:months|years|weeks))"
)
_VIEWS = "oppos|reject|resist|object|refus|back|support|favou?r|block"
_TURNED = re.compile(
    r"\b(?:revers(?:ed|es|ing) (?:course|itself|himself|herself|themselves|its stance|track)|"
    r"chang(?:ed|es|ing) (?:its|his|her|their|my|our) minds?|U-turn|about-face|volte-face|"
    r"relent(?:s|ed|ing)|change of heart|backtrack(?:s|ed|ing)|climbed down|"
    rf"(?:after|despite|having) (?:{_ONCE} )?(?:[\w-]+ )?(?:{_VIEWS})(?:ing|ed)|"
    rf"(?:which|who|that|it|he|she|they) (?:had )?{_ONCE} (?:been )?(?:{_VIEWS}|spoken|against)\w*|"
    r"spoken out (?:against|for)\b.*\bas recently as)",
    re.IGNORECASE,
)
"""That somebody once saw it otherwise, told in the same sentence."""
_READY = "ready"
_WISHES = frozenset({Kind.DEMAND, Kind.PROPOSE, Kind.EVALUATE})
_SAID = frozenset({"said", "should", "thing", "option said", "asked"})
_OPPOSED = frozenset({"for", "against"})


def find_stances(view: View) -> list[Finding]:
    """Return what parties are said to think of options."""
    claims: list[Claim] = []
    ready: list[Claim] = []
    for hit in find_hits(view, "stances"):
        claim = _claim(view, hit)
        if claim is not None:
            (ready if hit.rule.about == _READY else claims).append(claim)
    turned = [one for one in ready if any(_is_turned(view, one, other) for other in claims)]

    def same(view: View, group: Sequence[Claim], claim: Claim) -> bool:
        of_turn = claim in turned or any(one in turned for one in group)
        return is_same(view, group, claim) or (of_turn and any(_is_turned(view, claim, one) for one in group))

    inorder = with_learnt(
        view, FindingType.STANCE, sorted((*claims, *turned), key=lambda claim: claim.object)
    )
    return gather(view, FindingType.STANCE, inorder, state=_state, same=same, main=partial(_named, view))


def _named(view: View, group: Sequence[Claim]) -> Claim:
    """Return the first claim that names its option without a pronoun in it; the first where all have one."""
    return next((claim for claim in group if not _PRONOUN.search(claim.object.text_of(view.text))), group[0])


def _is_turned(view: View, one: Claim, other: Claim) -> bool:
    """Tell whether one side is ready for what it was against, whoever of it speaks."""
    sides = [
        stems(
            " ".join(
                name for name in (*(party.name for party in claim.parties), claim.told.stmt.speaker) if name
            )
        )
        for claim in (one, other)
    ]
    return {one.state, other.state} == _OPPOSED and bool(sides[0] & sides[1]) and alike(view, one, other)


def _state(group: Sequence[Claim]) -> str:
    """Return the latest view, or that it has changed: one bearer was for it and against it."""
    told = {claim.state for claim in group}
    return "changed" if told >= _OPPOSED or "changed" in told else group[-1].state


def _claim(view: View, hit: Hit) -> Claim | None:
    thing = hit.part("object")
    object_ = object_span(view.text, thing) if thing else None
    if object_ is not None and hit.rule.name in _CALLED:
        as_ = _AS.search(view.text, object_.start + 1, object_.end)
        object_ = Span(object_.start, as_.start()) if as_ else object_
        object_ = blamed_for(view, hit.match[0], object_) or object_
    if object_ is not None and (then := _THEN.search(view.text, object_.start, object_.end)):
        object_ = Span(object_.start, then.start())
    if hit.rule.about == "thing":
        object_ = subject_before(view.text, hit.lead, hit.span.start)
    if hit.rule.about == _ASKED or (object_ is not None and _POINTS.match(object_.text_of(view.text))):
        object_ = _asked_about(view, hit)
    if object_ is None or not _is_view(view, hit, object_):
        return None
    if hit.rule.about == "thing" and hit.part("bearer") and not is_somebody(view, hit.part("bearer")):
        return None
    bearers = _bearers(view, hit)
    unnamed = not bearers and hit.rule.about == "option" and not _is_pronoun(view, hit)
    if unnamed or not may_hold(bearers):
        return None
    return Claim(hit.told, _state_told(view, hit), object_, hit.sentence.span, parties=bearers)


def _is_pronoun(view: View, hit: Hit) -> bool:
    """Tell whether "it" or "they" has the view, whoever that is."""
    return subject_words(view, hit) in _THEY


def _state_told(view: View, hit: Hit) -> str:
    """Return the view that a wording tells, or that it has changed where its sentence says so."""
    turned = hit.rule.state in _OPPOSED and _TURNED.search(hit.sentence.span.text_of(view.text))
    return "changed" if turned else hit.rule.state


def _asked_about(view: View, hit: Hit) -> Span | None:
    """Return the option that was asked about, which an answer only points at ("we are open to it")."""
    asked = question_before(view, hit.told)
    if asked is None:
        return None
    lead = _LEAD.match(view.text, asked.start, asked.end)
    return object_span(view.text, Span(lead.end() if lead else asked.start, asked.end))


def _is_view(view: View, hit: Hit, object_: Span) -> bool:
    """Tell whether an option is judged: not a person, and not what is only called possible in passing."""
    stmt, words = hit.told.stmt, object_.text_of(view.text)
    if view.text.startswith("?", sentence_end(view.text, hit.span.start)):
        return False
    if hit.is_asked or (hit.is_declined and hit.rule.state != "open") or is_no_option(words):
        return False
    if hit.rule.about == "vote":
        return words.lower() not in _NOBODY
    if hit.rule.about == "option said" and _ONLY_VIEWED.search(hit.match[0]):
        return False
    if hit.rule.about == "should":
        return stmt.quotation is not Quotation.DIRECT or stmt.kind in _WISHES
    if hit.rule.about == "said":
        return _ONLY_VIEWED.search(hit.match[0]) is None
    if hit.rule.about not in ("option", "thing", "option said", _ASKED):
        return True
    verb = hit.match[0]
    if not (is_judged(verb, words) and is_verb(view.text, hit.span.start, object_.start)):
        return False
    return is_option(view, stmt.target, words) and not view.text.startswith(
        " to ", max(0, hit.span.start - len(" to "))
    )


def _benefits(view: View, hit: Hit) -> bool:
    """Tell whether a thing favours somebody ("a toll favours the rich"), which is no view of its own."""
    subject = subject_span(view, hit)
    if _FAVOURS.match(hit.match[0]) is None or hit.in_cue or is_somebody(view, subject):
        return False
    return subject is None or _SHARE.search(subject.text_of(view.text)) is None


def _bearers(view: View, hit: Hit) -> tuple[Party, ...]:
    turn = _TURNED.search(view.text, hit.lead, hit.span.start) if hit.rule.subject else None
    if turn is not None:
        return parties_of(view, "bearer", subject_before(view.text, hit.lead, turn.start()), hit.told)
    named = parties_in(view, hit)
    if named:
        return named if not _benefits(view, hit) else ()
    stmt = hit.told.stmt
    own = speaker_of(view, "bearer", hit.told)
    if stmt.holder and hit.rule.about in _SAID:
        return (Party("bearer", stmt.holder, None),)
    return (own,) if own and hit.rule.about in _SAID else ()
