r"""Clean what comes from reports, files and addresses of whatever could drive a terminal.

>>> one_line("two\nlines")
'two lines'
"""

from __future__ import annotations

from onrecord.text.clean import printable


def one_line(text: str) -> str:
    """Return a text cleaned for the terminal, on one line."""
    return printable(text, newlines=False)
