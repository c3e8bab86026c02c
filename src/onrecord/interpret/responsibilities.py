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
from onrecord.interpret.phrases import object_span, says_something, stems, subject_before
from onrecord.interpret.questions import question_before
from onrecord.interpret.rules import Hit, find_hits
from onrecord.interpret.view import View
from onrecord.model import Finding, FindingType, Party, Span
from onrecord.resources import words_of

_POINTS = re.compile(r"(?:it|that|this|they|these|those|he|she|which)$", re.IGNORECASE)
_ONLY_POINTS = re.compile(r"(?:^|[.;,:—–]\s?[\"“”]?\s?)[\"“]?(?:it|that|this|those|these)\s?$", re.IGNORECASE)
_OWN_QUESTION = re.compile(
    r"(?:^|[.!?:\n\"”]\s?)\s*((?:whether|who|will|would|should|can|could|is|are|does|do|did|may|must)\s[^.!?:\n\"“”]{8,150})\?"
    r"[\"”]?\s*(?:[A-Z]\w{0,12}:\s*)?[\"“]?$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\bQ(?:uestion)?:\s")
_GOES_ON = re.compile(r"(?:and|but)\s", re.IGNORECASE)
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
_AS_FOR = re.compile(
    r"\b(?:as (?:for|to|regards|concerns)|with regard to|regarding|concerning|when it comes to)\s"
    r"((?:the\s)?[^,;]{3,120}),",
    re.IGNORECASE,
)
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
    return gather(
        view, FindingType.RESPONSIBILITY, claims, state=disputed_where(_clash), same=_is_same_charge
    )


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
    object_ = _told_before(view, hit, before) or _object(view, hit)
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
    return _DECIDABLE.match(span.text_of(view.text)) is not None or span == _asked(view, hit)


def _is_decided(view: View, span: Span) -> bool:
    """Tell whether a thing is one that is made by deciding ("the choice", no country and no cake)."""
    return _DECISION.search(span.text_of(view.text)) is not None


def _object(view: View, hit: Hit) -> Span | None:
    named = hit.part("object")
    if hit.rule.about == "asked":
        return _asked_who(view, hit)
    if named is not None and not _POINTS.match(named.text_of(view.text).strip(' ."”')):
        return object_span(view.text, named)
    if named is not None:
        return _as_for(view, hit) or _asked(view, hit)
    subject = (
        _clause(view, hit) or subject_before(view.text, hit.lead, hit.span.start) or _split_off(view, hit)
    )
    if subject is None:
        return _asked(view, hit)
    if not _POINTS.match(subject.text_of(view.text)):
        return subject
    return _as_for(view, hit) or _asked(view, hit) or _around(hit, subject)


def _split_off(view: View, hit: Hit) -> Span | None:
    """Return the subject that a cue parts from its verb ("Command of the unit, he noted, rests with …")."""
    parts = [part for part in hit.told.content if part.end < hit.lead]
    opens = not view.text[hit.lead : hit.span.start].strip(' "“')
    if not parts or not opens or hit.lead - parts[-1].end > _NOT_WITHIN:
        return None
    first = parts[-1]
    if re.search(r"[.!?;]\W*$", first.text_of(view.text)):
        return None
    return subject_before(view.text, max(first.start, hit.lead - _PART_WITHIN), first.end)


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


def _asked(view: View, hit: Hit) -> Span | None:
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
    found = _OWN_QUESTION.search(view.text, max(0, at - _PART_WITHIN), at)
    return Span(*found.span(1)) if found else None


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
