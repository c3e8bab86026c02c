"""What people judged is what is shown, on every back end, whatever is read after it."""

import dataclasses
import datetime as dt

import pytest

from onrecord.errors import NotFound
from onrecord.model import Decision, Judgement, Selector, hull
from tests.contracts.test_store_read import all_pages
from tests.factories import (
    NOW,
    make_attribution,
    make_document,
    make_provenance,
    make_report,
    make_statement,
)

HELD, SHUT, OPEN = "the truce held in Salen", "the bridge was shut", "the port would open on Friday"
TEXT = f"Truce holds\n\nRenk said {HELD}.\n\nMarn said {SHUT}.\n\nRenk added {OPEN}.\n"
LATER = NOW + dt.timedelta(hours=1)


def reading(*contents: str, layer: str = "layer-1", text: str = TEXT):
    doc = make_document(text, provenance=make_provenance(text, location="/truce.txt"))
    found = (
        make_statement(doc, make_attribution(text, source=None, cue=None, content=words), layer=layer)
        for words in contents
    )
    return make_report(doc=doc, layer=layer, statements=tuple(found))


def judge(store, report, index: int, decision: Decision, field=None, value=None, *, now=LATER) -> int:
    stmt = report.statements[index]
    selector = Selector.of(report.document.text, hull(stmt.content))
    judgement = Judgement(
        report.document.id, stmt.id, report.layer, decision, selector, "Mira Tol", field, value
    )
    return store.add_judgement(judgement, now=now)


def undo(store, report, number: int) -> int:
    selector = Selector.of(report.document.text, hull(report.statements[0].content))
    made = Judgement(report.document.id, str(number), report.layer, Decision.UNDO, selector, "Mira Tol")
    return store.add_judgement(made, now=LATER)


def shown(store, report) -> list[tuple[str, str | None]]:
    kept = store.report(report.document.story_id)
    return [(stmt.content[0].text_of(kept.document.text), stmt.speaker) for stmt in kept.statements]


def states(store) -> dict[int, str]:
    return {row.number: row.state for row in store.reviews().items}


@pytest.fixture
def first(store):
    report = reading(HELD, SHUT, OPEN)
    store.add(report, now=NOW)
    return report


def test_a_rejected_statement_is_in_no_list_and_no_search(store, first):
    judge(store, first, 1, Decision.REJECT)
    assert [words for words, _ in shown(store, first)] == [HELD, OPEN]
    assert store.search("bridge").items == ()
    assert store.reports().items[0].statements == 2
    assert store.counts().statements == 2
    assert [len(report.statements) for report in store.iter_reports()] == [2]
    assert store.report(first.document.id, as_read=True) == first
    assert store.statement(first.statements[1].id)[0] == first.statements[1]
    assert store.check() == ()


def test_a_corrected_statement_is_found_by_what_it_was_corrected_to(store, first):
    judge(store, first, 1, Decision.CORRECT, "speaker", "Ivo Marn")
    assert shown(store, first)[1] == (SHUT, "Ivo Marn")
    assert [hit.statement.speaker for hit in store.search("bridge").items] == ["Ivo Marn"]
    assert [hit.statement.speaker for hit in store.search("marn").items] == ["Ivo Marn"]
    assert store.statement(first.statements[1].id)[0].speaker == "Ivo Marn"
    assert store.counts().speakers == 2
    assert store.check() == ()


def test_corrected_spans_are_the_words_that_search_finds(store, first):
    at = TEXT.index(SHUT)
    judge(store, first, 1, Decision.CORRECT, "content", f"[[{at}, {at + 10}]]")
    assert store.search("shut").items == ()
    assert [hit.snippet for hit in store.search("bridge").items] == ["the bridge"]
    assert store.check() == ()


def test_undoing_shows_what_was_shown_before(store, first):
    before = store.report(first.document.id)
    number = judge(store, first, 1, Decision.REJECT)
    back = undo(store, first, number)
    assert store.report(first.document.id) == before
    assert states(store) == {number: "undone", back: "standing"}
    again = undo(store, first, back)
    assert [words for words, _ in shown(store, first)] == [HELD, OPEN]
    assert states(store) == {number: "standing", back: "undone", again: "standing"}


def test_judgements_hold_when_another_layer_moves_cuts_and_drops(store, first):
    judge(store, first, 0, Decision.CORRECT, "speaker", "Lena Hask")
    judge(store, first, 1, Decision.REJECT)
    judge(store, first, 2, Decision.ACCEPT)
    store.add(reading(HELD[4:], SHUT[4:], layer="layer-2"), now=LATER)
    assert shown(store, first) == [(HELD[4:], "Lena Hask"), (OPEN, "Oda Renk")]
    assert set(states(store).values()) == {"standing"}
    assert [hit.statement.layer for hit in store.search("port").items] == ["layer-2"]
    assert store.check() == ()


def test_judgements_hold_in_a_new_version_and_the_old_one_keeps_them(store, first):
    judge(store, first, 0, Decision.CORRECT, "speaker", "Lena Hask")
    newer = reading(HELD, SHUT, text="CORRECTED: " + TEXT.replace(OPEN, "the port was open"))
    assert store.add(newer, now=LATER).outcome == "new_version"
    assert shown(store, newer) == [(HELD, "Lena Hask"), (SHUT, "Oda Renk")]
    assert store.report(first.document.id).statements[0].speaker == "Lena Hask"
    assert store.check() == ()


def test_a_judgement_whose_words_a_new_version_changed_is_reopened_and_listed(store, first):
    number = judge(store, first, 1, Decision.CORRECT, "speaker", "Ivo Marn")
    newer = reading(HELD, text=TEXT.replace(SHUT, "the bridge was never shut"))
    store.add(newer, now=LATER)
    (row,) = store.reviews(state="reopened").items
    assert (row.number, row.row_id) == (number, None)
    assert "no longer" in row.reason
    assert store.report(first.document.id).statements[1].speaker == "Ivo Marn"
    undo(store, newer, number)
    assert store.reviews(state="reopened").items == ()


def test_judging_twice_and_reading_again_makes_nothing_double(store, first):
    for _ in range(2):
        judge(store, first, 0, Decision.CORRECT, "kind", "promise")
    store.add(first, now=LATER)
    assert len(store.report(first.document.id).statements) == 3
    assert len(store.search("salen").items) == 1
    assert store.check() == ()


def test_a_judgement_is_found_by_its_number_and_listed_newest_first(store, first):
    numbers = [judge(store, first, index, Decision.ACCEPT) for index in (0, 1, 2)]
    assert [row.number for row in all_pages(store.reviews, limit=2)] == numbers[::-1]
    row = store.review(numbers[0])
    assert (row.judgement.row_id, row.row_id, row.made_at) == (
        first.statements[0].id,
        first.statements[0].id,
        LATER,
    )
    assert row.judgement.by == "Mira Tol"
    with pytest.raises(NotFound, match="no judgement"):
        store.review(999)


def test_an_undoing_of_what_is_not_there_does_nothing(store, first):
    before = store.report(first.document.id)
    undo(store, first, 4711)
    assert store.report(first.document.id) == before


def test_a_finding_that_rests_on_a_rejected_statement_is_counted_no_more(store):
    report = make_report()
    store.add(report, now=NOW)
    stmt = report.statements[0]
    selector = Selector.of(report.document.text, hull(stmt.content))
    made = Judgement(report.document.id, stmt.id, report.layer, Decision.REJECT, selector, "Mira Tol")
    store.add_judgement(made, now=LATER)
    assert store.report(report.document.id).findings == ()
    assert store.reports().items[0].findings == 0
    assert list(store.reported()) == []
    assert store.check() == ()


def test_two_layers_that_read_the_same_show_the_corrected_row_of_the_latest(store, first):
    judge(store, first, 0, Decision.CORRECT, "speaker", "Lena Hask")
    again = dataclasses.replace(
        first,
        layer="layer-2",
        statements=tuple(dataclasses.replace(stmt, layer="layer-2") for stmt in first.statements),
    )
    store.add(again, now=LATER)
    stmt, _ = store.statement(first.statements[0].id)
    assert (stmt.layer, stmt.speaker) == ("layer-2", "Lena Hask")
