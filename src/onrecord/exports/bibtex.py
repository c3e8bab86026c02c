r"""Citations as BibTeX: the report that is cited, `note` with who said it, `annote` with the words.

A `{` or `}` counts for BibTeX even behind a backslash, so that none of a report's own is left: they are
written by name. `date` is for biblatex, `year` and `month` for the styles of BibTeX itself. UTF-8.

>>> tex("50% {of} R&D_x")
'50\\% \\textbraceleft{}of\\textbraceright{} R\\&D\\_x'

Source: O. Patashnik, BibTeXing (1988); the biblatex manual, 2.2.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator

from onrecord.exports.citing import Citation, cite
from onrecord.exports.entries import Entry

_NAMED = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    **{mark: f"\\{mark}" for mark in "$&#%_"},
}
_TEX = str.maketrans(_NAMED)


def write_bibtex(entries: Iterable[Entry]) -> Iterator[bytes]:
    """Write an entry of BibTeX for each statement."""
    for entry in entries:
        yield _entry(cite(entry)).encode()


def tex(text: str) -> str:
    """Return a text as TeX prints it, every character that TeX or BibTeX would act on by its name."""
    return text.translate(_TEX)


def _entry(cited: Citation) -> str:
    lines = [f"  {name} = {value}," for name, value in _fields(cited)]
    kind = "article" if cited.publisher else "misc"
    return "\n".join([f"@{kind}{{{cited.key},", *lines, "}", "", ""])


def _fields(cited: Citation) -> Iterator[tuple[str, str]]:
    """Yield the fields; double braces keep a title's capitals, and a name whole."""
    if cited.author:
        yield "author", f"{{{{{tex(cited.author)}}}}}"
    yield "title", f"{{{{{tex(cited.title)}}}}}"
    if cited.publisher:
        yield "journal", f"{{{tex(cited.publisher)}}}"
    if cited.published:
        yield "date", f"{{{cited.published.iso}{'~' if cited.published.circa else ''}}}"
        yield "year", f"{{{cited.published.year}}}"
        if cited.published.month:
            yield "month", calendar.month_abbr[cited.published.month].lower()
    if cited.url:
        yield "url", f"{{{cited.url}}}"
    yield "note", f"{{{tex(cited.said)}}}"
    yield "annote", f"{{{tex(cited.words)}}}"
