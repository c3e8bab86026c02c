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

from onrecord.interpret.gather import Claim, disputed_where, gather
from onrecord.interpret.parties import parties_in, speaker_of, subject_span
from onrecord.interpret.phrases import object_span
from onrecord.interpret.reservations import is_own_side
from onrecord.interpret.rules import Hit, find_hits
from onrecord.interpret.terms import day_in, due_in, places_in
from onrecord.interpret.view import View
from onrecord.model import Finding, FindingType, Kind, Party, Span

_SETTLED = (frozenset({"kept", "missed"}), frozenset({"missed", "denied"}), frozenset({"kept", "withdrawn"}))
_POINTS_BACK = frozenset({"refers", "echo"})
_OWN_ACTS = frozenset({Kind.PROMISE, Kind.DECIDE})
_HAD = re.compile(
    r"\bhad\s(?:\w+ly\s)?(?:promised|pledged|vowed|agreed|undertaken|committed|guaranteed)", re.IGNORECASE
)
_UNDER = re.compile(
    r"\bunder (?:the|an?|this|that|its|their)\s(?:\w+\s){0,2}(?:accord|deal|agreement|contract|treaty|"
    r"terms|plan|ruling|order|"
    r"settlement|law|pact|truce|rules)\b",
    re.IGNORECASE,
)
_SPEAKS_FOR = re.compile(r"spokes|press secretary|press officer", re.IGNORECASE)
_BE = re.compile(r"be\s", re.IGNORECASE)
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
    return gather(view, FindingType.COMMITMENT, claims, state=disputed_where(_clash))


def _clash(states: frozenset[str]) -> bool:
    return any(pair <= states for pair in _SETTLED)


def _is_told(claims: Sequence[Claim], hit: Hit) -> bool:
    """Tell whether an echo has nothing to echo, or a day stands in what was just promised."""
    if hit.rule.about == "echo":
        return not claims
    return hit.rule.about == "day" and any(
        claim.object.contains(Span(hit.span.start, hit.span.start)) for claim in claims
    )


def _claim(view: View, hit: Hit, *, first: bool) -> Claim | None:
    refers = hit.rule.about in _POINTS_BACK and hit.part("rest") is None
    object_ = _object(view, hit, refers=refers)
    if object_ is None or hit.told.stmt.kind in (Kind.ASK, Kind.DECLINE) or _is_outlook(view, hit):
        return None
    rest = Span(hit.span.start, hit.sentence.span.end)
    due = due_in(view, rest, ahead=not _lies_back(view, hit))
    parties = () if refers and not first and _is_we(view, hit) else tuple(_debtors(view, hit))
    if hit.rule.about == "day" and not _is_owed(view, hit, parties, rest):
        return None
    we = hit.rule.about == "bare" and _is_we(view, hit)
    if hit.rule.about in ("bare", "owed") and not (hit.in_cue or due or we):
        return None
    return Claim(
        hit.told,
        hit.rule.state,
        object_,
        hit.sentence.span,
        parties=parties,
        refers=refers,
        until=due or (day_in(view, rest) if hit.rule.about == "day" else None),
        places=tuple(places_in(view, rest)) if not refers else (),
    )


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
    return None if found is None or _BACK.match(found.text_of(view.text)) else found


def _is_owed(view: View, hit: Hit, parties: tuple[Party, ...], rest: Span) -> bool:
    """Tell whether an act to come is the speaker's own side's to do by a day."""
    due = due_in(view, rest) or (day_in(view, rest) if hit.told.stmt.kind is Kind.PROMISE else None)
    return due is not None and (
        hit.told.stmt.kind in _OWN_ACTS
        or is_own_side(hit, parties)
        or _SPEAKS_FOR.search(hit.told.stmt.role or "") is not None
        or _is_done_by_an_office(view, hit)
        or _UNDER.search(view.text, hit.sentence.span.start, hit.span.start) is not None
    )


def _is_done_by_an_office(view: View, hit: Hit) -> bool:
    """Tell whether somebody in office says what will be done by a day ("will be repaired by May 2")."""
    act, role = hit.part("object"), hit.told.stmt.role
    return (
        act is not None
        and _BE.match(view.text, act.start) is not None
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
