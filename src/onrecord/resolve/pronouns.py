"""What a pronoun tells by itself; whom it means is weighed in `antecedents`.

>>> sex_of("herself")
'female'
"""

from __future__ import annotations

from functools import lru_cache

from onrecord.resolve.known import FEMALE, MALE
from onrecord.resources import words_of


@lru_cache(maxsize=64)
def sex_of(pronoun: str) -> str | None:
    """Return the sex that a pronoun tells."""
    return next((sex for sex in (MALE, FEMALE) if pronoun in words_of("speakers", f"pronouns_{sex}")), None)
