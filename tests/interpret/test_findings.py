"""What holds for every finding."""

from __future__ import annotations

import pytest
from hypothesis import given

from onrecord.interpret import interpret
from onrecord.model import STATES, Excerpt, FindingType
from tests.factories import TODAY, make_attribution, make_document, make_statement
from tests.interpret.reports import findings, read_findings
from tests.strategies import texts

REPORT = """PORT\u00a0SALEN, March 4. It rained.
[Harbour spokesman Ivo Renk] <said> {the cur\u00adfew was lifted only in east\u00a0Salen until Friday}.
When asked if the ban is in force, [Renk] <declined to comment on> {the export ban}.
[Ada Lund] <said> {“the curfew is in force, if you ask me”}.
"""


def test_every_text_is_a_slice_and_every_finding_has_statements() -> None:
    doc, found = read_findings(REPORT, published="2031-03-04")
    assert {finding.finding.value for finding in found} == {"measure", "question"}
    for finding in found:
        excerpts = [part for part in (finding.object, finding.scope, finding.condition) if part]
        assert all(
            isinstance(part, Excerpt) and part.text == part.span.text_of(doc.text) for part in excerpts
        )
        assert finding.statements
        assert {account.statement for account in finding.accounts} <= set(finding.statements)
        assert finding.state in STATES[finding.finding]


def test_findings_come_in_the_order_of_the_text_and_twice_the_same() -> None:
    _, found = read_findings(REPORT)
    assert [finding.object.span for finding in found] == sorted(finding.object.span for finding in found)
    assert read_findings(REPORT)[1] == found


def test_no_statement_gives_no_finding() -> None:
    assert interpret(make_document("The truce is in force."), (), now=TODAY) == ()


@pytest.mark.parametrize(
    "words",
    [
        "the truce is in force",
        "when asked about the truce, he declined to comment",
        "the mill failed to keep its promise to pay the carters, had it been asked",
        "the board will decide on the fee",
        "the port reserves the right to close the gate in case of fire",
        "the union asked the mill to reopen the line if wages rise",
        "there are no plans for talks between the union and the mill",
        "the club opposes the new levy",
    ],
)
@given(odd=texts(max_size=20))
def test_odd_texts_are_read(words: str, odd: str) -> None:
    text = f"{odd} {words} {odd}"
    doc = make_document(text, blocks=())
    stmt = make_statement(doc, make_attribution(text, source=None, cue=None, content=text), places=())
    for finding in interpret(doc, (stmt,), now=TODAY):
        parts = [part for part in (finding.object, finding.scope, finding.condition) if part]
        assert all(part.text == part.span.text_of(text) != "" for part in parts)
        assert finding.state in STATES[finding.finding]
        assert finding.statements == (stmt.id,)
        assert all(
            one.statement == stmt.id and one.state in STATES[finding.finding] for one in finding.accounts
        )
        assert all(one.span is None or one.span.end <= len(text) for one in finding.parties)


def test_what_is_said_before_a_question_in_the_same_turn_is_told() -> None:
    text = "<—> {The bank announced a freeze on loans. Will it last?}\n<—> {In part.}"
    assert [one.state for one in findings(text, FindingType.MEASURE)] == ["announced"]
    assert (
        findings("<—> {Was there a freeze on loans? Will it last?}\n<—> {In part.}", FindingType.MEASURE)
        == []
    )


def test_what_an_answer_tells_beside_refusing_is_told() -> None:
    text = "[Ada Lund] <said>: {“No comment on the loan. The club opposes the new levy.”}"
    assert [one.object.text for one in findings(text, FindingType.STANCE)] == ["the new levy"]
