"""A statement as it is cited elsewhere: a line of text, or an entry for a bibliography. Pure.

Nothing is written that is not on record: the words as printed, who is taken to say them, and the report.
"""

from __future__ import annotations

import re

from onrecord.services.citing import CitedStatement
from onrecord.text.clean import printable
from onrecord.web.wording import say_date

BETWEEN_PIECES = " … "

_TEX = {
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    **{mark: f"\\{mark}" for mark in "&%$#_{}"},
}
_NOT_IN_ADDRESSES = {ord(mark): f"%{ord(mark):02X}" for mark in "\\{}"}
_TEX_MARK = re.compile(r"[\\^~&%$#_{}]")


def cite_as_text(cited: CitedStatement) -> str:
    """Return a statement and its report in a line: who, the words as printed, how they are quoted, where."""
    stmt, report = cited.statement, cited.citation
    who = ", ".join(filter(None, (stmt.speaker or "Speaker not resolved", stmt.role)))
    said = f"said {say_date(stmt.said_on)}" if stmt.said_on else None
    how = ", ".join(filter(None, (f"{stmt.quotation.value} quotation", said)))
    where = ", ".join(
        filter(None, (report.publisher, report.title or report.name, say_date(report.published)))
    )
    parts = (f"{who}: {_words(cited)} ({how}).", f"In: {where}.", report.url, f"[onrecord {stmt.id}]")
    return _line(" ".join(filter(None, parts)))


def cite_as_bibtex(cited: CitedStatement) -> str:
    """Return the report of a statement as an entry of a bibliography, the words in a note.

    Source:
        The fields are those of biblatex 3.20, section 2.2; `date` may be vague there, too (EDTF, level 1).
    """
    stmt, report = cited.statement, cited.citation
    fields = {
        "author": f"{{{_tex(report.publisher)}}}" if report.publisher else None,
        "title": f"{{{_tex(report.title or report.name)}}}",
        "date": report.published and _tex(report.published),
        "url": report.url and _line(report.url).translate(_NOT_IN_ADDRESSES),
        "note": _tex(f"{stmt.speaker or 'Speaker not resolved'}: {_words(cited)} [onrecord {stmt.id}]"),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{stmt.id},", *lines, "}", ""])


def _words(cited: CitedStatement) -> str:
    return BETWEEN_PIECES.join(cited.words) or "no words"


def _line(text: str) -> str:
    return " ".join(printable(text).split())


def _tex(text: str) -> str:
    return _TEX_MARK.sub(lambda mark: _TEX[mark[0]], _line(text))
