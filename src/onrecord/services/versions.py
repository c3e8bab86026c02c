"""What became of statements from one version of a story to the next: kept, changed, new, taken back.

    for change in compare_versions(store, "st-3f2a"):
        for tie in change.ties:
            print(tie.what, tie.old and tie.old.id, tie.new and tie.new.id)

Statements are tied by their words: the same words first, then the likest, by the same speaker where there is
a choice. Each belongs to one tie.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from rapidfuzz import fuzz

from onrecord.model import Report, Revision, RevisionKind, Statement
from onrecord.store.base import Store, VersionRow

LIKE = 60.0
"""Percent of likeness from which words count as changed rather than other words."""

SAME_SPEAKER = 15.0
"""What the same speaker adds, in percent, where several could be meant."""

What = Literal["kept", "changed", "new", "gone", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Tie:
    """A statement of one version, one of the next, or what is the same in both.

    `what` is `changed` where words, speaker or any other field that a reader sees differ; `withdrawn` where
    the story as a whole was withdrawn.
    """

    what: What
    old: Statement | None
    new: Statement | None


@dataclass(frozen=True, slots=True)
class Change:
    """A version with what it makes of the one before; the first has none before it."""

    row: VersionRow
    ties: tuple[Tie, ...]

    @property
    def revision(self) -> Revision | None:
        """What the version says that it is."""
        return self.row.revision


def compare_versions(store: Store, story_id: str) -> tuple[Change, ...]:
    """Return the versions of a story, oldest first, each with what it changed.

    Raises:
        NotFound: No such story.
    """
    changes: list[Change] = []
    before: Report | None = None
    for row in store.versions(story_id):
        report = store.report(row.document_id)
        withdraws = row.revision is not None and row.revision.kind is RevisionKind.WITHDRAWN
        ties = tie_statements(before, report, withdrawn=withdraws) if before else ()
        changes.append(Change(row, ties))
        before = report
    return tuple(changes)


def tie_statements(old: Report, new: Report, *, withdrawn: bool = False) -> tuple[Tie, ...]:
    """Tie the statements of two versions; those of the new version in its order, then what is gone."""
    olds, news = _said(old), _said(new)
    pairs = dict(_pairs(olds, news))
    ties = [
        Tie(_what(olds[pairs[at]], one), olds[pairs[at]].stmt, one.stmt)
        if at in pairs
        else Tie("new", None, one.stmt)
        for at, one in enumerate(news)
    ]
    kept = set(pairs.values())
    gone: What = "withdrawn" if withdrawn else "gone"
    ties += [Tie(gone, one.stmt, None) for at, one in enumerate(olds) if at not in kept]
    return tuple(ties)


class _Said(NamedTuple):
    """A statement with its words on one line."""

    stmt: Statement
    words: str


def _said(report: Report) -> list[_Said]:
    text = report.document.text
    return [
        _Said(stmt, " ".join(" ".join(span.text_of(text) for span in stmt.content).split()))
        for stmt in report.outer
    ]


def _pairs(olds: Sequence[_Said], news: Sequence[_Said]) -> Iterator[tuple[int, int]]:
    """Yield places of statements in the new version and the old that belong together, the likest first."""
    scored = sorted(
        (-_likeness(old, new), abs(i - j), j, i) for j, new in enumerate(news) for i, old in enumerate(olds)
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    for score, _, j, i in scored:
        if -score >= LIKE and j not in taken[0] and i not in taken[1]:
            taken[0].add(j)
            taken[1].add(i)
            yield j, i


def _likeness(old: _Said, new: _Said) -> float:
    ratio = fuzz.ratio(old.words, new.words)
    return ratio + SAME_SPEAKER if ratio >= LIKE and old.stmt.speaker == new.stmt.speaker else ratio


SEEN = ("quotation", "speaker", "role", "holder", "addressee", "target", "said_on", "kind")


def _what(old: _Said, new: _Said) -> What:
    same = all(getattr(old.stmt, name) == getattr(new.stmt, name) for name in SEEN)
    return "kept" if same and old.words == new.words else "changed"
