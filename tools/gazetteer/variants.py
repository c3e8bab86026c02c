"""Choose the names by which a place is found: of the many in all languages, those that English prints.

GeoNames does not say which language a name is of. A name counts if it is written in Latin letters as names
are, and is either close to the main name, or that of a place large enough to have a name of its own in
English. What is also a common word or a person's name counts only as a main name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from onrecord.resources.gazetteer.folding import fold_name

ALIKE = 72.0
LARGE = 100_000
MIDDLING = 15_000
SHORTEST = 4
ENGLISH_SPEAKING = frozenset({"US", "GB", "CA", "AU", "NZ", "IE", "JM", "ZA"})
"""Where the main name is the English one, so that other names are old or foreign."""

_NAME = re.compile(r"[^\W\d_][\w'’ .\-]*")
_GENERIC = re.compile(
    r"\s+(?:oblast|krai|kray|republic|governorate|province|region|district|rayon|raion|county|state|prefecture|"
    r"department|canton|voivodeship|municipality|division|city|autonomous \w+)'?$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"(?:north|south|east|west|central|capital|jewish|islands?)(?:ern)?", re.IGNORECASE)
_PARTICLES = frozenset(
    re.findall(
        r"\w+", "al ar as ad an at az el es ed de del di da do du la le los las the of and on am a y e i"
    )
)


def bare(name: str) -> str:
    """Return a division's name without the word for what it is ("Tver Oblast"), if a name is left."""
    left = _GENERIC.sub("", name)
    return name if _NO_NAME.fullmatch(left) else left


def other_names(name: str, given: Iterable[str], *, people: int, country: str) -> Iterator[str]:
    """Yield those of a city's further names that count."""
    main = fold_name(name)
    for other in given:
        key = fold_name(other)
        if key != main and _is_name(other, key) and (_is_alike(main, key) or _is_known(people, country)):
            yield other


def _is_name(printed: str, key: str) -> bool:
    words = [word for word in re.split(r"[\s\-]+", printed) if word]
    return (
        len(key) >= SHORTEST
        and key.isascii()
        and _NAME.fullmatch(printed) is not None
        and not printed.isupper()
        and not any(char.isdigit() for char in printed)
        and printed[:1].isupper()
        and all(word[0].isupper() or word in _PARTICLES for word in words)
    )


def _is_alike(main: str, key: str) -> bool:
    return fuzz.ratio(main, key) >= ALIKE or fuzz.ratio(main.split()[-1], key.split()[-1]) >= ALIKE


def _is_known(people: int, country: str) -> bool:
    return people >= LARGE or (people >= MIDDLING and country not in ENGLISH_SPEAKING)
