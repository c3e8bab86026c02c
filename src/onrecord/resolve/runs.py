"""Find runs of capitalised words, small words of names between them included: what may be proper names.

"Bank of Varn", "Ada de Lund", "Seamen's Union"
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.resolve.words import Word, adjoin, gap
from onrecord.resources import words_of

PEOPLE = re.compile(r"[A-Z]\w+(?:ans|ists|crats|ites|tives)")
LINKS = frozenset({"of", "for", "and", "on", "the", "&"})
_LONGEST = 9


def find_runs(text: str, words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield runs of neighbouring capitalised words, small words of names between them included."""
    at = 0
    while at < len(words):
        if not _can_begin(words[at]):
            at += 1
            continue
        run = [words[at]]
        while (more := _next_of_run(text, words, at + len(run) - 1, run)) > 0:
            run.extend(words[at + len(run) : at + len(run) + more])
        yield run
        at += len(run)


def is_common(text: str, run: Sequence[Word]) -> bool:
    """Tell whether a capital is only the start of a sentence: one common noun, with no "the" before it."""
    if len(run) > 1 or text[max(0, run[0].start - 4) : run[0].start].lower() == "the ":
        return False
    lists = ("crowd", "withheld_plural", "documents", "organisation_nouns", "persons", "quantities")
    if PEOPLE.fullmatch(run[0].text) or run[0].lower in words_of("speakers", "names_by_themselves"):
        return False
    return run[0].lower in words_of("speakers", *lists) or run[0].lower in _plural_offices()


@cache
def _plural_offices() -> frozenset[str]:
    return frozenset(f"{noun}s" for noun in words_of("offices", "male", "female", "neutral"))


def _can_begin(word: Word) -> bool:
    return word.capital and not word.text[0].isdigit()


def _next_of_run(text: str, words: Sequence[Word], last: int, run: Sequence[Word]) -> int:
    """Return how many further words the run takes in."""
    if last + 1 >= len(words) or len(run) >= _LONGEST:
        return 0
    if words[last].possessive and not _is_people_of(text, words[last], words[last + 1]):
        return 0
    if not adjoin(text, words[last], words[last + 1]):
        return 1 if gap(text, words[last], words[last + 1]) == ", " and _is_suffix(words[last + 1]) else 0
    if words[last + 1].capital:
        return 1
    return _links(text, words, last, run)


def _is_people_of(text: str, owners: Word, body: Word) -> bool:
    """Tell whether a possessive is part of a name ("the Seamen's Union", "the People's Party")."""
    if not (body.capital and adjoin(text, owners, body)):
        return False
    people = (
        words_of("speakers", "crowd") | {"people", "men", "women", "children", "seamen"} | _plural_offices()
    )
    return owners.lower in people and body.lower in words_of("speakers", "organisation_nouns")


def _links(text: str, words: Sequence[Word], last: int, run: Sequence[Word]) -> int:
    """Return how many small words, plus the capitalised one after them, go on a name."""
    for count in (1, 2):
        after = last + 1 + count
        if after >= len(words) or not adjoin(text, words[after - 1], words[after]):
            return 0
        if words[after].capital:
            small = [word.lower for word in words[last + 1 : after]]
            return count + 1 if _may_link(small, run) else 0
    return 0


def _may_link(small: Sequence[str], run: Sequence[Word]) -> bool:
    if all(word in words_of("words", "particles") for word in small):
        return True
    bodies = words_of("speakers", "organisation_nouns")
    if small[0] in ("and", "&"):
        return run[-1].lower not in bodies and any(word.lower in ("of", "for") for word in run)
    heads = bodies | {"secretary", "director", "minister", "attorney", "state", "republic", "kingdom"}
    if small[0] == "the" or not all(word in LINKS for word in small):
        return False
    # "Bank of Varn", but not "House Speaker Mara Oray of Varn".
    return run[-1].lower in heads or any(word.text in LINKS for word in run)


def _is_suffix(word: Word) -> bool:
    return word.lower.rstrip(".") in words_of("words", "suffixes") and word.capital
