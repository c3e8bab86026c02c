"""Declined answers: told by the words of a statement, and found where the tagger saw no statement."""

from __future__ import annotations

import pytest

from onrecord.model import Kind, Span
from onrecord.resolve import resolve
from tests.conftest import ROOT
from tests.factories import TODAY, make_attribution, make_document, make_tagging
from tests.resolve.reports import statements


def manual_rows(cells: int) -> list[tuple[str, ...]]:
    """Return the rows of the manual's tables with so many cells, without their heads."""
    page = (ROOT / "docs" / "explanation" / "declined.md").read_text(encoding="utf-8")
    rows = [
        tuple(cell.strip(" `") for cell in line.split("|")[1:-1])
        for line in page.splitlines()
        if line.startswith("|")
    ]
    return [row for row in rows if len(row) == cells and row[0] not in ("said", "report", "---")]


@pytest.mark.parametrize(("said", "kind"), manual_rows(2))
def test_each_wording_of_the_manual_has_its_kind(said: str, kind: str) -> None:
    (stmt,) = statements(said)
    if kind == "other":
        assert stmt.kind not in (Kind.DECLINE, Kind.REJECT)
    else:
        assert stmt.kind == kind


@pytest.mark.parametrize(("report", "source", "content"), manual_rows(3))
def test_each_formula_of_the_manual_is_found_or_left(report: str, source: str, content: str) -> None:
    found = statements(report)
    wanted = [(source, content, Kind.DECLINE)] if source else []
    assert [(_words(report, one.source), _words(report, one.content), one.kind) for one in found] == wanted


def _words(text: str, spans: tuple[Span, ...]) -> str:
    return " ".join(span.text_of(text) for span in spans)


@pytest.mark.parametrize(
    "text",
    [
        "[Renk] <said nothing about> {the fee}.",
        "[Renk] <was not willing to say> {who paid}.",
        "[Renk] <invoked> {his right to silence}.",
        "[Renk] left the room without <answering questions about> {the fee}.",
    ],
)
def test_a_cue_that_leaves_a_question_open(text: str) -> None:
    assert statements(text)[0].kind is Kind.DECLINE


@pytest.mark.parametrize(
    "text",
    [
        "[Renk] <said> {Nothing the mayor built will last}.",
        "[The price] <was not disclosed in> {the deed}.",
        "[Renk] <refused to say> {the words of the oath}.",
        "[The report] <does not identify with> {either side}.",
        "[Renk] <said> {“I won't say it was easy”}.",
        "[The fire] <could not be confirmed> {by the port}.",
        "[Renk] <never said> {there were boats}.",
        "[Renk] <is not saying> {everything was lost}.",
        "[Renk] <said> {“I can't say enough good things about the mill”}.",
    ],
)
def test_what_only_looks_like_it(text: str) -> None:
    assert statements(text)[0].kind is not Kind.DECLINE


def test_a_formula_in_which_the_tagger_saw_a_statement_is_left_to_it() -> None:
    text = "Port Lanner did not respond to three emails about the crane."
    seen = make_attribution(
        text, source="Port Lanner", cue="did not respond to", content="three emails about the crane"
    )
    doc = make_document(text)
    (stmt,) = resolve(doc, make_tagging(seen), now=TODAY).statements
    assert stmt.content == seen.content


def test_what_the_tagger_saw_comes_first() -> None:
    text = "The owner could not be reached for comment. [Oda Renk] <said> {the mill was shut}."
    kinds = [one.kind for one in statements(text)]
    assert kinds == [Kind.ASSERT, Kind.DECLINE]
