"""The regular English forms of a word, so that a search for `promise` finds `promised`.

The index holds words as they were printed: phrases stay exact, beginnings work, and every back end answers
alike. A searched word is widened instead. Irregular forms (`said`, `held`) are searched as typed.

    >>> {"ban", "bans", "banned", "banning"} <= word_forms("ban")
    True
"""

from __future__ import annotations

import re

VOWELS = "aeiou"
MIN_STEM_CHARS = 4


def word_forms(word: str) -> frozenset[str]:
    """Return the word in lower case with its likely inflections; other scripts and short words as they are.

    A form that is no word costs nothing, since no text has it. Endings are taken off only where four letters
    or more are left, so that `news` is not `new`.
    """
    word = word.lower()
    if not re.fullmatch(r"[a-z]{3,}", word):
        return frozenset((word,))
    return frozenset((word,)).union(*(_inflect(stem) for stem in _stems(word)))


def _stems(word: str) -> set[str]:
    """Return what the word may be a form of, itself included unless it is clearly an inflection."""
    stems = {word}
    if word.endswith("ies"):
        stems.add(word[:-3] + "y")
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        stems |= {word[:-1], word[:-2]} if word.endswith("es") else {word[:-1]}
    for ending in ("ed", "ing"):
        if word.endswith(ending):
            stems |= _without(word, ending)
    return {stem for stem in stems if stem == word or len(stem) >= MIN_STEM_CHARS}


def _without(word: str, ending: str) -> set[str]:
    """Undo `-ed` or `-ing`: `halted` halt, `promised` promise, `banned` ban, `denied` deny."""
    stem = word.removesuffix(ending)
    stems = {stem, stem + "e"}
    if len(stem) > 2 and stem[-1] == stem[-2]:
        stems.add(stem[:-1])
    if stem.endswith("i"):
        stems.add(stem[:-1] + "y")
    return stems


def _inflect(stem: str) -> set[str]:
    if stem.endswith("e"):
        return {stem, stem + "s", stem + "d", stem[:-1] + "ing"}
    if stem.endswith("y") and stem[-2] not in VOWELS:
        return {stem, stem[:-1] + "ies", stem[:-1] + "ied", stem + "ing"}
    forms = {stem, stem + "s", stem + "ed", stem + "ing"}
    if stem.endswith(("s", "x", "z", "ch", "sh")):
        forms.add(stem + "es")
    if stem[-1] not in VOWELS + "wxy" and stem[-2] in VOWELS and stem[-3] not in VOWELS:
        forms |= {stem + stem[-1] + "ed", stem + stem[-1] + "ing"}
    return forms
