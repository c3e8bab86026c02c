"""In which state words tell a measure to be: doubt, negation, tense and future weighed.

    "The curfew was lifted."                  ended
    "The curfew may be lifted."               none
    "Ministers will impose a curfew."         announced
    "The curfew, imposed in March, is over."  ended: how it began is told, not how it stands

Which words tell a state is said by the rows of `measures.toml`; here is what takes it back or puts it off.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.interpret.gather import Claim, disputed_where
from onrecord.interpret.phrases import clause_start, find_condition
from onrecord.interpret.rules import Hit
from onrecord.interpret.states import OFF, ON
from onrecord.interpret.verbs import words_for
from onrecord.interpret.view import View
from onrecord.model import Kind, Quotation

_ANNOUNCING = re.compile(r"announc|decid|declar|order|agree|rul(?:e|ed|es)\b", re.IGNORECASE)
_DOUBT = re.compile(
    r"\b(?:could|(?-i:may)|might|should|must|can|cannot|if|unless|whether|until|before|once|wants?|wanted|"
    r"hopes?|hoped|"
    r"plans?|planned|ready|likely|possible|possibly|perhaps|never|nobody|nothing|without|who|what|how|when|why|"
    r"not|refused to|"
    r"failed to|denied|accused of|would have|provided|providing)\b|n['’]t\b",
    re.IGNORECASE,
)
_DOUBTED = re.compile(
    r"\b(?:(?:not|un)\s?clear|unclear|no (?:evidence|sign|proof)|doubt\w*|hope[sd]?|wish(?:e[sd])?|"
    r"fear(?:s|ed)?|demand(?:s|ed)?|urge[sd]?|suggest(?:s|ed)?|propos(?:e[sd]?|als?)|rumou?rs?|denie[sd]|deny)"
    r" (?:that|whether|if)\s?$|"
    r"\b(?:want(?:s|ed)?|demand(?:s|ed)?|sought|seeks?|(?:ask|call|hope|push)(?:s|ed)? for)\s(?:the\s)?$",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"\b(?:until|till|by|after|before|under|on|for)\swhich$", re.IGNORECASE)
_OPENS = frozenset({"if", "whether", "unless", "until", "when", "once", "how", "who", "before"})
_TO = re.compile(r"(?<!\bhad)\sto\s(?:\w+ly\s)?$", re.IGNORECASE)
_WOULD = re.compile(r"\bwould\b", re.IGNORECASE)
_WILL = re.compile(r"\b(?:will|shall|would|is to|are to)\b", re.IGNORECASE)
_WILL_BE = re.compile(r"\bwill\s(?:\w+ly\s)?$", re.IGNORECASE)
_STAYS = re.compile(r"\b(?:remain|stay|continue|keep|kept|go on|carry on|stand)s?\b", re.IGNORECASE)
_AWAITED = re.compile(r"(?:as soon as|once|when|only when|only after)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\s(?:until|till|through)\b", re.IGNORECASE)
_LOOK_BACK = 40

Tense = Literal["", "opening", "staying"]


@dataclass(frozen=True, slots=True)
class MeasureClaim(Claim):
    """What one statement tells of one measure.

    Attributes:
        tense: `opening` where it tells how the measure once came about, `staying` where what is to come
            is that it stays; else empty.
    """

    tense: Tense = ""


def state_told(view: View, hit: Hit) -> str | None:
    """Return the state that doubt, negation and future leave; None where they leave none."""
    text, start = view.text, clause_start(view.text, hit.lead, hit.span.start)
    lead = text[min(start, hit.span.start) : hit.span.start]
    verb = text[hit.span.start : _verb_end(hit)]
    if _is_doubted(text, start, hit.span.start, lead):
        return None
    condition = find_condition(text, hit.sentence.span)
    awaited = condition is not None and _AWAITED.match(condition.text_of(text)) is not None
    if condition is not None and not awaited and _WILL.search(f"{lead} {verb}"):
        return None
    if _WOULD.search(f"{lead} {verb}") and not (_announces(view, hit) or _is_relayed(hit)):
        return None
    if "not" in hit.match.re.groupindex and hit.match["not"]:
        plain = hit.match["not"].strip().lower() in ("not", "no longer")
        if "resum" in verb.lower():
            return "suspended"
        return "not_in_force" if hit.rule.state == "in_force" and plain else None
    if _WILL.search(verb) or _WILL_BE.search(lead):
        return _ahead(hit, stays=_will_stay(text, hit, verb))
    return hit.rule.state


def tense_of(view: View, hit: Hit) -> Tense:
    """Return whether a wording tells how a measure came about, or that it will stay."""
    verb = view.text[hit.span.start : _verb_end(hit)]
    lead = view.text[hit.lead : hit.span.start]
    if _WILL.search(verb) or _WILL_BE.search(lead):
        return "staying" if _will_stay(view.text, hit, verb) else ""
    put_on = hit.rule.state in ("in_force", "announced") and hit.rule.about.endswith(" noun")
    return "opening" if put_on and not _openings().isdisjoint(verb.lower().split()) else ""


def state_of(group: Sequence[Claim]) -> str:
    """Return the state that claims about one measure amount to: the latest, or a dispute.

    How it came about does not count beside how it stands.
    """
    standing = [
        claim for claim in group if not (isinstance(claim, MeasureClaim) and claim.tense == "opening")
    ]
    return _LATEST(standing or group)


def side_of(state: str) -> str:
    """Return whether a state is one of a measure that is on or off, else the state itself."""
    if state in ON:
        return "standing"
    return "stopped" if state in OFF else state


def _clash(states: frozenset[str]) -> bool:
    return len({side_of(state) for state in states}) > 1


_LATEST = disputed_where(_clash)


@cache
def _openings() -> frozenset[str]:
    """Return the past forms of verbs of putting something on; who puts it on anew tells how it stands."""
    words = words_for("@impose*past @announce*past")
    return frozenset(word for word in words if not word.startswith("re"))


def _is_doubted(text: str, start: int, at: int, lead: str) -> bool:
    opener = text[max(0, start - 10) : start].lower().split()[-1:]
    return bool(
        _OPEN_END.search(text, max(0, start - 20), start)
        or _DOUBTED.search(text, max(0, start - _LOOK_BACK), start)
        or _DOUBT.search(lead)
        or _OPENS.intersection(opener)
        or _TO.search(text, max(0, at - _LOOK_BACK), at)
    )


def _will_stay(text: str, hit: Hit, verb: str) -> bool:
    """Tell whether what is to come is that a measure stays ("will remain in force", "will be until May")."""
    return _STAYS.search(verb) is not None or (
        hit.rule.state == "in_force" and _UNTIL.match(text, hit.span.end, hit.sentence.span.end) is not None
    )


def _ahead(hit: Hit, *, stays: bool) -> str | None:
    """Return what a state to come is now: what will be in force is announced, what will stay so is."""
    if hit.rule.state == "in_force" and stays:
        return "in_force"
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
    return object_.start if object_ and object_.start > hit.span.start else hit.span.end
