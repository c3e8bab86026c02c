"""What a version of a story changed in the statements of the one before, as its page tells it. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Report, Statement
from onrecord.services import Tie, tie_statements
from onrecord.services.comparing import Piece, compare_words
from onrecord.store import VersionRow

MOST_STATEMENTS = 200
"""Of a version; those of longer ones are not compared for a page, for the time grows with the square."""

_SAID = {
    "changed": ("changed", "open"),
    "new": ("new", "good"),
    "gone": ("gone", "bad"),
    "withdrawn": ("withdrawn", "bad"),
}


@dataclass(frozen=True, slots=True)
class Changed:
    """A statement that is not as it was.

    Attributes:
        said: What became of it, in a word.
        tone: The tone of that word, as `parts/basic.html` has them.
        speaker: Who says it, in this version where it is there.
        pieces: Its words, from the older version to this one.
        now: The id of the statement in this version; None where it is gone.
    """

    said: str
    tone: str
    speaker: str | None
    pieces: tuple[Piece, ...]
    now: str | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since a version; `kept` counts the statements that did not."""

    since: VersionRow
    kept: int
    others: tuple[Changed, ...]


def changes_since(row: VersionRow, old: Report, new: Report) -> Changes | None:
    """Compare a version with an older one; None where they are too long for a page.

    Args:
        row: What the list of versions tells of the older one.
        old: The older version.
        new: The version that is shown.
    """
    if max(len(old.outer), len(new.outer)) > MOST_STATEMENTS:
        return None
    ties = tie_statements(old, new)
    others = tuple(_changed(tie, old, new) for tie in ties if tie.what != "kept")
    return Changes(row, len(ties) - len(others), others)


def _changed(tie: Tie, old: Report, new: Report) -> Changed:
    before, after = _words(tie.old, old), _words(tie.new, new)
    known = compare_words(before, after) if before and after else None
    pieces = known.pieces if known else _apart(before, after)
    told = tie.new or tie.old
    return Changed(*_SAID[tie.what], told.speaker if told else None, pieces, tie.new.id if tie.new else None)


def _words(stmt: Statement | None, report: Report) -> list[str]:
    return [" ".join(span.text_of(report.document.text).split()) for span in stmt.content] if stmt else []


def _apart(before: list[str], after: list[str]) -> tuple[Piece, ...]:
    """Return words that have too little in common to be compared, one side after the other."""
    left = (Piece("left out", " … ".join(before)),) if before else ()
    return (*left, Piece("put in", " … ".join(after))) if after else left
