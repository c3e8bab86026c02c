"""Findings follow from statements as they are shown, as far as these are not shown as they were read."""

import dataclasses
import datetime as dt

from onrecord.interpret import interpret
from onrecord.model import Decision, FindingType, Kind
from onrecord.store.carrying import NO_FINDING
from onrecord.store.folding import JudgementState, fold
from onrecord.store.refinding import refind
from tests.factories import make_document, make_finding, make_provenance, make_report
from tests.store.test_folding import corrected, judged, statement

DAY = dt.date(2031, 3, 6)
OPENED, NOISY = "to open the bridge by Friday", "that the market was noisy"
STORY = f"Bridge to open\n\nOda Renk promised {OPENED}.\n\nIvo Marn said {NOISY}.\n"


def reading(*, rules: bool = True):
    """Return a report whose findings follow from its statements, or one without any."""
    doc = make_document(STORY, provenance=make_provenance(STORY))
    found = (
        statement(doc, OPENED, cue="promised", kind=Kind.PROMISE),
        statement(doc, NOISY, source="Ivo Marn"),
    )
    findings = interpret(doc, found, now=DAY) if rules else ()
    return make_report(doc=doc, statements=found, findings=findings)


def debtors(report):
    return [
        party.name
        for finding in report.findings
        if finding.finding is FindingType.COMMITMENT
        for party in finding.parties
        if party.part == "debtor"
    ]


def test_the_debtor_is_the_corrected_speaker_and_tells_of_it():
    report = reading()
    folded = fold(report, [corrected(report, "speaker", "Lena Hask")], now=DAY)
    assert (debtors(report), debtors(folded.report)) == (["Oda Renk"], ["Lena Hask"])
    (owed,) = folded.report.findings
    assert [account.by for account in owed.accounts] == ["Lena Hask"]
    assert folded.base == report


def test_a_finding_goes_with_the_statement_and_comes_back_with_it():
    report = reading()
    reject = judged(1, report, report.statements[0], Decision.REJECT)
    assert fold(report, [reject], now=DAY).report.findings == ()
    assert fold(report, [reject], undone=frozenset({1}), now=DAY).report == report


def test_a_correction_makes_a_finding_that_can_be_judged_in_turn():
    report = reading()
    start = STORY.index(OPENED)
    fewer = corrected(report, "content", f"[[{start}, {start + len('to open the bridge')}]]")
    first = fold(report, [fewer], now=DAY).report
    (owed,) = first.findings
    assert owed.until is None
    assert [owed.object.text] == [owed.object.span.text_of(STORY)]
    late = judged(2, first, owed, Decision.CORRECT, "until", "2031-03-09")
    assert fold(report, [fewer, late], now=DAY).report.findings[0].until == "2031-03-09"
    reject = judged(3, first, owed, Decision.REJECT)
    assert fold(report, [fewer, late, reject], now=DAY).report.findings == ()


def test_a_finding_that_the_reading_lacks_is_added_where_it_stands():
    report = reading()
    bare = dataclasses.replace(
        report,
        statements=(dataclasses.replace(report.statements[0], cue=(), content=()), report.statements[1]),
    )
    found = refind(dataclasses.replace(bare, findings=()), report.statements, now=DAY)
    assert found.added == report.findings
    assert found.changed == {}


def test_what_newer_rules_find_does_not_come_in_with_a_judgement_on_something_else():
    report = reading(rules=False)
    folded = fold(report, [corrected(report, "speaker", "Lena Hask", at=1)], now=DAY)
    assert folded.report.findings == folded.added == ()


def test_a_finding_of_other_rules_keeps_what_it_rests_on():
    report = reading(rules=False)
    other = make_finding(report.document, report.statements[1], words="market")
    report = dataclasses.replace(report, findings=(other,))
    folded = fold(report, [corrected(report, "speaker", "Lena Hask", at=1)], now=DAY)
    assert [account.by for account in folded.report.findings[0].accounts] == ["Lena Hask"]
    gone = judged(1, report, report.statements[1], Decision.REJECT)
    assert fold(report, [gone], now=DAY).report.findings == ()


def test_what_was_accepted_is_looked_at_again_where_a_correction_unmakes_it():
    report = reading()
    accept = judged(1, report, report.findings[0], Decision.ACCEPT)
    reject = judged(2, report, report.statements[0], Decision.REJECT)
    reopened, standing = fold(report, [accept, reject], now=DAY).outcomes
    assert (reopened.state, reopened.reason) == (JudgementState.REOPENED, NO_FINDING)
    assert standing.state is JudgementState.STANDING
