"""Contacts: talks, meetings, calls and channels between parties, and whether they take place.

    "The envoy met the rebels in the port on Monday."                  held
    "The club is in contact with two agents."                          ongoing
    "Talks between the union and the owner will open on Friday."       planned
    "No such call is planned."                                         not_planned, of what was asked about
    "The owner refused to meet the pickets."                           refused

Demands, targets and deadlines that are "met" are no contacts. A denial that only says "no" to a contact just
told of is one more account of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.interpret.gather import Claim, gather, is_same
from onrecord.interpret.learnt import with_learnt
from onrecord.interpret.parties import is_somebody, parties_in, parties_of, subject_span
from onrecord.interpret.phrases import object_span
from onrecord.interpret.questions import question_before
from onrecord.interpret.rules import Hit, find_hits
from onrecord.interpret.terms import day_in, places_in
from onrecord.interpret.view import View
from onrecord.model import Finding, FindingType, Party, Span

_BETWEEN = re.compile(
    r"\bbetween\s(?P<pair>[^;:.!?]+?)(?=,\s(?:in|on|at|who|which|the|as)\b|\s(?:in|on|at|about|over|to|"
    r"is|are|was|were|will|would|"
    r"has|have|took|by)\b|[;:.!?]|$)",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"\b(?:with|meet|met|speak to|talk to|talked to|spoke to|see|call)\s(?!with\b|on\b|in\b|at\b|"
    r"again\b|for\b|face\b|by\b)(?P<other>(?:the\s|"
    r"both\s)?[\w’'.-]+(?:\s(?!in\b|on\b|at\b|"
    r"again\b|next\b|to\b|for\b|about\b|and\b|by\b|over\b|this\b|that\b)[\w’'.-]+){0,5})",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\bfor\s(?P<first>(?!another\b|a\b|an\b|any\b|talks\b|more\b|new\b)[^;:.!?]+?)\sto\s(?:speak|meet|"
    r"talk|negotiate)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\s(?:on|in|at|late|early)\s[^,;:.!?\"“”]+")
_FOR_TALKS = re.compile(
    r"(?:\son)?\s[^,;:.!?\"“”]{2,24}?\sfor\s(?:\w+\s)?(?:talks|negotiations|a meeting|lunch|dinner)\b"
    r"(?:\swith\s(?:the\s)?[\w’'-]+(?:\s[A-Z][\w’'-]+)*)?"
)
_SUCH = re.compile(r"(?:no\s)?such\b", re.IGNORECASE)
_BARE = frozenset({"take part", "sit down", "hold talks", "held talks"})
_WITH_DAY = re.compile(r"^\w+\s(.+?)\s(?:again\s)?(?:on|tomorrow|next|this|later)\b")
_THEN = re.compile(
    r"\sand\s(?:then\s)?(?:(?:expect|plan|hope|intend|want|ask|hand|discuss|agree|demand|sign|urge)(?:s|ed)?|told|gave)\s",
    re.IGNORECASE,
)
"""What somebody does next is no part of a contact."""
_NO_SIDE = re.compile(
    r"\b(?:doctors?|lawyers?|police|voters|vote|letters?|orders?|offers?|number|prizes?|strikes?|elections?|"
    r"museums?|towns?|villages?|schools?|hospitals?|sites?|scene|cit(?:y|ies)|bell|dictionary|map|it|fundraisers?|calls?|support|awards?)\b",
    re.IGNORECASE,
)
_CALLED_SO = re.compile(
    r"^called\s(?!(?:(?!\bwas\b|\bis\b).){3,60}?\b(?:on \w+day|to discuss|to ask|to tell|by phone|"
    r"this (?:morning|evening)|yesterday|today|last night|earlier)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""Who is called something is not called up."""
_OF_PLAY = re.compile(
    r"\b(?:in the (?:final|semi-?finals?|league|cup|play-?offs?|next round)|this season|last season|"
    r"on the pitch|in touch with (?:voters|reality|nature|the people|ordinary)|kick-?off)\b",
    re.IGNORECASE,
)
_APART = frozenset({"held", "planned"})
_TALK = re.compile(
    r"\b(?:meet|talk|call|speak|contact|conver|visit|negotiat|dialogue|summit|see\b|receiv)", re.IGNORECASE
)
_NAMES = re.compile(r"(?<=,\s)[A-Z][^,]+\sand\s[A-Z][^,]+$")
_ABOUT = re.compile(r"(?:about|if|whether)\s(?:the\s|a\s)?", re.IGNORECASE)


def find_contacts(view: View) -> list[Finding]:
    """Return the contacts that statements tell of."""
    claims: list[Claim] = []
    for hit in find_hits(view, "contacts"):
        claim = _claim(view, hit, first=not claims)
        if claim is not None:
            claims.append(claim)
    told = with_learnt(view, FindingType.CONTACT, claims)
    return gather(view, FindingType.CONTACT, told, same=_is_same_contact)


def _claim(view: View, hit: Hit, *, first: bool) -> Claim | None:
    object_, asked = _object(view, hit)
    refers = _points_back(view, hit) and asked is None
    if (
        object_ is None
        or (refers and first and hit.match[0].endswith(("plan", "plans")))
        or hit.is_asked
        or (hit.rule.about == "another" and first)
        or (hit.rule.about == "person" and not _is_of_somebody(view, hit))
        or (hit.rule.about == "somebody" and not _is_between_sides(view, hit))
        or _OF_PLAY.search(hit.match[0]) is not None
        or (hit.rule.about == "one" and first and hit.match[0].lower().endswith("one"))
    ):
        return None
    around = Span(hit.span.start, hit.sentence.span.end)
    return Claim(
        hit.told,
        hit.rule.state,
        object_,
        around,
        parties=_parties(view, hit, asked or around),
        refers=refers,
        since=day_in(view, around) if hit.rule.state == "planned" else None,
        places=tuple(places_in(view, around)),
    )


def _is_of_somebody(view: View, hit: Hit) -> bool:
    """Tell whether "meets … on Monday" says that somebody meets somebody."""
    met = _WITH_DAY.search(hit.match["object"])
    span = hit.part("object")
    if met is None or span is None:
        return False
    return is_somebody(view, Span(span.start + met.start(1), span.start + met.end(1)))


def _is_between_sides(view: View, hit: Hit) -> bool:
    """Tell whether somebody called, received or consulted somebody, not a doctor, a prize or a vote."""
    met, by = hit.part("party"), subject_span(view, hit)
    if met is None or by is None or _NO_SIDE.search(met.text_of(view.text)):
        return False
    return is_somebody(view, met) and _CALLED_SO.search(hit.match[0]) is None


def _is_same_contact(view: View, group: Sequence[Claim], claim: Claim) -> bool:
    """Tell whether a claim is about a group's contact; one that was held is none that is to come."""
    states = {claim.state, *(one.state for one in group)}
    return not states >= _APART and is_same(view, group, claim)


def _object(view: View, hit: Hit) -> tuple[Span | None, Span | None]:
    """Return the contact, and what was asked where the words only point at it ("no such call is planned")."""
    named = hit.part("object") or hit.span
    if _points_back(view, hit):
        asked = question_before(view, hit.told)
        if asked is not None and hit.part("object") is None and not _TALK.search(asked.text_of(view.text)):
            return None, asked
        if asked is not None:
            lead = _ABOUT.match(view.text, asked.start, asked.end)
            return object_span(view.text, Span(lead.end() if lead else asked.start, asked.end)), asked
    return (_full(view, hit, object_span(view.text, named)) if hit.part("object") else named), None


def _full(view: View, hit: Hit, object_: Span | None) -> Span | None:
    """Return a contact whose words tell nothing by themselves ("met", "take part") with its subject."""
    if object_ is None or hit.rule.subject is None:
        return object_
    then = _THEN.search(view.text, object_.start, object_.end)
    object_ = Span(object_.start, then.start()) if then else object_
    talks = _FOR_TALKS.match(view.text, object_.end, hit.sentence.span.end)
    if talks is not None:
        object_ = Span(object_.start, talks.end())
    words = object_.text_of(view.text)
    if " " in words and words.lower() not in _BARE:
        return object_
    more = _CLAUSE.match(view.text, object_.end, hit.sentence.span.end)
    if more is not None:
        return Span(object_.start, more.end())
    subject = subject_span(view, hit)
    return Span(subject.start, object_.end) if subject and subject.end <= object_.start else object_


def _points_back(view: View, hit: Hit) -> bool:
    return _SUCH.match(view.text, hit.span.start, hit.span.end) is not None


def _parties(view: View, hit: Hit, around: Span) -> tuple[Party, ...]:
    """Return who is in contact: the subject, and who follows "with" or "between"."""
    found = list(parties_in(view, hit))
    for pattern, group in ((_BETWEEN, "pair"), (_FOR, "first"), (_WITH, "other")):
        match = pattern.search(view.text, around.start, around.end)
        if match is not None:
            span = Span(*match.span(group))
            names = _NAMES.search(view.text, span.start, span.end)
            found += parties_of(view, "party", Span(*names.span()) if names else span, hit.told)
    named = {(party.part, party.name): party for party in reversed(found)}
    return tuple(reversed(named.values()))
