"""Charges: what is somebody's to decide or to answer for, where a wording tells of it.

    "Command of the unit, he noted, rests with the navy."         Command of the unit
    "As for the fees, they are set by the board."                 the fees
    Who pays for the boats? "The county does."                    pays for the boats

The thing is the wording's own object, its subject, or a clause ("whether to close the mill"). Where it is
only "that" or "it", it is what a sentence opens with ("as for"), else what was asked, else the words around.
"""

from __future__ import annotations

import re

from onrecord.interpret.phrases import object_span, subject_before
from onrecord.interpret.questions import question_before
from onrecord.interpret.rules import Hit
from onrecord.interpret.view import View
from onrecord.model import Span

_POINTS = re.compile(r"(?:it|that|this|they|these|those|he|she|which)$", re.IGNORECASE)
_OWN_QUESTION = re.compile(
    r"(?:^|[.!?:\n\"”]\s?)\s*((?:whether|who|will|would|should|can|could|is|are|does|do|did|may|must)\s[^.!?:\n\"“”]{8,150})\?"
    r"[\"”]?\s*(?:[A-Z]\w{0,12}:\s*)?[\"“]?$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\bQ(?:uestion)?:\s")
_WHO = re.compile(
    r"(?:about\s)?who\s(?:will|would|should|is to|can|could|gets? to)\s|(?:if|whether|why|how|when)\s",
    re.IGNORECASE,
)
_QUESTION_FOR = re.compile(r"\bquestion (?:for|to|of)\b", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:about )?who\s(?:(?:can|will|would|should|must|is to|has to|gets to)\s)?", re.IGNORECASE
)
_OPENS = re.compile(
    r"\W*(?:that\s)?((?:whether|how|when|who|which|what)\s(?:[^,;:.!?\"“”]{2,80}\S))\s(?:is\s|was\s|would\s)?$",
    re.IGNORECASE,
)
_FACT = re.compile(r"(?:how (?:many|much|long|old|far)|when|why|where|what happened)\b", re.IGNORECASE)
_WHO_BEARS = re.compile(
    r"(?:about )?(?:who|which \w+)\s(?:(?:will|would|should|is to|can|could|must|gets? to|has to)\s)?"
    r"(?:finally\s|really\s)?"
    r"(?:decides?|pays?|sets?|signs?|takes?|makes?|approves?|chooses?|picks?|runs?|controls?|commands?|answers?|bears?|"
    r"supervises?|oversees?|appoints?|grants?|checks?)\b",
    re.IGNORECASE,
)
_AS_FOR = re.compile(
    r"\b(?:as (?:for|to|regards|concerns)|with regard to|regarding|concerning|when it comes to)\s"
    r"((?:the\s)?[^,;]{3,120}),",
    re.IGNORECASE,
)
_FOR = "for"
_APART, _NEAR = 80, 200
"""How far a cue parts a subject from its verb, and how far before its answer a question stands."""


def charge_of(view: View, hit: Hit) -> Span | None:
    """Return the thing that a wording says is somebody's, or what was asked where it only points there."""
    named = hit.part("object")
    if hit.rule.about == "asked":
        return _asked_who(view, hit)
    if named is not None and not _POINTS.match(named.text_of(view.text).strip(' ."”')):
        return object_span(view.text, named)
    if named is not None:
        return _as_for(view, hit) or asked_of(view, hit)
    subject = (
        _clause(view, hit) or subject_before(view.text, hit.lead, hit.span.start) or _split_off(view, hit)
    )
    if subject is None:
        return asked_of(view, hit)
    if not _POINTS.match(subject.text_of(view.text)):
        return subject
    return _as_for(view, hit) or asked_of(view, hit) or _around(hit, subject)


def _split_off(view: View, hit: Hit) -> Span | None:
    """Return the subject that a cue parts from its verb ("Command of the unit, he noted, rests with …")."""
    parts = [part for part in hit.told.content if part.end < hit.lead]
    opens = not view.text[hit.lead : hit.span.start].strip(' "“')
    if not parts or not opens or hit.lead - parts[-1].end > _APART:
        return None
    first = parts[-1]
    if re.search(r"[.!?;]\W*$", first.text_of(view.text)):
        return None
    return subject_before(view.text, max(first.start, hit.lead - _NEAR), first.end)


def _clause(view: View, hit: Hit) -> Span | None:
    """Return the clause that is somebody's to decide ("whether to close the mill rests with the owner")."""
    if hit.rule.about not in ("before", _FOR):
        return None
    found = _OPENS.match(view.text, hit.lead, hit.span.start)
    return Span(found.start(1), found.end(1)) if found else None


def _asked_who(view: View, hit: Hit) -> Span | None:
    """Return what was asked by "who decides", "who pays for" and their kin, which "X does" answers."""
    asked = question_before(view, hit.told)
    bears = asked and _WHO_BEARS.match(view.text, asked.start, asked.end)
    if not asked or not bears:
        return None
    lead = _LEAD.match(view.text, asked.start, asked.end)
    return Span(lead.end() if lead else asked.start, asked.end)


def _as_for(view: View, hit: Hit) -> Span | None:
    """Return the thing of "as for the fees, they will be set by the board"."""
    found = _AS_FOR.search(view.text, hit.sentence.span.start, hit.span.start)
    return Span(*found.span(1)) if found else None


def asked_of(view: View, hit: Hit) -> Span | None:
    """Return what was asked, where a statement answers a question with "that is up to …"."""
    goes_on = _LABEL.search(view.text, hit.told.start, hit.span.start) is not None
    asked = (None if goes_on else question_before(view, hit.told)) or _put_just_before(view, hit)
    if asked is None:
        return None
    about_whom = _QUESTION_FOR.search(hit.match[0]) or hit.rule.about == _FOR
    if about_whom and _FACT.match(view.text, asked.start):
        return None
    lead = _WHO.match(view.text, asked.start, asked.end)
    return Span(lead.end() if lead else asked.start, asked.end)


def _put_just_before(view: View, hit: Hit) -> Span | None:
    """Return what the report or an interviewer asks just before an answer ("Will there be a fine?")."""
    told, sentence = hit.told, hit.sentence.span
    at = told.start if sentence.start <= told.content[0].start else sentence.start
    found = _OWN_QUESTION.search(view.text, max(0, at - _NEAR), at)
    return Span(*found.span(1)) if found else None


def _around(hit: Hit, subject: Span) -> Span | None:
    if hit.rule.about != "passive":
        return None
    bearer = hit.part("bearer")
    return Span(subject.start, bearer.start - 4) if bearer else None
