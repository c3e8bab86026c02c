"""Choose among possible readings by weighing what speaks for each: a softmax over sums of weights.

The weights are learnt (`training/speakers.py`) and ship as a table that people can read. A score that a model
gives for two mentions being one can be added from outside.

    >>> ranker = Ranker({"he": {"near": 2.0}})
    >>> [round(share, 3) for share in ranker.shares("he", [{"near": 1.0}, {}])]
    [0.881, 0.119]
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.model import Span
from onrecord.resolve.antecedents import Judge, Option, Question, Traits
from onrecord.resolve.chances import shares_of
from onrecord.resolve.phrases import Form
from onrecord.resources import load_table

Pairs = Mapping[tuple[Span, Span], float]
"""From outside, how likely two mentions are one: log odds by their spans, the mention asked about first."""
OUTSIDE = "outside"
OPEN_FROM = 0.5
"""From this share on, nobody is meant by a pronoun as far as the report tells."""


@dataclass(frozen=True, slots=True)
class Ranker:
    """What each trait of a possible reading weighs, for each kind of mention."""

    weights: Mapping[str, Mapping[str, float]]

    def shares(self, kind: str, options: Sequence[Traits]) -> list[float]:
        """Return how likely each option is, as shares of one.

        Args:
            kind: Kind of the mention.
            options: The traits of each option; at least one.
        """
        return shares_of(self.weights.get(kind, {}), options)


@cache
def load_ranker() -> Ranker:
    """Return the weights that ship with the package."""
    return Ranker(load_table("antecedents")["weights"])


def make_judge(ranker: Ranker | None = None, pairs: Pairs | None = None) -> Judge:
    """Return what chooses among readings: the likeliest by weight.

    Args:
        ranker: The weights; those that ship with the package, if none are given.
        pairs: What a model says of pairs of mentions; without it, only what the text shows counts.
    """
    chosen = ranker or load_ranker()

    def judge(question: Question, options: Sequence[Option]) -> tuple[int, float]:
        rows = [_with_outside(question, option, pairs) if pairs else option.traits for option in options]
        shares = chosen.shares(question.kind, rows)
        best = _best(question, shares)
        return best, shares[best]

    return judge


def _best(question: Question, shares: Sequence[float]) -> int:
    """Return the likeliest option; a pronoun is left open only where nobody is likelier than all others."""
    *others, nobody = shares
    open_pronoun = question.phrase.form is Form.PRONOUN and nobody < OPEN_FROM
    numbers = range(len(others)) if others and open_pronoun else range(len(shares))
    return max(numbers, key=shares.__getitem__)


def _with_outside(question: Question, option: Option, pairs: Pairs) -> Traits:
    """Add the best score that a mention of a candidate has with the mention asked about."""
    presences = option.candidate.referent.presences if option.candidate else ()
    keys = ((question.span, presence.span) for presence in presences)
    scores = [pairs[key] for key in keys if key in pairs]
    return {**option.traits, OUTSIDE: max(scores)} if scores else option.traits
