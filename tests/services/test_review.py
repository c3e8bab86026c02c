"""A reviewer decides on a statement as it was seen, and two reviewers do not answer each other unawares."""

import json

import pytest

from onrecord.errors import ConfigError, Conflict, NotFound
from onrecord.model import Decision
from onrecord.services import accept_row, sort_all
from onrecord.services.review import (
    decide,
    merge,
    review_case,
    review_queue,
    split,
    take_back,
    who_case,
)
from onrecord.store import open_store
from tests.contracts.test_store_entities import report
from tests.factories import NOW, TEXT, make_report, span_of

REPORT = make_report()
STMT = REPORT.statements[0]
MIRA, BEN = {"by": "Mira Tol", "now": NOW}, {"by": "Ben Orly", "now": NOW}


@pytest.fixture
def store(tmp_path):
    with open_store(str(tmp_path / "onrecord.db")) as opened:
        opened.add(REPORT, now=NOW)
        yield opened


def seen(store):
    return review_case(store, STMT.id).seen


def test_a_case_has_all_that_bears_on_a_statement(store):
    case = review_case(store, STMT.id[:9])
    assert (case.statement, case.document) == (STMT, REPORT.document)
    assert case.findings == REPORT.findings
    assert case.entities == REPORT.entities
    assert case.reviews == ()
    assert review_queue(store, " truce ").items[0].statement == STMT


@pytest.mark.parametrize("decision", [Decision.ACCEPT, Decision.REJECT])
def test_what_was_decided_is_seen_and_leaves_the_queue(store, decision):
    (number,) = decide(store, STMT.id, decision, seen=seen(store), reason="plain", **MIRA)
    (review,) = review_case(store, STMT.id).standing
    assert (review.number, review.judgement.by, review.judgement.reason) == (number, "Mira Tol", "plain")
    assert review_queue(store).items == ()


def test_several_fields_are_corrected_at_once(store):
    place = span_of("will hold")
    changes = {"speaker": "Ivo Marn", "kind": "promise", "content": json.dumps([place.to_list()])}
    numbers = decide(store, STMT.id, Decision.CORRECT, seen=seen(store), changes=changes, **MIRA)
    stmt = review_case(store, STMT.id).statement
    assert (stmt.speaker, stmt.kind.value, stmt.content) == ("Ivo Marn", "promise", (place,))
    assert len(numbers) == 3
    take_back(store, numbers, **MIRA)
    assert review_case(store, STMT.id).statement == STMT


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"speaker": "Ivo Marn", "kind": "shout"},
        {"speaker": "Ivo Marn", "said_on": "next week"},
        {"speaker": "Ivo Marn", "content": "[]"},
        {"speaker": "Ivo Marn", "content": f"[[0, {len(TEXT) + 1}]]"},
        {"speaker": "Ivo Marn", "words": "x"},
    ],
)
def test_where_one_value_cannot_be_none_is_saved(store, changes):
    with pytest.raises(ConfigError):
        decide(store, STMT.id, Decision.CORRECT, seen=seen(store), changes=changes, **MIRA)
    assert review_case(store, STMT.id).reviews == ()


def test_who_comes_second_is_told_and_nothing_is_saved(store):
    before = seen(store)
    decide(store, STMT.id, Decision.CORRECT, seen=before, changes={"kind": "promise"}, **MIRA)
    with pytest.raises(Conflict, match="somebody else"):
        decide(store, STMT.id, Decision.REJECT, seen=before, **BEN)
    assert [one.judgement.by for one in review_case(store, STMT.id).reviews] == ["Mira Tol"]
    decide(store, STMT.id, Decision.REJECT, seen=seen(store), **BEN)


def test_a_decision_by_another_door_counts_as_well(store):
    before = seen(store)
    accept_row(store, STMT.id, **BEN)
    with pytest.raises(Conflict):
        decide(store, STMT.id, Decision.ACCEPT, seen=before, **MIRA)


def test_what_was_undone_is_another_state(store):
    before = seen(store)
    (number,) = decide(store, STMT.id, Decision.ACCEPT, seen=before, **MIRA)
    take_back(store, [number], **BEN)
    assert seen(store) != before
    assert review_case(store, STMT.id).standing == ()
    with pytest.raises(Conflict):
        take_back(store, [number], **MIRA)
    with pytest.raises(NotFound):
        take_back(store, [99], **MIRA)


ANN, ANNIE = report("a", ("Ann Sol", "Varn mayor")), report("d", ("Annie Solberg",))
FIRST, OTHER = ANN.entities[0].id, ANNIE.entities[0].id


@pytest.fixture
def people(tmp_path):
    with open_store(str(tmp_path / "onrecord.db")) as opened:
        for one in (ANN, ANNIE):
            opened.add(one, now=NOW)
        sort_all(opened)
        yield opened


def test_two_are_merged_parted_and_merged_again(people):
    number = merge(people, FIRST, OTHER, seen=who_case(people, FIRST).seen, **MIRA)
    case = who_case(people, OTHER)
    assert len(case.page.members) == 2
    assert [one.number for one in case.reviews] == [number]
    with pytest.raises(ConfigError, match="one already"):
        merge(people, FIRST, OTHER, seen=case.seen, **BEN)
    take_back(people, [number], **BEN)
    assert len(who_case(people, FIRST).page.members) == 1


def test_one_is_parted_from_whom_it_was_merged_with(people):
    merge(people, FIRST, OTHER, seen=who_case(people, FIRST).seen, **MIRA)
    with pytest.raises(ConfigError, match="no part"):
        split(people, FIRST, "en-nobody", seen=who_case(people, FIRST).seen, **MIRA)
    split(people, FIRST, OTHER, seen=who_case(people, FIRST).seen, **MIRA)
    assert len(who_case(people, FIRST).page.members) == 1


def test_who_merges_second_is_told(people):
    before = who_case(people, FIRST).seen
    merge(people, FIRST, OTHER, seen=before, **MIRA)
    with pytest.raises(Conflict):
        split(people, FIRST, OTHER, seen=before, **BEN)
