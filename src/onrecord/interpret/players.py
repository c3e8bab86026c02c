"""Who plays a part that no wording names: told beside what the finding is about, or played by who speaks.

"A no-fly zone, imposed by the Union, remains in effect."     authority: the Union
"Deliveries have been halted, Veldt Motor said."              authority: a body that tells of it
"Hospitals will be spared, she promised."                     debtor: who promises
"He and Ada Lund spoke by phone, his office said."            parties: both
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from types import MappingProxyType

from onrecord.interpret.creditors import creditors_of
from onrecord.interpret.interviewers import with_askers
from onrecord.interpret.parties import is_somebody, parties_of, plays, speaker_of
from onrecord.interpret.phrases import subject_before
from onrecord.interpret.principals import Bodies, body_of, principal_of
from onrecord.interpret.subjected import subjects_of_measure
from onrecord.interpret.view import Place, Told, View
from onrecord.model import EntityType, Finding, FindingType, Kind, Party, Span

_BY = re.compile(
    r"\b(?:imposed|introduced|adopted|ordered|declared|issued|signed|decreed|pronounced|dictated|brought in|"
    r"put in (?:place|force)|agreed|approved|enacted|granted|lifted|extended|called|taken|decided|"
    r"struck down|suspended|halted|announced|fixed|set|overturned|quashed|upheld|renewed|prolonged|"
    r"cancell?ed|revoked|handed down|passed)"
    r"(?:,?\s(?:\w+\s){0,4}?|\s)by\s(?P<who>(?:the\s|an?\s|its\s|his\s|her\s|their\s)?(?:[\w’'-]+\s){0,5}?[\w’'-]+)"
    r"(?=\s(?:in|on|last|this|after|since|for|over|at|and|to|from|under|before|two|three|as|has|have|is|was|will|would|"
    r"remains?|with|during)\b|[.,;:\"”]|$)"
)
_SELF = re.compile(r"(?:his|her|their|its|our)\s(?:own\s)?[\w-]+", re.IGNORECASE)
_ANNOUNCED = re.compile(
    r"\b(?:announc|order|decree|declar|disclos|rul(?:ed|es?|ing)\b|impos|instruct|enact|proclaim)",
    re.IGNORECASE,
)
_BODIES = frozenset({EntityType.ORGANISATION, EntityType.UNKNOWN})
_TO_COME = frozenset({Kind.PROMISE, Kind.PREDICT})
_PAIR = re.compile(
    r"\bbetween\s(?P<pair>[^,;:.!?\"“”]+?\sand\s[^,;:.!?\"“”]+?)(?=\s(?:is|are|was|were|will|would|has|have|had|in|on|at|"
    r"over|about)\b|[,;:.!?\"”]|$)"
)
_OTHER = re.compile(
    r"\b(?:with|by)\s(?P<pair>(?:the\s)?(?:[A-Z][\w’'-]*(?:\s(?:of\s(?:the\s)?)?[A-Z][\w’'-]*)*|[a-z]+))"
    r"(?=\s[a-z]|[,;:.!?\"”]|$)"
)
_PLAYED_FOR = frozenset({"debtor", "creditor", "bearer", "requester", "authority", "party"})
_FEWEST = 2
_REACH = 300


def with_players(view: View, found: Sequence[Finding]) -> list[Finding]:
    """Return findings with the parties that are told beside what they are about, where none was named."""
    by_id = {told.stmt.id: told for told in view.told}
    bodies = cache(partial(body_of, view))
    completed = [_completed(view, one, by_id[one.statements[0]], bodies) for one in found]
    return with_askers(view, completed)


def _completed(view: View, finding: Finding, told: Told, bodies: Bodies) -> Finding:
    place = view.place_of(told, finding.object.span)
    finding = _for_principal(view, finding, place, bodies)
    more = _MORE.get(finding.finding)
    added = more(view, finding, place) if more else ()
    known = {(party.part, party.name) for party in finding.parties}
    fresh = {(party.part, party.name): party for party in added if (party.part, party.name) not in known}
    return replace(finding, parties=(*finding.parties, *fresh.values())) if fresh else finding


def _for_principal(view: View, finding: Finding, place: Place, bodies: Bodies) -> Finding:
    """Return a finding with whom the speaker speaks for in the speaker's place."""
    speaker = place.told.stmt.speaker

    def is_speaker(party: Party) -> bool:
        return party.name == speaker and party.part in _PLAYED_FOR

    body = principal_of(view, place, bodies) if any(map(is_speaker, finding.parties)) else None
    if body is None:
        return finding
    parties = (replace(party, name=body) if is_speaker(party) else party for party in finding.parties)
    return replace(finding, parties=tuple(parties))


def _measured(view: View, finding: Finding, place: Place) -> Sequence[Party]:
    """Return whose measure it is, and whom it binds."""
    whose = () if plays(finding, "authority") else _authority(view, place)
    bound = () if plays(finding, "subject") else subjects_of_measure(view, place)
    return (*whose, *bound)


def _authority(view: View, place: Place) -> Sequence[Party]:
    """Return whose measure it is: whom its sentence names after "by", else the body that tells of it."""
    told, at = place.told, place.at
    by = _BY.search(view.text, at.start, max(at.end, min(place.where.end, at.start + _REACH)))
    who = Span(*by.span("who")) if by else None
    if by is not None and not _SELF.match(by["who"]) and is_somebody(view, who):
        return parties_of(view, "authority", who, told)
    cue = " ".join(span.text_of(view.text) for span in told.cue)
    own = told.stmt.speaker_type in _BODIES or (
        told.stmt.speaker_type is EntityType.PERSON and _ANNOUNCED.search(cue)
    )
    his = by is not None and _SELF.match(by["who"])
    speaker = speaker_of(view, "authority", told) if own or his else None
    return (speaker,) if speaker else ()


def _owed(view: View, finding: Finding, place: Place) -> Sequence[Party]:
    """Return who promises what nobody is named for, and whom the promised act is done for."""
    promised = finding.state == "made" and place.told.stmt.kind in _TO_COME
    owing = speaker_of(view, "debtor", place.told) if promised and not plays(finding, "debtor") else None
    owed = () if plays(finding, "creditor") else creditors_of(view, place)
    return (*((owing,) if owing else ()), *owed)


def _sides(view: View, finding: Finding, place: Place) -> Sequence[Party]:
    """Return who is in contact: a pair after "between", who stands before, who follows "with" or "by"."""
    if len([one for one in finding.parties if one.part == "party"]) >= _FEWEST:
        return ()
    told, at, where = place.told, place.at, place.where
    pair = _PAIR.search(view.text, at.start, where.end)
    if pair is not None:
        return parties_of(view, "party", Span(*pair.span("pair")), told)
    before = subject_before(view.text, where.start, at.start) if where.start < at.start else None
    other = _OTHER.search(view.text, at.start, at.end)
    after = Span(*other.span("pair")) if other else None
    after = after if is_somebody(view, after) or _can_act(view.text, after) else None
    return [party for span in (before, after) for party in parties_of(view, "party", span, told)]


def _can_act(text: str, span: Span | None) -> bool:
    """Tell whether words can be of somebody by their form: "the management", "unions", but not "care"."""
    words = span.text_of(text) if span else ""
    return words.startswith("the ") or words.endswith("s")


_MORE: Mapping[FindingType, Callable[[View, Finding, Place], Sequence[Party]]] = MappingProxyType(
    {
        FindingType.MEASURE: _measured,
        FindingType.COMMITMENT: _owed,
        FindingType.CONTACT: _sides,
    }
)
"""By the type of finding, what tells of parties that are missing."""
