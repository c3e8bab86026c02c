"""By which terms findings that can be one thing are found, so that few of very many are compared.

    terms = terms_of(Profile.of(reported))
    near = terms.given & other.asked     # empty: the two cannot be tied

Complete for `onrecord.interpret.likeness.compare`: two findings whose objects are alike there share a term
here, whichever of the two asks. A test holds that.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from onrecord.interpret.profiles import POINTED_AT, Profile
from onrecord.model import FindingType

MOST_WORDS = 24
"""An object of more words is found by each of them, since pairs would be too many."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a finding.

    Attributes:
        given: Those under which it is found.
        asked: Those by which it finds others.
    """

    given: frozenset[str]
    asked: frozenset[str]


def terms_of(profile: Profile) -> Terms:
    """Return the terms of a finding: of a measure its head, of others words to be shared in pairs."""
    given = {f"word {word}" for word in profile.wording.words}
    if profile.type is FindingType.MEASURE:
        head, words = profile.wording.head, profile.wording.words
        with_head = words | {head} if head else words
        asked = {f"head {word}" for word in with_head} | ({f"word {head}"} if head else set())
        given |= {f"head {head}", f"word {head}"} if head else set()
    else:
        asked = _asked_by_words(profile)
        given |= _given_by_words(profile)
    if profile.type in POINTED_AT:
        asked |= {f"{'any' if profile.wording.points_back else 'back'} {x}" for x in profile.pointed_terms}
        given |= {f"any {word}" for word in profile.pointed_terms}
        given |= {f"back {word}" for word in profile.pointed_terms if profile.wording.points_back}
    sort = profile.type.value
    return Terms(*(frozenset(f"{sort} {term}" for term in terms) for terms in (given, asked)))


def word_terms(finding: FindingType, words: frozenset[str]) -> frozenset[str]:
    """Return the terms under which findings of a type are found whose objects have some words."""
    return frozenset(f"{finding.value} word {word}" for word in words)


def _pairs(words: frozenset[str]) -> set[str]:
    return {f"pair {one} {other}" for one, other in combinations(sorted(words), 2)}


def _given_by_words(profile: Profile) -> set[str]:
    words = profile.object_words
    if len(words) > MOST_WORDS:
        return {f"long {word}" for word in words}
    return {f"only {word}" for word in words} if len(words) == 1 else _pairs(words)


def _asked_by_words(profile: Profile) -> set[str]:
    words = profile.object_words
    if len(words) == 1 or len(words) > MOST_WORDS or profile.type is FindingType.CONTACT:
        return {f"word {word}" for word in words}
    return _pairs(words) | {f"{kind} {word}" for word in words for kind in ("only", "long")}
