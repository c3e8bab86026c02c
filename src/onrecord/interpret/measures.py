"""Measures put in force or stopped: what, in which state, where, since and until when, by whose word.

Accounts of one measure are brought together where the noun is the same and one name's words hold the other's
("the pause", "the humanitarian pause"); where accounts of different parties contradict, it is disputed.
Measures across reports are left to the record.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.interpret.clauses import Claim, find_claims
from onrecord.interpret.gather import CONFIDENCE, first
from onrecord.interpret.terms import places_in, scope_in, scope_of, since_in, until_in
from onrecord.interpret.view import Told, View
from onrecord.model import Account, Excerpt, Finding, FindingType, Kind, Party, Span, finding_id
from onrecord.model.interval import parse_edtf
from onrecord.resources import words_of

_UNTOLD = frozenset({Kind.ASK, Kind.DEMAND, Kind.PROPOSE, Kind.DECLINE})
_STANDING = frozenset({"announced", "in_force", "extended"})
_STOPPED = frozenset({"suspended", "ended", "not_in_force"})
_BY = re.compile(
    r"\bby\s(?:the\s)?([A-Z][\w’'-]*(?:\s[\w’'-]+){0,3}?)(?=[,;.]|\s(?:on|in|until|since|after|for)\b|$)"
)


@dataclass(frozen=True, slots=True)
class _Account:
    """One claim about a measure, and the statement that makes it."""

    told: Told
    claim: Claim


def find_measures(view: View) -> list[Finding]:
    """Return the measures whose state statements tell, one finding for each measure."""
    groups: defaultdict[str, list[list[_Account]]] = defaultdict(list)
    for told in view.told:
        for claim in _claims(view, told):
            account = _Account(told, claim)
            same = groups[_singular(claim.head)]
            group = next((group for group in same if _same_measure(view, group, account)), None)
            if group is None:
                same.append([account])
            else:
                group.append(account)
    return [_finding(view, group) for same in groups.values() for group in same]


def _claims(view: View, told: Told) -> list[Claim]:
    if told.stmt.kind in _UNTOLD:
        return []
    return [claim for content in told.content for claim in find_claims(view.text, content)]


def _same_measure(view: View, group: Sequence[_Account], account: _Account) -> bool:
    first = group[0].claim
    left, right = _name_words(view, first), _name_words(view, account.claim)
    if not (left <= right or right <= left):
        return False
    places, more = set(_places(view, first)), set(_places(view, account.claim))
    return not places or not more or bool(places & more)


def _singular(head: str) -> str:
    return head.replace("-", "").removesuffix("s")


def _name_words(view: View, claim: Claim) -> set[str]:
    return set(claim.object.text_of(view.text).lower().split()[: -len(claim.head.split())])


def _finding(view: View, group: Sequence[_Account]) -> Finding:
    fullest = max(group, key=lambda account: len(_name_words(view, account.claim)))
    excerpt = view.excerpt(fullest.claim.object)
    statements = tuple(dict.fromkeys(account.told.stmt.id for account in group))
    places = dict.fromkeys(place for account in group for place in _places(view, account.claim))
    sure = min(account.told.stmt.confidence for account in group)
    since = first([_since(view, account.claim) for account in group])
    return Finding(
        id=finding_id(view.doc_id, FindingType.MEASURE, excerpt.span),
        finding=FindingType.MEASURE,
        state=_at(view, _state(group), since),
        parties=_parties(view, group),
        object=excerpt,
        places=tuple(places),
        scope=first([scope_of(view, _after(account.claim)) for account in group]),
        condition=first([_condition(view, account) for account in group]),
        since=since,
        until=first([until_in(view, account.claim.clause) for account in reversed(group)]),
        accounts=_accounts(group),
        statements=statements,
        confidence=round(CONFIDENCE * sure, 4),
    )


def _state(group: Sequence[_Account]) -> str:
    """Return the latest account's state, or that parties contradict each other in their latest accounts."""
    latest = {account.told.stmt.speaker: account.claim.state for account in group}
    sides = {_side(state) for state in latest.values()}
    return group[-1].claim.state if len(sides) == 1 else "disputed"


def _at(view: View, state: str, since: str | None) -> str:
    """Return a state as it is on the day of reading: what begins later is only announced."""
    begins = parse_edtf(since).bounds()[0] if since else None
    return "announced" if state == "in_force" and begins is not None and begins > view.now else state


def _side(state: str) -> str:
    if state in _STANDING:
        return "standing"
    return "stopped" if state in _STOPPED else state


def _accounts(group: Sequence[_Account]) -> tuple[Account, ...]:
    rows = (
        Account(account.told.stmt.speaker, account.claim.state, account.told.stmt.id) for account in group
    )
    return tuple(dict.fromkeys(rows))


def _parties(view: View, group: Sequence[_Account]) -> tuple[Party, ...]:
    named = [party for account in group if (party := _authority(view, account)) is not None]
    return tuple({party.name: party for party in reversed(named)}.values())[::-1]


def _authority(view: View, account: _Account) -> Party | None:
    """Return who put the measure in force or stopped it: the verb's subject, or who stands after "by"."""
    claim = account.claim
    if not claim.active:
        found = _BY.search(view.text, claim.verb.end, claim.clause.end)
        return _party(view, Span(found.start(1), found.end(1))) if found else None
    subject = _subject(view, claim)
    if subject is None:
        return None
    words = subject.text_of(view.text)
    if words.lower() in ("we", "i"):
        speaker = account.told.stmt.speaker
        return Party("authority", speaker, view.given(subject)) if speaker else None
    return None if words.lower() in words_of("words", "function") else _party(view, subject)


_SUBJECT = re.compile(
    r"^\W*(?:that\s)?((?:[\w’'-]+\s){1,7}?)(?:(?:has|have|had|will|is|also|then|later|\w+ly)\s)*"
    r"(?:(?:decided|agreed|voted|chose|moved)\sto\s)?$"
)


def _subject(view: View, claim: Claim) -> Span | None:
    found = _SUBJECT.match(view.text[claim.clause.start : claim.verb.start])
    if found is None:
        return None
    start = claim.clause.start + found.start(1)
    return Span(start, start + len(found[1].rstrip()))


def _party(view: View, span: Span) -> Party | None:
    """Make the authority of a noun phrase, under the name of the speaker that it names, if it names one."""
    words = re.sub(r"^(?:the|a|an)\s", "", span.text_of(view.text), flags=re.IGNORECASE)
    if not re.search(r"[^\W\d_]", words):
        return None
    for told in view.told:
        speaker = told.stmt.speaker
        if speaker and speaker.split()[-1] == words.split()[-1]:
            words = speaker
    return Party("authority", words, view.given(span))


def _rest(claim: Claim) -> Span:
    return Span(min(claim.object.end, claim.verb.end), claim.clause.end)


def _places(view: View, claim: Claim) -> list[str]:
    """Return the places in a claim's scope, else those named after it in its clause."""
    return places_in(view, scope_in(view, _after(claim)) or _rest(claim))


def _after(claim: Claim) -> Span:
    return Span(claim.object.end, claim.clause.end)


def _condition(view: View, account: _Account) -> Excerpt | None:
    condition = account.told.stmt.condition
    if condition is None:
        return None
    around = view.given(account.claim.clause)
    return condition if abs(condition.span.start - around.start) <= len(around) else None


def _since(view: View, claim: Claim) -> str | None:
    return since_in(view, claim.clause, ahead=claim.state == "announced")
