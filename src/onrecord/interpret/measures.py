"""Measures put in force or stopped: what, in which state, where, since and until when, by whose word.

    "The truce is in force only around the port."          in_force, scope "only around the port"
    "The bank decided to hold its key rate at 4 percent."  in_force
    "The maker announced the recall of 900 toasters."      announced
    "The curfew was lifted."                               ended

What is only possible, wished, asked, denied or put under a condition tells no state; what will be is
announced.
Accounts of one measure are brought together where one name's words hold the other's ("the pause", "the
humanitarian pause") and their places agree; where accounts of different parties contradict, it is disputed.
Measures across reports are left to the record.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.interpret.gather import Claim, disputed_where, fullest, gather, in_headline
from onrecord.interpret.parties import parties_in
from onrecord.interpret.phrases import (
    clause_start,
    content_words,
    find_condition,
    object_span,
    subject_before,
)
from onrecord.interpret.rules import Hit, find_hits
from onrecord.interpret.states import OFF, ON
from onrecord.interpret.terms import UNDER, due_in, places_in, scope_in, since_in, until_in
from onrecord.interpret.view import View
from onrecord.model import Finding, FindingType, Kind, Party, Quotation, Span
from onrecord.model.interval import parse_edtf
from onrecord.resources import load_table, words_of

_UNTOLD = frozenset({Kind.DEMAND, Kind.PROPOSE})
_ANNOUNCING = re.compile(r"announc|decid|declar|order|agree|rul(?:e|ed|es)\b", re.IGNORECASE)
_DOUBT = re.compile(
    r"\b(?:could|may|might|should|must|can|cannot|if|unless|whether|until|before|once|wants?|wanted|"
    r"hopes?|hoped|"
    r"plans?|planned|ready|likely|possible|possibly|perhaps|never|nobody|without|who|what|how|when|why|"
    r"not|refused to|"
    r"failed to|denied|accused of|provided|providing)\b|n['’]t\b",
    re.IGNORECASE,
)
_IS = re.compile(r"\b(?:is|are|was|were|be|been|being)\s(?:\w+ly\s)?$(?!\n)", re.IGNORECASE)
_OPEN_END = re.compile(r"\b(?:until|till|by|after|before|under|on|for)\swhich$", re.IGNORECASE)
_POINTS = re.compile(r"(?:it|him|her|them|this|that|us)\b", re.IGNORECASE)
_WOULD = re.compile(r"\bwould\b", re.IGNORECASE)
_WILL = re.compile(r"\b(?:will|shall|would|is to|are to)\b", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(
    r"[,;:.!?](?!\d)|[\"“”()]|\s[—–-]\s|\b(?:but|while|whereas|although|though|and\s(?:they|it|he|she|we))\b",
    re.IGNORECASE,
)
_ABROAD = re.compile(
    r"\s(?:only|until|till|from|since|after|before|around|near|by|for|as|to|with|within|across|"
    r"throughout|over|"
    r"(?:on|in)\s(?=\w+day|\d|the (?:coming|next|last)|(?:january|february|march|april|may|june|july|"
    r"august|september|october|"
    r"november|december)\b)|(?=\w+day\b)|(?=that\b))\b",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"\s(?:due|set|imposed|introduced|announced|called|brokered|agreed|ordered|declared|adopted|begun|launched|"
    r"signed|planned|scheduled|expected|intended|barring|banning|requiring|allowing|affecting|covering|enacted|decreed)"
    r"\s(?=to|on|in|by|at|for|from|last|between|under|earlier|until|after|over|since|with|the|all|any|"
    r"\w+day|\w+s\b)",
    re.IGNORECASE,
)
"""What tells of a measure after its name how it came about ("a curfew introduced in March")."""
_ARTICLE = re.compile(
    r"(?:the|a|an|its|their|his|her|our|all|any|this|that|these|those|new|some)\s(?=\S)", re.IGNORECASE
)
_OPENED = re.compile(r"\b(?:re)?open\b", re.IGNORECASE)
_OPENS = frozenset({"if", "whether", "unless", "until", "when", "once", "how", "who", "before"})
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[\w’'-]+")


def find_measures(view: View) -> list[Finding]:
    """Return the measures whose state statements tell, one finding for each measure."""
    claims = [claim for hit in find_hits(view, "measures") if (claim := _claim(view, hit)) is not None]
    found = gather(
        view, FindingType.MEASURE, claims, state=disputed_where(_clash), same=_same_measure, main=fullest
    )
    return [_as_of(view, finding) for finding in found]


def _clash(states: frozenset[str]) -> bool:
    return len({_side(state) for state in states}) > 1


def _side(state: str) -> str:
    if state in ON:
        return "standing"
    return "stopped" if state in OFF else state


def _as_of(view: View, finding: Finding) -> Finding:
    """Return a finding as it is on the day of reading: what begins later is only announced."""
    begins = parse_edtf(finding.since).bounds()[0] if finding.since else None
    early = finding.state == "in_force" and begins is not None and begins > view.now
    return replace(finding, state="announced") if early else finding


def _same_measure(view: View, group: Sequence[Claim], claim: Claim) -> bool:
    left, right = _kin(view, fullest(group)), _kin(view, claim)
    places, more = set(group[0].places), set(claim.places)
    headline = in_headline(view, *group, claim)
    in_few_words = headline and (len(left & right) > 1 or _is_headed_alike(view, fullest(group), claim))
    return (left <= right or right <= left or in_few_words) and (
        not places or not more or bool(places & more)
    )


def _kin(view: View, claim: Claim) -> frozenset[str]:
    """Return the words of a measure's name, of those that name the same thing the first."""
    return _first_kin(content_words(claim.object.text_of(view.text)))


def _is_headed_alike(view: View, left: Claim, right: Claim) -> bool:
    """Tell whether the heads of two names are a measure's and name the same."""
    heads = [_head(claim.object.text_of(view.text)) for claim in (left, right)]
    named = all(head & words_of("measures", "nouns") for head in heads)
    return named and bool(_first_kin(heads[0]) & _first_kin(heads[1]))


def _first_kin(words: frozenset[str]) -> frozenset[str]:
    return frozenset(
        next((kin[0] for kin in load_table("measures")["kin"] if word in kin), word) for word in words
    )


def _claim(view: View, hit: Hit) -> Claim | None:
    object_ = _object(view, hit)
    state = _told(view, hit)
    if hit.rule.about.startswith("active") and _IS.search(view.text, hit.lead, hit.span.start):
        return None
    if object_ is None or state is None or hit.is_asked or hit.is_declined or _is_owed(view, hit):
        return None
    if hit.told.stmt.kind in _UNTOLD:
        return None
    clause = _clause(view.text, hit)
    after = Span(min(object_.end, clause.end), clause.end)
    scope = scope_in(view, after)
    return Claim(
        hit.told,
        state,
        object_,
        clause,
        parties=_authorities(view, hit),
        since=since_in(view, clause, ahead=state == "announced"),
        until=until_in(view, clause),
        places=tuple(places_in(view, scope or Span(object_.start, clause.end))),
    )


def _is_owed(view: View, hit: Hit) -> bool:
    """Tell whether an act is owed by a day, under an accord or to let people in, and so is a commitment."""
    rest = Span(hit.span.start, hit.sentence.span.end)
    under = UNDER.search(view.text, hit.sentence.span.start, hit.span.start) is not None
    opens = _OPENED.search(hit.match[0]) is not None
    return hit.rule.about == "act" and (under or opens) and due_in(view, rest) is not None


def _authorities(view: View, hit: Hit) -> tuple[Party, ...]:
    return tuple(party for party in parties_in(view, hit) if party.part == "authority")


def _clause(text: str, hit: Hit) -> Span:
    start = clause_start(text, hit.lead, hit.span.start)
    end = _CLAUSE_ENDS.search(text, hit.span.start + 1, hit.sentence.span.end)
    return Span(min(start, hit.span.start), end.start() if end else hit.sentence.span.end)


def _told(view: View, hit: Hit) -> str | None:
    """Return the state that doubt, negation and future leave; None where they leave none."""
    text, start = view.text, clause_start(view.text, hit.lead, hit.span.start)
    lead = text[min(start, hit.span.start) : hit.span.start]
    verb = text[hit.span.start : _verb_end(hit)]
    opener = text[max(0, start - 10) : start].lower().split()[-1:]
    if _OPEN_END.search(text, max(0, start - 20), start):
        return None
    if _DOUBT.search(lead) or _OPENS.intersection(opener) or lead.endswith(" to "):
        return None
    if find_condition(text, hit.sentence.span) is not None and _WILL.search(f"{lead} {verb}"):
        return None
    if _WOULD.search(f"{lead} {verb}") and not (_announces(view, hit) or _is_relayed(hit)):
        return None
    if "not" in hit.match.re.groupindex and hit.match["not"]:
        plain = hit.match["not"].strip().lower() in ("not", "no longer")
        return "not_in_force" if hit.rule.state == "in_force" and plain else None
    if _WILL.search(verb) or re.search(r"\bwill\s(?:\w+ly\s)?$", lead, re.IGNORECASE):
        return _ahead(hit)
    return hit.rule.state


def _ahead(hit: Hit) -> str | None:
    """Return what a state to come is now: what will be in force is announced."""
    if hit.rule.about == "alone noun" and hit.rule.name == "go on":
        return hit.rule.state
    if hit.rule.state in ("in_force", "announced"):
        return "announced"
    return hit.rule.state if hit.rule.state != "violated" else None


def _is_relayed(hit: Hit) -> bool:
    """Tell whether "would" is only how "will" is relayed ("said that the tax would be scrapped")."""
    return hit.told.stmt.quotation is not Quotation.DIRECT


def _announces(view: View, hit: Hit) -> bool:
    cue = " ".join(span.text_of(view.text) for span in hit.told.cue)
    return hit.told.stmt.kind is Kind.DECIDE or _ANNOUNCING.search(cue) is not None


def _verb_end(hit: Hit) -> int:
    object_ = hit.part("object")
    return object_.start if object_ else hit.span.end


def _object(view: View, hit: Hit) -> Span | None:
    """Return the measure's name without article: before a passive verb, or after an active one."""
    kind = hit.rule.about.split()
    if kind[0] in ("rate", "act"):
        named = hit.part("object")
        return object_span(view.text, named) if named else None
    if kind[0] == "active":
        named = hit.part("object")
        object_ = _name(view.text, object_span(view.text, named) if named else None)
    else:
        object_ = _bare(view.text, subject_before(view.text, hit.lead, hit.span.start))
    return object_ if object_ and _is_measure(view, object_, noun="noun" in kind) else None


def _name(text: str, span: Span | None) -> Span | None:
    """Return the name at the head of a phrase: up to where it is told where, when or what for."""
    if span is None:
        return None
    cuts = (pattern.search(text, span.start + 1, span.end) for pattern in (_ABROAD, _MADE))
    end = min((cut.start() for cut in cuts if cut), default=span.end)
    return _bare(text, Span(span.start, end))


def _bare(text: str, span: Span | None) -> Span | None:
    while span is not None and (lead := _ARTICLE.match(text, span.start, span.end)):
        span = Span(lead.end(), span.end)
    return span


def _is_measure(view: View, object_: Span, *, noun: bool) -> bool:
    words = object_.text_of(view.text)
    made = _MADE.search(words)
    head = _head(words[: made.start()] if made else words)
    if (
        not _LETTER.search(words)
        or _POINTS.match(words)
        or "time limit" in words.lower()
        or head & words_of("measures", "persons")
        or words.lower() in view.names
    ):
        return False
    if head & words_of("measures", "nouns"):
        return True
    return not noun and any(word[:1].islower() and len(word) > 3 for word in words.split())


def _head(words: str) -> frozenset[str]:
    """Return the last word before a preposition, of a hyphened name its parts as well."""
    bare = re.split(
        r"\s(?:of|on|against|in|for|at|over|with|by|between|from|to|that|which|since|until|during|off|near|along|"
        r"inside|outside|across|around|within)\s",
        words,
    )[0]
    last = [found.group().lower() for found in _WORD.finditer(bare)][-1:]
    return frozenset(last)
