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

from onrecord.interpret.charges import asked_of, charge_of
from onrecord.interpret.gather import Claim, disputed_where, gather, is_same
from onrecord.interpret.learnt import with_learnt
from onrecord.interpret.parties import is_somebody, parties_in, parties_of, subject_span
from onrecord.interpret.phrases import says_something, stems
from onrecord.interpret.rules import Hit, find_hits
from onrecord.interpret.view import View
from onrecord.model import Finding, FindingType, Party, Span
from onrecord.resources import words_of

_ONLY_POINTS = re.compile(r"(?:^|[.;,:—–]\s?[\"“”]?\s?)[\"“]?(?:it|that|this|those|these)\s?$", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:and|but)\s", re.IGNORECASE)
_BORNE = frozenset({"before", "passive", "only", "for"})
_NOT = re.compile(
    r",?[\s\"“](?:and\s|but\s)?not\s(?:(?:for|of|to|with|by|on|in|under)\s)?"
    r"((?:the\s|its\s|an?\s|any\s)?(?!only\b|just\b|even\b|yet\b|least\b)[^\W\d][^,.;:!?\"“”]{1,60}?)"
    r"(?=[,.;:!?\"“”]|\sto\s|$)",
    re.IGNORECASE,
)
_NOT_FAR, _NOT_WITHIN = 8, 80
_FIRST_WORD = re.compile(r"[\w’'-]+\s(?:(?:of|on|out|to|for|over|about)\s)?(?:the\s)?", re.IGNORECASE)
_PART_WITHIN = 200
_FOR = "for"
_OFFICES_ONLY = frozenset({"charge", "office"})
_MEASURED = re.compile(r"the\s(\w+)", re.IGNORECASE)
_NEAR = 400
_ARTICLE = re.compile(r"(?:the|an?)\s(?=\S)", re.IGNORECASE)
_DECIDABLE = re.compile(
    r"(?:whether|how|when|who|which|what)\s|\w+ing\b|(?:the\s|any\s|that\s|this\s|such\s|all\s)?(?:[\w’'-]+\s){0,3}?"
    r"(?:decisions?|choice|timing|details|terms|ruling|verdict|matters?|question|issue|answer|sanction|penalty|fate|future|"
    r"outcome|call|say|word|power|right|prerogative)\b",
    re.IGNORECASE,
)
_MADE = re.compile(r"\bmade\b", re.IGNORECASE)
_DECISION = re.compile(
    r"\b(?:decisions?|choices?|appointments?|calls?|rulings?|rules?|laws?|orders?|polic(?:y|ies)|selections?|changes)\b",
    re.IGNORECASE,
)


def find_responsibilities(view: View) -> list[Finding]:
    """Return what statements say is somebody's to decide, to command or to answer for."""
    claims: list[Claim] = []
    for hit in find_hits(view, "responsibilities"):
        claims.extend(_claims(view, hit, claims[-1] if claims else None))
    told = with_learnt(view, FindingType.RESPONSIBILITY, claims)
    return gather(view, FindingType.RESPONSIBILITY, told, state=disputed_where(_clash), same=_is_same_charge)


def _is_same_charge(view: View, group: Sequence[Claim], claim: Claim) -> bool:
    """Tell whether a claim is about a group's charge; one's being disclaimed is not another's being held."""
    bearers = [stems(" ".join(party.name for party in one.parties)) for one in (*group, claim)]
    one_bearer = bool(frozenset().union(*bearers[:-1]) & bearers[-1])
    if one_bearer and _says_again(view, group[-1], claim):
        return True
    return is_same(view, group, claim) and (one_bearer or all(one.state == claim.state for one in group))


def _says_again(view: View, before: Claim, claim: Claim) -> bool:
    """Tell whether a speaker says again whose a thing is, by a measure of it ("the board sets the date")."""
    near = 0 < claim.object.start - before.object.start < _NEAR
    alone = _MEASURED.fullmatch(claim.object.text_of(view.text))
    named = alone is not None and alone[1].lower() in words_of("responsibilities", "dimensions")
    one_voice = before.told.stmt.speaker == claim.told.stmt.speaker
    return near and named and one_voice and before.state == claim.state


def _clash(states: frozenset[str]) -> bool:
    return len(states) > 1


def _claims(view: View, hit: Hit, before: Claim | None) -> Iterator[Claim]:
    """Yield what a wording tells, and who bears the thing instead ("to the board, not to the army")."""
    claim = _claim(view, hit, before)
    if claim is None:
        return
    yield claim
    other = _other(view.text, claim.object)
    instead = parties_of(view, "bearer", hit.part("instead"), hit.told)
    if instead and other:
        yield replace(claim, state="held", parties=instead, object=other)
    if claim.state == "held" and other and (not_ := _not(view, hit)):
        yield replace(claim, state="disclaimed", parties=not_, object=other)


def _not(view: View, hit: Hit) -> tuple[Party, ...]:
    """Return whose a thing is said not to be beside whose it is ("for the board, not for the minister")."""
    bearer = hit.part("bearer") or subject_span(view, hit)
    if bearer is None or (hit.rule.subject and hit.in_cue):
        return ()
    end = min(hit.sentence.span.end, hit.span.start if hit.rule.subject else hit.span.end + _NOT_WITHIN)
    near = _NOT.search(view.text, bearer.start, end)
    found = near if near and near.start() <= bearer.end + _NOT_FAR else _not_after_cue(view, hit)
    if found is None or not _is_named(view, Span(*found.span(1))):
        return ()
    return parties_of(view, "bearer", Span(*found.span(1)), hit.told)


def _not_after_cue(view: View, hit: Hit) -> re.Match[str] | None:
    """Return what goes on after the cue ("is for the board, she said, not for her")."""
    later = [part for part in hit.told.content if hit.span.end <= part.start < hit.span.end + _PART_WITHIN]
    return _NOT.match(view.text, later[0].start - 1, later[0].end) if later else None


def _is_named(view: View, span: Span) -> bool:
    """Tell whether words name somebody, or something with "the" that stands beside somebody."""
    return is_somebody(view, span) or view.text.lower().startswith("the ", span.start)


def _other(text: str, span: Span) -> Span | None:
    """Return another span of a thing, without its article or first word: two findings need two spans."""
    article = _ARTICLE.match(text, span.start, span.end)
    if article:
        return Span(article.end(), span.end)
    if text.startswith("to ", max(0, span.start - len("to "))):
        return Span(span.start - len("to "), span.end)
    rest = _FIRST_WORD.match(text, span.start, span.end)
    return Span(rest.end(), span.end) if rest and says_something(text[rest.end() : span.end]) else None


def _claim(view: View, hit: Hit, before: Claim | None) -> Claim | None:
    bearers = parties_in(view, hit)
    object_ = _told_before(view, hit, before) or charge_of(view, hit)
    if hit.is_asked or not bearers or object_ is None:
        return None
    if hit.rule.about in _BORNE and not _can_bear(view, hit):
        return None
    if hit.rule.about == _FOR and not _is_decidable(view, hit, object_):
        return None
    if hit.rule.about == "passive" and _MADE.search(hit.match[0]) and not _is_decided(view, object_):
        return None
    if hit.rule.about in _OFFICES_ONLY and not _is_office(view, hit):
        return None
    return Claim(hit.told, hit.rule.state, object_, hit.sentence.span, parties=bearers)


def _told_before(view: View, hit: Hit, before: Claim | None) -> Span | None:
    """Return the thing just told of, where the same answer goes on about it ("that is for …").

    Its span differs from the one before, as two findings of one report may not have one span.
    """
    if (
        before is None
        or before.state == hit.rule.state
        or hit.part("object")
        or not _is_just_told(hit, before)
    ):
        return None
    between = view.text[max(hit.lead, before.object.end) : hit.span.start]
    goes_on = _GOES_ON.match(hit.match[0]) is not None or _ONLY_POINTS.search(between) is not None
    return _other(view.text, before.object) if goes_on else None


def _is_just_told(hit: Hit, before: Claim) -> bool:
    """Tell whether a claim stands in the same answer, or in the speaker's sentence before."""
    one = before.told is hit.told or before.told.stmt.speaker == hit.told.stmt.speaker
    return one and hit.span.start - before.object.end < _PART_WITHIN


def _is_decidable(view: View, hit: Hit, span: Span) -> bool:
    """Tell whether a thing can be left to somebody's decision; what was asked can."""
    return _DECIDABLE.match(span.text_of(view.text)) is not None or span == asked_of(view, hit)


def _is_decided(view: View, span: Span) -> bool:
    """Tell whether a thing is one that is made by deciding ("the choice", no country and no cake)."""
    return _DECISION.search(span.text_of(view.text)) is not None


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
