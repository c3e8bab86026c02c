"""Whether what is to be done is owed: "will" promises only by who says it, by its act and by a day.

    The bank will publish its votes by May 2, its spokesman said.     owed: his principal's, by a day
    The remaining doses would ship Friday, the ministry said.         owed: an act for others, on a day
    The shop will close by 2040, an economist said.                   not owed: somebody else's outlook

A day that only a condition names makes nothing owed, and neither does "will" in the condition.
"""

from __future__ import annotations

import re

from onrecord.interpret.dues import day_of, due_of
from onrecord.interpret.own_sides import OUTSIDERS, is_own_side
from onrecord.interpret.parties import subject_span
from onrecord.interpret.phrases import find_condition
from onrecord.interpret.rules import Hit
from onrecord.interpret.terms import UNDER, due_in
from onrecord.interpret.view import View
from onrecord.model import EntityType, Kind, Party, Quotation, Span

WITHIN = re.compile(
    r"\b(?:within\s(?:the (?:next|coming)\s)?[\w-]+|in\s(?:the (?:next|coming)\s)?"
    r"(?:\d+|an?|one|two|three|four|five|six|ten|twelve))\s(?:working\s)?(?:hours?|days?|weeks?|months?|"
    r"years?)\b|"
    r"\b(?:tonight|tomorrow|this (?:very )?(?:evening|afternoon|week|month|year)|at once|immediately|"
    r"without delay)\b",
    re.IGNORECASE,
)
_OWN_ACTS = frozenset({Kind.PROMISE, Kind.DECIDE})
_NO_ACT = re.compile(
    r"(?:(?:still|also|now|seriously|carefully|certainly|soon|then)\s)*"
    r"(?:be|have|see|need|like|love|know|not|never|get|win|lose|meet|talk|speak|go|rise|fall|happen|come|"
    r"follow|(?:keep|honou?r|fulfil|stand by|stick to|hold) (?:our|its|their|his|her|my|that|the) "
    r"(?:word|promise|pledge)|"
    r"fight|oppose|study|examine|look (?:into|at)|consider|review|think|discuss|weigh|mull|resist|defend|"
    r"appeal|"
    r"visit|attend|host|sit down|hold talks|hold a meeting|"
    r"(?:travel|fly|go|come)\s(?:to|back)\b|receive(?=\s(?:the|them|him|her|an?|its|his|leaders|delegates|"
    r"[A-Z]))|"
    r"watch|await|wait|expire|lapse|take (?:effect|force|hold)|enter into (?:force|effect)|"
    r"(?:begin|start|resume|open|close|end|last|run|stay|remain|continue|hold)"
    r"(?=$|[.,;]|\s(?:on|at|in|by|until|till|for|from|\w+day)\b))\b",
    re.IGNORECASE,
)
_PERFORMS = re.compile(
    r"(?:pay|paid|refund|compensat|reimburs|repa[iy]|deliver|ship|send|sent|suppl|provid|hand|return|"
    r"releas|free|publish|"
    r"disclos|submit|present|report|fix|mend|replac|restor|rebuil|buil|complet|finish|install|reopen|"
    r"vaccinat|hire|"
    r"recruit|withdraw|pull|vacat|clear|remov|dismantl|evacuat|transfer|surrender|reinstat|distribut|settl|"
    r"sign|"
    r"made (?:public|available)|out\b|available|online|ready|in place)\w*\b",
    re.IGNORECASE,
)
_WILL_REACH = re.compile(
    rf"\b(?:would|will)\s(?:be\s)?(?:{_PERFORMS.pattern}|arrive\b|reach\b|come\b)", re.IGNORECASE
)
_HEADS = re.compile(
    r"chief executive|managing director|\bowner|\bchair(?:man|woman)?\b|\bhead\b", re.IGNORECASE
)
_READY = re.compile(r"(?:is|are|was|were|be)\s(?:\w+\s)?(?:ready|prepared|willing)\b", re.IGNORECASE)
_OBLIGED = re.compile(
    r"(?:is|are|was|were)\s(?:\w+ly\s)?(?:due|obliged|required|bound)\b|must\b|(?:has|have|had)\sto\b",
    re.IGNORECASE,
)
_RULED = re.compile(r"(?:is|are|must|shall|has to|have to)\b", re.IGNORECASE)
_TO = re.compile(r"(?:is|are|was|were)\sto\b", re.IGNORECASE)
_AIM = re.compile(
    r"\b(?:aims?|goals?|plans?|ideas?|jobs?|tasks?|purpose|points?|intentions?|hopes?|targets?|challenge|"
    r"mission|priorit(?:y|ies)|"
    r"things?|did|do|want|wants|way|step|alternative|answer|trick|objective|ambition)\s(?:now\s|here\s)?$",
    re.IGNORECASE,
)
_BE = re.compile(r"be\s", re.IGNORECASE)
_SHIPS = re.compile(r"ship\b", re.IGNORECASE)
_BROUGHT = re.compile(r"(?:be|reach|arrive|receive|get)\s", re.IGNORECASE)
_BROUGHT_ABOUT = re.compile(
    r"(?:reach|arrive|receive|get)\s|be\s(?:\w+ly\s)?(?:out|ready|available|online|open|operational|"
    r"complete|over|back|in|on|up|"
    r"\w+(?:ed|en|own|uilt|ent|ade|aid|one|ought|eft|old|eld|ut|et))\b",
    re.IGNORECASE,
)
_WATCHES = re.compile(rf"{OUTSIDERS}|lawyer", re.IGNORECASE)
_HIS = re.compile(r"(?:his|her|its|our|my)\s", re.IGNORECASE)
_WISHED = re.compile(
    r"\b(?:ask\w*|demand\w*|seek\w*|sought|want\w*|call\w*\sfor|plead\w*\sfor|request\w*|need\w*|await\w*|"
    r"without|requir\w*|no)"
    r"\s(?:for\s)?(?:[\w’'-]+\s){0,3}$",
    re.IGNORECASE,
)
_DEED = re.compile(
    r"\bunder (?:the|an?|this|that|its|their)\s(?:\w+\s){0,2}(?:accord|deal|agreement|contract|treaty|terms|"
    r"settlement|pact|truce|ruling|licen[cs]e)\b",
    re.IGNORECASE,
)
_WISHED_WITHIN, _OPENING = 50, 200


def is_owed(view: View, hit: Hit, parties: tuple[Party, ...]) -> bool:
    """Tell whether a wording of an act to come makes it owed, by what its row says of it."""
    stmt = hit.told.stmt
    rest = Span(hit.span.start, hit.sentence.span.end)
    match hit.rule.about:
        case "bare" | "owed":
            agreed = bool(parties) and (
                hit.rule.name == "agree to" or hit.match[0].split()[0].lower().endswith("ed")
            )
            soon = due_of(view, rest) or WITHIN.search(view.text, rest.start, rest.end)
            return bool(agreed or hit.in_cue or soon)
        case "assured":
            return bool(stmt.role or stmt.kind is Kind.PROMISE) and not _WATCHES.search(stmt.role or "")
        case "keeps":
            return not _WATCHES.search(stmt.role or "")
        case "told":
            sure = stmt.kind is Kind.PROMISE or (
                hit.rule.name == "assure somebody" and due_of(view, rest) is not None
            )
            return (not hit.in_cue or sure) and not _is_no_act(view, hit)
        case "noun":
            before = view.text[max(hit.sentence.span.start, hit.span.start - _WISHED_WITHIN) : hit.span.start]
            return _WISHED.search(before) is None
        case "day":
            return not _is_a_name(view, hit) and not _is_an_aim(view, hit) and _by_a_day(view, hit, parties)
        case _:
            return True


def is_delivered(view: View, promised: Span) -> bool:
    """Tell whether what is said to come is an act for others, or a thing that reaches them."""
    return _WILL_REACH.search(promised.text_of(view.text)) is not None


def _is_a_name(view: View, hit: Hit) -> bool:
    """Tell whether "Will" is a name: inside a sentence with a capital."""
    at = hit.span.start
    return hit.match[0].startswith("Will") and re.search(r"[\w’'-]\s$", view.text[:at][-2:]) is not None


def _is_an_aim(view: View, hit: Hit) -> bool:
    """Tell whether "to" only says what an aim or the like consists in ("the goal is to finish by Friday")."""
    before = view.text[max(hit.sentence.span.start, hit.span.start - _WISHED_WITHIN) : hit.span.start]
    return _TO.match(view.text, hit.span.start) is not None and _AIM.search(before) is not None


def _is_no_act(view: View, hit: Hit) -> bool:
    act = hit.part("object")
    return act is not None and _NO_ACT.match(view.text, act.start) is not None


def _by_a_day(view: View, hit: Hit, parties: tuple[Party, ...]) -> bool:
    """Tell whether an act to come is the speaker's own side's to do, for the most part by a day."""
    condition = find_condition(view.text, hit.sentence.span)
    if condition is not None and condition.contains(Span(hit.span.start, hit.span.start)):
        return False
    ahead = condition is not None and condition.start > hit.span.start
    rest = Span(hit.span.start, condition.start if ahead and condition else hit.sentence.span.end)
    due = due_of(view, rest) if condition is None else due_in(view, rest)
    if condition is not None and due is None and _READY.match(view.text, hit.span.start):
        return False
    act, stmt = hit.part("object"), hit.told.stmt
    own = _is_own(view, hit, parties)
    if stmt.kind is Kind.PROMISE and own and condition is None:
        return act is not None and not _is_no_act(view, hit)
    soon = condition is None and WITHIN.search(view.text, rest.start, rest.end) is not None
    if condition is None and _is_performed(view, hit, own=own) and (due or soon or day_of(view, rest)):
        return True
    if act is not None and not _BROUGHT.match(view.text, act.start) and _is_no_act(view, hit):
        return False
    if _OBLIGED.match(view.text, hit.span.start) and _DEED.search(_opening(view, hit)):
        return True
    if stmt.kind is Kind.DECIDE and _RULED.match(view.text, hit.span.start):
        return act is not None and not _BE.match(view.text, act.start)
    if not (due or soon or (stmt.kind is Kind.PROMISE and day_of(view, rest))):
        return False
    obliged = _OBLIGED.match(view.text, hit.span.start) is not None and stmt.kind is not Kind.DEMAND
    return (
        stmt.kind in _OWN_ACTS
        or (obliged and due is not None)
        or own
        or hit.told.is_voice
        or _is_done_by_an_office(view, hit)
        or (stmt.kind is Kind.PREDICT and _is_told_by_its_head(view, hit, parties))
        or UNDER.search(_opening(view, hit)) is not None
    )


def _opening(view: View, hit: Hit) -> str:
    """Return what stands before a wording in its sentence, what lies between parts of a content included."""
    start = max(min(hit.told.start, hit.sentence.span.start), hit.span.start - _OPENING)
    return re.split(r"[.!?][\"”]?\s", view.text[start : hit.span.start])[-1]


def _is_own(view: View, hit: Hit, parties: tuple[Party, ...]) -> bool:
    """Tell whether the one to act is the speaker's own side: "we", "her staff", "it" that opens its words."""
    if is_own_side(view, hit, parties):
        return True
    subject = subject_span(view, hit)
    if subject is None:
        return False
    words = subject.text_of(view.text).lower()
    return words in ("i", "we") or _HIS.match(words) is not None or is_the_speaker(view, hit)


def is_the_speaker(view: View, hit: Hit) -> bool:
    """Tell whether a pronoun that opens what is relayed of somebody is the one to act ("said it would …")."""
    subject = subject_span(view, hit)
    if subject is None or hit.told.stmt.quotation is Quotation.DIRECT:
        return False
    opens = hit.told.opens_at(subject.start)
    sort = hit.told.stmt.speaker_type
    word = subject.text_of(view.text).lower()
    if word in ("he", "she"):
        return opens and sort in (EntityType.PERSON, EntityType.UNKNOWN, None)
    return opens and word in ("it", "they") and sort is not EntityType.PERSON


def _is_performed(view: View, hit: Hit, *, own: bool) -> bool:
    """Tell whether an act is one done for others, by those who speak, or by whom their office answers for."""
    act, stmt = hit.part("object"), hit.told.stmt
    if act is None or _OBLIGED.match(view.text, hit.span.start):
        return False
    passive = _BE.match(view.text, act.start) or _SHIPS.match(view.text, act.start)
    if _PERFORMS.match(view.text, passive.end() if passive and passive[0] != "ship" else act.start) is None:
        return False
    office = bool(stmt.role) or stmt.speaker_type is EntityType.ORGANISATION or hit.told.is_voice
    return (own or (passive is not None and office)) and not _WATCHES.search(stmt.role or "")


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
        and _BROUGHT_ABOUT.match(view.text, act.start) is not None
        and role is not None
        and not _WATCHES.search(role)
    )
