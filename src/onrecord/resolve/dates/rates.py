"""How sure each rule is that dates statements: how often it was right on articles that people dated by hand.

The counts are `dating_rates.toml`; what was never counted is as sure as a coin.

    >>> confidence_of("no such rule")
    0.5
"""

from __future__ import annotations

from onrecord.model import Span
from onrecord.resolve.dates.values import SaidOn
from onrecord.resources import load_table


def confidence_of(rule: str) -> float:
    """Return the share of right answers that a rule gives, nearer to a half where few were counted."""
    right, given = load_table("dating_rates")["rules"].get(rule, (0, 0))
    return float((right + 1) / (given + 2))


def dated(edtf: str, rule: str, spans: tuple[Span, ...]) -> SaidOn:
    """Say when something was said, as sure as the rule is."""
    return SaidOn(edtf, rule, spans, confidence_of(rule))
