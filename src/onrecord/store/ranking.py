"""Which of the statements that were found come first: the same in every back end.

Each word counts by how often it stands in a statement (less for every further time), by how long the
statement is, and by how few of the others have it, as in BM25 (Robertson and Zaragoza, 2009). Words of the
statement count whole, words of the speaker's name .8, of the headline .3.

    >>> scores([("the truce holds", "Renk", "Truce"), ("calm", "Renk", "Truce")], (Term("truce"),))[0] > 0
    True
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord.store.inflections import word_forms
from onrecord.store.query import Term
from onrecord.store.tokens import fold, tokens_of, words_of

WEIGHTS = (1.0, 0.8, 0.3)
"""Of words, speaker and headline."""

SATURATION = 1.2
LENGTH_SHARE = 0.75
USUAL_WORDS = 25

_WORD = re.compile(r"[^\W_]+")


def scores(rows: Sequence[tuple[str, str | None, str | None]], terms: Sequence[Term]) -> list[float]:
    """Return how well each statement answers to what was looked for; more is better.

    Args:
        rows: Words, speaker and headline of each statement.
        terms: What was looked for; without any, all score 0.
    """
    patterns = [pattern for pattern in map(_pattern, dict.fromkeys(terms)) if pattern]
    lines = [_line(words) for words, _, _ in rows]
    lengths = [1 - LENGTH_SHARE + LENGTH_SHARE * line.count(" ") / USUAL_WORDS for line in lines]
    beside = [(_short_line(speaker or ""), _short_line(head or "")) for _, speaker, head in rows]
    sums = [0.0] * len(lines)
    for pattern in patterns:
        often = _counts(pattern, lines, beside)
        found = [
            count * (SATURATION + 1) / (count + SATURATION * length) if count else 0.0
            for count, length in zip(often, lengths, strict=True)
        ]
        having = sum(value > 0 for value in found)
        rarity = 1 + math.log((len(lines) + 1) / (having + 1))
        sums = [total + rarity * value for total, value in zip(sums, found, strict=True)]
    return sums


def _counts(pattern: re.Pattern[str], lines: Sequence[str], beside: Sequence[tuple[str, str]]) -> list[float]:
    """Return how often a pattern stands in each statement, places beside its words counting less."""
    of_words, of_speaker, of_headline = WEIGHTS
    find = pattern.findall
    # Speakers and headlines are those of many statements.
    less = {both: of_speaker * len(find(both[0])) + of_headline * len(find(both[1])) for both in set(beside)}
    return [of_words * len(find(line)) + less[both] for line, both in zip(lines, beside, strict=True)]


def _pattern(term: Term) -> re.Pattern[str] | None:
    if term.exact or term.prefix:
        forms = [" ".join(token.word for token in tokens_of(term.text))]
    else:
        forms = sorted(map(fold, word_forms(term.text)))
    forms = [re.escape(form) for form in forms if form]
    end = "" if term.prefix else "(?= )"
    return re.compile(f" (?:{'|'.join(forms)}){end}") if forms else None


def _line(text: str) -> str:
    """Return folded words with a space before and after each."""
    words = words_of(text) if text.isascii() else _WORD.findall(fold(text))
    return f" {' '.join(words)} "


_short_line = lru_cache(maxsize=4096)(_line)
