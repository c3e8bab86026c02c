"""The part of a statement that a list of hits shows: the words around what was found, marked.

>>> cut_snippet("the truce holds", (Term("truces"),))
('the truce holds', (Span(start=4, end=9),))
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.model import Span
from onrecord.store.inflections import word_forms
from onrecord.store.query import Term
from onrecord.store.tokens import Token, fold, tokens_of

SNIPPET_TOKENS = 40
CUT = "…"


class _Match(NamedTuple):
    """Where a term was found: words from `first` up to `last`, inclusive."""

    first: int
    last: int
    term: int


def cut_snippet(words: str, terms: Sequence[Term]) -> tuple[str, tuple[Span, ...]]:
    """Return up to forty words around as many different terms as they can hold, and where those stand.

    Args:
        words: A statement's words on one line.
        terms: What was searched; a term that is not among the words (but in the speaker's name) has no mark.

    Returns:
        The snippet, with `…` where it was cut, and the marks in it: code points, half-open.
    """
    tokens = list(tokens_of(words))
    matches = sorted(match for number, term in enumerate(terms) for match in _find(tokens, term, number))
    first, last = _window(matches, len(tokens))
    start = tokens[first].start if first else 0
    end = tokens[last - 1].end if last < len(tokens) else len(words)
    lead = CUT if first else ""
    marks = _marks(tokens, [one for one in matches if first <= one.first and one.last < last])
    shift = len(lead) - start
    return (
        lead + words[start:end] + (CUT if last < len(tokens) else ""),
        tuple(Span(mark.start + shift, mark.end + shift) for mark in marks),
    )


def _find(tokens: Sequence[Token], term: Term, number: int) -> Iterator[_Match]:
    if term.exact or term.prefix:
        phrase = [token.word for token in tokens_of(term.text)]
        for at in range(len(tokens) - len(phrase) + 1 if phrase else 0):
            if _starts(tokens[at : at + len(phrase)], phrase, prefix=term.prefix):
                yield _Match(at, at + len(phrase) - 1, number)
        return
    forms = {fold(form) for form in word_forms(term.text)}
    for at, token in enumerate(tokens):
        if token.word in forms:
            yield _Match(at, at, number)


def _starts(tokens: Sequence[Token], phrase: Sequence[str], *, prefix: bool) -> bool:
    *words, last = phrase
    if [token.word for token in tokens[:-1]] != words:
        return False
    return tokens[-1].word.startswith(last) if prefix else tokens[-1].word == last


def _window(matches: Sequence[_Match], count: int) -> tuple[int, int]:
    """Return the words to show: those that hold most terms, the found ones in the middle."""
    if count <= SNIPPET_TOKENS or not matches:
        return 0, min(count, SNIPPET_TOKENS)
    best, most = matches[0], 0
    end = matches[0].last
    for at, match in enumerate(matches):
        inside = [one for one in matches[at : at + SNIPPET_TOKENS] if one.last < match.first + SNIPPET_TOKENS]
        terms = len({one.term for one in inside})
        if terms > most:
            best, most, end = match, terms, max(one.last for one in inside)
    middle = (best.first + end + 1) // 2
    first = max(0, min(middle - SNIPPET_TOKENS // 2, best.first, count - SNIPPET_TOKENS))
    return first, min(count, first + SNIPPET_TOKENS)


def _marks(tokens: Sequence[Token], matches: Sequence[_Match]) -> list[Span]:
    marks: list[Span] = []
    for match in matches:
        span = Span(tokens[match.first].start, tokens[match.last].end)
        if marks and span.start < marks[-1].end:
            marks[-1] = Span(marks[-1].start, max(marks[-1].end, span.end))
        else:
            marks.append(span)
    return marks
