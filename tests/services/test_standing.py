"""What stands on a day, as known by a day, over the reports of an invented story."""

import datetime as dt
from dataclasses import replace

import pytest

from onrecord.errors import NotFound
from onrecord.model import FindingType
from onrecord.model.standing import Standing
from onrecord.services import Asked, standing
from onrecord.store import open_store
from tests.services.told import (
    ANNOUNCED,
    COUNCIL,
    IN_FORCE,
    MEASURE,
    RENK,
    SALEN,
    STORY,
    Said,
    add,
    report_of,
)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(str(tmp_path_factory.mktemp("record") / "onrecord.db")) as store:
        add(store, *STORY)
        yield store


def on(store, day, **asked):
    """Return what stands on a day, as (type, state)."""
    found = standing(store, Asked(as_of=dt.date.fromisoformat(day), **asked))
    return [(one.finding.value, one.state) for one in found]


def one(store, day, finding, **asked):
    found = standing(store, Asked(as_of=dt.date.fromisoformat(day), finding=FindingType(finding), **asked))
    (only,) = found
    return only


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2031-03-02", []),
        ("2031-03-03", [("commitment", "made"), ("measure", "announced"), ("stance", "against")]),
        (
            "2031-03-05",
            [
                ("commitment", "made"),
                ("measure", "in_force"),
                ("question", "declined"),
                ("stance", "against"),
            ],
        ),
        (
            "2031-03-08",
            [
                ("commitment", "missed"),
                ("measure", "in_force"),
                ("question", "declined"),
                ("stance", "changed"),
            ],
        ),
        ("2031-03-09", [("commitment", "disputed"), ("question", "declined"), ("stance", "changed")]),
    ],
)
def test_what_stands_day_by_day(store, day, expected):
    assert on(store, day) == expected


def test_what_is_settled_is_shown_on_request(store):
    assert ("measure", "ended") not in on(store, "2031-03-09")
    assert ("measure", "ended") in on(store, "2031-03-09", settled=True)


def test_the_second_clock_hides_what_was_not_yet_reported(store):
    """On the 8th nobody could know what would be said on the 9th."""
    day = dt.date(2031, 3, 8)
    assert one(store, "2031-03-20", "commitment", known_by=day).state == "missed"
    assert one(store, "2031-03-20", "commitment").state == "disputed"
    assert one(store, "2031-03-20", "measure", known_by=day).holds == "yes"


def test_a_commitment_is_overdue_when_its_day_has_passed(store):
    known = dt.date(2031, 3, 5)
    assert not one(store, "2031-03-07", "commitment", known_by=known).overdue
    assert one(store, "2031-03-08", "commitment", known_by=known).overdue


def test_each_account_has_its_evidence(store):
    found = one(store, "2031-03-09", "commitment")
    assert [(account.by, account.state, account.date) for account in found.accounts] == [
        (COUNCIL, "made", "2031-03-03"),
        (RENK, "missed", "2031-03-08"),
        ("Ole Varn", "kept", "2031-03-09"),
    ]
    for account in found.accounts:
        stmt, doc = store.statement(account.statement)
        assert (doc.id, doc.name) == (account.document_id, account.report)
        assert account.words == stmt.content[0].text_of(doc.text)
    doc = store.report(found.object.document_id).document
    assert found.object.text == found.object.span.text_of(doc.text)
    assert found.reports == 3


def test_each_tie_says_why(store):
    first, second, third = one(store, "2031-03-09", "commitment").ties
    assert (first.to, first.reasons) == (None, ())
    assert second.to == first.finding
    assert {reason.rule for reason in second.reasons} >= {"object-same", "party-same"}
    assert "object-points-back" in {reason.rule for reason in third.reasons}
    assert 0.5 <= third.score <= 1


def test_a_changed_view_is_shown_with_the_earlier(store):
    found = one(store, "2031-03-08", "stance")
    assert (found.earlier.state, found.earlier.date) == ("against", "2031-03-03")
    assert (found.later.state, found.later.date) == ("for", "2031-03-08")


def test_scope_is_kept_with_its_place(store):
    found = one(store, "2031-03-05", "measure")
    assert found.scope.text == "only around the port"
    assert found.scope.document_id == IN_FORCE.document.id
    assert one(store, "2031-03-03", "measure").scope is None


@pytest.mark.parametrize(
    ("asked", "types"),
    [
        ({"place": "port salen"}, ["measure"]),
        ({"place": "Varn"}, []),
        ({"party": "dorr"}, ["stance"]),
        ({"party": "Renk"}, ["commitment", "measure", "question"]),
        ({"party": "Council"}, ["commitment"]),
        ({"party": "Nobody"}, []),
        ({"party": "…"}, []),
        ({"finding": FindingType.QUESTION}, ["question"]),
    ],
)
def test_asking_for_less(store, asked, types):
    assert [finding for finding, _ in on(store, "2031-03-08", **asked)] == types


def test_a_party_can_be_given_by_id(store):
    row = store.entities(name="Ilan Dorr").items[0]
    assert on(store, "2031-03-08", party=row.id) == [("stance", "changed")]
    with pytest.raises(NotFound):
        on(store, "2031-03-08", party="re-ffffffff")


def test_only_the_newest_version_of_a_story_counts_unless_it_was_not_known_yet(tmp_path):
    corrected = report_of(
        "2031-03-06",
        Said(MEASURE, "announced", "truce", RENK, "the truce would begin", places=SALEN, since="2031-03-11"),
        place="2031-03-03.txt",
    )
    with open_store(str(tmp_path / "onrecord.db")) as store:
        add(store, ANNOUNCED, corrected)
        assert on(store, "2031-03-08") == [("measure", "announced")]
        assert one(store, "2031-03-08", "measure").holds == "not_yet"
        early = {"known_by": dt.date(2031, 3, 5)}
        assert one(store, "2031-03-08", "measure", **early).holds == "as_announced"
        assert ("commitment", "made") in on(store, "2031-03-08", **early)


def test_the_order_of_adding_changes_nothing(store, tmp_path):
    with open_store(str(tmp_path / "onrecord.db")) as other:
        add(other, *reversed(STORY))
        asked = Asked(as_of=dt.date(2031, 3, 9), settled=True)
        assert [replace(one, parties=()) for one in standing(other, asked)] == [
            replace(one, parties=()) for one in standing(store, asked)
        ]


def test_what_stands_can_be_written_and_read_back(store):
    for found in standing(store, Asked(as_of=dt.date(2031, 3, 9), settled=True)):
        assert Standing.from_dict(found.to_dict()) == found


def test_a_party_under_a_shorter_name_is_shown_once(tmp_path):
    said = [
        Said(
            FindingType.COMMITMENT,
            "made",
            "free 40 soldiers",
            "Oda Renk",
            "the council would free 40 soldiers",
            who="Valley",
        ),
        Said(
            FindingType.COMMITMENT,
            "missed",
            "free 40 soldiers",
            "Oda Renk",
            "it did not free 40 soldiers",
            who="Valley Council",
        ),
    ]
    with open_store(str(tmp_path / "onrecord.db")) as store:
        for day, one in zip(("2031-03-03", "2031-03-08"), said, strict=True):
            report = report_of(day, one)
            add(store, replace(report, entities=report.entities[:1]))
        (found,) = standing(store, Asked(dt.date(2031, 3, 9)))
    assert [party.name for party in found.parties] == ["Valley Council"]
