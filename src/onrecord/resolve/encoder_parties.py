"""Weigh what the encoder makes of a party together with what the rules' signs give.

The rules propose who may hold a view or hear it, each with a chance; the encoder tells of words how likely
they name the holder or the hearer (`Gist.parties`). Both are signs of a model in `party_weights.toml`,
which was learnt (`training.parties`).

    joined("holder", 0.2, encoder_odds(reading, said, "holder", spans))
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from onrecord.model import Span
from onrecord.resolve.chances import Chances, load_chances
from onrecord.resolve.reading import Reading, Said

_UNSEEN = 0.05
"""Chance of words that the encoder does not mention: it gives none below 0.1."""
_EDGE = 1e-4


def joint_of(party: str) -> Chances:
    """Return how the log-odds of a holder or an addressee are weighed: a logistic model."""
    return load_chances("party_weights", party)


def log_odds(chance: float) -> float:
    """Return the logarithm of a chance's odds, kept finite."""
    kept = min(max(chance, _EDGE), 1 - _EDGE)
    return math.log(kept / (1 - kept))


def encoder_odds(reading: Reading, said: Said, party: str, spans: Sequence[Span]) -> float | None:
    """Return the log-odds, by the encoder, that words name a party of an attribution.

    Args:
        reading: The report.
        said: The attribution.
        party: holder or addressee.
        spans: Where the words stand, in the reading copy.

    Returns:
        That of the likeliest words; None if the tagger gave no gist.
    """
    if said.gist is None:
        return None
    given = reading.given(spans)
    chances = [
        one.chance
        for one in said.gist.parties
        if one.party == party and any(one.span.overlaps(span) for span in given)
    ]
    return log_odds(max(chances, default=_UNSEEN))


def joined(party: str, share: float, encoder: float | None) -> float:
    """Return the chance that somebody is a party, by the rules' chance and the encoder's log-odds if any."""
    if encoder is None:
        return share
    return joint_of(party).of({"rules": log_odds(share), "encoder": encoder})
