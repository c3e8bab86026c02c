"""Responsibilities: who decides, commands, supervises or answers for what, or says that they do not.

    "The harbour board sets the fee."                             held: the fee
    "Bail is a matter for the judge."                             held: bail
    "Asked who would reopen the pass, Lund said that was up to the road office."  held: reopen the pass
    "It is not for us to decide on the strike."                   disclaimed: the strike

Blame for what happened ("responsible for the attack") is none of this, nor is what somebody decided once.
Where the thing is only "that" or "it", it is what was asked, else the words around.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.interpret.gather import Claim, disputed_where, gather, is_same
from onrecord.interpret.parties import is_somebody, parties_in, parties_of, subject_span
from onrecord.interpret.phrases import object_span, stems, subject_before
from onrecord.interpret.questions import question_before
from onrecord.interpret.rules import Hit, find_hits
from onrecord.interpret.view import View
from onrecord.model import Finding, FindingType, Span
from onrecord.resources import words_of

_POINTS = re.compile(r"(?:it|that|this|they|these|those|he|she|which)$", re.IGNORECASE)
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
_BORNE = frozenset({"before", "passive", "only"})
_OFFICES_ONLY = frozenset({"charge", "office"})
_ARTICLE = re.compile(r"(?:the|an?)\s(?=\S)", re.IGNORECASE)
_AS_FOR = re.compile(r"\bas (?:for|to)\s(?:the\s)?([^,;]{3,120}),", re.IGNORECASE)


def find_responsibilities(view: View) -> list[Finding]:
    """Return what statements say is somebody's to decide, to command or to answer for."""
    claims = [claim for hit in find_hits(view, "responsibilities") for claim in _claims(view, hit)]
    return gather(
        view, FindingType.RESPONSIBILITY, claims, state=disputed_where(_clash), same=_is_same_charge
    )


def _is_same_charge(view: View, group: Sequence[Claim], claim: Claim) -> bool:
    """Tell whether a claim is about a group's charge; one's being disclaimed is not another's being held."""
    bearers = [stems(" ".join(party.name for party in one.parties)) for one in (*group, claim)]
    one_bearer = bool(frozenset().union(*bearers[:-1]) & bearers[-1])
    return is_same(view, group, claim) and (one_bearer or all(one.state == claim.state for one in group))


def _clash(states: frozenset[str]) -> bool:
    return len(states) > 1


def _claims(view: View, hit: Hit) -> Iterator[Claim]:
    """Yield what a wording tells, and who bears the thing instead ("to the board, not to the army")."""
    claim = _claim(view, hit)
    if claim is None:
        return
    yield claim
    instead = parties_of(view, "bearer", hit.part("instead"), hit.told)
    if instead:
        yield replace(claim, state="held", parties=instead, object=_bare(view.text, claim.object))


def _bare(text: str, span: Span) -> Span:
    """Return a phrase without its article: two findings about one thing need spans that differ."""
    article = _ARTICLE.match(text, span.start, span.end)
    return Span(article.end(), span.end) if article else span


def _claim(view: View, hit: Hit) -> Claim | None:
    bearers = parties_in(view, hit)
    object_ = _object(view, hit)
    if hit.is_asked or not bearers or object_ is None:
        return None
    if hit.rule.about in _BORNE and not _can_bear(view, hit):
        return None
    if hit.rule.about in _OFFICES_ONLY and not _is_office(view, hit):
        return None
    return Claim(hit.told, hit.rule.state, object_, hit.sentence.span, parties=bearers)


def _object(view: View, hit: Hit) -> Span | None:
    named = hit.part("object")
    if hit.rule.about == "asked":
        return _asked_who(view, hit)
    if named is not None and not _POINTS.match(named.text_of(view.text).strip(' ."”')):
        return object_span(view.text, named)
    if named is not None:
        return _as_for(view, hit) or _asked(view, hit)
    subject = _clause(view, hit) or subject_before(view.text, hit.lead, hit.span.start)
    if subject is None:
        return _asked(view, hit)
    if not _POINTS.match(subject.text_of(view.text)):
        return subject
    return _as_for(view, hit) or _asked(view, hit) or _around(hit, subject)


def _clause(view: View, hit: Hit) -> Span | None:
    """Return the clause that is somebody's to decide ("whether to close the mill rests with the owner")."""
    if hit.rule.about != "before":
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


def _asked(view: View, hit: Hit) -> Span | None:
    """Return what was asked, where a statement answers a question with "that is up to …"."""
    asked = question_before(view, hit.told)
    if asked is None:
        return None
    if _QUESTION_FOR.search(hit.match[0]) and _FACT.match(view.text, asked.start):
        return None
    lead = _WHO.match(view.text, asked.start, asked.end)
    return Span(lead.end() if lead else asked.start, asked.end)


def _around(hit: Hit, subject: Span) -> Span | None:
    if hit.rule.about != "passive":
        return None
    bearer = hit.part("bearer")
    return Span(subject.start, bearer.start - 4) if bearer else None


def _can_bear(view: View, hit: Hit) -> bool:
    """Tell whether a wording names a body, an office or somebody; "up to the sill" does not."""
    return hit.part("bearer") is None or is_somebody(view, hit.part("bearer"))


def _is_office(view: View, hit: Hit) -> bool:
    """Tell whether the subject is a body or an office: nobody else's deciding is a responsibility."""
    subject = subject_span(view, hit)
    if subject is None:
        return False
    words = {word.lower() for word in re.findall(r"[^\W\d_]+", subject.text_of(view.text))}
    known = view.names.get(" ".join(subject.text_of(view.text).lower().split()).removeprefix("the "))
    return bool(words & words_of("responsibilities", "bearers")) or known in _offices(view)


def _offices(view: View) -> set[str | None]:
    return {told.stmt.speaker for told in view.told if told.stmt.role}
