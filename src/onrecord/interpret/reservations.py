"""Reservations: what a party says that it may do, and on what condition.

    "The firm reserves the right to close the plant."                     stated: close the plant
    "We are ready to return to the table if the pickets leave."           stated, on a condition
    "The club waived its right to appeal."                                withdrawn

A conditional act is a reservation only where it is one of the speaker's own side and in nobody else's hands
to expect: with a day by which it is owed it is a commitment. What others may do is a prediction.
"""

from __future__ import annotations

import re

from onrecord.interpret.gather import Claim, gather
from onrecord.interpret.learnt import with_learnt
from onrecord.interpret.own_sides import (
    is_his,
    is_it,
    is_of_its_head,
    is_outsider,
    is_own_side,
    speaks_for,
)
from onrecord.interpret.parties import is_somebody, parties_in, speaker_of, subject_span
from onrecord.interpret.phrases import find_condition, object_span, subject_before
from onrecord.interpret.rules import Hit, find_hits
from onrecord.interpret.terms import day_in, due_in
from onrecord.interpret.view import View
from onrecord.model import EntityType, Finding, FindingType, Kind, Party, Span

_MIGHT = re.compile(r"(?:might|could|may)\b", re.IGNORECASE)
_TIMED = re.compile(
    r"when\s(?:(?:we|I|he|she|you)\b|.*\b(?:next|this)\s\w+$)|"
    r"(?:if|once)\s(?:he|she|I|we|they)\s(?:wins?|becomes?|gets? elected)\b",
    re.IGNORECASE,
)
"""A time, or an office to be won: what is said to be done then is promised."""
_GUESSED = re.compile(r"\b(?:speculat|guess|predict|doubt|wonder|suspect|fear)", re.IGNORECASE)
_WHETHER = re.compile(r"\bwhether\s[^.;:,]*$", re.IGNORECASE)
_COMES_OUT = re.compile(r"(?:fail|win|lose|succeed)\b", re.IGNORECASE)
_WHO = re.compile(r"(?:he|she|they|we|i|who)$", re.IGNORECASE)
_ANYBODY = re.compile(
    r"(?:somebody|someone|some|one|you|anyone|anybody|everyone|people|voters|many|most|others|this|that|which|"
    r"who|there|what)\b",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\bif\s(?:[\w’'-]+\s){0,4}?(?:were\s(?:a|an|the|to|still|in|president|him|her|you|me)\b|had\s(?:to|a|been|"
    r"\w+ed)\b)|\bif\s(?:re-?)?elected\b|\bwould\shave\s(?!(?:to|no)\b)",
    re.IGNORECASE,
)
"""A condition that is contrary to fact, or an election: what a candidate would do is a promise."""
_RULES = re.compile(r"\b(?:rul|decid|order|find|found|held|allow)", re.IGNORECASE)
_READY = re.compile(
    r"(?:is|are|was|were|be|remains?|stands?)\b.{0,30}?\b(?:ready|prepared|willing)\b", re.IGNORECASE
)
_ACTS = re.compile(
    r"\b(?:cuts?|rises?|increases?|reductions?|extensions?|strikes?|walkouts?|bans?|closures?|recalls?|responses?|steps?|"
    r"levy|levies|tariffs?|duty|duties|curfews?|restrictions?|fines?|"
    r"measures?|sanctions|appeals?|sales?|purchases?|exemptions?|amnesty|pardons?|release|withdrawals?|deployments?|"
    r"approach|actions?|proceedings|petitions?|lawsuits?|boycotts?|protests?|blockades?|referendums?|"
    r"loans?|doses?|visits?|transfers?|shipments?|deliver(?:y|ies))(?:\s(?:of|in|to|on)\b.*)?$",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?;][\"”’)]*\s")
_ELSE = re.compile(
    r"\b(?:failing (?:which|that)|in (?:that|which|such a|this) (?:case|event)|or else|otherwise|"
    r"if not|if so)\b",
    re.IGNORECASE,
)
"""A condition that is told before."""
_THEN_IT = re.compile(r"(?:^|\s)(?:it|they)$")
_SUPPOSED = frozenset({"if", "may", "any time", "done"})
_OWN_ACTS = frozenset({Kind.PROMISE, Kind.THREATEN, Kind.DECIDE})


def find_reservations(view: View) -> list[Finding]:
    """Return what parties say they may do."""
    claims = [claim for hit in find_hits(view, "reservations") if (claim := _claim(view, hit)) is not None]
    return gather(view, FindingType.RESERVATION, with_learnt(view, FindingType.RESERVATION, claims))


def _claim(view: View, hit: Hit) -> Claim | None:
    act = hit.part("object") or hit.part("rest")
    object_ = object_span(view.text, _before_condition(view, hit, act)) if act else _possible(view, hit)
    parties = parties_in(view, hit)
    if object_ is None or hit.is_asked or _is_idle(view, hit):
        return None
    if hit.rule.name == "threaten to" and not (parties and _can_threaten(view, hit)):
        return None
    if _is_it_else(view, hit):
        parties = _speakers(view, hit)
    if hit.rule.about == "if" and not is_conditional(view, hit, parties):
        return None
    own = is_own_side(view, hit, parties) or is_his(view, hit)
    if hit.rule.about in ("any time", "office") and not (own or speaks_for(view, hit)):
        return None
    if hit.rule.about == "may" and not (
        own or is_of_its_head(view, hit) or is_conditional(view, hit, parties)
    ):
        return None
    free = hit.rule.name == "be free to" and _is_granted(view, hit, own)
    if hit.rule.about == "own" and not (own or free):
        return None
    if hit.rule.about == "done" and not _is_granted(view, hit, own):
        return None
    warned = hit.match[0].lower().startswith("warn")
    if hit.rule.about == "warn" and warned and find_condition(view.text, hit.sentence.span) is None:
        return None
    if hit.rule.about in ("office", "possible", "done") and not parties:
        parties = _speakers(view, hit)
    return Claim(hit.told, hit.rule.state, object_, reach(view, hit), parties=parties)


def _speakers(view: View, hit: Hit) -> tuple[Party, ...]:
    speaker = speaker_of(view, "bearer", hit.told)
    return (speaker,) if speaker else ()


def _before_condition(view: View, hit: Hit, act: Span) -> Span:
    """Return an act without the condition that ends it ("sell should prices fall")."""
    condition = find_condition(view.text, Span(hit.sentence.span.start, act.end))
    return Span(act.start, condition.start) if condition and condition.start > act.start else act


def reach(view: View, hit: Hit) -> Span:
    """Return the sentence that holds a wording, with what goes on after "…, she said, if …"."""
    sentence = hit.sentence.span
    later = [
        part.end
        for part in hit.told.content
        if part.start >= sentence.end and not _STOP.search(view.text, sentence.end - 1, part.start)
    ]
    return Span(sentence.start, max(later, default=sentence.end))


def _is_idle(view: View, hit: Hit) -> bool:
    """Tell whether nobody in particular is to act, or only what is supposed is told."""
    if hit.rule.about not in _SUPPOSED:
        return False
    subject = subject_span(view, hit)
    if subject is not None and _ANYBODY.match(subject.text_of(view.text)):
        return True
    within = reach(view, hit)
    condition = find_condition(view.text, within)
    supposed = condition is not None and condition.start < hit.span.start < condition.end
    cue = " ".join(span.text_of(view.text) for span in hit.told.cue)
    ruled = hit.rule.about == "may" and _RULES.search(cue) is not None
    if supposed or ruled or _is_only_viewed(view, hit):
        return True
    timed = condition is not None and _TIMED.match(condition.text_of(view.text)) is not None
    return timed or _UNREAL.search(within.text_of(view.text)) is not None


def _is_only_viewed(view: View, hit: Hit) -> bool:
    """Tell whether an act is only guessed, left open ("whether"), or the report's own ("Lund may blame")."""
    act = hit.part("object") or hit.part("rest")
    return (
        any(_GUESSED.search(cue.text_of(view.text)) for cue in hit.told.cue)
        or any(cue.start <= hit.span.start < cue.end for cue in hit.told.cue)
        or _WHETHER.search(view.text[hit.lead : hit.span.start]) is not None
        or (act is not None and _COMES_OUT.match(view.text, act.start) is not None)
    )


def _is_granted(view: View, hit: Hit, own: bool) -> bool:
    """Tell whether somebody in an office or of one's own side says it, on a condition."""
    return (own or speaks_for(view, hit)) and _condition(view, hit) is not None


def _condition(view: View, hit: Hit) -> Span | None:
    """Return the condition of an act, or the words that point back to one ("failing which")."""
    found = find_condition(view.text, reach(view, hit))
    back = None if found else _ELSE.search(view.text, hit.sentence.span.start, hit.span.start)
    return Span(*back.span()) if back else found


def _can_threaten(view: View, hit: Hit) -> bool:
    """Tell whether somebody threatens, and not a thing that may do harm ("floods threaten to")."""
    subject = subject_span(view, hit)
    if hit.in_cue or subject is None:
        return True
    return is_somebody(view, subject) or _WHO.match(subject.text_of(view.text)) is not None


def _possible(view: View, hit: Hit) -> Span | None:
    """Return the act that an office calls possible on a condition ("a first cut is possible if …")."""
    act = subject_before(view.text, hit.lead, hit.span.start)
    if act is None or find_condition(view.text, hit.sentence.span) is None:
        return None
    if not speaks_for(view, hit):
        return None
    return act if _ACTS.search(act.text_of(view.text)) else None


def _is_it_else(view: View, hit: Hit) -> bool:
    """Tell whether "it" is to act where a condition is told before ("…, failing which it would sell")."""
    subject = subject_span(view, hit)
    person = hit.told.stmt.speaker_type is EntityType.PERSON
    if person or subject is None or _THEN_IT.search(subject.text_of(view.text)) is None:
        return False
    return _ELSE.search(view.text, hit.sentence.span.start, hit.span.start) is not None


def is_conditional(view: View, hit: Hit, parties: tuple[Party, ...]) -> bool:
    """Tell whether an act is the speaker's own side's, on a condition, and not owed by a day."""
    condition = _condition(view, hit)
    after = condition.start if condition and condition.start > hit.span.start else hit.sentence.span.end
    rest = Span(hit.span.start, after)
    if _MIGHT.match(view.text, hit.span.start) and not (
        _opens_with_it(view, hit) or is_own_side(view, hit, parties) or is_of_its_head(view, hit)
    ):
        return False
    return (
        condition is not None
        and due_in(view, rest) is None
        and (day_in(view, rest) is None or _READY.match(view.text, hit.span.start) is not None)
        and (
            hit.told.stmt.kind in _OWN_ACTS
            or is_his(view, hit)
            or is_of_its_head(view, hit)
            or is_own_side(view, hit, parties)
            or _opens_with_it(view, hit)
        )
        and not is_outsider(hit)
    )


def _opens_with_it(view: View, hit: Hit) -> bool:
    """Tell whether a content begins with "it" that is to act."""
    return _is_it_else(view, hit) or (
        is_it(view, hit)
        and re.match(
            r"(?:will|would|might|could|may|plans?|planned|intends?|['’]d|['’]ll)\b",
            view.text[hit.span.start :],
        )
        is not None
    )
