"""Tell how a date and a cue stand to each other in a sentence: by its marks and the words that open clauses.

"She said, as she left on Monday, …"   the Monday is that of her leaving, which opens a clause
"On Monday, after the vote, she said …"   the Monday is that of the saying
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model import Span
from onrecord.resources import words_of
from onrecord.text.dates import DateWords

_MARK = re.compile(r"[,;:()]|\s[-–—]+\s|[–—]|[\"“”]|''")
_WORD = re.compile(r"[^\W_][\w’'-]*")
_QUOTE = re.compile(r"\s*[\"“‘']")
_FEW_WORDS = re.compile(r"(?:\W*[\w'’-]+){0,4}\W*")
_RELATIVES = frozenset({"who", "which", "whose", "whom", "where"})
_CONTRASTS = frozenset({"while", "whereas"})
_SOON = frozenset({"hours", "minutes", "moments", "shortly", "soon", "seconds"})
_LIGHT = frozenset({"and", "but", "or", "even", "just", "only", "long", "perhaps", "in", "of", "for", "some"})
_DETERMINERS = frozenset(
    {"the", "a", "an", "his", "her", "its", "their", "this", "that", "our", "my", "another", "last"}
)
_ON = frozenset({"after", "following", "ahead"})
_HEAD_WORDS = 4
_FAR = 200


def in_clause_of_cue(text: str, sentence: Span, cue: Sequence[Span], found: DateWords) -> bool:
    """Tell whether a date stands in the clause of a cue, or in a phrase set apart that belongs to it."""
    parts = segments(text, sentence)
    near = min(cue, key=lambda span: abs(span.start - found.span.start))
    here, there = _number(parts, found.span), _number(parts, near)
    if here == there:
        return not _clause_between(text, near, found)
    if _is_parenthesis(text, parts, there, near):
        return False
    first, last = sorted((here, there))
    leads = [lead_of(text, part) for part in parts]
    before = range(here + 1) if here < there else range(there + 1, here + 1)
    opened = {leads[n] for n in before if leads[n] != parts[n].text_of(text).strip().lower()}
    if leads[here] in words_of("dating", "subordinators") or _RELATIVES & opened:
        return False
    return leads[there] not in _RELATIVES | _CONTRASTS and not _CONTRASTS.intersection(
        leads[first + 1 : last]
    )


def in_same_breath(text: str, cue: Sequence[Span], found: DateWords) -> bool:
    """Tell whether a date stands in the cue or a few words from it, with no mark between."""
    for span in cue:
        if span.overlaps(found.span):
            return True
        first, last = min(span.end, found.span.end), max(span.start, found.span.start)
        between = text[min(first, last) : max(first, last)][:_FAR]
        if _FEW_WORDS.fullmatch(between) and not _MARK.search(between):
            return True
    return False


def names_thing(text: str, found: DateWords) -> bool:
    """Tell whether words for a date stand before what they name ("the May 5 raid", "Friday's raid")."""
    end = found.span.end
    if text[end : end + 2] in ("'s", "’s") or found.sort == "year-of":
        return True
    word = _WORD.match(text, end + 1)
    if word is None or text[end : end + 1] != " ":
        return False
    if word[0] in words_of("dating", "occasions"):
        return True
    before = text[max(0, found.span.start - 16) : found.span.start].split()
    return bool(before) and (
        before[-1].lower() in _DETERMINERS or before[-1].endswith(("'s", "’s", "s'", "s’"))
    )


def occasion_after(text: str, found: DateWords, end: int) -> Span | None:
    """Return the word for an occasion that a date names, as in "Friday's news conference"."""
    start = found.span.end + (2 if text[found.span.end : found.span.end + 1] in ("'", "’") else 0)
    for number, word in enumerate(_WORD.finditer(text, start, end)):
        if number >= _HEAD_WORDS or _MARK.search(text, start, word.start()):
            return None
        if word[0].lower() in words_of("dating", "occasions"):
            return Span(*word.span())
    return None


def segments(text: str, sentence: Span) -> list[Span]:
    """Return the stretches between the marks of a sentence; at least one."""
    marks = [mark.span() for mark in _MARK.finditer(text, sentence.start, sentence.end)]
    starts = [sentence.start, *(end for _, end in marks)]
    ends = [*(start for start, _ in marks), sentence.end]
    return [Span(*pair) for pair in zip(starts, ends, strict=True) if pair[0] < pair[1]] or [sentence]


def segment_of(text: str, sentence: Span, span: Span) -> Span:
    """Return the stretch between two marks of a sentence that a span begins in."""
    parts = segments(text, sentence)
    return parts[_number(parts, span)]


def _number(parts: Sequence[Span], span: Span) -> int:
    return next((n for n, part in enumerate(parts) if span.start < part.end), len(parts) - 1)


def _clause_between(text: str, cue: Span, found: DateWords) -> bool:
    """Tell whether a clause of its own opens between a cue and a date; "said while touring" opens none."""
    after = found.span.start >= cue.end
    between = text[cue.end : found.span.start] if after else text[found.span.end : cue.start]
    words = [word[0].lower() for word in _WORD.finditer(between)]
    meanwhile = {
        at for at, word in enumerate(words[:-1]) if word == "while" and words[at + 1].endswith("ing")
    }
    return any(
        word in words_of("dating", "subordinators") - _ON and at not in meanwhile
        for at, word in enumerate(words)
    )


def _is_parenthesis(text: str, parts: Sequence[Span], number: int, cue: Span) -> bool:
    """Tell whether a cue stands between commas inside what it reports ("The truce, he said, ends")."""
    part = parts[number]
    if number == 0 or number == len(parts) - 1:
        return False
    closed = text[part.end : part.end + 1] == "," and text[part.start - 1] == ","
    quotes = _QUOTE.match(text, part.end + 1) is not None
    return closed and not quotes and not text[cue.end : part.end].strip() and len(part) < _FAR


def lead_of(text: str, part: Span) -> str:
    """Return the word that opens a stretch, small words aside; none for "hours after", the same day."""
    words = [word[0].lower() for word in _WORD.finditer(text, part.start, min(part.end, part.start + _FAR))][
        :3
    ]
    while words and words[0] in _LIGHT:
        words = words[1:]
    return words[0] if words and words[0] not in _SOON else ""
