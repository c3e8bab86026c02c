"""Stances: what a party thinks of an option, and whether it has come to think otherwise.

    "The rector considers it premature to reopen the labs."        against: reopen the labs
    "The union backs the merger."                                   for: the merger
    "The premier did not rule out a loan."                          open: a loan
    "The club no longer opposes the new rule."                      changed

An option is a thing to do or to have; a view of a person is none. Whose view it is: whoever the words name,
else the holder, else the speaker. Two views of one option by one bearer, the later unlike the earlier, are a
change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from onrecord.interpret.gather import Claim, alike, gather, is_same
from onrecord.interpret.parties import parties_in, speaker_of
from onrecord.interpret.phrases import object_span, stems, subject_before
from onrecord.interpret.questions import question_before
from onrecord.interpret.rules import Hit, find_hits
from onrecord.interpret.view import View
from onrecord.model import Finding, FindingType, Kind, Party, Quotation, Span
from onrecord.resources import words_of

_NO_OPTION = re.compile(
    r"(?:him|them|me|us|you|it|so|what|who|how|why|whether|if|myself|himself|herself|being|somebody|someone|"
    r"anyone|nobody)\b|"
    r"(?:her|that|this|one|all|any|some)$|(?:[\w’'-]+\s){0,3}?(?:claim|demand|allegation|accusation|"
    r"charge|request|appeal|question|"
    r"report|criticism|notion|word|statement|speech|tone|letter|insinuation|insult|characterization|characterisation|petition|plea|call|remark|comment)s?\b",
    re.IGNORECASE,
)
_ONLY_VIEWED = re.compile(r"\b(?:im)?possible\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:it|them|this|that|him|her)\b", re.IGNORECASE)
_POINTS = re.compile(r"(?:it|this|that|them|so|any|one)$", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:and\s)?(?:about\s|if\s|whether\s|what about\s)?"
    r"(?:(?:do|does|did|would|will|could|can|should|is|are|was|might|may)\s)?"
    r"(?:(?:you|he|she|it|they|we|the\s\w+|(?-i:[A-Z])[\w’'-]+(?:\s(?-i:[A-Z])[\w’'-]+)?)\s"
    r"(?:(?:would|will|could|might|may|also|still|now|really)\s)*"
    r"(?:(?:supports?|backs?|accepts?|favou?rs?|opposes?|considers?|wants?|welcomes?|excludes?|rules? out|"
    r"agrees? (?:to|with)|thinks? (?:of|about)|be for|be against|for|against|in favou?r of|ready to|"
    r"willing to|open to)"
    r"\s(?:the (?:idea|proposal|possibility) (?:of|to)\s)?)?)?",
    re.IGNORECASE,
)
_CALLED = frozenset({"oppose", "support"})
_OF_SOMEBODY = re.compile(
    r"['’]s?\s(?:[\w’'-]+\s)?(?:decision|move|plan|proposal|offer|announcement|ruling|step|idea|call|pledge|order|"
    r"bid|ban|strike|policy|initiative|withdrawal|resignation)s?\b",
    re.IGNORECASE,
)
_AS = re.compile(r"\sas\s(?=[\"“]?(?:an?|the|too)\b)", re.IGNORECASE)
_ASKED = "asked"
_ANY = re.compile(r"(?:an|any|another)\s(?:appeal|petition|charge|call)\b", re.IGNORECASE)
_SHORTEST = 2
_READY = "ready"
_WISHES = frozenset({Kind.DEMAND, Kind.PROPOSE, Kind.EVALUATE})
_SAID = frozenset({"said", "should", "thing", "option said", "asked"})
_OPPOSED = frozenset({"for", "against"})


def find_stances(view: View) -> list[Finding]:
    """Return what parties are said to think of options."""
    claims: list[Claim] = []
    ready: list[Claim] = []
    for hit in find_hits(view, "stances"):
        claim = _claim(view, hit)
        if claim is not None:
            (ready if hit.rule.about == _READY else claims).append(claim)
    turned = [one for one in ready if any(_is_turned(view, one, other) for other in claims)]

    def same(view: View, group: Sequence[Claim], claim: Claim) -> bool:
        of_turn = claim in turned or any(one in turned for one in group)
        return is_same(view, group, claim) or (of_turn and any(_is_turned(view, claim, one) for one in group))

    inorder = sorted((*claims, *turned), key=lambda claim: claim.object)
    return gather(view, FindingType.STANCE, inorder, state=_state, same=same, main=partial(_named, view))


def _named(view: View, group: Sequence[Claim]) -> Claim:
    """Return the first claim that names its option without a pronoun in it; the first where all have one."""
    return next((claim for claim in group if not _PRONOUN.search(claim.object.text_of(view.text))), group[0])


def _is_turned(view: View, one: Claim, other: Claim) -> bool:
    """Tell whether one side is ready for what it was against, whoever of it speaks."""
    sides = [
        stems(
            " ".join(
                name for name in (*(party.name for party in claim.parties), claim.told.stmt.speaker) if name
            )
        )
        for claim in (one, other)
    ]
    return {one.state, other.state} == _OPPOSED and bool(sides[0] & sides[1]) and alike(view, one, other)


def _state(group: Sequence[Claim]) -> str:
    """Return the latest view, or that it has changed: one bearer was for it and against it."""
    told = {claim.state for claim in group}
    return "changed" if told >= _OPPOSED or "changed" in told else group[-1].state


def _claim(view: View, hit: Hit) -> Claim | None:
    thing = hit.part("object")
    object_ = object_span(view.text, thing) if thing else None
    if object_ is not None and hit.rule.name in _CALLED:
        as_ = _AS.search(view.text, object_.start + 1, object_.end)
        object_ = Span(object_.start, as_.start()) if as_ else object_
    if hit.rule.about == "thing":
        object_ = subject_before(view.text, hit.lead, hit.span.start)
    if hit.rule.about == _ASKED or (object_ is not None and _POINTS.match(object_.text_of(view.text))):
        object_ = _asked_about(view, hit)
    if object_ is None or not _is_view(view, hit, object_):
        return None
    bearers = _bearers(view, hit)
    if not bearers and hit.rule.about == "option":
        return None
    return Claim(hit.told, hit.rule.state, object_, hit.sentence.span, parties=bearers)


def _asked_about(view: View, hit: Hit) -> Span | None:
    """Return the option that was asked about, which an answer only points at ("we are open to it")."""
    asked = question_before(view, hit.told)
    if asked is None:
        return None
    lead = _LEAD.match(view.text, asked.start, asked.end)
    return object_span(view.text, Span(lead.end() if lead else asked.start, asked.end))


def _is_view(view: View, hit: Hit, object_: Span) -> bool:
    """Tell whether an option is judged: not a person, and not what is only called possible in passing."""
    stmt, words = hit.told.stmt, object_.text_of(view.text)
    if hit.is_asked or hit.is_declined or (_NO_OPTION.match(words) and not _ANY.match(words)):
        return False
    if hit.rule.about == "option said" and _ONLY_VIEWED.search(hit.match[0]):
        return False
    if hit.rule.about == "should":
        return stmt.quotation is not Quotation.DIRECT or stmt.kind in _WISHES
    if hit.rule.about == "said":
        return _ONLY_VIEWED.search(hit.match[0]) is None
    if hit.rule.about not in ("option", "thing", "option said", _ASKED):
        return True
    return _is_option(view, stmt.target, words) and not view.text.startswith(
        " to ", max(0, hit.span.start - len(" to "))
    )


def _is_option(view: View, target: str | None, words: str) -> bool:
    """Tell whether words name a thing: some word is no name, and they name no party of the report."""
    bare = re.sub(r"^(?:the|a|an|his|her|its|their|our)\s", "", words, flags=re.IGNORECASE)
    common = [word for word in bare.split() if word[:1].islower() and len(word) > _SHORTEST]
    common = [word for word in common if word not in words_of("words", "function")]
    of_person = target is not None and target in words and _OF_SOMEBODY.search(words) is None
    return bool(common) and bare.lower() not in view.names and not of_person


def _bearers(view: View, hit: Hit) -> tuple[Party, ...]:
    named = parties_in(view, hit)
    if named:
        return named
    stmt = hit.told.stmt
    own = speaker_of(view, "bearer", hit.told)
    if stmt.holder and hit.rule.about in _SAID:
        return (Party("bearer", stmt.holder, None),)
    return (own,) if own and hit.rule.about in _SAID else ()
