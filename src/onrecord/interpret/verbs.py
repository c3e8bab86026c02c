"""The forms of verbs, so that a table of wordings names a verb once.

    halt*       every form: halt, halts, halted, halting
    halt*en     the past participle, as after "was"; of "break" broken
    @stop*past  past forms of every verb of a class of `verbs.toml`

A verb may have words after it: "call off" is inflected in its first word. Irregular forms and verbs that
double their last letter are in `verbs.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.resources import load_table, words_of

_ITEM = re.compile(r"^(?P<verb>[^*]+)\*(?P<forms>\w*)$")
_HISSING = re.compile(r"(?:s|x|z|ch|sh|o)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_FORMS = {
    "": ("base", "s", "past", "en", "ing"),
    "base": ("base",),
    "s": ("s",),
    "past": ("past", "en"),
    "en": ("en",),
    "ing": ("ing",),
    "tensed": ("s", "past", "en"),
    "finite": ("base", "s", "past", "en"),
    "acting": ("s", "past", "en", "ing"),
}


@cache
def words_for(items: str) -> tuple[str, ...]:
    """Return the phrases that the items of a row stand for, in lower case; `_` joins the words of one.

    >>> words_for("call_off*en truce")
    ('called off', 'truce')

    Raises:
        KeyError: No such class, or no such set of forms.
    """
    return tuple(dict.fromkeys(word for item in items.split() for word in _words(item)))


def _words(item: str) -> Iterator[str]:
    found = _ITEM.match(item)
    if found is None:
        yield from _classed(item)
        return
    for verb in _classed(found["verb"]):
        forms = forms_of(verb)
        for form in _FORMS[found["forms"]]:
            yield forms[form]
            yield from _spelt_otherwise(verb, form)


def _spelt_otherwise(verb: str, form: str) -> Iterator[str]:
    """Yield a form of a verb that is spelt both ways as it is with its last letter doubled ("cancelled")."""
    head, _, rest = verb.partition(" ")
    ending = {"past": "ed", "en": "ed", "ing": "ing"}.get(form)
    if ending is not None and head in words_of("verbs", "either"):
        yield f"{head}{head[-1]}{ending} {rest}".rstrip()


def _classed(item: str) -> Iterator[str]:
    entries = load_table("verbs")["classes"][item[1:]].split() if item.startswith("@") else [item]
    yield from (entry.replace("_", " ") for entry in entries)


@cache
def forms_of(verb: str) -> dict[str, str]:
    """Return the base, third person (`s`), past, past participle (`en`) and `ing` form of a verb.

    >>> forms_of("put off")["ing"]
    'putting off'
    """
    head, _, rest = verb.partition(" ")
    past, participle = _past(head)
    forms = {"base": head, "s": _third(head), "past": past, "en": participle, "ing": _progressive(head)}
    return {form: f"{word} {rest}".rstrip() for form, word in forms.items()}


def _third(verb: str) -> str:
    if verb in ("be", "have", "do", "go"):
        return {"be": "is", "have": "has", "do": "does", "go": "goes"}[verb]
    if _CONSONANT_Y.search(verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if _HISSING.search(verb) else f"{verb}s"


def _past(verb: str) -> tuple[str, str]:
    irregular = load_table("verbs")["irregular"].get(verb)
    if irregular is not None:
        past, _, participle = irregular.partition(" ")
        return past, participle or past
    if verb.endswith("e"):
        return f"{verb}d", f"{verb}d"
    if _CONSONANT_Y.search(verb):
        return f"{verb[:-1]}ied", f"{verb[:-1]}ied"
    stem = _doubled(verb)
    return f"{stem}ed", f"{stem}ed"


def _progressive(verb: str) -> str:
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return f"{verb[:-1]}ing"
    return f"{_doubled(verb)}ing"


def _doubled(verb: str) -> str:
    return verb + verb[-1] if verb in words_of("verbs", "doubling") else verb
