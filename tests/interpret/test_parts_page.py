"""Who `docs/reference/parts.md` shows to play a part is who comes out; each rule has rows of either sort."""

from __future__ import annotations

import re
from itertools import groupby
from typing import NamedTuple

import pytest

from onrecord.interpret import interpret
from onrecord.model import Finding, FindingType, FindingWords, Span
from tests.factories import TODAY
from tests.interpret.pages import DOCS, rows_of
from tests.resolve.reports import read

NOBODY, ALONE = "nobody", " alone"
"""What the page says of rows that a rule must not catch."""
_PART = re.compile(r"(?P<finding>\w+) (?P<state>\w+): (?P<part>\w+)")


class Row(NamedTuple):
    """A row of the page; `section` is the type, state and part, or what else its section is about."""

    section: str
    rule: str
    report: str
    words: str
    who: str


ROWS = [Row(*shown, *cells) for *shown, cells in rows_of(DOCS / "reference" / "parts.md")]
PLAYED = [row for row in ROWS if _PART.fullmatch(row.section)]
MEANT = [row for row in ROWS if not _PART.fullmatch(row.section)]


def finding_of(row: Row) -> Finding:
    """Return the finding of a row: by our wordings, or else by what the network is taken to mark."""
    part = _PART.fullmatch(row.section)
    assert part is not None
    sort = FindingType(part["finding"])
    doc, resolution = read(row.report)
    start = doc.text.index(row.words)
    marked = FindingWords(sort, part["state"], Span(start, start + len(row.words)), 0.9, 1.0)
    for words in ({}, {resolution.statements[-1].id: [marked]}):
        found = interpret(doc, resolution.statements, now=TODAY, words=words, whom=resolution.whom)
        for one in found:
            if one.finding is sort and one.object.text == row.words:
                return one
    raise AssertionError(f"no {sort.value} about {row.words!r}")


@pytest.mark.parametrize("row", PLAYED, ids=lambda row: f"{row.rule}: {row.words}")
def test_a_part_is_played_by_whom_the_page_shows(row: Row) -> None:
    part = row.section.rpartition(" ")[2]
    names = [party.name for party in finding_of(row).parties if party.part == part]
    assert (", ".join(names) or NOBODY) == row.who.removesuffix(ALONE)


@pytest.mark.parametrize("row", MEANT, ids=lambda row: f"{row.rule}: {row.words}")
def test_a_phrase_means_whom_the_page_shows(row: Row) -> None:
    doc, resolution = read(row.report)
    start = doc.text.rindex(row.words)
    assert (resolution.whom(Span(start, start + len(row.words))) or NOBODY) == row.who


def test_each_rule_has_three_rows_or_more_of_either_sort() -> None:
    for rule, shown in groupby(ROWS, key=lambda row: row.rule):
        named = [0 if row.who.endswith((NOBODY, ALONE)) else len(row.who.split(", ")) for row in shown]
        all_told = named.count(max(named))
        assert min(all_told, len(named) - all_told) >= 3, rule
