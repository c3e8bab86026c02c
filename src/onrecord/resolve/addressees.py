"""To whom something was said: "told reporters", "in an interview with Radio Varn", "asked the ministry".

Whoever may have heard a statement is weighed with learnt weights (`training.addressees`), twice: the second
time with what was likely for the statements around it, since an interview or a letter is to one throughout.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onrecord.model import Span
from onrecord.resolve.chances import Chances, load_chances
from onrecord.resolve.encoder_parties import encoder_odds, joined, joint_of
from onrecord.resolve.hearing import Option, options_of
from onrecord.resolve.parties import read_party
from onrecord.resolve.reading import Reading, Said
from onrecord.resolve.roster import Roster
from onrecord.resolve.talk import Talk
from onrecord.resources import words_of

_WEIGHTS = "addressee_weights"
_CLIP = 6.0
_Key = TypeVar("_Key")

Shares = list[list[float]]
"""A chance for each option of each attribution."""


@dataclass(frozen=True, slots=True)
class Addressed:
    """Who was addressed, the rule and the words that tell it."""

    name: str
    rule: str
    spans: tuple[Span, ...]
    confidence: float


def find_addressees(talk: Talk) -> list[Addressed | None]:
    """Return whom each attribution of a report addresses, where it is likely enough.

    Somebody whom only other statements name must be likelier than somebody named beside the cue.
    """
    options = options_of(talk)
    first, second = load_chances(_WEIGHTS, "first"), load_chances(_WEIGHTS, "second")
    signs = second_signs(talk, options, first_shares(options, first))
    carried = load_chances(_WEIGHTS, "carried").least
    found = []
    for said, here, marks in zip(talk.reading.said, options, signs, strict=True):
        shares = [
            second.of(one) if option.is_carried else _with_encoder(talk.reading, said, option, second.of(one))
            for option, one in zip(here, marks, strict=True)
        ]
        least = joint_of("addressee").least if said.gist else second.least
        found.append(_chosen(here, shares, least, carried))
    return found


def _with_encoder(reading: Reading, said: Said, option: Option, share: float) -> float:
    return joined("addressee", share, encoder_odds(reading, said, "addressee", option.spans))


def first_shares(options: Sequence[Sequence[Option]], weights: Chances) -> Shares:
    """Return the chance of each option by its own signs."""
    return [[weights.of(option.signs) for option in here] for here in options]


def _chosen(
    options: Sequence[Option], shares: Sequence[float], least: float, carried: float
) -> Addressed | None:
    likely = [
        (share, option)
        for share, option in zip(shares, options, strict=True)
        if share >= (carried if option.is_carried else least)
    ]
    if not likely:
        return None
    share, option = max(likely, key=lambda pair: pair[0])
    return Addressed(option.name, option.rule, option.spans, share)


def second_signs(
    talk: Talk, options: Sequence[Sequence[Option]], shares: Shares
) -> list[list[dict[str, float]]]:
    """Return the signs of each option, with what the first weighing gave around it."""
    mine: defaultdict[tuple[str | None, str], dict[int, float]] = defaultdict(dict)
    every: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for number, (here, given) in enumerate(zip(options, shares, strict=True)):
        for option, share in zip(here, given, strict=True):
            mine[talk.names[number], option.name][number] = share
            every[option.name][number] = share
    around = _Around(talk, _sums(mine), _sums(every), mine, every)
    return [
        [{**option.signs, **around.signs(number, here, given, at)} for at, option in enumerate(here)]
        for number, (here, given) in enumerate(zip(options, shares, strict=True))
    ]


@dataclass(frozen=True, slots=True)
class _Sum:
    """The sum of some chances and the two greatest of them."""

    whole: float
    best: float
    next_best: float

    def but(self, share: float) -> tuple[float, float]:
        """Return the sum and the greatest of all but one."""
        return max(0.0, self.whole - share), self.next_best if share >= self.best else self.best


def _sums(groups: Mapping[_Key, Mapping[int, float]]) -> dict[_Key, _Sum]:
    found = {}
    for key, shares in groups.items():
        best = sorted(shares.values(), reverse=True)[:2]
        found[key] = _Sum(sum(shares.values()), best[0], best[1] if len(best) > 1 else 0.0)
    return found


@dataclass(frozen=True, slots=True)
class _Around:
    """What the first weighing gave, by speaker and hearer and by hearer."""

    talk: Talk
    mine_sums: Mapping[tuple[str | None, str], _Sum]
    every_sums: Mapping[str, _Sum]
    mine: Mapping[tuple[str | None, str], Mapping[int, float]]
    every: Mapping[str, Mapping[int, float]]

    def signs(
        self, number: int, options: Sequence[Option], shares: Sequence[float], at: int
    ) -> dict[str, float]:
        """Return the signs of one option that come from the statements around it."""
        name, share, speaker = options[at].name, shares[at], self.talk.names[number]
        whole, best = self.mine_sums[speaker, name].but(share)
        whole_all, best_all = self.every_sums[name].but(share)
        turns = len(self.talk.spoken[speaker]) if speaker else 1
        before, after = self._neighbours(number, speaker)
        mine, every = self.mine[speaker, name], self.every[name]
        return {
            "two-own": max(-_CLIP, math.log(max(1e-4, share) / (1 - min(share, 0.9999)))),
            "two-mean": whole / max(1, turns - 1),
            "two-max": best,
            "two-all": whole_all / max(1, len(self.talk.names) - 1),
            "two-all-max": best_all,
            "two-before": mine.get(before, 0.0),
            "two-after": mine.get(after, 0.0),
            "two-next-before": every.get(number - 1, 0.0),
            "two-next-after": every.get(number + 1, 0.0),
            "two-rival": max((other for n, other in enumerate(shares) if n != at), default=0.0),
            "two-sum": sum(shares),
        }

    def _neighbours(self, number: int, speaker: str | None) -> tuple[int, int]:
        """Return the numbers of the speaker's statements before and after one; -1 where there is none."""
        if speaker is None:
            return -1, -1
        spoken = self.talk.spoken[speaker]
        at = bisect_left(spoken, number)
        return (spoken[at - 1] if at else -1), (spoken[at + 1] if at + 1 < len(spoken) else -1)


def find_told(reading: Reading, roster: Roster, said: Said) -> Addressed | None:
    """Return whom the cue of an attribution tells, by its own words: "told the council"."""
    words = [word for span in said.cue for word in reading.words_in(span)]
    verb = next((word for word in words if word.lower in words_of("addressees", "verbs")), None)
    party = read_party(reading, roster, reading.index_at(verb.until)) if verb is not None else None
    if party is None or not party.name or any(span.overlaps(party.span) for span in said.content):
        return None
    return Addressed(party.name, "told", (party.span,), 0.85)
