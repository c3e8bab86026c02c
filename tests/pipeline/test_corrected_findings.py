"""What people correct in the sample story changes what it amounts to and what stands; undoing restores it."""

import datetime as dt

import pytest

from onrecord.model import FindingType
from onrecord.pipeline import LateTagger
from onrecord.services import Asked, correct_row, reject_row, sort_all, standing, timeline, undo
from onrecord.store import open_store
from tests.factories import NOW
from tests.pipeline.test_judged_again import read_sample

pytestmark = pytest.mark.slow

BY = {"by": "Mira Tol", "now": NOW}
DAY = dt.date(2024, 5, 15)
BRIDGE = "the Tolmerk bridge would be opened"
OTHER = "Lena Hask"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(str(tmp_path_factory.mktemp("corrected") / "record.db")) as opened:
        for report in read_sample(LateTagger()):
            opened.add(report, now=NOW)
        sort_all(opened)
        yield opened


def promise(store):
    """Return the first statement that promises the bridge, and its report's commitment."""
    for report in store.iter_reports(all_versions=True):
        for finding in report.findings:
            if finding.finding is FindingType.COMMITMENT and BRIDGE in finding.object.text:
                stmt = next(stmt for stmt in report.statements if stmt.id == finding.statements[0])
                return report.document.id, stmt, finding
    raise AssertionError("the sample story has no such promise")


def owed(store):
    """Return whoever owes the bridge, as the story stands."""
    asked = Asked(as_of=DAY, finding=FindingType.COMMITMENT, settled=True)
    return {
        party.name
        for thing in standing(store, asked)
        if BRIDGE in thing.object.text
        for party in thing.parties
        if party.part == "debtor"
    }


def told(store):
    """Return everything that the record amounts to."""
    found = [report.findings for report in store.iter_reports(all_versions=True)]
    return found, list(standing(store, Asked(as_of=DAY, settled=True)))


def test_a_corrected_speaker_is_whose_commitment_it_is_until_that_is_undone(store):
    document_id, stmt, finding = promise(store)
    before = told(store)
    number = correct_row(store, stmt.id, "speaker", OTHER, **BY)
    (now_owed,) = [one for one in store.report(document_id).findings if one.id == finding.id]
    assert {party.name for party in now_owed.parties if party.part == "debtor"} == {OTHER}
    assert OTHER in owed(store)
    assert any(line.account.by == OTHER for line in timeline(store, finding.id).lines)
    assert store.check() == ()
    undo(store, number, **BY)
    assert told(store) == before


def test_a_rejected_statement_takes_its_commitment_along_until_that_is_undone(store):
    document_id, stmt, finding = promise(store)
    before = told(store)
    number = reject_row(store, stmt.id, **BY)
    assert finding.id not in {one.id for one in store.report(document_id).findings}
    assert stmt.id not in {
        account.statement
        for thing in standing(store, Asked(as_of=DAY, settled=True))
        for account in thing.accounts
    }
    assert store.check() == ()
    undo(store, number, **BY)
    assert told(store) == before


@pytest.mark.parametrize(("field", "value"), [("kind", "ask"), ("content", "the Tolmerk bridge")])
def test_other_corrections_are_followed_too_and_leave_the_record_sound(store, field, value):
    _, stmt, _ = promise(store)
    before = told(store)
    number = correct_row(store, stmt.id, field, value, **BY)
    assert store.check() == ()
    undo(store, number, **BY)
    assert told(store) == before
