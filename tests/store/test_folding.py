"""Folding: what judgements make of a reading, and where they belong when a model or a text has changed."""

import dataclasses

import pytest

from onrecord.model import Decision, Judgement, Selector, Span, hull, statement_id
from onrecord.store.carrying import Judged
from onrecord.store.folding import JudgementState, fold, undone_by
from tests.factories import (
    LAYER,
    TEXT,
    make_attribution,
    make_document,
    make_entity,
    make_finding,
    make_nested_report,
    make_provenance,
    make_report,
    make_statement,
    span_of,
)

SAID = "the truce held in Salen"
DENIED = "nobody had fired at the bridge"
AGAIN = "the bridge would open on Friday"
STORY = f"Truce holds\n\nOda Renk said {SAID}.\n\nIvo Marn said {DENIED}.\n\nRenk added {AGAIN}.\n"


def statement(doc, content, *, source="Oda Renk", cue="said", layer=LAYER, **changes):
    attribution = make_attribution(doc.text, source=source, cue=cue, content=content)
    values = {"role": None, "places": (), "layer": layer} | changes
    return make_statement(doc, attribution, speaker=values.pop("speaker", source), **values)


def reading(*contents: str, text: str = STORY, layer: str = LAYER, **changes):
    doc = make_document(text, provenance=make_provenance(text))
    found = tuple(statement(doc, content, source=None, cue=None, layer=layer) for content in contents)
    found = tuple(dataclasses.replace(stmt, speaker="Oda Renk") for stmt in found)
    return make_report(doc=doc, layer=layer, statements=found, **changes)


def judged(number, report, row, decision, field=None, value=None) -> Judged:
    whole = hull(row.content) if hasattr(row, "content") else row.object.span
    selector = Selector.of(report.document.text, whole)
    judgement = Judgement(
        report.document.id, row.id, report.layer, decision, selector, "Mira Tol", field, value
    )
    return Judged(number, judgement, report.document.text, row)


def corrected(report, field, value, *, at=0, number=1) -> Judged:
    return judged(number, report, report.statements[at], Decision.CORRECT, field, value)


def words(report) -> list[str]:
    return ["…".join(span.text_of(report.document.text) for span in s.content) for s in report.statements]


def states(folded) -> list[JudgementState]:
    return [outcome.state for outcome in folded.outcomes]


def test_without_judgements_a_reading_is_shown_as_it_is():
    report = reading(SAID, DENIED)
    assert fold(report, []).report == report


def test_a_rejected_statement_is_left_out():
    report = reading(SAID, DENIED)
    folded = fold(report, [judged(1, report, report.statements[0], Decision.REJECT)])
    assert words(folded.report) == [DENIED]
    assert folded.base == report


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("holder", "Verian ministry", "Verian ministry"),
        ("holder", None, None),
        ("addressee", "the port", "the port"),
        ("kind", "deny", "deny"),
        ("kind", None, None),
        ("said_on", "2031-03-02", "2031-03-02"),
        ("quotation", "direct", "direct"),
        ("places", '["Port Salen", "Varn"]', ("Port Salen", "Varn")),
        ("content", f"[[{STORY.index(DENIED)}, {STORY.index(DENIED) + 6}]]", None),
    ],
)
def test_a_field_is_corrected_and_says_that_a_person_did_so(field, value, expected):
    report = reading(SAID, DENIED)
    (stmt, other) = fold(report, [corrected(report, field, value)]).report.statements
    if field == "content":
        assert stmt.content[0].text_of(STORY) == "nobody"
    else:
        assert getattr(stmt, field) == expected
    assert stmt.id == report.statements[0].id
    assert [item.rule for item in stmt.evidence if item.field == field] == ["judgement"]
    assert other == report.statements[1]


def test_a_corrected_speaker_is_tied_to_the_entity_of_that_name():
    doc = make_document(STORY, provenance=make_provenance(STORY))
    marn = make_entity(doc, name="Ivo Marn", offices=())
    report = reading(SAID, entities=(marn,))
    (stmt,) = fold(report, [corrected(report, "speaker", "ivo marn")]).report.statements
    assert stmt.speaker_id == marn.id
    (stmt,) = fold(report, [corrected(report, "speaker", "Lena Hask")]).report.statements
    assert (stmt.speaker, stmt.speaker_id, stmt.naming.value) == ("Lena Hask", None, "named")


def test_the_latest_word_on_a_field_counts():
    report = reading(SAID)
    row = report.statements[0]
    folded = fold(
        report,
        [
            corrected(report, "kind", "deny"),
            judged(2, report, row, Decision.REJECT),
            corrected(report, "kind", "promise", number=3),
        ],
    )
    assert [stmt.kind.value for stmt in folded.report.statements] == ["promise"]


def test_what_is_undone_has_no_effect_and_undoing_that_gives_it_back():
    assert undone_by([(1, Decision.REJECT, "sm-1"), (2, Decision.UNDO, "1")]) == {1}
    chain = [(1, Decision.REJECT, "sm-1"), (2, Decision.UNDO, "1"), (3, Decision.UNDO, "2")]
    assert undone_by(chain) == {2}
    report = reading(SAID)
    folded = fold(report, [judged(1, report, report.statements[0], Decision.REJECT)], undone=frozenset({1}))
    assert folded.report == report
    assert states(folded) == [JudgementState.UNDONE]


def test_a_correction_follows_a_boundary_that_moved():
    first = reading(SAID, DENIED)
    moved = reading(SAID.removeprefix("the "), DENIED, layer="layer-2")
    assert moved.statements[0].id != first.statements[0].id
    (stmt, _) = fold(moved, [corrected(first, "speaker", "Ivo Marn")]).report.statements
    assert (stmt.speaker, stmt.id) == ("Ivo Marn", moved.statements[0].id)


def test_a_rejection_follows_a_boundary_that_moved():
    first, moved = reading(SAID, DENIED), reading(SAID.removesuffix(" in Salen"), DENIED, layer="layer-2")
    folded = fold(moved, [judged(1, first, first.statements[0], Decision.REJECT)])
    assert words(folded.report) == [DENIED]


@pytest.mark.parametrize("decision", [Decision.ACCEPT, Decision.CORRECT])
def test_a_statement_that_a_person_kept_is_put_back_where_a_layer_drops_it(decision):
    first, poorer = reading(SAID, DENIED, AGAIN), reading(SAID, AGAIN, layer="layer-2")
    one = judged(
        7, first, first.statements[1], decision, *(["kind", "deny"] if decision is Decision.CORRECT else [])
    )
    folded = fold(poorer, [one])
    assert words(folded.report) == [SAID, DENIED, AGAIN]
    kept = folded.report.statements[1]
    assert (kept.layer, kept.id) == ("layer-2", first.statements[1].id)
    assert states(folded) == [JudgementState.STANDING]


def test_a_statement_that_a_person_rejected_is_not_missed():
    first, poorer = reading(SAID, DENIED), reading(SAID, layer="layer-2")
    folded = fold(poorer, [judged(1, first, first.statements[1], Decision.REJECT)])
    assert folded.report == poorer
    assert states(folded) == [JudgementState.STANDING]


def test_two_judgements_on_a_dropped_statement_put_it_back_once():
    first, second, poorer = (
        reading(SAID, DENIED),
        reading(SAID, DENIED[7:], layer="layer-2"),
        reading(SAID, layer="layer-3"),
    )
    both = [
        corrected(first, "kind", "deny", at=1),
        corrected(second, "speaker", "Ivo Marn", at=1, number=2),
    ]
    (_, stmt) = fold(poorer, both).report.statements
    assert (stmt.kind.value, stmt.speaker) == ("deny", "Ivo Marn")


def test_where_a_statement_was_cut_in_two_the_judgement_is_reopened():
    half = len(SAID) // 2
    first, cut = reading(SAID), reading(SAID[:half], SAID[half:], layer="layer-2")
    folded = fold(cut, [corrected(first, "kind", "deny")])
    assert folded.report == cut
    assert states(folded) == [JudgementState.REOPENED]
    assert folded.outcomes[0].reason


def test_a_correction_follows_its_words_into_a_new_version():
    first = reading(SAID, DENIED)
    text = STORY.replace("Truce holds", "CORRECTED: Truce holds in all of Salen")
    newer = reading(SAID, DENIED, text=text)
    (_, stmt) = fold(newer, [corrected(first, "speaker", "Lena Hask", at=1)]).report.statements
    assert stmt.speaker == "Lena Hask"


def test_corrected_spans_move_with_their_words():
    first = reading(SAID)
    newer = reading(SAID, text="CORRECTED: " + STORY)
    start = STORY.index(SAID) + 4
    folded = fold(newer, [corrected(first, "content", f"[[{start}, {start + 5}]]")])
    assert words(folded.report) == ["truce"]


def test_where_the_words_are_gone_the_judgement_is_reopened():
    first = reading(SAID, DENIED)
    newer = reading(DENIED, text=STORY.replace(SAID, "there was no word"))
    folded = fold(newer, [corrected(first, "speaker", "Lena Hask")])
    assert folded.report == newer
    assert states(folded) == [JudgementState.REOPENED]


def test_where_the_words_stand_twice_the_judgement_is_reopened():
    first = reading(SAID)
    twice = f"Truce\n\nHask told us {SAID} yesterday.\n\nMarn told us {SAID} today.\n"
    folded = fold(reading(text=twice), [corrected(first, "speaker", "Lena Hask")])
    assert states(folded) == [JudgementState.REOPENED]
    assert "several" in folded.outcomes[0].reason


def test_of_two_statements_with_the_same_words_the_reporting_verb_decides():
    text = "Talks\n\nOda Renk said, and Ivo Marn confirmed, that the truce held.\n"
    doc = make_document(text, provenance=make_provenance(text))

    def pair(layer: str, content: str):
        return make_report(
            doc=doc,
            layer=layer,
            statements=(
                statement(doc, content, source="Oda Renk", cue="said", layer=layer),
                statement(doc, content, source="Ivo Marn", cue="confirmed", layer=layer),
            ),
        )

    first, moved = pair(LAYER, "that the truce held"), pair("layer-2", "the truce held")
    folded = fold(moved, [corrected(first, "kind", "promise", at=1)])
    assert [stmt.kind.value for stmt in folded.report.statements] == ["assert", "promise"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "sing"),
        ("content", "[]"),
        ("content", "no"),
        ("content", "[[0, 9999]]"),
        ("source", "[[3]]"),
        ("id", "sm-1"),
        ("document_id", "dv-1"),
        ("", None),
    ],
)
def test_a_correction_that_makes_no_sense_is_reopened(field, value):
    report = reading(SAID)
    folded = fold(report, [corrected(report, field, value)])
    assert folded.report == report
    assert states(folded) == [JudgementState.REOPENED]


def test_what_stood_in_a_rejected_statement_stands_in_what_that_stood_in():
    report = make_nested_report()
    outer, middle, inner = report.statements
    folded = fold(report, [judged(1, report, middle, Decision.REJECT)])
    assert [(stmt.id, stmt.within) for stmt in folded.report.statements] == [
        (outer.id, None),
        (inner.id, outer.id),
    ]
    folded = fold(report, [judged(1, report, row, Decision.REJECT) for row in (outer, middle)])
    assert [(stmt.id, stmt.within) for stmt in folded.report.statements] == [(inner.id, None)]


def test_a_finding_rests_on_what_was_not_rejected_and_names_the_corrected_speaker():
    report = make_report()
    stmt = report.statements[0]
    rejected = fold(report, [judged(1, report, stmt, Decision.REJECT)])
    assert rejected.report.findings == ()
    renamed = fold(report, [judged(1, report, stmt, Decision.CORRECT, "speaker", "Ivo Marn")])
    assert [one.by for one in renamed.report.findings[0].accounts] == ["Ivo Marn"]


def test_a_finding_is_corrected_and_rejected():
    report = make_report()
    finding = report.findings[0]
    folded = fold(report, [judged(1, report, finding, Decision.CORRECT, "state", "ended")])
    assert folded.report.findings[0].state == "ended"
    assert fold(report, [judged(1, report, finding, Decision.REJECT)]).report.findings == ()
    doc = report.document
    moved = make_finding(doc, report.statements[0], words="truce in Port Salen")
    newer = dataclasses.replace(report, findings=(moved,), layer=LAYER)
    wider = make_finding(doc, report.statements[0], words="the truce in Port Salen")
    before = dataclasses.replace(report, findings=(wider,))
    folded = fold(newer, [judged(1, before, wider, Decision.CORRECT, "state", "ended")])
    assert folded.report.findings[0].state == "ended"


def test_a_judgement_whose_row_was_not_kept_goes_by_its_words():
    report = reading(SAID, DENIED)
    selector = Selector.of(STORY, span_of(DENIED, STORY))
    judgement = Judgement("dv-old", "sm-old", "old", Decision.CORRECT, selector, "Mira", "kind", "deny")
    folded = fold(report, [Judged(1, judgement, STORY, None)])
    assert [stmt.kind.value for stmt in folded.report.statements] == ["assert", "deny"]


def test_every_shown_place_is_in_the_text():
    report = make_report()
    stmt = report.statements[0]
    newer = make_report(TEXT + "\nMore.\n")
    folded = fold(newer, [judged(1, report, stmt, Decision.ACCEPT)])
    (kept,) = folded.report.statements
    assert kept.document_id == newer.document.id
    spans = [*kept.source, *kept.cue, *kept.content]
    assert all(isinstance(span, Span) and span.end <= len(newer.document.text) for span in spans)
    assert kept.id == statement_id(newer.document.id, make_attribution(newer.document.text))
