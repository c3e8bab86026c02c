"""Who a source refers to, with the reason: the value that the speaker rules hand to each other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import EntityType, Naming, Span
from onrecord.resolve.known import Known
from onrecord.resolve.reading import Reading
from onrecord.resources import words_of

_LOOK_BACK = 200
"""How many turns before a phrase it can point back to."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who speaks, as far as the report tells.

    Attributes:
        name: Canonical name; None where it cannot be told.
        known: The bearer of a proper name, if there is one.
        rule: Name of the rule that decided.
        spans: The words that it rests on, in the reading copy.
        confidence: Share of right answers that the rule gives on reports like those it was measured on.
        head: The noun that a description was headed by.
    """

    name: str | None
    type: EntityType
    naming: Naming
    rule: str
    spans: tuple[Span, ...]
    confidence: float
    known: Known | None = None
    head: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """A speaker already resolved, and where the report says that he speaks."""

    place: int
    who: Resolved


def turns_of(reading: Reading, speakers: Sequence[Resolved]) -> list[Turn]:
    """Return who speaks where, in the order of a report's attributions."""
    return [Turn(said.place, who) for said, who in zip(reading.said, speakers, strict=True)]


def latest(turns: Sequence[Turn], at: int) -> Sequence[Turn]:
    """Return the turns before a place that are near enough for a phrase there to point back to."""
    last = bisect_left(turns, at, key=lambda turn: turn.place)
    return turns[max(0, last - _LOOK_BACK) : last]


def unresolved(rule: str, spans: Sequence[Span] = (), *, type_: EntityType = EntityType.UNKNOWN) -> Resolved:
    """Say that it cannot be told who speaks."""
    return Resolved(None, type_, Naming.UNNAMED, rule, tuple(spans), 1.0)


def as_known(known: Known, rule: str, spans: Sequence[Span], confidence: float) -> Resolved:
    """Say that the bearer of a proper name speaks; one that stands for a government does so collectively."""
    naming = Naming.COLLECTIVE if _is_seat(known) else Naming.NAMED
    return Resolved(known.name, known.type, naming, rule, tuple(spans), confidence, known)


def _is_seat(known: Known) -> bool:
    lower = known.name.lower()
    return lower in words_of("speakers", "seats") or known.words[-1].lower() in words_of(
        "speakers", "collective_names"
    )
