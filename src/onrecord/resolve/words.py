"""Cut a text into words for the rules: no model, only spaces, marks and the shapes of English words.

Possessive endings are set apart ("Putin's" is the word "Putin", possessive), initials and abbreviated titles
keep their full stop. Quotation marks, dashes and the rest are no words; they are seen as the gap between two.

    >>> [word.text for word in find_words("Mr. Oray's aide")]
    ['Mr.', 'Oray', 'aide']
"""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.model import Span
from onrecord.resources import words_of

_WORD = re.compile(r"[^\W_](?:\w|[.&](?=\w)|['’](?=\w)|[-‐‑](?=\w))*")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_DOTTED = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")


class Word(NamedTuple):
    """One word: `[start, end)` is the word itself, `until` the end with its possessive ending."""

    text: str
    lower: str
    start: int
    end: int
    until: int
    possessive: bool

    @property
    def span(self) -> Span:
        """Where the word stands, without a possessive ending."""
        return Span(self.start, self.end)

    @property
    def capital(self) -> bool:
        """Whether the word begins as a name does."""
        return self.text[0].isupper()

    @property
    def shouted(self) -> bool:
        """Whether the word is an acronym or set in capitals."""
        return len(self.text) > 1 and self.text.isupper()


def find_words(text: str, span: Span | None = None) -> list[Word]:
    """Return the words of a text, or of one span of it, in order."""
    start, end = (0, len(text)) if span is None else (span.start, span.end)
    return [_word(text, match.start(), match.end()) for match in _WORD.finditer(text, start, end)]


def gap(text: str, left: Word, right: Word) -> str:
    """Return what stands between two neighbouring words."""
    return text[left.until : right.start]


def adjoin(text: str, left: Word, right: Word) -> bool:
    """Tell whether only space stands between two words, and no paragraph break."""
    between = gap(text, left, right)
    return bool(between) and between.isspace() and between.count("\n") < 2


def _word(text: str, start: int, end: int) -> Word:
    printed = text[start:end]
    if found := _POSSESSIVE.search(printed):
        return _made(text, start, start + found.start(), end, possessive=True)
    if _is_plural_possessive(text, printed, end):
        return _made(text, start, end, end + 1, possessive=True)
    if text[end : end + 1] == "." and _keeps_stop(printed):
        return _made(text, start, end + 1, end + 1, possessive=False)
    return _made(text, start, end, end, possessive=False)


def _made(text: str, start: int, end: int, until: int, *, possessive: bool) -> Word:
    printed = text[start:end]
    return Word(printed, printed.lower(), start, end, until, possessive)


def _is_plural_possessive(text: str, printed: str, end: int) -> bool:
    after = text[end : end + 3]
    return (
        printed[-1] in "sz"
        and len(after) == 3
        and after[0] in "'’"
        and after[1] == " "
        and after[2].islower()
    )


def _keeps_stop(printed: str) -> bool:
    return printed[0].isupper() and (
        _DOTTED.fullmatch(printed) is not None or printed.lower() in words_of("offices", "abbreviated")
    )
