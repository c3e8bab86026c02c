"""States that cannot both be true of one thing, in one report or over many."""

from __future__ import annotations

ON = frozenset({"announced", "in_force", "extended"})
"""States of a measure that is on, or is to be."""

OFF = frozenset({"suspended", "ended", "not_in_force"})
"""States of a measure that is off."""

OF_COMMITMENTS = (
    frozenset({"kept", "missed"}),
    frozenset({"missed", "denied"}),
    frozenset({"made", "denied"}),
    frozenset({"kept", "withdrawn"}),
)
"""Pairs of states of a commitment that clash, whenever they were told."""
