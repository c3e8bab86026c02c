"""Split a paragraph into sentences.

nupunkt proposes where sentences end; what it does not know of wire copy is mended here: a closing mark
stays with its sentence, `"Will it hold?" Renk asked` is one, titles, initials and datelines end none, and
a quotation that follows a full stop begins one. Sentences within quotations count as sentences.

    >>> split_sentences("It holds. She left.", Span(0, 19))
    [Span(start=0, end=9), Span(start=10, end=19)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from onrecord.model import Span
from onrecord.resources import words_of
from onrecord.text.datelines import find_dateline
from onrecord.text.normalise import normalise

_CLOSERS = re.compile(r"[\"'”’»›)\]]+(?=\s|$)")
_QUOTE_FOLLOWS = re.compile(r"[.!?…][\"'”’»›)\]]*\s+(?=[\"'“‘«„][^\W\d_])")
_WORD_ENDS = re.compile(r"(?<![\w.'’-])([^\W\d_]{2,})\.[\"'”’»›)\]]*\s+(?=[\"'“‘«„(]?[^\W\d_a-z])")
_LAST_WORD = re.compile(r"(?:^|[\s(\"“‘])([^\W\d_]+)\.\s*$")
_ASKED = re.compile(r"[?!…][\"'”’»›]+\s*$")
_REPORTING = re.compile(r"((?:[^\W\d_a-z][\w.'’-]*\s+){1,5})(\w+)")
_LOOK_BACK = 24


def split_sentences(text: str, span: Span) -> list[Span]:
    """Return the sentences of one paragraph in order, without the blank space around them.

    Args:
        text: The given text, or a reading copy.
        span: The paragraph.

    Returns:
        Spans of `text` that hold all of the paragraph's words.
    """
    copy = normalise(span.text_of(text))
    dateline = find_dateline(text, span)
    lead = 0 if dateline is None else copy.from_given(Span(0, dateline.span.end - span.start)).end
    starts = [
        0,
        *(at for at in _boundaries(copy.text) if _ends(copy.text, at) and copy.text[lead:at].strip()),
        len(copy.text),
    ]
    return [
        copy.to_given(sentence).shifted(span.start)
        for start, end in pairwise(starts)
        for sentence in _trimmed(copy.text, start, end)
    ]


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    if words.strip():
        yield Span(end - len(words.lstrip()), start + len(words.rstrip()))


def _boundaries(text: str) -> list[int]:
    """Return where sentences may begin, ascending."""
    import nupunkt

    found = {match.end() for match in _QUOTE_FOLLOWS.finditer(text)}
    # nupunkt learned from law, where many a plain word is an abbreviation.
    found |= {match.end() for match in _WORD_ENDS.finditer(text) if _is_plain_word(match.group(1))}
    for _, end in nupunkt.sent_spans(text):
        closers = _CLOSERS.match(text, end)
        found.add(closers.end() if closers else end)
    return sorted(at for at in found if 0 < at < len(text))


def _is_plain_word(word: str) -> bool:
    return word.lower() not in words_of("sentences", "undecided", "before_names")


def _ends(text: str, at: int) -> bool:
    """Tell whether a sentence ends before an offset."""
    before = text[max(0, at - _LOOK_BACK) : at]
    after = text[at : at + 120].lstrip()
    first = next((char for char in after if char.isalnum()), "")
    if first.islower():
        return False
    word = _LAST_WORD.search(before)
    if word is not None and _is_abbreviation(word.group(1), first):
        return False
    return _ASKED.search(before) is None or not _says_who(after)


def _is_abbreviation(word: str, first: str) -> bool:
    if word.lower() in words_of("sentences", "before_figures") and first.isdigit():
        return True
    return word.lower() in words_of("sentences", "before_names") and word[0].isupper()


def _says_who(after: str) -> bool:
    """Tell whether words name who asked: capitalised words, then a reporting verb."""
    match = _REPORTING.match(after)
    if match is None or match.group(2) not in words_of("sentences", "reporting"):
        return False
    names = match.group(1).split()
    return len(names) > 1 or names[0].lower() not in words_of("words", "function")
