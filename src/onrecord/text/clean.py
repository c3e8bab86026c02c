r"""Make text from outside safe to show in a terminal.

Control and escape characters are shown as what they are instead of being obeyed; characters that reorder
or hide text are left out. Offsets do not survive: this is for showing, not for reading.

    >>> printable("a\x1b[2Jb")
    'a␛[2Jb'
"""

from __future__ import annotations

import re

_REPLACEMENT = "\ufffd"
_HIDDEN = re.compile(
    "[\xad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_UNSAFE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_LINE_END = re.compile("\r\n?|[\n\x0b\x0c\x85\u2028\u2029]")


def printable(text: str, *, newlines: bool = True) -> str:
    """Return a text that a terminal shows and does not obey.

    Args:
        text: Any string.
        newlines: Keep line ends, as line feeds. Otherwise they become spaces, as tabs always do.
    """
    lines = _LINE_END.sub("\n" if newlines else " ", text).replace("\t", " ")
    return _UNSAFE.sub(_visible, _HIDDEN.sub("", lines))


def _visible(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else _REPLACEMENT
