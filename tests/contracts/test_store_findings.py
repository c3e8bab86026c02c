"""Findings over all reports: of each story the version that counts on a day, with voices and who is whom."""

import dataclasses
import datetime as dt

import pytest

from onrecord.errors import MalformedValue, NotFound
from onrecord.model import FindingType
from tests.factories import (
    NOW,
    make_document,
    make_entity,
    make_finding,
    make_provenance,
    make_report,
    make_statement,
)

LATER = NOW + dt.timedelta(days=3)


def told(place="a", *, published="2031-03-04", line="", layer="test-layer", **finding):
    """Build a report whose one finding is about the truce; `line` makes it another version."""
    text = make_document().text + line
    doc = make_document(text, provenance=make_provenance(text, location=f"/{place}.txt"), published=published)
    stmt = make_statement(doc, layer=layer)
    return make_report(
        doc=doc,
        layer=layer,
        entities=(make_entity(doc),),
        statements=(stmt,),
        findings=(make_finding(doc, stmt, **finding),),
    )


def add(store, *reports):
    for one in reports:
        store.add(one, now=NOW)
    while store.sort_entities():
        pass


def states(store, **asked):
    return [(one.known_on.isoformat(), one.finding.state) for one in store.reported(**asked)]


def test_a_finding_comes_with_its_report_its_voices_and_who_is_whom(store):
    report = told()
    add(store, report)
    (one,) = store.reported()
    (stmt,) = report.statements
    assert (one.finding, one.document_id) == (report.findings[0], report.document.id)
    assert one.known_on == dt.date(2031, 3, 4)
    (voice,) = one.voices
    assert (voice.id, voice.by, voice.said_on, voice.content) == (
        stmt.id,
        "Oda Renk",
        stmt.said_on,
        stmt.content,
    )
    assert voice.words == 'that the truce in Port Salen "will hold until Friday"'
    assert voice.by_id == one.id_of("Oda Renk") == store.entities().items[0].id
    assert one.id_of("Nobody") is None


def test_findings_of_one_type_are_given_alone(store):
    add(store, told("a"), told("b", finding=FindingType.STANCE, state="for"))
    assert states(store, finding=FindingType.STANCE) == [("2031-03-04", "for")]
    assert len(states(store)) == 2


def test_the_newest_version_counts_and_on_an_earlier_day_the_newest_by_then(store):
    first = told(state="announced")
    corrected = told(published="2031-03-06", line="\nCorrected.\n", state="ended")
    add(store, first, corrected)
    assert states(store) == [("2031-03-06", "ended")]
    assert states(store, known_by=dt.date(2031, 3, 6)) == [("2031-03-06", "ended")]
    assert states(store, known_by=dt.date(2031, 3, 5)) == [("2031-03-04", "announced")]
    assert states(store, known_by=dt.date(2031, 3, 3)) == []


def test_the_latest_reading_of_a_version_counts(store):
    add(store, told(layer="old", state="announced"), told(layer="new", state="in_force"))
    assert states(store) == [("2031-03-04", "in_force")]
    assert states(store, known_by=dt.date(2031, 3, 5)) == [("2031-03-04", "in_force")]


@pytest.mark.parametrize(
    ("published", "known_on"),
    [
        ("2031-02", "2031-02-28"),
        ("XXXX-03-04", "2031-03-06"),
        (None, "2031-03-06"),
        ("2031", "2031-03-06"),
        ("2031-04-01", "2031-04-01"),
    ],
)
def test_a_vague_day_has_passed_before_a_report_is_surely_known(store, published, known_on):
    """At the latest it is the day on which it was first read; a day that is stated counts as it is."""
    add(store, told(published=published))
    assert [one.known_on.isoformat() for one in store.reported()] == [known_on]
    day = dt.date.fromisoformat(known_on)
    assert states(store, known_by=day - dt.timedelta(days=1)) == []
    assert len(states(store, known_by=day)) == 1


def test_reading_again_later_does_not_move_the_day_from_which_a_report_is_known(store):
    store.add(told(published=None, layer="old"), now=NOW)
    store.add(told(published=None, layer="new"), now=LATER)
    assert [one.known_on for one in store.reported()] == [NOW.date()]


def test_an_id_is_found_by_its_beginning(store):
    report = told()
    add(store, report)
    full = report.findings[0].id
    assert store.finding_id(full[:12]) == full
    assert store.finding_id(full.removeprefix("fi-")[:8]) == full
    with pytest.raises(NotFound):
        store.finding_id("fi-ffffffffffff")


def test_the_findings_of_a_version_are_those_of_its_report(store):
    report, other = told(), told("b", state="ended")
    add(store, report, other)
    assert store.findings_in(report.document.id) == store.report(report.document.id).findings
    assert [one.state for one in store.findings_in(other.document.id)] == ["ended"]
    with pytest.raises(NotFound):
        store.findings_in("dv-0000")


def test_languages_are_told_of_the_versions_that_have_one(store):
    tagged, plain = told(), told("b")
    french = dataclasses.replace(tagged, document=dataclasses.replace(tagged.document, language="fr"))
    unknown = dataclasses.replace(plain, document=dataclasses.replace(plain.document, language=None))
    add(store, french, unknown)
    ids = [french.document.id, unknown.document.id, "dv-0000"]
    assert store.languages(ids) == {french.document.id: "fr"}
    assert store.languages([]) == {}


def test_a_finding_whose_date_is_none_is_refused_where_it_enters(store):
    with pytest.raises(MalformedValue, match=r"until of fi-.* is no date in EDTF: 'next Friday'"):
        store.add(told(until="next Friday"), now=NOW)
    assert not list(store.reported())
