"""What stories are noted for: how sources are named, who speaks for whom, what was asked; and portraits."""

import dataclasses
import datetime as dt

import pytest
from sqlalchemy import delete, update

from onrecord.errors import NotFound
from onrecord.model import Decision, Judgement, Selector, hull
from onrecord.store import QuestionsAsked, asking
from onrecord.store.schema_notes import naming_notes, question_notes
from tests.factories import LAYER, NOW
from tests.noted import ASKED, add, report_of

LATER = NOW + dt.timedelta(days=1)


def asked(store, **filters):
    return [(row.day, row.finding.state) for row in store.questions(QuestionsAsked(**filters)).items]


def namings(store):
    found = {}
    for row in store.namings():
        for naming, count in row.counts.namings.items():
            own = found.setdefault(row.publisher, {})
            own[naming] = own.get(naming, 0) + count
    return found


def test_a_question_comes_with_whom_it_was_put_to_and_what_was_said_to_it(store):
    report = report_of(publisher="Corvane")
    add(store, report)
    (row,) = store.questions(QuestionsAsked()).items
    assert (row.finding, row.day) == (report.findings[0], "2031-03-04")
    assert (row.asker, row.asker_id, row.asked) == ("reporters", None, "Ilan Dorr")
    assert row.asked_id == store.entity(report.entities[0].id)[0].id
    (answer,) = row.answers
    assert (answer.by, answer.by_id) == ("Ilan Dorr", row.asked_id)
    assert (answer.cue, answer.words) == ("declined", "to comment")
    assert answer.content == report.statements[0].content
    assert (row.where.document_id, row.where.publisher) == (report.document.id, "Corvane")


def test_questions_are_filtered_by_person_publisher_day_and_state(store):
    add(
        store,
        report_of("a", publisher="Corvane", state="open"),
        report_of("b", publisher="Brenag", published="2031-04-01"),
        report_of("c", published="2032", asked="Oda Renk"),
    )
    first, second, third = ("2031-03-04", "open"), ("2031-04-01", "declined"), ("2032", "declined")
    assert asked(store) == [third, second, first]
    assert asked(store, publisher="Brenag") == [second]
    assert asked(store, states=("open", "partly")) == [first]
    assert asked(store, since="2031-03-05", until="2031") == [second]
    assert asked(store, until="2031-03") == [first]
    assert asked(store, asked="renk") == [third]
    assert asked(store, person="REPORTERS", since="2032") == [third]
    assert asked(store, asked="%") == []
    dorr = store.entities(name="Dorr").items[0].id
    assert asked(store, person=dorr) == [second, first]
    with pytest.raises(NotFound):
        store.questions(QuestionsAsked(person="re-nobody"))


def test_questions_are_listed_in_parts(store):
    add(store, *(report_of(name, published=f"2031-03-0{day}") for day, name in enumerate("abcde", 1)))
    days, after = [], None
    while True:
        page = store.questions(QuestionsAsked(), limit=2, after=after)
        days += [row.day for row in page.items]
        after = page.next
        if after is None:
            break
    assert days == [f"2031-03-0{day}" for day in (5, 4, 3, 2, 1)]
    with pytest.raises(NotFound):
        store.questions(QuestionsAsked(), after="nowhere")


def test_questions_are_counted_by_state_and_by_who_left_them(store):
    add(
        store,
        report_of("a", state="open"),
        report_of("b"),
        report_of("c", state="answered"),
        report_of("d", asked="Oda Renk"),
    )
    counts = store.question_counts(QuestionsAsked(states=("open",)))
    assert counts.states == {"open": 1, "declined": 2, "answered": 1}
    assert [(one.value, one.count) for one in counts.silent] == [("Ilan Dorr", 2), ("Oda Renk", 1)]
    assert store.question_counts(QuestionsAsked(person="nobody")).states == {}


def test_of_somebody_in_very_many_reports_the_last_are_counted(store, monkeypatch):
    add(store, *(report_of(name, state="open") for name in "abc"))
    dorr = store.entities(name="Dorr").items[0].id
    whole = store.question_counts(QuestionsAsked(person=dorr))
    assert (whole.states, whole.exact) == ({"open": 3}, True)
    monkeypatch.setattr(asking, "COUNTED", 2)
    last = store.question_counts(QuestionsAsked(person=dorr))
    assert (last.states, last.exact) == ({"open": 2}, False)
    assert store.question_counts(QuestionsAsked(person="Dorr")).exact


def test_sources_are_counted_by_publisher_and_by_month(store):
    add(
        store,
        report_of("a", publisher="Corvane"),
        report_of("b", publisher="Corvane", published="2031-04"),
        report_of("c", published="XXXX-04-01"),
    )
    assert [(row.month, row.publisher) for row in store.namings()] == [
        (None, None),
        ("2031-03", "Corvane"),
        ("2031-04", "Corvane"),
    ]
    counts = store.namings()[1].counts
    assert (dict(counts.namings), counts.reasoned, counts.total) == ({"named": 1, "unnamed": 1}, 1, 2)
    assert counts.share("unnamed") == 0.5
    assert [row.month for row in store.namings(since="2031-04")] == ["2031-04"]
    assert [row.month for row in store.namings(until="2031-03")] == ["2031-03"]


def test_why_a_name_is_withheld_is_listed_in_the_words_of_the_report(store):
    report = report_of("a", publisher="Corvane")
    add(store, report, report_of("b", published="2031-03-05"), report_of("c", published=None))
    page = store.withheld(limit=2)
    assert [row.day for row in page.items] == ["2031-03-05", "2031-03-04"]
    row = page.items[1]
    assert row.words == "was not authorised to speak to reporters"
    assert (row.sort, row.statement_id) == ("not-allowed", report.statements[1].id)
    assert (row.said, row.where.document_id) == ("the quay was shut", report.document.id)
    assert [row.day for row in store.withheld(limit=2, after=page.next).items] == [None]
    assert [row.where.name for row in store.withheld(publisher="Corvane").items] == ["a"]
    assert [(one.value, one.count) for one in store.withheld_sorts()] == [("not-allowed", 3)]
    assert store.withheld_sorts(since="2032") == ()


def test_the_version_that_is_shown_counts(store):
    first = report_of(publisher="Corvane")
    newer = report_of(text=ASKED + "\nCorrected.\n", publisher="Corvane", state="answered")
    add(store, first, newer)
    assert asked(store) == [("2031-03-04", "answered")]
    assert namings(store) == {"Corvane": {"named": 1, "unnamed": 1}}


def test_a_version_that_is_withheld_is_not_counted_until_its_time(store):
    add(store, report_of(publisher="Corvane", embargo="2031-03-06T10:00:00Z"))
    assert (asked(store), namings(store), store.withheld().items) == ([], {}, ())
    store._clock = lambda: LATER
    assert len(asked(store)) == 1
    assert namings(store) == {"Corvane": {"named": 1, "unnamed": 1}}


def test_what_was_purged_is_not_counted(store):
    report, other = report_of("a"), report_of("b", publisher="Brenag")
    add(store, report, other)
    store.purge(report.document.story_id, by="Mira Tol", reason="court order", now=LATER)
    assert namings(store) == {"Brenag": {"named": 1, "unnamed": 1}}
    assert [row.where.name for row in store.questions(QuestionsAsked()).items] == ["b"]
    assert [row.where.name for row in store.withheld().items] == ["b"]
    store.purge(other.document.id, by="Mira Tol", reason="court order", now=LATER)
    assert (namings(store), asked(store)) == ({}, [])


def test_what_people_judged_counts(store):
    report = report_of()
    add(store, report)
    unnamed = report.statements[1]
    selector = Selector.of(report.document.text, hull(unnamed.content))
    rejected = Judgement(report.document.id, unnamed.id, LAYER, Decision.REJECT, selector, "Mira Tol")
    number = store.add_judgement(rejected, now=LATER)
    assert (namings(store), store.withheld().items) == ({None: {"named": 1}}, ())
    undone = dataclasses.replace(rejected, decision=Decision.UNDO, row_id=str(number))
    store.add_judgement(undone, now=LATER)
    assert namings(store) == {None: {"named": 1, "unnamed": 1}}


def test_somebody_is_counted_by_names_offices_months_and_kinds(store):
    add(
        store,
        report_of("a"),
        report_of("b", published="2031-04-02"),
        report_of("c", published="XXXX-04-02"),
    )
    dorr = store.entities(name="Dorr").items[0]
    portrait = store.portrait(dorr.id)
    assert portrait.row == dorr
    (printed,) = portrait.printed
    assert (printed.names, printed.reports) == (("Ilan Dorr",), 3)
    assert printed.offices == ("Verian Foreign Ministry spokeswoman",)
    assert (printed.first, printed.last) == ("2031-03-04", "2031-04-02")
    assert store.report(printed.last_in).document.name == "b"
    assert [(one.value, one.count) for one in portrait.months] == [("2031-03", 1), ("2031-04", 1)]
    assert portrait.undated == 1
    assert [(one.value, one.count) for one in portrait.kinds] == [("assert", 3)]
    assert (portrait.reports, portrait.exact) == (3, True)


def test_who_speaks_for_whom_is_counted_from_both_sides(store):
    add(store, report_of("a"), report_of("b", published="2031-04-02"))
    port, dorr = (store.entities(name=name).items[0] for name in ("Port of", "Dorr"))
    (holder,) = store.portrait(dorr.id).speaks_for
    assert (holder.name, holder.id, holder.statements) == ("Port of Salen", port.id, 2)
    assert (holder.first, holder.last) == ("2031-03-04", "2031-04-02")
    (speaker,) = store.portrait(port.id).spoken_for_by
    assert (speaker.name, speaker.id) == ("Ilan Dorr", dorr.id)
    assert store.statement(speaker.statement_id)[1].name == "b"
    assert store.portrait(dorr.id).spoken_for_by == store.portrait(port.id).speaks_for == ()


def test_nobody_has_no_portrait(store):
    with pytest.raises(NotFound):
        store.portrait("re-nobody")


def test_notes_that_went_wrong_are_told_of_and_made_anew(store):
    add(store, report_of(publisher="Corvane"), report_of("b"))
    assert store.check() == ()
    with store._writing() as conn:
        conn.execute(delete(question_notes))
        conn.execute(update(naming_notes).values(statements=7))
    assert {issue.code for issue in store.check()} == {"notes-differ"}
    store.rebuild_index()
    assert store.check() == ()
    assert len(asked(store)) == 2
