"""Measures put in force or stopped: what, in which state, where, since and until when, by whose word.

    "The truce is in force only around the port."          in_force, scope "only around the port"
    "The bank decided to hold its key rate at 4 percent."  in_force
    "The maker announced the recall of 900 toasters."      announced
    "The curfew was lifted."                               ended

What is only possible, wished, asked, denied or put under a condition tells no state; what will be is
announced. States are told in `measure_states.py`, names in `measured.py`.
Accounts of one measure are brought together where one name's words hold the other's ("the pause", "the
humanitarian pause") and their places agree; where accounts of different parties contradict, it is disputed.
Measures across reports are left to the record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.interpret.gather import Claim, fullest, gather, in_headline
from onrecord.interpret.learnt import with_learnt
from onrecord.interpret.measure_states import MeasureClaim, side_of, state_of, state_told, tense_of
from onrecord.interpret.measured import head_of, measure_of
from onrecord.interpret.parties import parties_in, parties_of, speaker_of, subject_span, subject_words
from onrecord.interpret.phrases import clause_start, content_words, stems
from onrecord.interpret.rules import Hit, find_hits
from onrecord.interpret.terms import UNDER, due_in, places_in, scope_in, since_in, until_in
from onrecord.interpret.view import View
from onrecord.model import EntityType, Finding, FindingType, Kind, Party, Span
from onrecord.model.interval import parse_edtf
from onrecord.resources import load_table, words_of

_LONG = 6
_LASTING = ("announced", "extended")
_UNTOLD = frozenset({Kind.DEMAND, Kind.PROPOSE})
_PLAIN = re.compile(
    r"(?:(?:has|have|had|also)\s)*(?:sa(?:id|ys|y)|told|tells|add(?:ed|s)|announce[ds]|report(?:ed|s)|confirm(?:ed|s)|"
    r"inform(?:ed|s)|explain(?:ed|s)|note[ds]|specified|according to)(?:\s.*)?",
    re.IGNORECASE,
)
_IS = re.compile(r"\b(?:is|are|was|were|be|been|being)\s(?:\w+ly\s)?$(?!\n)", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(
    r"[,;:.!?](?!\d)|[\"“”()]|\s[—–-]\s|\b(?:but|while|whereas|although|though|and\s(?:they|it|he|she|we))\b",
    re.IGNORECASE,
)
_OPENED = re.compile(r"\b(?:re)?open\b", re.IGNORECASE)
_THEY = re.compile(r"\W*(?:said|says|told|added)?\s?(?:that\s)?(?:they|it)\s", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?(?P<one>[^,;]{2,60}?)\sand\s(?:the\s)?(?P<other>[^,;]{2,60})$")
_UPON = re.compile(r"\b(?:on|against)\s(?:the\s)?((?:[A-Z][\w’'-]*)(?:\s(?:of\s)?[A-Z][\w’'-]*)*)$")
_SO_LONG = re.compile(r"\b(?:hours?|days?|weeks?|months?|years?|per ?cent|points?|half)\b", re.IGNORECASE)
_NOT_DONE_TO = re.compile(r"\w+ing|an?|the|in|as", re.IGNORECASE)
_ING = re.compile(r"(?!crossing\b)(?:\w+ly\s)?\w+ing\b(?!\sof\b)", re.IGNORECASE)
_BEING = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|by)|['’](?:s|re|m))(?:\s(?:now|also|still|again|already|not|\w+ly))*$",
    re.IGNORECASE,
)
_FORMED = re.compile(r"\w+(?:ed|n|t)\b", re.IGNORECASE)
_NEWLY = re.compile(r"\b(?:an?|the|its|their|his|her|any|of)\s(?:\w+ly|newly|just|new)$", re.IGNORECASE)
_EXCEPT = re.compile(
    r"\b(?:except|apart from|other than|save|barring)\s(?:for\s)?(?:in|around|at|near|on|along)\s",
    re.IGNORECASE,
)
_POINTING = frozenset({"measure", "measures"})
_PRONOUNS = frozenset({"it", "this", "they"})
_NEAR = 250
_NONE = re.compile(r"\b(?:no|neither)\s(?:such\s)?$", re.IGNORECASE)
_WORD = re.compile(r"[\w’'-]+")


def find_measures(view: View) -> list[Finding]:
    """Return the measures whose state statements tell, one finding for each measure."""
    claims: list[Claim] = []
    for hit in find_hits(view, "measures"):
        if (claim := _claim(view, hit, claims)) is not None:
            claims.append(_as_before(view, claims, claim))
    told = with_learnt(view, FindingType.MEASURE, claims)
    found = gather(view, FindingType.MEASURE, told, state=state_of, same=_same_measure, main=fullest)
    return [_as_of(view, replace(finding, parties=_named_once(finding.parties))) for finding in found]


def _as_before(view: View, claims: Sequence[Claim], claim: MeasureClaim) -> MeasureClaim:
    """Return a claim that a measure will stay as it was told before: what was extended still is."""
    if claim.tense != "staying" or claim.state != "in_force":
        return claim
    states = (
        one.state for one in reversed(claims) if one.state in _LASTING and _same_measure(view, [one], claim)
    )
    return replace(claim, state=next(states, claim.state))


def _named_once(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Return parties without those that are another's sort ("bank" beside "National Bank of Brenovia")."""
    return tuple(
        party
        for party in parties
        if not any(
            party.name.islower() and party.part == other.part and party.name in other.name.lower().split()
            for other in parties
            if other is not party
        )
    )


def _is_plain(view: View, hit: Hit) -> bool:
    """Tell whether a cue only says that something was said, so that the wording alone tells."""
    cue = " ".join(span.text_of(view.text) for span in hit.told.cue)
    return _PLAIN.fullmatch(cue) is not None


def _as_of(view: View, finding: Finding) -> Finding:
    """Return a finding as it is on its report's day, else when it is read: what begins later is announced."""
    day = view.anchor.day if view.anchor and view.anchor.year else view.now
    begins = parse_edtf(finding.since).bounds()[0] if finding.since else None
    early = finding.state == "in_force" and begins is not None and begins > day
    return replace(finding, state="announced") if early else finding


def _same_measure(view: View, group: Sequence[Claim], claim: Claim) -> bool:
    left, right = _kin(view, fullest(group)), _kin(view, claim)
    places, more = set(group[0].places), set(claim.places)
    if any(_excepted(view, other.where) & more for other in group) or _excepted(view, claim.where) & places:
        return False
    headline = in_headline(view, *group, claim)
    in_few_words = headline and (len(left & right) > 1 or _is_headed_alike(view, fullest(group), claim))
    in_a_verb = claim.refers != group[-1].refers and _tell_alike(view, group[-1], claim)
    return (left <= right or right <= left or in_few_words or in_a_verb) and (
        not places or not more or bool(places & more)
    )


def _tell_alike(view: View, left: Claim, right: Claim) -> bool:
    """Tell whether a noun and a verb tell the same ("a vaccine mandate", "need a vaccination")."""
    words = (stems(claim.object.text_of(view.text)) for claim in (left, right))
    shared = frozenset.intersection(*words)
    return side_of(left.state) == side_of(right.state) and any(len(word) >= _LONG for word in shared)


def _kin(view: View, claim: Claim) -> frozenset[str]:
    """Return the words of a measure's name, of those that name the same thing the first."""
    return _first_kin(content_words(claim.object.text_of(view.text)))


def _is_headed_alike(view: View, left: Claim, right: Claim) -> bool:
    """Tell whether the heads of two names are a measure's and name the same."""
    heads = [head_of(claim.object.text_of(view.text)) for claim in (left, right)]
    named = all(head & words_of("measures", "nouns") for head in heads)
    return named and bool(_first_kin(heads[0]) & _first_kin(heads[1]))


def _first_kin(words: frozenset[str]) -> frozenset[str]:
    return frozenset(
        next((kin[0] for kin in load_table("measures")["kin"] if word in kin), word) for word in words
    )


def _claim(view: View, hit: Hit, before: Sequence[Claim] = ()) -> MeasureClaim | None:
    object_ = _meant(view, hit, measure_of(view, hit), before)
    state = _of_none(view, object_, state_told(view, hit))
    if _is_passive(view, hit) or _describes(view, hit) or hit.match[0][0] in "'’":
        return None
    if object_ is not None and state == "violated" and _is_law(object_.text_of(view.text)):
        return None
    if object_ is None or state is None or hit.is_asked or hit.is_declined or _is_owed(view, hit):
        return None
    if hit.told.stmt.kind in _UNTOLD and not _is_plain(view, hit):
        return None
    clause = _clause(view.text, hit)
    after = Span(min(object_.end, clause.end), clause.end)
    scope = scope_in(view, after)
    return MeasureClaim(
        hit.told,
        state,
        object_,
        clause,
        parties=_parties(view, hit, object_, state),
        since=since_in(view, clause, ahead=state == "announced"),
        until=until_in(view, clause),
        places=_places(view, scope or Span(min(clause.start, object_.start), clause.end)),
        refers=_is_verbal(hit),
        tense=tense_of(view, hit),
    )


def _meant(view: View, hit: Hit, object_: Span | None, before: Sequence[Claim]) -> Span | None:
    """Return the measure told just before where words only point back to it ("the measure", "it")."""
    kind = hit.rule.about.split()[0]
    if object_ is not None:
        points = object_.text_of(view.text).lower() in _POINTING
    else:
        points = kind in ("passive", "alone") and subject_words(view, hit) in _PRONOUNS
    if not points:
        return object_
    last = before[-1] if before else None
    if last is None or not 0 <= hit.span.start - last.where.end <= _NEAR:
        return None
    anew = state_told(view, hit) == "announced" and side_of(last.state) == "stopped"
    return None if anew else last.object


def _of_none(view: View, object_: Span | None, state: str | None) -> str | None:
    """Return the state of what is told of none: "no curfew is in force"; nothing else is told of none."""
    if object_ is None or _NONE.search(view.text, max(0, object_.start - _LONG), object_.start) is None:
        return state
    return "not_in_force" if state in ("in_force", "not_in_force") else None


def _is_passive(view: View, hit: Hit) -> bool:
    """Tell whether a verb that takes an object stands after "is"; "is scrapping the tax" is active."""
    verb = _WORD.match(view.text, hit.span.start)
    being = verb is not None and _NOT_DONE_TO.fullmatch(verb.group()) is not None
    active = hit.rule.about.startswith("active")
    return active and not being and _IS.search(view.text, hit.lead, hit.span.start) is not None


def _describes(view: View, hit: Hit) -> bool:
    """Tell whether a verb only tells of a noun ("an order barring students", "a newly enacted law")."""
    if not hit.rule.about.startswith("act"):
        return False
    lead = view.text[hit.lead : hit.span.start].rstrip(" ")
    if _ING.match(view.text, hit.span.start) and not hit.in_cue:
        return _BEING.search(lead) is None
    return _FORMED.match(view.text, hit.span.start) is not None and _NEWLY.search(lead) is not None


def _is_verbal(hit: Hit) -> bool:
    """Tell whether a claim has its measure in a verb's words, which name it worse than a noun does."""
    return bool({"verbal", "tensed", "bound"}.intersection(hit.rule.about.split()))


def _is_law(words: str) -> bool:
    """Tell whether a name is of law at large: who breaks it ends no measure."""
    return bool(head_of(words) & words_of("measures", "laws"))


def _is_owed(view: View, hit: Hit) -> bool:
    """Tell whether an act is owed by a day, under an accord or to let people in, and so is a commitment."""
    rest = Span(hit.span.start, hit.sentence.span.end)
    under = UNDER.search(view.text, hit.sentence.span.start, hit.span.start) is not None
    opens = _OPENED.search(hit.match[0]) is not None
    return hit.rule.about.split()[:1] == ["act"] and (under or opens) and due_in(view, rest) is not None


def _places(view: View, span: Span) -> tuple[str, ...]:
    excepted = _excepted(view, span)
    return tuple(place for place in places_in(view, span) if place not in excepted)


def _excepted(view: View, span: Span) -> frozenset[str]:
    """Return the places where a thing does not hold ("lifted everywhere except in Port Sable")."""
    found = _EXCEPT.search(view.text, span.start, span.end)
    return frozenset(places_in(view, Span(found.start(), span.end))) if found else frozenset()


def _parties(view: View, hit: Hit, object_: Span, state: str) -> tuple[Party, ...]:
    """Return who put a measure on or off, and whom it binds or touches; who breaks one is bound by it."""
    named = tuple(party for party in parties_in(view, hit) if not _SO_LONG.search(party.name))
    own = named or not _is_own_act(view, hit)
    acting = named if own else tuple(filter(None, [speaker_of(view, "authority", hit.told)]))
    suffered = "others" in hit.rule.about.split() and _IS.search(view.text, hit.lead, hit.span.start)
    if state == "violated" or suffered:
        acting = tuple(replace(party, part="subject") for party in acting)
    bound = [
        party
        for span in _bound(view, hit, object_)
        for party in parties_of(view, "subject", span, hit.told)
        if party.name not in {one.name for one in acting}
    ]
    return (*acting, *bound)


def _is_own_act(view: View, hit: Hit) -> bool:
    """Tell whether several who speak tell of an act of their own ("customs officers said they had …")."""
    lead = view.text[hit.lead : hit.span.start]
    several = hit.told.stmt.speaker_type in (EntityType.GROUP, EntityType.ORGANISATION)
    return several and hit.rule.subject == "authority" and _THEY.match(lead) is not None


def _bound(view: View, hit: Hit, object_: Span) -> Iterator[Span]:
    """Yield the words for those that a measure binds or touches: between whom, on or against whom it is."""
    pair = _BETWEEN.search(view.text, object_.start, object_.end)
    if pair:
        yield from (Span(*pair.span("one")), Span(*pair.span("other")))
    elif (upon := _UPON.search(view.text, object_.start, object_.end)) is not None:
        yield Span(*upon.span(1))
    elif "others" in hit.rule.about.split() and hit.rule.subject is None:
        subject = subject_span(view, hit)
        yield from [subject] if subject else []


def _clause(text: str, hit: Hit) -> Span:
    start = clause_start(text, hit.lead, hit.span.start)
    end = _CLAUSE_ENDS.search(text, hit.span.start + 1, hit.sentence.span.end)
    return Span(min(start, hit.span.start), end.start() if end else hit.sentence.span.end)
