"""Judging: a person says what is right, in words that the report has, and takes it back."""

import json

import pytest

from onrecord.errors import ConfigError, Conflict, NotFound
from onrecord.exports.training import TRAINING_KEYS, training_line
from onrecord.services import accept_row, correct_row, find_row, judged_reports, reject_row, undo
from onrecord.store import open_store
from tests.factories import NOW, TEXT, make_report, span_of
from training.data.polnear import load_articles

BY = {"by": "Mira Tol", "now": NOW}
REPORT = make_report()
STMT, FINDING = REPORT.statements[0], REPORT.findings[0]


@pytest.fixture
def store(tmp_path):
    with open_store(str(tmp_path / "onrecord.db")) as opened:
        opened.add(REPORT, now=NOW)
        yield opened


def shown(store):
    return store.report(REPORT.document.id)


def test_a_row_is_found_by_the_beginning_of_its_id(store):
    assert find_row(store, STMT.id[:9]).row == STMT
    assert find_row(store, FINDING.id[:9]).row == FINDING
    for unknown in ("sm-nothing", "fi-nothing", "en-1", ""):
        with pytest.raises(NotFound):
            find_row(store, unknown)


def test_a_judgement_says_who_when_and_why(store):
    number = reject_row(store, STMT.id[:9], by="Mira Tol", now=NOW, reason="nobody said it")
    review = store.review(number)
    assert (review.judgement.by, review.made_at, review.judgement.reason) == (
        "Mira Tol",
        NOW,
        "nobody said it",
    )
    assert review.judgement.row_id == STMT.id
    assert review.judgement.selector.exact in TEXT
    assert shown(store).statements == ()


def test_it_is_undone_once_and_the_undoing_too(store):
    number = correct_row(store, STMT.id, "speaker", "Ivo Marn", **BY)
    back = undo(store, number, **BY)
    assert shown(store) == REPORT
    with pytest.raises(Conflict, match="undone already"):
        undo(store, number, **BY)
    undo(store, back, **BY)
    assert shown(store).statements[0].speaker == "Ivo Marn"
    with pytest.raises(NotFound):
        undo(store, 99, **BY)


def test_spans_are_given_as_words_of_the_report(store):
    correct_row(store, STMT.id, "content", "will hold …  until\n Friday", **BY)
    assert shown(store).statements[0].content == (span_of("will hold"), span_of("until Friday"))
    correct_row(store, STMT.id, "cue", "[[0, 5]]", **BY)
    assert [span.to_list() for span in shown(store).statements[0].cue] == [[0, 5]]
    correct_row(store, STMT.id, "source", None, **BY)
    assert shown(store).statements[0].source == ()


def test_words_that_stand_twice_mean_those_at_the_statement(store):
    correct_row(store, STMT.id, "content", "Port Salen", **BY)
    assert shown(store).statements[0].content == (span_of("Port Salen", nth=1),)


def test_places_are_names(store):
    correct_row(store, STMT.id, "places", "Varn, Port Salen", **BY)
    assert shown(store).statements[0].places == ("Varn", "Port Salen")
    correct_row(store, STMT.id, "places", None, **BY)
    assert shown(store).statements[0].places == ()


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("kind", "sing", "one of assert, deny"),
        ("mood", "sad", "what can be is speaker"),
        ("content", "words that nobody wrote", "does not have the words"),
        ("content", "[[0, 99999]]", "outside the report"),
        ("content", None, "content"),
        ("content", "[[5]]", "content"),
        ("quotation", None, "one of direct"),
        ("said_on", "last Friday", "a date as EDTF"),
        ("said_on", "28/10/2031", "a date as EDTF"),
        ("said_on", "2031-02-30", "a date as EDTF"),
    ],
)
def test_what_cannot_be_is_refused_and_said_why(store, field, value, told):
    with pytest.raises(ConfigError, match=told):
        correct_row(store, STMT.id, field, value, **BY)
    assert store.reviews().items == ()


@pytest.mark.parametrize("day", ["2031-03-06", "XXXX-10-28", "2031-03", "2031-03-01/..", None])
def test_a_day_is_corrected_to_what_is_known_of_it(store, day):
    correct_row(store, STMT.id, "said_on", day, **BY)
    assert shown(store).statements[0].said_on == day


def test_a_judgement_needs_somebody(store):
    with pytest.raises(ConfigError, match="--by"):
        accept_row(store, STMT.id, by=" ", now=NOW)


def test_a_finding_is_judged_too(store):
    correct_row(store, FINDING.id, "state", "ended", **BY)
    assert shown(store).findings[0].state == "ended"
    with pytest.raises(ConfigError, match="one of announced"):
        correct_row(store, FINDING.id, "state", "made", **BY)
    with pytest.raises(ConfigError, match="a date as EDTF"):
        correct_row(store, FINDING.id, "until", "soon", **BY)
    reject_row(store, FINDING.id, **BY)
    assert shown(store).findings == ()


def test_judged_reports_are_examples_that_training_reads(store, tmp_path):
    assert list(judged_reports(store)) == []
    correct_row(store, STMT.id, "kind", "promise", **BY)
    accept_row(store, STMT.id, **BY)
    lines = [training_line(*one) for one in judged_reports(store)]
    (line,) = lines
    assert tuple(line) == TRAINING_KEYS
    assert (line["text"], line["rejected"]) == (TEXT, [])
    assert [(row["n"], row["judged"], row["kind"]) for row in line["rows"]] == [(0, "corrected", "promise")]
    path = tmp_path / "judged.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    (article,) = load_articles(path)
    assert article.attributions[0].content == STMT.content


def test_what_was_rejected_is_an_example_of_what_is_none(store):
    reject_row(store, STMT.id, **BY)
    (line,) = [training_line(*one) for one in judged_reports(store)]
    assert line["attributions"] == line["rows"] == []
    assert line["rejected"] == [
        {part: [span.to_list() for span in getattr(STMT, part)] for part in ("source", "cue", "content")}
    ]
