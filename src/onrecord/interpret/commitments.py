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

from onrecord.interpret.aftermath import as_missed
from onrecord.interpret.dues import day_of, due_of
from onrecord.interpret.gather import Claim, fits, gather, is_same
from onrecord.interpret.learnt import with_learnt
from onrecord.interpret.owed import is_delivered, is_owed, is_the_speaker
from onrecord.interpret.parties import parties_in, speaker_of, subject_span, subject_words
from onrecord.interpret.phrases import object_span, says_something
from onrecord.interpret.rules import Hit, find_hits
from onrecord.interpret.states import OF_COMMITMENTS
from onrecord.interpret.terms import places_in, until_in
from onrecord.interpret.view import View
from onrecord.model import Finding, FindingType, Kind, Party, Span

_POINTS_BACK = frozenset({"refers", "echo", "undone", "deadline"})
_NEEDS_ONE = frozenset({"echo", "undone"})
_NEAR, _BEFORE = 900, 220
_STOPS = re.compile(r"[.!?][\"”]?\s")
_FAILED = re.compile(
    r"\b(?:fail\w*|did not|has not|have not|had not|refus\w+|\w+n['’]t)\s(?:to\s)?$", re.IGNORECASE
)
_DATE = re.compile(r"date", re.IGNORECASE)
_DO_SO = re.compile(r"do(?: so| it| that| this)?(?:\s(?:at|in|on|under)\b.*)?$", re.IGNORECASE | re.DOTALL)
_WHAT_TO_DO = re.compile(
    r"\bto\s(?P<act>(?!(?:do|the|an?|its|their|his|her|this|that|us|them)\b)[^,;]{3,120}?)(?:,?\s(?:as|"
    r"which|something|like)\s|,\s)",
    re.IGNORECASE,
)
_HAD = re.compile(
    r"\bhad\s(?:\w+ly\s)?(?:promised|pledged|vowed|agreed|undertaken|committed|guaranteed)", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"\b(?:the|those|all|remaining|other)\s(\d{2,})\s(?:will|would|have|has|had|are|were|can|men|people)\b|"
    r"^(?:the\s)?"
    r"(?:\w+\s)?(\d{2,})$"
)
_TODAY = re.compile(r"\b(?:tonight|(?<!as of )today|this (?:very )?(?:evening|afternoon))\b", re.IGNORECASE)
_TO_BE = re.compile(
    r"(?:that\s)?(?:the|its|their|our|his|her|an?)\s(?P<what>[\w’'-]+(?:\s[\w’'-]+)?)\s"
    r"(?:would|will|was to|is to)\sbe\s(?P<how>\w+)",
    re.IGNORECASE,
)
_BE = re.compile(r"be\s", re.IGNORECASE)
_TO_HAVE = re.compile(r"\bto have\b", re.IGNORECASE)
_DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying)|disput\w+)\b", re.IGNORECASE)
_JOINS = re.compile(r",?\s(?:and|or|but)$", re.IGNORECASE)
_WATCHERS = re.compile(
    r"\b(?:analysts|investors|economists|reporters|viewers|readers|listeners)\b", re.IGNORECASE
)
_BROUGHT = re.compile(r"(?:be|ship)\s", re.IGNORECASE)
_ON_A_DAY = re.compile(r"\s(?:next |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day$", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:they|it|these|those|this|that)\s", re.IGNORECASE)
_ASKED = re.compile(r"\b(?:ask|request|demand|appeal|plead|appl(?:y|ied)|sought)\w*\b", re.IGNORECASE)
_OF_IT = re.compile(r"\w+\s(?:it|them|this|that|so)$", re.IGNORECASE)
_BACK = re.compile(r"^(?:it|that|this|so)\b", re.IGNORECASE)


def find_commitments(view: View) -> list[Finding]:
    """Return what parties owe, by the statements that promise it or tell what became of it."""
    claims: list[Claim] = []
    for hit in find_hits(view, "commitments"):
        claim = _claim(view, hit, first=not claims)
        if claim is not None and not _is_told(view, claims, hit, claim):
            claims.append(claim)
    return gather(
        view,
        FindingType.COMMITMENT,
        with_learnt(
            view,
            FindingType.COMMITMENT,
            [_done_as_said(view, claim) for claim in _missed_already(view, claims)],
        ),
        state=_state,
        same=_is_same_promise,
    )


def _missed_already(view: View, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims; the day of a promise that is said at once to be missed lies back, not ahead."""
    for claim, after in zip_longest(claims, claims[1:]):
        told = after is not None and after.refers and after.state == "missed"
        if told and claim.state == "made" and claim.until and after.object.start - claim.object.start < _NEAR:
            back = due_of(view, Span(claim.object.start, claim.where.end), ahead=False)
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


def _is_told(view: View, claims: Sequence[Claim], hit: Hit, claim: Claim) -> bool:
    """Tell whether a hit tells nothing more: an echo of nothing, or a part of what was just told."""
    act = hit.part("object")
    if hit.rule.about == "noun" and act is not None:
        return any(other.told is hit.told and other.object.overlaps(act) for other in claims)
    if hit.rule.name == "has not come" and _ASKED.search(hit.sentence.span.text_of(view.text)):
        return True
    if hit.rule.about in _NEEDS_ONE or (hit.rule.about == "deadline" and _DATE.match(hit.match["object"])):
        return not any(
            0 <= hit.span.start - other.object.start < _NEAR and fits([other], claim) for other in claims
        )
    return hit.rule.about == "day" and any(
        other.object.contains(Span(hit.span.start, hit.span.start)) for other in claims
    )


def _is_named_before(view: View, hit: Hit, object_: Span) -> bool:
    """Tell whether "they will be back" names what it speaks of by a pronoun alone."""
    return hit.rule.about == "day" and _PRONOUN.match(view.text, object_.start) is not None


def _claim(view: View, hit: Hit, *, first: bool) -> Claim | None:
    refers = hit.rule.about in _POINTS_BACK and hit.part("rest") is None
    object_ = _object(view, hit, refers=refers)
    if object_ is None or hit.is_asked or hit.is_declined or _is_outlook(view, hit):
        return None
    rest = Span(hit.span.start, hit.sentence.span.end)
    due = due_of(view, rest, ahead=not _lies_back(view, hit))
    parties = () if refers and not first and _is_we(view, hit) else tuple(_debtors(view, hit))
    if not is_owed(view, hit, parties) or _is_denied_by_another(view, hit):
        return None
    failed = object_.start < hit.span.start and _FAILED.search(view.text[: object_.start - len("to ")][-20:])
    claim = Claim(
        hit.told,
        "missed" if failed else hit.rule.state,
        object_,
        hit.sentence.span,
        parties=parties,
        refers=refers or (not first and _is_named_before(view, hit, object_)),
        until=due or _day_of(view, hit, rest),
        places=tuple(places_in(view, rest)) if not refers else (),
    )
    if hit.rule.about == "hearsay" and hit.told.stmt.kind is not Kind.PROMISE:
        told = as_missed(view, hit, claim)
        sure = told.state == "missed" or due or is_delivered(view, told.object)
        return told if sure and not _WATCHERS.search(view.text[hit.span.start : told.object.start]) else None
    if hit.rule.about != "supposed":
        return as_missed(view, hit, claim)
    undone = _TO_HAVE.search(hit.match[0]) is not None
    told = claim if undone else as_missed(view, hit, replace(claim, state="made"))
    return told if told.state == "missed" else None


def _is_denied_by_another(view: View, hit: Hit) -> bool:
    """Tell whether a promise is told of only in the words of somebody who denies it."""
    return hit.rule.state == "made" and any(
        told is not hit.told
        and any(part.contains(hit.span) for part in told.content)
        and any(_DENIES.search(cue.text_of(view.text)) for cue in told.cue)
        for told in view.near(hit.span)
    )


def _day_of(view: View, hit: Hit, rest: Span) -> str | None:
    """Return the day on which an act is to be done: one that is named, or the day of saying for "today"."""
    if hit.rule.about in ("until", "refers") and (end := until_in(view, rest)) is not None:
        return end
    if hit.rule.about == "day" and (day := day_of(view, rest)) is not None:
        return day
    said_on = hit.told.stmt.said_on
    at_once = _TODAY.search(view.text, rest.start, rest.end) is not None
    return said_on if at_once and said_on and len(said_on) == len("2031-01-01") else None


def _lies_back(view: View, hit: Hit) -> bool:
    """Tell whether a promise is told of as long past ("had promised"), so that its day may be past too."""
    return _HAD.search(view.text[max(0, hit.span.start - 12) : hit.span.end]) is not None


def _is_outlook(view: View, hit: Hit) -> bool:
    """Tell whether "that promises to be hard" only says what something looks like."""
    return bool(hit.rule.subject) and subject_words(view, hit) in ("that", "this", "which")


def _is_we(view: View, hit: Hit) -> bool:
    """Tell whether "we" are the debtor: a side that its speaker's name does not tell."""
    return subject_words(view, hit) == "we"


def _object(view: View, hit: Hit, *, refers: bool) -> Span | None:
    named = hit.part("rest") or hit.part("object")
    if refers or named is None:
        return named or hit.span
    found = object_span(view.text, named)
    if found is not None and hit.rule.about == "day" and _BROUGHT.match(view.text, found.start):
        subject = subject_span(view, hit)
        found = Span(subject.start, found.end) if subject and subject.end <= found.start else found
    if found is not None and _DO_SO.match(found.text_of(view.text)):
        return _done(view, hit)
    if found is None or _BACK.match(found.text_of(view.text)) or _OF_IT.match(found.text_of(view.text)):
        return None
    cut = _JOINS.search(found.text_of(view.text)) or _ON_A_DAY.search(found.text_of(view.text))
    found = Span(found.start, found.start + cut.start()) if cut else found
    return found if says_something(found.text_of(view.text)) else None


def _done(view: View, hit: Hit) -> Span | None:
    """Return the act that "as it undertook to do" takes up, from before it in its sentence."""
    start = max(0, hit.span.start - _BEFORE)
    start += max((found.end() for found in _STOPS.finditer(view.text[start : hit.span.start])), default=0)
    before = list(_WHAT_TO_DO.finditer(view.text, start, hit.span.end))
    return Span(*before[-1].span("act")) if before else None


def _debtors(view: View, hit: Hit) -> Iterator[Party]:
    act = hit.part("object")
    passive = hit.rule.about == "day" and act is not None and _BE.match(view.text, act.start) is not None
    named = () if passive else parties_in(view, hit)
    yield from named
    own = speaker_of(view, "debtor", hit.told)
    promised = hit.rule.about == "noun" and hit.told.stmt.kind is Kind.PROMISE
    if not named and own and (promised or (hit.rule.subject and is_the_speaker(view, hit))):
        yield own
