r"""Text in a cell of a CSV file: a spreadsheet shows it and does not run it, and it can be read back exactly.

A cell never breaks a line and holds nothing that a terminal or an editor acts on: backslashes, control
characters, marks that turn the line around and lone surrogates are written as escapes (`\\`, `\n`, `\r`,
`\t`, `\u202e`). A cell that begins as a formula would (`=`, `+`, `-`, `@` and their full-width forms, also
behind spaces) has an apostrophe before it, and so has one that begins with apostrophes before such a mark.
Behind a semicolon, which parts cells where a comma stands for the decimal point, such a mark has a backslash.

>>> print(to_cell("=1+1"), to_cell("'We shall"), to_cell("two\nlines; -3"))
'=1+1 'We shall two\nlines; \-3
>>> from_cell(to_cell("=1+1"))
'=1+1'

Source: OWASP, CSV injection; RFC 4180.
"""

from __future__ import annotations

import re

from onrecord.exports.safe_json import UNSAFE

_MARKS = "=+\\-@＝＋－＠"
_AT_START = re.compile(f"'*\\s*[{_MARKS}]")
_BEHIND_SEMICOLON = re.compile(f"(;\\s*)(?=[{_MARKS}])")
_ESCAPED = re.compile(r"[\\\x00-\x1f]|" + UNSAFE.pattern)
_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|(.))", re.DOTALL)
_SHORT = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_LONG = {"n": "\n", "r": "\r", "t": "\t"}


def to_cell(text: str) -> str:
    """Return a text as a cell that cannot be taken for a formula, on one line."""
    written = _ESCAPED.sub(_escape, text)
    written = _BEHIND_SEMICOLON.sub(r"\1\\", written)
    return f"'{written}" if _AT_START.match(written) else written


def from_cell(cell: str) -> str:
    """Return the text that a cell was made from."""
    if cell.startswith("'") and _AT_START.match(cell):
        cell = cell[1:]
    return _ESCAPE.sub(_unescape, cell)


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    return _SHORT.get(character) or f"\\u{ord(character):04x}"


def _unescape(found: re.Match[str]) -> str:
    number, character = found.groups()
    return chr(int(number, 16)) if number else _LONG.get(character, character)
