"""Reservations: what a party says that it may do, and on what condition.

    "The firm reserves the right to close the plant."                     stated: close the plant
    "We are ready to return to the table if the pickets leave."           stated, on a condition
    "The club waived its right to appeal."                                withdrawn

A conditional act is a reservation only where it is one of the speaker's own side and in nobody else's hands
to expect: with a day by which it is owed it is a commitment. What others may do is a prediction.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.interpret.gather import Claim, gather
from onrecord.interpret.parties import parties_in, subject_span
from onrecord.interpret.phrases import find_condition, object_span, stems, subject_before
from onrecord.interpret.rules import Hit, find_hits
from onrecord.interpret.terms import day_in, due_in
from onrecord.interpret.view import View
from onrecord.model import Finding, FindingType, Kind, Party, Span

_MIGHT = re.compile(r"(?:might|could|may)\b", re.IGNORECASE)
_HIS = re.compile(
    r"(?:(?:his|her|their|our|its)\s(?:club|company|firm|team|party|government|union|country|side|group|ministry|office|"
    r"agency|board|bank|school|city|league|members|lawyers)\b|we$)",
    re.IGNORECASE,
)
_THE_BODY = re.compile(
    r"the\s(?:club|company|firm|team|party|government|union|group|ministry|agency|board|bank|league|federation|"
    r"association|council|authority|commission)",
    re.IGNORECASE,
)
_READY = re.compile(
    r"(?:is|are|was|were|be|remains?|stands?)\b.{0,30}?\b(?:ready|prepared|willing)\b", re.IGNORECASE
)
_ACTS = re.compile(
    r"\b(?:cuts?|rises?|increases?|reductions?|extensions?|strikes?|walkouts?|bans?|closures?|recalls?|responses?|steps?|"
    r"levy|levies|tariffs?|duty|duties|curfews?|restrictions?|fines?|"
    r"measures?|sanctions|appeals?|sales?|purchases?|exemptions?|amnesty|pardons?|release|withdrawals?|deployments?|"
    r"loans?|doses?|visits?|transfers?|shipments?|deliver(?:y|ies))(?:\s(?:of|in|to|on)\b.*)?$",
    re.IGNORECASE,
)
_TITLES = re.compile(
    r"(?:[A-Z][\w’'-]+\s(?:(?:of|for)\s(?:the\s)?)?|\w+(?:ers?|ors?|m[ae]n|woman|person|ists?|ents?|parts?|oys?|"
    r"chiefs?|heads?|ary),?\s){1,6}$"
)
_TITLES_WITHIN = 80
_OWN_ACTS = frozenset({Kind.PROMISE, Kind.THREATEN, Kind.DECIDE})


def find_reservations(view: View) -> list[Finding]:
    """Return what parties say they may do."""
    claims = [claim for hit in find_hits(view, "reservations") if (claim := _claim(view, hit)) is not None]
    return gather(view, FindingType.RESERVATION, claims)


def _claim(view: View, hit: Hit) -> Claim | None:
    act = hit.part("object")
    object_ = object_span(view.text, act) if act else _possible(view, hit)
    parties = parties_in(view, hit)
    if object_ is None or hit.is_asked:
        return None
    if hit.rule.about == "if" and not is_conditional(view, hit, parties):
        return None
    own = is_own_side(view, hit, parties) or _is_his(view, hit)
    if hit.rule.about == "may" and not (
        own or _is_of_its_head(view, hit) or is_conditional(view, hit, parties)
    ):
        return None
    if hit.rule.about == "own" and not own:
        return None
    warned = hit.match[0].lower().startswith("warn")
    if hit.rule.about == "warn" and warned and find_condition(view.text, hit.sentence.span) is None:
        return None
    return Claim(hit.told, hit.rule.state, object_, hit.sentence.span, parties=parties)


def _possible(view: View, hit: Hit) -> Span | None:
    """Return the act that an office calls possible on a condition ("a first cut is possible if …")."""
    act = subject_before(view.text, hit.lead, hit.span.start)
    if act is None or find_condition(view.text, hit.sentence.span) is None:
        return None
    if not (hit.told.stmt.role or _is_in_office(view, hit)):
        return None
    return act if _ACTS.search(act.text_of(view.text)) else None


def _is_of_its_head(view: View, hit: Hit) -> bool:
    """Tell whether "the club" is to act, by the word of somebody who holds an office."""
    subject = subject_span(view, hit)
    return (
        subject is not None
        and hit.told.stmt.role is not None
        and _THE_BODY.fullmatch(subject.text_of(view.text)) is not None
    )


def _is_in_office(view: View, hit: Hit) -> bool:
    """Tell whether the speaker's office is told with another statement of the report."""
    speaker = hit.told.stmt.speaker
    return speaker is not None and any(one.stmt.speaker == speaker and one.stmt.role for one in view.told)


def _is_his(view: View, hit: Hit) -> bool:
    """Tell whether a speaker's own body or "it" or "we" is to act ("his club may …", "said it may …")."""
    subject = subject_span(view, hit)
    return subject is not None and (_HIS.match(subject.text_of(view.text)) is not None or _is_it(view, hit))


def is_conditional(view: View, hit: Hit, parties: tuple[Party, ...]) -> bool:
    """Tell whether an act is the speaker's own side's, on a condition, and not owed by a day."""
    condition = find_condition(view.text, hit.sentence.span)
    after = condition.start if condition and condition.start > hit.span.end else hit.sentence.span.end
    rest = Span(hit.span.start, after)
    if _MIGHT.match(view.text, hit.span.start) and not (
        _opens_with_it(view, hit) or is_own_side(view, hit, parties)
    ):
        return False
    return (
        condition is not None
        and due_in(view, rest) is None
        and (day_in(view, rest) is None or _READY.match(view.text, hit.span.start) is not None)
        and (hit.told.stmt.kind in _OWN_ACTS or is_own_side(view, hit, parties) or _opens_with_it(view, hit))
    )


def _is_it(view: View, hit: Hit) -> bool:
    """Tell whether a content begins with "it", mostly the speaker's body ("warned that it would …")."""
    subject = subject_span(view, hit)
    return (
        subject is not None
        and subject.text_of(view.text).lower() in ("it", "they")
        and any(subject.start - part.start in (0, len("that ")) for part in hit.told.content)
    )


def _opens_with_it(view: View, hit: Hit) -> bool:
    """Tell whether a content begins with "it" that is to act."""
    return (
        _is_it(view, hit)
        and re.match(
            r"(?:will|would|might|could|may|plans?|planned|intends?|['’]d|['’]ll)\b",
            view.text[hit.span.start :],
        )
        is not None
    )


@lru_cache(maxsize=1024)
def _titles(text: str, name: str) -> str:
    """Return the titles before the first mention of a name ("her Brenovian counterpart, Ada Lund")."""
    at = text.find(name)
    found = _TITLES.search(text, max(0, at - _TITLES_WITHIN), at) if at > 0 else None
    return found.group() if found else ""


def is_own_side(view: View, hit: Hit, parties: tuple[Party, ...]) -> bool:
    """Tell whether a party is the speaker, or is named in the speaker's office or by its holder."""
    stmt = hit.told.stmt
    titles = _titles(view.text, stmt.speaker) if stmt.speaker else ""
    own = stems(" ".join(name for name in (stmt.speaker, stmt.role, stmt.holder, titles) if name))
    return any(stems(party.name) & own for party in parties)
