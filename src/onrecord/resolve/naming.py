"""Weigh how a speaker is named: by name, with the name held back, as a crowd or body, as a document.

The rules that resolve a source propose a naming; here the words of the name are weighed with it. Weights are
learnt (`training.naming`) and ship in `resources/naming_weights.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache

from onrecord.model import MentionKind, Naming
from onrecord.resolve.chances import Signs, shares_of
from onrecord.resolve.resolved import Resolved
from onrecord.resolve.runs import PEOPLE
from onrecord.resources import load_table, words_of

NAMINGS = tuple(Naming)
_LISTS = (
    "crowd",
    "withheld_plural",
    "withheld_singular",
    "collective_bodies",
    "collective_names",
    "organisation_nouns",
    "documents",
    "persons",
    "empty",
    "containers",
    "anaphoric_organisations",
)
_WORD = re.compile(r"[^\W_][\w’'.-]*")
_ANONYMOUS = re.compile(
    r"\b(?:familiar|briefed|close|aware|involved|anonymity|identified|authorized|authorised)\b"
)
_POSSESSIVE = re.compile("['’]s$")
_LENGTHS = (1, 2, 3, 6)
_CAPITALS = ("capital-inside", "capital-at-end")


def weighed(who: Resolved, seen: MentionKind | None = None) -> Resolved:
    """Return a speaker with the likeliest naming; one who cannot be told stays as he is.

    Args:
        who: The speaker, with the naming that the rules propose.
        seen: What the encoder takes a bearer of a name for.
    """
    if who.name is None:
        return who
    best = _shipped(tuple(signs_of(who, seen)))
    return who if best is who.naming else replace(who, naming=best)


def likeliest(weights: Mapping[str, float], signs: Signs) -> Naming:
    """Return the likeliest naming by weights; a description in which no name is printed names nobody.

    Args:
        weights: What each sign of each naming weighs.
        signs: What a name shows, as `signs_of` gives it.
    """
    shares = shares_of(weights, options_of(signs))
    names = "kind=words" not in signs or any(sign in signs for sign in _CAPITALS)
    ranked = sorted(range(len(NAMINGS)), key=lambda number: -shares[number])
    return next(NAMINGS[number] for number in ranked if names or NAMINGS[number] is not Naming.NAMED)


@lru_cache(maxsize=4096)
def _shipped(signs: tuple[str, ...]) -> Naming:
    """Return the likeliest naming by the weights that ship; kept, since the same speakers come again."""
    return likeliest(_weights(), dict.fromkeys(signs, 1.0))


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = load_table("naming_weights")["weights"]["naming"]
    return weights


def options_of(signs: Signs) -> list[dict[str, float]]:
    """Return the signs of each naming: those of the name, told apart by the naming."""
    return [{f"{naming.value}:{sign}": value for sign, value in signs.items()} for naming in NAMINGS]


def signs_of(who: Resolved, seen: MentionKind | None = None) -> dict[str, float]:
    """Return what a speaker's name shows of the naming.

    Args:
        who: The speaker.
        seen: What the encoder takes a bearer of a name for.
    """
    words = _WORD.findall(who.name or "")
    signs = [
        f"rules={who.naming.value}",
        f"rules={who.naming.value}&type={who.type.value}",
        f"type={who.type.value}",
        f"length={next((n for n in _LENGTHS if len(words) <= n), 'more')}",
    ]
    kind = "name" if who.known is not None else "words" if who.head else "several"
    signs += [f"kind={kind}", f"{kind}:rules={who.naming.value}"]
    noun = _POSSESSIVE.sub("", (who.head or (words[-1] if words else "")).lower())
    signs.append(f"{kind}:noun={noun}")
    signs += [f"{kind}:in-{name}" for name in _LISTS if noun in words_of("speakers", name)]
    signs += _of_words(who.name or "", words) if kind != "name" else _of_bearer(who, words, seen)
    if noun.endswith("s") and not noun.endswith("ss"):
        signs.append(f"{kind}:plural")
    return dict.fromkeys(signs, 1.0)


def _of_words(name: str, words: list[str]) -> Iterator[str]:
    """Yield the signs of a description."""
    first = words[0].lower() if words else ""
    if first in words_of("speakers", "determiners", "indefinite"):
        yield f"first={first}"
    elif first.isdigit():
        yield "first=number"
    if any(word[0].isupper() for word in words[1:]):
        yield "capital-inside"
    if words and words[-1][0].isupper():
        yield "capital-at-end"
    if "’s " in name or "'s " in name:
        yield "owned"
    if " and " in name:
        yield "joined"
    if _ANONYMOUS.search(name):
        yield "anonymous"
    if " of " in name:
        yield f"of={name.split(' of ')[0].split()[-1].lower()}"
        yield f"of-noun={words[-1].lower()}"


def _of_bearer(who: Resolved, words: list[str], seen: MentionKind | None) -> Iterator[str]:
    """Yield the signs of a proper name."""
    yield f"seen={seen.value if seen is not None else 'nothing'}"
    if words and PEOPLE.fullmatch(words[-1]):
        yield "people"
    if all(word.isupper() for word in words):
        yield "capitals"
    if (who.name or "").lower() in words_of("speakers", "seats"):
        yield "seat"
    if who.known is not None and who.known.offices:
        yield "officed"
