r"""Make a copy of a text that is easier to read, and find the way back to the text that was given.

The given text stays as it is, since every offset of the record points into it. The copy has one kind of
line end and one kind of space, and none of the characters that nobody sees. Every character of the copy
stands for exactly one character of the given text, so that any span of the copy has a place there. What
the words mean, where sentences end and which marks are quotation marks is left to the other modules.

    >>> copy = normalise("co\u00adoperation\r\nnow")
    >>> copy.text
    'cooperation\nnow'
    >>> copy.to_given(Span(0, 11))
    Span(start=0, end=12)
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Span

REPLACEMENT = "\ufffd"

# Seen by nobody: controls, soft hyphen, zero-width and directional marks, byte order marks, tags; and the
# carriage return of a CRLF, whose line feed stays. The C1 block is not here: see _WINDOWS_1252.
_DROPPED = re.compile(
    "\r(?=\n)|[\x00-\x08\x0e-\x1f\x7f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)

_SPACES = "\t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINE_ENDS = "\r\x0b\x0c\u2028\u2029"


def _windows_1252() -> dict[int, str]:
    """Map C1 controls to what Windows prints at their place.

    Text that was decoded as Latin-1 by mistake holds its quotation marks there. What has no place in
    Windows-1252 becomes a space.
    """
    return {code: bytes([code]).decode("cp1252", "ignore") or " " for code in range(0x80, 0xA0)}


_ONE_FOR_ONE: dict[int, str] = (
    {ord(char): " " for char in _SPACES}
    | {ord(char): "\n" for char in _LINE_ENDS}
    | _windows_1252()
    | dict.fromkeys(range(0xD800, 0xE000), REPLACEMENT)
)
_CHANGED = re.compile("[" + "".join(map(re.escape, map(chr, sorted(_ONE_FOR_ONE)))) + "]")


@dataclass(frozen=True, slots=True)
class ReadingCopy:
    """A text made easier to read, with a map back to the text that was given.

    Attributes:
        text: The copy.
        dropped: Offsets, in the given text, of the characters that the copy leaves out; ascending.
    """

    text: str
    dropped: Sequence[int] = ()

    def to_given(self, span: Span) -> Span:
        """Return where a span of the copy stands in the given text.

        Characters that the copy leaves out belong to the span where they stand between two of its own.

        Args:
            span: A span of `self.text`.
        """
        if not self.dropped:
            return span
        start = self._given(span.start)
        return Span(start, start if span.start == span.end else self._given(span.end - 1) + 1)

    def from_given(self, span: Span) -> Span:
        """Return the span of the copy that holds what is left of a span of the given text."""
        return Span(self._copied(span.start), self._copied(span.end))

    def _given(self, offset: int) -> int:
        # Before the k-th dropped character stand (its offset - k) copied ones.
        return offset + bisect_right(range(len(self.dropped)), offset, key=lambda k: self.dropped[k] - k)

    def _copied(self, offset: int) -> int:
        return offset - bisect_left(self.dropped, offset)


def normalise(text: str) -> ReadingCopy:
    """Make the reading copy of a text.

    Line ends of every kind become a line feed, spaces of every width and tabs a space, lone surrogates
    U+FFFD, and Windows-1252 characters that were taken for control characters what they were meant to be.
    Soft hyphens, zero-width and directional characters and controls are left out. Quotation marks, dashes
    and letters stay as they are.

    Args:
        text: Any string; time and memory grow in proportion to it.
    """
    if text.isascii() and text.isprintable():
        return ReadingCopy(text)
    dropped = array("I", (match.start() for match in _DROPPED.finditer(text)))
    kept = _DROPPED.sub("", text) if dropped else text
    return ReadingCopy(_CHANGED.sub(_plain, kept), dropped)


def _plain(match: re.Match[str]) -> str:
    return _ONE_FOR_ONE[ord(match.group())]


def replace_surrogates(text: str) -> str:
    """Return the text with each lone surrogate replaced by U+FFFD; the length does not change."""
    return _SURROGATES.sub(REPLACEMENT, text)


_SURROGATES = re.compile("[\ud800-\udfff]")
