r"""Split a text into paragraphs, whether they are set apart by blank lines, by single line ends or wrapped.

Within a group of lines without a blank one, a line end is a wrap if the next word would not have fitted
into the width of the text, and the end of a paragraph otherwise. What a paragraph is to its story is left
to `layout`.

    >>> find_paragraphs("Truce holds\n\nIt holds.")
    [Span(start=0, end=11), Span(start=13, end=22)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.model import Span

MIN_WRAP_CHARS = 40
MAX_WRAP_CHARS = 130

_LINE = re.compile(r"[^\n]+")
_INDENT = 2


def find_paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of a text, without the blank space around them; they hold all of its words.

    Args:
        text: A reading copy.
    """
    lines = [Span(*match.span()) for match in _LINE.finditer(text)]
    width = _wrap_width(text, lines)
    return [_trimmed(text, span) for span in _grouped(text, lines, width) if not _is_blank(text, span)]


def _is_blank(text: str, span: Span) -> bool:
    return not span.text_of(text).strip()


def _trimmed(text: str, span: Span) -> Span:
    words = span.text_of(text)
    return Span(span.end - len(words.lstrip()), span.start + len(words.rstrip()))


def _grouped(text: str, lines: Sequence[Span], width: int | None) -> Iterator[Span]:
    start: int | None = None
    previous: Span | None = None
    for line in lines:
        if start is not None and previous is not None and not _goes_on(text, previous, line, width):
            yield Span(start, previous.end)
            start = None
        start = line.start if start is None else start
        previous = line
    if start is not None and previous is not None:
        yield Span(start, previous.end)


def _goes_on(text: str, line: Span, following: Span, width: int | None) -> bool:
    if width is None or following.start - line.end != 1:
        return False
    first, second = line.text_of(text), following.text_of(text)
    if not first.strip() or not second.strip() or _indent(second) >= _indent(first) + _INDENT:
        return False
    return len(first.rstrip()) + 1 + len(second.split(maxsplit=1)[0]) > width


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _wrap_width(text: str, lines: Sequence[Span]) -> int | None:
    """Return the width that a text is wrapped to; None where it is not wrapped.

    A wrapped text has lines right below each other, and none of its lines is much longer than the others.
    """
    adjacent = any(after.start - line.end == 1 for line, after in pairwise(lines))
    widest = max((len(line) for line in lines), default=0)
    if not adjacent or widest > 2 * MAX_WRAP_CHARS:
        return None
    widths = sorted(len(line.text_of(text).rstrip()) for line in lines)
    width = widths[min(len(widths) - 1, len(widths) * 49 // 50)]
    return width if MIN_WRAP_CHARS <= width <= MAX_WRAP_CHARS else None
