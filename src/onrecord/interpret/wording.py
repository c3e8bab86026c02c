"""The words of an object as they are compared across reports: without endings, synonyms as one.

>>> sorted(wording_of("release 40 servicemen").words) == sorted(wording_of("free the 40 soldiers").words)
True
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from onrecord.interpret.phrases import content_words
from onrecord.model import FindingType
from onrecord.resources import load_table, words_of

_STEM, _SHORTEST = 7, 3
_ENDING = re.compile(r"(?:ings?|ed|es|(?<!s)s|e)$")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_HEAD = re.compile(
    r"\s(?:of|on|against|in|for|at|over|with|by|between|from|to|through|until|around|across|that|which)\s"
)
_OF = re.compile(
    r"^\s*(?:of|on|against|for)\s(.*?)(?=\s(?:in|at|over|with|by|between|from|to|through|until|around)\s|$)",
    re.DOTALL,
)
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_TENS = {
    word: 10 * nth
    for nth, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2
    )
}
_UNITS = {
    word: nth
    for nth, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"), 1)
}
_NUMERAL = re.compile(rf"\b({'|'.join(_TENS)})(?:-({'|'.join(_UNITS)}))?\b", re.IGNORECASE)
_CALLED_NEW = re.compile(r"\b(?:new|second|another|fresh)\s((?:[\w-]+\s){0,2}[\w-]+)", re.IGNORECASE)
_WHAT_WAS_ASKED = re.compile(
    r"\bwhat (?:[\w.’'-]+ ){1,5}?(?:asked|called for|wished|pleaded|wanted|demanded|requested|promised|"
    r"pledged)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?<=[^\W_]\s)([A-Z][\w-]{2,})|^([A-Z][\w-]{2,})(?=['’]s\b|\s[A-Z]|\W*$)")
"""A capitalised word, and one that opens the words where it is no mere beginning."""
_NEW = re.compile(r"\b(?:new|second|another|fresh)\b", re.IGNORECASE)
_IRREGULAR = {"men": "man", "women": "woman", "held": "hold", "met": "meet", "sent": "send", "paid": "pay"}


@dataclass(frozen=True, slots=True)
class Wording:
    """What an object's words come to.

    Attributes:
        words: Words of sense and numbers, as roots.
        numbers: The numbers among them.
        head: The root of the last word before the first preposition; None where there is none.
        kind: The words that say what kind of thing the head is: those before it, and those after its "of" or
            "on" ("flight", "ban on flights"); names only where it has no other.
        is_value: Whether the head names something whose number may change.
        is_new: Whether the thing is said to be a new one ("a new truce").
        undoes: Whether the words are of ending or taking back ("the end of the ban", "lift the ban").
        names: The roots of proper names among them.
        points_back: Whether the words name no thing themselves ("the promise").
    """

    words: frozenset[str]
    numbers: frozenset[str]
    head: str | None
    kind: frozenset[str]
    is_value: bool
    is_new: bool
    undoes: bool
    names: frozenset[str]
    points_back: bool


@lru_cache(maxsize=16_384)
def wording_of(text: str) -> Wording:
    """Return what an object's words come to."""
    plain = _NUMERAL.sub(_in_figures, _THOUSANDS.sub("", text))
    numbers = frozenset(_NUMBER.findall(plain))
    roots = _roots(plain)
    lead = _HEAD.split(plain)[0]
    named = [found.group().lower() for found in _WORD.finditer(lead)]
    head = root_of(named[-1]) if named else None
    after = _OF.match(plain[len(lead) :])
    names = _names_in(plain)
    kind = (_roots(lead) | (_roots(after[1]) if after else frozenset())) - _kindless() - {head}
    return Wording(
        words=roots | numbers,
        numbers=numbers,
        head=head,
        kind=kind - names or kind,
        is_value=bool(words_of("ties", "values").intersection(plain.lower().split())),
        is_new=_NEW.search(lead) is not None,
        undoes=not roots.isdisjoint(_undoing()),
        names=names,
        points_back=_WHAT_WAS_ASKED.search(plain) is not None
        or (not numbers and bool(roots) and roots <= _pointing()),
    )


def _names_in(text: str) -> frozenset[str]:
    """Return the roots of capitalised words, but of one that only opens the words."""
    found = {word[1] or word[2] for word in _NAMED.finditer(text)}
    calendar = words_of("words", "weekdays", "months")
    return frozenset(root_of(word) for word in found if word.lower() not in calendar)


def _in_figures(found: re.Match[str]) -> str:
    """Return a number of tens in figures; smaller ones in words mostly count days and places."""
    return str(_TENS[found[1].lower()] + (_UNITS[found[2].lower()] if found[2] else 0))


def is_new(text: str, wording: Wording) -> bool:
    """Tell whether words call the thing of a wording a new one ("a new truce"), be the new no word of it."""
    return any(
        wording.head in {*map(root_of, _WORD.findall(found.group(1)))} for found in _CALLED_NEW.finditer(text)
    )


def wording_for(finding: FindingType, text: str) -> Wording:
    """Return what an object's words come to where findings of a type are compared.

    >>> wording_for(FindingType.MEASURE, "to stop shooting").head == wording_of("the truce").head
    True
    """
    if finding is FindingType.MEASURE:
        return wording_of(_called().sub(lambda found: _names()[found.lastindex or 1], text))
    plain = wording_of(text)
    kin, empty = _kin_for(finding), _roots_for("empty_of", finding)
    words = frozenset(kin.get(word, word) for word in plain.words - empty) or plain.words
    return replace(plain, words=words)


@cache
def _names() -> Mapping[int, str]:
    return {nth: row[0] for nth, row in enumerate(load_table("ties")["called"], 1)}


@cache
def _called() -> re.Pattern[str]:
    rows = load_table("ties")["called"]
    return re.compile("|".join(rf"\b({row[1]})\b" for row in rows), re.IGNORECASE)


@cache
def _kin_for(finding: FindingType) -> Mapping[str, str]:
    rows = load_table("ties")["kin_of"].get(finding.value, ())
    return {root_of(word): root_of(group[0]) for group in rows for word in group}


def blank_of(finding: FindingType) -> frozenset[str]:
    """Return the roots that say nothing of what a finding of a type is about ("a request for comment")."""
    return _roots_for("blank_of", finding)


@cache
def _roots_for(table: str, finding: FindingType) -> frozenset[str]:
    return frozenset(map(root_of, load_table("ties")[table].get(finding.value, "").split()))


@cache
def _kindless() -> frozenset[str]:
    return frozenset(root_of(word) for word in words_of("ties", "kindless"))


def _roots(text: str) -> frozenset[str]:
    """Return the roots of the words of sense, without numbers; none where there is none but small words."""
    if not _WORD.search(text):
        return frozenset()
    given = {word for word in content_words(_NUMBER.sub(" ", text)) if len(word) > 1}
    return frozenset(root_of(word) for word in given - words_of("ties", "empty") or given)


@cache
def _undoing() -> frozenset[str]:
    return frozenset(root_of(word) for word in words_of("ties", "undoing"))


@cache
def _pointing() -> frozenset[str]:
    return frozenset(root_of(word) for word in words_of("ties", "points_back"))


def root_of(word: str) -> str:
    """Return the root of a word, of words that name the same the first one's.

    >>> root_of("releasing") == root_of("freed"), root_of("stopped") == root_of("stop")
    (True, True)
    """
    plain = _plain_root(word.lower())
    return _kin().get(plain, plain)


@cache
def _kin() -> dict[str, str]:
    return {_plain_root(word): _plain_root(group[0]) for group in load_table("ties")["kin"] for word in group}


def _plain_root(word: str) -> str:
    word = _IRREGULAR.get(word, word)
    cut = _ENDING.sub("", word)
    bare = cut if len(cut) >= _SHORTEST else word
    bare = bare.rstrip("s") if len(bare.rstrip("s")) > _SHORTEST else bare
    if len(bare) > _SHORTEST and bare[-1] == bare[-2] and bare[-1] not in "aeiouls":
        bare = bare[:-1]
    return bare[:_STEM]
