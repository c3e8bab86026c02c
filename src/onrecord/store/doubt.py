"""How much a person's look at a statement would settle: how doubtful it is, times what rests on it.

>>> row = {"within": None, "confidence": 0.9, "speaker": "Oda Renk", "holder": None, "source": [[0, 8]],
...        "words": "", "quotation": "indirect", "evidence": []}
>>> doubt_of(row, resting=0), doubt_of(row, resting=2), doubt_of(row | {"speaker": None}, resting=0)
(100, 300, 1000)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.store.correcting import RULE
from onrecord.store.shingles import quoted_prints

SCALE = 1000
HALF = 0.5


def doubt_of(row: Mapping[Any, Any], *, resting: int) -> int | None:
    """Return the place of a statement among those that a person should look at; a larger one comes first.

    It is the chance that the machine erred in who said it or what was said, times a weight: 1, 1 more for
    each finding that rests on it, and a half each where it relays another's view and where it quotes words
    that other reports may print, too.

    Args:
        row: The columns of a statement.
        resting: How many findings rest on it.

    Returns:
        Thousandths; None for a statement within another, which is looked at with that one.
    """
    if row["within"] is not None:
        return None
    chance = 1 - float(row["confidence"]) * speaker_confidence(row)
    relays = row["holder"] is not None and row["holder"] != row["speaker"]
    quotes = bool(quoted_prints(row["words"], row["quotation"]))
    weight = 1 + resting + HALF * relays + HALF * quotes
    return max(0, round(SCALE * chance * weight))


def speaker_confidence(row: Mapping[Any, Any]) -> float:
    """Return how sure it is who speaks: 0 where the report names a source and nobody was found for it."""
    if row["speaker"] is None:
        return 0.0 if row["source"] else 1.0
    told = (item for item in row["evidence"] if item["field"] == "speaker" and item["rule"] != RULE)
    return next((float(item["confidence"]) for item in told), 1.0)


def count_resting(findings: Iterable[Iterable[str]]) -> Counter[str]:
    """Count the findings that rest on each statement, by its id, given the statements of each finding."""
    return Counter(statement_id for statements in findings for statement_id in set(statements))
