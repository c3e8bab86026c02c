"""How a name in a report is tied to somebody known from elsewhere, and why: evidence as values.

A tie is never more than a proposal with its reasons: what was printed, what it was compared with, and how
much that weighs. A person's judgement undoes it.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.values import Value


@dataclass(frozen=True, slots=True)
class Reason(Value):
    """One reason for or against a tie.

    Attributes:
        rule: Name of the rule (`full-name`, `office-at-the-date`, `other-office`).
        printed: What the report has.
        other: What it was compared with.
        weight: How much it weighs; below nought speaks against.
    """

    rule: str
    printed: str
    other: str
    weight: float


@dataclass(frozen=True, slots=True)
class Candidate(Value):
    """Somebody of the authority file whom a name can mean; `score` lies in [0, 1]."""

    id: str
    name: str
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Link(Value):
    """Whom an entity of a report is in the authority file.

    Attributes:
        to: The one that it is tied to; None where that cannot be told.
        others: Who else bears the name, with what speaks against each.
        speaks_for: On whose behalf the one speaks on the report's day, by name.
    """

    to: Candidate | None
    others: tuple[Candidate, ...] = ()
    speaks_for: tuple[str, ...] = ()
