"""A statement as it is cited elsewhere: in a line of text, or as a file of `onrecord.exports`. Pure.

Nothing is written that is not on record: the words as printed, who is taken to say them, and the report.
"""

from __future__ import annotations

from onrecord.exports.citing import cite
from onrecord.exports.entries import Entry
from onrecord.exports.formats import FORMATS
from onrecord.web.wording import say_date

FILES = {".bib": FORMATS["bibtex"], ".ris": FORMATS["ris"]}
"""The forms for programs that keep bibliographies, by the end of their address."""


def cite_as_text(entry: Entry) -> str:
    """Return a statement and its report in a line: who, how it is quoted, the words as printed, and where."""
    cited = cite(entry)
    where = (cited.publisher, cited.title, say_date(entry.document.published))
    parts = (
        f"{cited.said}: {cited.words or 'no words'}",
        f"In: {', '.join(filter(None, where))}.",
        cited.url,
        f"[onrecord {cited.key}]",
    )
    return " ".join(filter(None, parts))


def cite_as_file(entry: Entry, suffix: str) -> bytes:
    """Return a statement as an entry of a bibliography, in one of `FILES`."""
    return b"".join(FILES[suffix].write([entry]))
