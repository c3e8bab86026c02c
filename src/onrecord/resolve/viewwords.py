"""The words that tell a view: verbs, adjectives and nouns of saying, thinking and wanting, by sort.

>>> sort_of_verb("believes")
('think', 'believe')
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from onrecord.resolve.kinds import forms_of
from onrecord.resources import load_table


def sort_of_verb(form: str) -> tuple[str, str] | None:
    """Return the sort and the base form of a verb of view; None if the word is none."""
    return _verbs().get(form)


def sort_of_fuller(form: str, after: Sequence[str]) -> tuple[str, str] | None:
    """Return the sort and the base form of a verb that tells a view with the words after it.

    >>> sort_of_fuller("took", ("the", "view", "that"))
    ('think', 'take')
    """
    for sort, base, rest in _fuller().get(form, ()):
        if tuple(after[: len(rest)]) == rest:
            return sort, base
    return None


def sort_of_adjective(word: str) -> str | None:
    """Return the sort of an adjective of view."""
    return _sorted("adjectives").get(word)


def sort_of_noun(word: str) -> str | None:
    """Return the sort of a noun that names what somebody said or thinks."""
    return _sorted("nouns").get(word)


@cache
def words_between(*keys: str) -> frozenset[str]:
    """Return words that may stand between a subject and its verb."""
    table = load_table("views")["between"]
    return frozenset(word for key in keys for word in table[key].split())


def is_citing(form: str) -> bool:
    """Tell whether a cue's verb hands on the words of another ("quoted", "echoing")."""
    return form in _citing()


def tense_of(form: str) -> str:
    """Return "ing", "past" or "present", by the ending of a verb's form."""
    if form.endswith("ing"):
        return "ing"
    return "past" if form.endswith("ed") or form in load_table("views")["irregular"] else "present"


@cache
def _verbs() -> dict[str, tuple[str, str]]:
    table = load_table("views")
    bases = {verb: sort for sort, verbs in table["verbs"].items() for verb in verbs.split()}
    found = {form: (sort, verb) for verb, sort in bases.items() for form in forms_of(verb)}
    return found | {form: (bases[verb], verb) for form, verb in table["irregular"].items() if verb in bases}


@cache
def _fuller() -> dict[str, list[tuple[str, str, tuple[str, ...]]]]:
    table = load_table("views")
    found: defaultdict[str, list[tuple[str, str, tuple[str, ...]]]] = defaultdict(list)
    for sort, wordings in table["fuller"].items():
        for wording in wordings:
            base, *rest = wording.split()
            forms = {*forms_of(base), *(form for form, verb in table["irregular"].items() if verb == base)}
            for form in forms:
                found[form].append((sort, base, tuple(rest)))
    return dict(found)


@cache
def _sorted(name: str) -> dict[str, str]:
    return {word: sort for sort, words in load_table("views")[name].items() for word in words.split()}


@cache
def _citing() -> frozenset[str]:
    irregular = {form for form, verb in load_table("views")["irregular"].items() if verb in _cited()}
    return frozenset(form for verb in _cited() for form in forms_of(verb)) | irregular


@cache
def _cited() -> frozenset[str]:
    return frozenset(load_table("views")["cited"]["verbs"].split())
