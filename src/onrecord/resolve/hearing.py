"""Who may have heard each statement, and what speaks for it: signs for `addressees` to weigh.

Somebody may be addressed because the statement's own sentence says so, because the same speaker addresses
them before or after it, because others nearby do, or because the two take turns in a conversation.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.model import EntityType, Kind, Span
from onrecord.resolve.parties import PartyPhrase, read_party
from onrecord.resolve.reading import Said
from onrecord.resolve.talk import Talk, Tie
from onrecord.resolve.told import cue_of, is_past

_NEAREST = 8
"""How many addresses by the same speaker, on each side of a statement, are looked at."""

_PARAGRAPHS = 2
"""How far away others may address somebody who may hear this statement too."""

_REPLY = re.compile(
    r"\b(?:respond|repl[yi]|answer|retort|shot back|fired back|demurr|continued|added)", re.IGNORECASE
)
_PRESENT = re.compile(r"\b(?:says|writes|tells)\b")
_PEOPLE = (EntityType.PERSON, EntityType.ORGANISATION, EntityType.GROUP, EntityType.UNKNOWN)


@dataclass(slots=True)
class Option:
    """Somebody whom a statement may address: filled while signs are collected, only read afterwards."""

    name: str
    signs: dict[str, float] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()
    rule: str = ""
    sort: str = ""

    def mark(self, sign: str, strength: float = 1.0) -> None:
        """Note a sign, at the greatest strength seen."""
        self.signs[sign] = max(self.signs.get(sign, 0.0), strength)

    @property
    def is_own(self) -> bool:
        """Whether the statement's own sentence names the hearer."""
        return "own" in self.signs

    @property
    def is_carried(self) -> bool:
        """Whether only other statements of the speaker name the hearer."""
        return ("earlier" in self.signs or "later" in self.signs) and not self.is_own


def options_of(talk: Talk) -> list[list[Option]]:
    """Return, for each attribution, whom it may address, with the signs for each."""
    found: list[list[Option]] = []
    for number, name in enumerate(talk.names):
        options: dict[str, Option] = {}
        _demanded(talk, number, options)
        for tie in talk.by_number.get(number, ()):
            _own(talk, number, tie, options)
        if name:
            _carried(talk, number, talk.by_speaker.get(name, ()), talk.spoken[name], options)
        _others(talk, number, options)
        _turns(talk, number, options)
        found.append(list(_finished(talk, number, options)))
    return found


def _option(talk: Talk, number: int, name: str, options: dict[str, Option]) -> Option | None:
    """Return the option of a name, a new one if need be; None if it is the speaker's own."""
    return None if name == talk.names[number] else options.setdefault(name, Option(name))


def _demanded(talk: Talk, number: int, options: dict[str, Option]) -> None:
    """Take whoever a demand begins with: "demanded {that the council resign}"."""
    said = talk.reading.said[number]
    if talk.acts[number].kind is not Kind.DEMAND or not said.content:
        return
    words = talk.reading.words
    first = talk.reading.index_at(said.content[0].start)
    end = talk.reading.index_at(said.content[0].end)
    while first < end and words[first].lower in ("that", "for"):
        first += 1
    party = read_party(talk.reading, talk.roster, first) if first < end else None
    if party is None or not party.name or not party.can_act:
        return
    option = _option(talk, number, party.name, options)
    if option is None:
        return
    after = talk.reading.index_at(party.span.end)
    verb = words[after].lower if after < end else ""
    option.mark("own")
    option.mark("own-demanded")
    if verb in ("to", "should", "must"):
        option.mark(f"own-demanded-{'to' if verb == 'to' else 'should'}")
    _place(option, party, "demanded")


def _place(option: Option, party: PartyPhrase, rule: str) -> None:
    option.spans, option.rule, option.sort = (party.span,), rule, party.sort


def _own(talk: Talk, number: int, tie: Tie, options: dict[str, Option]) -> None:
    """Take a hearer that the statement's own sentence names."""
    option = _option(talk, number, tie.name, options)
    if option is None:
        return
    cues = talk.reading.said[number].cue
    trigger, rule = tie.hearer.trigger, tie.hearer.rule
    in_cue = any(cue.overlaps(trigger) for cue in cues)
    where = "inside" if tie.hearer.inside else "cue" if in_cue else "sentence"
    for sign in ("own", f"own-{rule}", f"own-{where}", f"own-{where}-{rule}"):
        option.mark(sign)
    if any(abs(trigger.start - cue.end) < 3 for cue in cues):
        option.mark("own-near")
    _place(option, tie.hearer.party, f"told-{rule}" if rule not in ("tell", "ask") else "told")


def _carried(
    talk: Talk, number: int, ties: Sequence[Tie], spoken: Sequence[int], options: dict[str, Option]
) -> None:
    """Take those whom the same speaker addresses before or after the statement."""
    place = talk.reading.said[number].place
    middle = bisect_left(ties, place, key=lambda tie: tie.place)
    near = ties[max(0, middle - _NEAREST) : middle + _NEAREST]
    for tie in near:
        option = None if tie.hearer.number == number else _option(talk, number, tie.name, options)
        if option is None:
            continue
        side = "later" if tie.place > place else "earlier"
        option.mark(side)
        close = 1 / (1 + abs(talk.paragraphs[number] - tie.paragraph))
        if close < option.signs.get(f"{side}-near", 0.0):
            continue
        for sign in [sign for sign in option.signs if sign.startswith(f"{side}-")]:
            del option.signs[sign]
        option.signs |= _between(talk, number, tie, near, spoken, side)
        option.mark(f"{side}-near", close)
        option.mark(f"{side}-rule-{tie.hearer.rule}")
        if tie.hearer.inside:
            option.mark(f"{side}-rule-inside")
        if not option.is_own:
            _place(option, tie.hearer.party, "carried-over")


def _between(
    talk: Talk, number: int, tie: Tie, near: Sequence[Tie], spoken: Sequence[int], side: str
) -> dict[str, float]:
    """Say what lies between a statement and an address by its speaker."""
    said = talk.reading.said
    low, high = sorted((tie.place, said[number].place))
    first = bisect_left(said, low + 1, key=lambda one: one.place)
    last = bisect_left(said, high, key=lambda one: one.place)
    mine = bisect_left(spoken, last) - bisect_left(spoken, first)
    rivals = {other.name for other in near if low < other.place < high} - {tie.name}
    return {
        f"{side}-mine": math.log1p(max(0, mine)),
        f"{side}-others": math.log1p(max(0, last - first - mine)),
        f"{side}-rivals": math.log1p(len(rivals)),
    }


def _others(talk: Talk, number: int, options: dict[str, Option]) -> None:
    """Take those whom others address nearby: one reporter hears several people."""
    here = talk.paragraphs[number]
    first = bisect_left(talk.ties, here - _PARAGRAPHS, key=lambda tie: tie.paragraph)
    last = bisect_left(talk.ties, here + _PARAGRAPHS + 1, key=lambda tie: tie.paragraph)
    for tie in talk.ties[first:last]:
        if tie.hearer.inside or tie.hearer.number == number or tie.who == talk.names[number]:
            continue
        known = options.get(tie.name)
        if known is not None and (known.is_own or known.is_carried):
            continue
        option = _option(talk, number, tie.name, options)
        if option is not None:
            _mark_other(talk, number, tie, option)


def _mark_other(talk: Talk, number: int, tie: Tie, option: Option) -> None:
    close = 1 / (1 + abs(talk.paragraphs[number] - tie.paragraph))
    if close > option.signs.get("other-near", 0.0):
        for sign in [sign for sign in option.signs if sign.startswith("other-rule")]:
            del option.signs[sign]
        option.mark(f"other-rule-{tie.hearer.rule}")
        _place(option, tie.hearer.party, "told-nearby")
    option.mark("other")
    option.mark("other-near", close)
    if tie.who is None:
        option.mark("other-open")
    if talk.names[number] is None:
        option.mark("other-nobody")
    if tie.place > talk.reading.said[number].place:
        option.mark("other-later")


def _turns(talk: Talk, number: int, options: dict[str, Option]) -> None:
    """Take whoever speaks right before or right after: question and answer."""
    said = talk.reading.said[number]
    cue = cue_of(talk.reading, said)
    asking = talk.acts[number].kind is Kind.ASK
    for side, other in (("before", number - 1), ("next", number + 1)):
        if not 0 <= other < len(talk.names) or talk.speakers[other].type not in _PEOPLE:
            continue
        apart = abs(talk.paragraphs[number] - talk.paragraphs[other])
        name = talk.names[other]
        option = _option(talk, number, name, options) if name and apart <= 1 else None
        if option is None:
            continue
        signs = {
            "": True,
            "-asking": asking,
            "-asked": talk.acts[other].kind is Kind.ASK,
            "-reply": _REPLY.search(cue) is not None,
            "-sourceless": not said.source,
            "-paragraph": apart == 0,
            "-transcript": cue.strip() == ":",
            "-asked-passive": asking and not said.source and apart == 0,
        }
        for sign, holds in signs.items():
            if holds:
                option.mark(f"turn-{side}{sign}")
        if not option.rule:
            option.rule = "turn"
            option.spans = talk.speakers[other].spans[:1]


def _finished(talk: Talk, number: int, options: dict[str, Option]) -> Iterator[Option]:
    """Yield the options with the signs that come from all of them together."""
    own = sum(option.is_own for option in options.values())
    carried = sum("earlier" in option.signs or "later" in option.signs for option in options.values())
    name = talk.names[number]
    mine = len(talk.spoken[name]) if name else 0
    lasting = _lasting(talk, number) if carried else {}
    for option in options.values():
        signs = option.signs
        signs[f"act-{talk.acts[number].kind}"] = 1.0
        if "other" in signs:
            signs["other-part"] = talk.parts.get(option.name, 0.0)
        if "earlier" in signs or "later" in signs:
            times = talk.counted.get((name, option.name), 0)
            signs["count"] = math.log1p(times)
        if option.is_carried:
            signs |= lasting
            signs["carry-rivals"] = math.log(carried)
            signs["carry-share"] = min(1.0, times / mine) if mine else 0.0
            signs["speaker-part"] = mine / len(talk.names)
            signs |= {"carry-sole": 1.0} if carried == 1 else {}
            signs |= {"carry-other-own": 1.0} if own else {}
        else:
            signs["many"] = math.log(own) if own else 0.0
        if option.sort:
            signs[f"sort-{option.sort}"] = 1.0
            signs[f"{'carry' if option.is_carried else 'own'}-sort-{option.sort}"] = 1.0
        yield option


def _lasting(talk: Talk, number: int) -> dict[str, float]:
    """Say of a statement what bears on whether an earlier address still holds."""
    said: Said = talk.reading.said[number]
    occasion = talk.occasions[number]
    holds = {
        "carry": True,
        f"carry-act-{talk.acts[number].kind}": True,
        "carry-past": is_past(talk.reading, said),
        "carry-present": _PRESENT.search(cue_of(talk.reading, said)) is not None,
        "carry-other-occasion": occasion is not None and occasion.rule != "carried-over",
        f"carry-{said.given.quotation}": True,
        "carry-heading": talk.reading.in_heading(Span(said.place, said.place + 1)),
        "carry-first": talk.paragraphs[number] <= 1,
    }
    return {**{sign: 1.0 for sign, so in holds.items() if so}, **talk.company}
