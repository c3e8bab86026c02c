"""Commitments: someone owes someone an act; since when, until when, and what each party says became of it.

    "The owner promised the town to repair the dam by June."      made, due 2031-06
    "We kept our word."                                            kept, of what was promised before
    "The club broke its pledge."                                   missed
    "The results will be published by Friday."                     made: a day makes it owed

An account that names only "the promise" or "the deadline" is tied to the last commitment that its debtor
fits.
Being ready to act, or agreeing to, is owed only by a day; what somebody else will do one day is a prediction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from onrecord.interpret.gather import Claim, fits, gather, is_same
from onrecord.interpret.parties import parties_in, speaker_of, subject_span
from onrecord.interpret.phrases import find_condition, object_span
from onrecord.interpret.reservations import is_own_side
from onrecord.interpret.rules import Hit, find_hits
from onrecord.interpret.states import OF_COMMITMENTS
from onrecord.interpret.terms import UNDER, day_in, due_in, places_in
from onrecord.interpret.view import View
from onrecord.model import Finding, FindingType, Kind, Party, Span

_POINTS_BACK = frozenset({"refers", "echo", "undone", "deadline"})
_NEEDS_ONE = frozenset({"echo", "undone"})
_NEAR = 900
_DATE = re.compile(r"date", re.IGNORECASE)
_DO_SO = re.compile(r"do(?: so| it| that| this)?(?:\s(?:at|in|on|under)\b.*)?$", re.IGNORECASE | re.DOTALL)
_WHAT_TO_DO = re.compile(
    r"\bto\s(?P<act>(?!do\b)[^,;]{3,120}?)(?:,?\s(?:as|which|something|like)\s|,\s)", re.IGNORECASE
)
_WITHIN = re.compile(
    r"\b(?:within|in)\s(?:the (?:next|coming)\s)?(?:\d+|an?|one|two|three|four|five|six|ten|twelve)\s"
    r"(?:hours?|days?|weeks?|months?|years?)\b|"
    r"\b(?:tonight|tomorrow|this (?:very )?(?:evening|afternoon|week|month|year)|at once|immediately|"
    r"without delay)\b",
    re.IGNORECASE,
)
_OWN_ACTS = frozenset({Kind.PROMISE, Kind.DECIDE})
_HAD = re.compile(
    r"\bhad\s(?:\w+ly\s)?(?:promised|pledged|vowed|agreed|undertaken|committed|guaranteed)", re.IGNORECASE
)
_NO_ACT = re.compile(
    r"(?:be|have|see|need|like|love|know|not|never|get|win|lose|meet|talk|speak|go|rise|fall|happen|come|"
    r"follow|(?:keep|honou?r|fulfil|stand by|stick to|hold) (?:our|its|their|his|her|my|that|the) "
    r"(?:word|promise|pledge)|"
    r"fight|oppose|study|examine|look into|consider|review|think|resist|defend|appeal|"
    r"visit|attend|host|sit down|hold talks|hold a meeting|"
    r"(?:travel|fly|go|come)\s(?:to|back)\b|receive(?=\s(?:the|them|him|her|an?|its|his|leaders|delegates|[A-Z]))|"
    r"watch|await|wait|expire|lapse|take (?:effect|force|hold)|enter into (?:force|effect)|"
    r"(?:begin|start|resume|open|close|end|last|run|stay|remain|continue|hold)"
    r"(?=$|[.,;]|\s(?:on|at|in|by|until|till|for|from|\w+day)\b))\b",
    re.IGNORECASE,
)
_HEADS = re.compile(
    r"chief executive|managing director|\bowner|\bchair(?:man|woman)?\b|\bhead\b", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"\b(?:the|those|all|remaining|other)\s(\d{2,})\s(?:will|would|have|has|had|are|were|can|men|people)\b|^(?:the\s)?"
    r"(?:\w+\s)?(\d{2,})$"
)
_TODAY = re.compile(r"\b(?:tonight|(?<!as of )today|this (?:very )?(?:evening|afternoon))\b", re.IGNORECASE)
_TO_BE = re.compile(
    r"(?:that\s)?(?:the|its|their|our|his|her|an?)\s(?P<what>[\w’'-]+(?:\s[\w’'-]+)?)\s"
    r"(?:would|will|was to|is to)\sbe\s(?P<how>\w+)",
    re.IGNORECASE,
)
_READY = re.compile(r"(?:is|are|was|were|be)\s(?:\w+\s)?(?:ready|prepared|willing)\b", re.IGNORECASE)
_OBLIGED = re.compile(r"(?:is|are|was|were)\sdue\sto\b|must\b", re.IGNORECASE)
_BE = re.compile(r"be\s", re.IGNORECASE)
_BROUGHT = re.compile(r"(?:be|reach|arrive|receive|get)\s", re.IGNORECASE)
_WATCHES = re.compile(
    r"economist|analyst|professor|expert|researcher|scientist|pollster|forecaster|author|lawyer",
    re.IGNORECASE,
)
_BACK = re.compile(r"^(?:it|that|this|so)\b", re.IGNORECASE)


def find_commitments(view: View) -> list[Finding]:
    """Return what parties owe, by the statements that promise it or tell what became of it."""
    claims: list[Claim] = []
    for hit in find_hits(view, "commitments"):
        claim = _claim(view, hit, first=not claims)
        if claim is not None and not _is_told(claims, hit):
            claims.append(claim)
    return gather(
        view,
        FindingType.COMMITMENT,
        [_done_as_said(view, claim) for claim in _missed_already(view, claims)],
        state=_state,
        same=_is_same_promise,
    )


def _missed_already(view: View, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims; the day of a promise that is said at once to be missed lies back, not ahead."""
    for claim, after in zip_longest(claims, claims[1:]):
        told = after is not None and after.refers and after.state == "missed"
        if told and claim.state == "made" and claim.until and after.object.start - claim.object.start < _NEAR:
            back = due_in(view, Span(claim.object.start, claim.where.end), ahead=False)
            yield replace(claim, until=back or claim.until)
        else:
            yield claim


def _done_as_said(view: View, claim: Claim) -> Claim:
    """Return a promise as kept where its words say that it is so ("would be open. The pool is open.")."""
    promised = _TO_BE.match(view.text, claim.object.start, claim.object.end)
    if promised is None or claim.state != "made":
        return claim
    what, how = re.escape(promised["what"]), re.escape(promised["how"])
    so = re.compile(rf"\b{what} (?:is|are|(?:has|have) been) (?:now )?{how}\b", re.IGNORECASE)
    after = claim.where.end
    is_so = any(so.search(view.text, max(part.start, after), part.end) for part in claim.told.content)
    return replace(claim, state="kept") if is_so else claim


def _is_same_promise(view: View, group: Sequence[Claim], claim: Claim) -> bool:
    """Tell whether a claim is about a group's act, if only by the number of those told of."""
    if is_same(view, group, claim):
        return True
    numbered = _NUMBERED.search(claim.object.text_of(view.text))
    if numbered is None or not fits(group, claim):
        return False
    number = re.compile(rf"(?<![\d.,]){numbered[1] or numbered[2]}(?![\d%]|[.,]\d)")
    return any(number.search(other.object.text_of(view.text)) for other in group)


def _state(group: Sequence[Claim]) -> str:
    """Return what has become of a promise by each party's last word; that it was made is the least."""
    settled = [claim for claim in group if claim.state != "made"]
    silent = {claim.told.stmt.speaker for claim in group} - {claim.told.stmt.speaker for claim in settled}
    last = {claim.told.stmt.speaker: claim.state for claim in (*group, *settled)}
    told = frozenset(state for speaker, state in last.items() if speaker not in silent or state == "made")
    if any(pair <= told for pair in OF_COMMITMENTS):
        return "disputed"
    return settled[-1].state if settled else group[-1].state


def _is_told(claims: Sequence[Claim], hit: Hit) -> bool:
    """Tell whether a hit tells nothing more: an echo of nothing, or a part of what was just told."""
    act = hit.part("object")
    if hit.rule.about == "noun" and act is not None:
        return any(claim.told is hit.told and claim.object.overlaps(act) for claim in claims)
    if hit.rule.about in _NEEDS_ONE or (hit.rule.about == "deadline" and _DATE.match(hit.match["object"])):
        return not any(0 <= hit.span.start - claim.object.start < _NEAR for claim in claims)
    return hit.rule.about == "day" and any(
        claim.object.contains(Span(hit.span.start, hit.span.start)) for claim in claims
    )


def _claim(view: View, hit: Hit, *, first: bool) -> Claim | None:
    refers = hit.rule.about in _POINTS_BACK and hit.part("rest") is None
    object_ = _object(view, hit, refers=refers)
    if object_ is None or hit.is_asked or hit.is_declined or _is_outlook(view, hit):
        return None
    rest = Span(hit.span.start, hit.sentence.span.end)
    due = due_in(view, rest, ahead=not _lies_back(view, hit))
    parties = () if refers and not first and _is_we(view, hit) else tuple(_debtors(view, hit))
    if hit.rule.about == "day" and _READY.match(view.text, hit.span.start) and _is_conditional(view, hit):
        return None
    if hit.rule.about == "day" and not _is_owed(view, hit, parties, rest):
        return None
    agreed = bool(parties) and (hit.rule.name == "agree to" or hit.match[0].split()[0].lower().endswith("ed"))
    owed = agreed or hit.in_cue or due or _WITHIN.search(view.text, rest.start, rest.end)
    if hit.rule.about in ("bare", "owed") and not owed:
        return None
    if hit.rule.about == "assured" and not (hit.told.stmt.role or hit.told.stmt.kind is Kind.PROMISE):
        return None
    if hit.rule.about in ("keeps", "assured") and _WATCHES.search(hit.told.stmt.role or ""):
        return None
    if hit.rule.about == "told" and hit.in_cue and hit.told.stmt.kind is not Kind.PROMISE:
        return None
    return Claim(
        hit.told,
        hit.rule.state,
        object_,
        hit.sentence.span,
        parties=parties,
        refers=refers,
        until=due or _day_of(view, hit, rest),
        places=tuple(places_in(view, rest)) if not refers else (),
    )


def _is_conditional(view: View, hit: Hit) -> bool:
    """Tell whether what somebody is ready to do hangs on a condition, and on no day by which it is owed."""
    rest = Span(hit.span.start, hit.sentence.span.end)
    return find_condition(view.text, hit.sentence.span) is not None and due_in(view, rest) is None


def _day_of(view: View, hit: Hit, rest: Span) -> str | None:
    """Return the day on which an act is to be done: one that is named, or the day of saying for "today"."""
    if hit.rule.about == "day" and (day := day_in(view, rest)) is not None:
        return day
    said_on = hit.told.stmt.said_on
    at_once = _TODAY.search(view.text, rest.start, rest.end) is not None
    return said_on if at_once and said_on and len(said_on) == len("2031-01-01") else None


def _lies_back(view: View, hit: Hit) -> bool:
    """Tell whether a promise is told of as long past ("had promised"), so that its day may be past too."""
    return _HAD.search(view.text[max(0, hit.span.start - 12) : hit.span.end]) is not None


def _is_outlook(view: View, hit: Hit) -> bool:
    """Tell whether "that promises to be hard" only says what something looks like."""
    subject = subject_span(view, hit) if hit.rule.subject else None
    return subject is not None and subject.text_of(view.text).lower() in ("that", "this", "which")


def _is_we(view: View, hit: Hit) -> bool:
    """Tell whether "we" are the debtor: a side that its speaker's name does not tell."""
    subject = subject_span(view, hit)
    return subject is not None and subject.text_of(view.text).lower() == "we"


def _object(view: View, hit: Hit, *, refers: bool) -> Span | None:
    named = hit.part("rest") or hit.part("object")
    if refers or named is None:
        return named or hit.span
    found = object_span(view.text, named)
    if found is not None and hit.rule.about == "day" and _BE.match(view.text, found.start):
        subject = subject_span(view, hit)
        return Span(subject.start, found.end) if subject and subject.end <= found.start else found
    if found is not None and _DO_SO.match(found.text_of(view.text)):
        return _done(view, hit)
    return None if found is None or _BACK.match(found.text_of(view.text)) else found


def _done(view: View, hit: Hit) -> Span | None:
    """Return the act that "as it undertook to do" takes up, from before it in its sentence."""
    before = list(_WHAT_TO_DO.finditer(view.text, hit.sentence.span.start, hit.span.end))
    return Span(*before[-1].span("act")) if before else None


def _is_owed(view: View, hit: Hit, parties: tuple[Party, ...], rest: Span) -> bool:
    """Tell whether an act to come is the speaker's own side's to do by a day."""
    due = due_in(view, rest) or (day_in(view, rest) if hit.told.stmt.kind is Kind.PROMISE else None)
    soon = (
        _WITHIN.search(view.text, rest.start, rest.end) is not None
        and find_condition(view.text, hit.sentence.span) is None
    )
    own = is_own_side(view, hit, parties) or _is_we(view, hit)
    if hit.told.stmt.kind is Kind.PROMISE and own and find_condition(view.text, hit.sentence.span) is None:
        promised = hit.part("object")
        return promised is not None and _NO_ACT.match(view.text, promised.start) is None
    act = hit.part("object")
    if act is not None and not _BROUGHT.match(view.text, act.start) and _NO_ACT.match(view.text, act.start):
        return False
    obliged = _OBLIGED.match(view.text, hit.span.start) is not None and hit.told.stmt.kind is not Kind.DEMAND
    return (due is not None or soon) and (
        hit.told.stmt.kind in _OWN_ACTS
        or (obliged and due is not None)
        or is_own_side(view, hit, parties)
        or hit.told.is_voice
        or _is_done_by_an_office(view, hit)
        or (hit.told.stmt.kind is Kind.PREDICT and _is_told_by_its_head(view, hit, parties))
        or UNDER.search(view.text, hit.sentence.span.start, hit.span.start) is not None
    )


def _is_told_by_its_head(view: View, hit: Hit, parties: tuple[Party, ...]) -> bool:
    """Tell whether the head of a firm says what a party that nobody else speaks for will do."""
    others = {told.stmt.speaker for told in view.told} - {hit.told.stmt.speaker}
    return (
        _HEADS.search(hit.told.stmt.role or "") is not None
        and bool(parties)
        and all(party.name not in others and party.name[:1].isupper() for party in parties)
    )


def _is_done_by_an_office(view: View, hit: Hit) -> bool:
    """Tell whether somebody in office says what will be done by a day ("will be repaired by May 2")."""
    act, role = hit.part("object"), hit.told.stmt.role
    return (
        act is not None
        and _BROUGHT.match(view.text, act.start) is not None
        and role is not None
        and not _WATCHES.search(role)
    )


def _debtors(view: View, hit: Hit) -> Iterator[Party]:
    act = hit.part("object")
    passive = hit.rule.about == "day" and act is not None and _BE.match(view.text, act.start) is not None
    named = () if passive else parties_in(view, hit)
    yield from named
    own = speaker_of(view, "debtor", hit.told)
    if not named and own and hit.rule.about == "noun" and hit.told.stmt.kind is Kind.PROMISE:
        yield own
