"""What a reviewer sees of a statement, and what a form makes of the numbers of words."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Decision, Evidence, Judgement, Selector, Span
from onrecord.services.review import Case
from onrecord.store.base import Review
from onrecord.web.cases import changes_of, say_decision, stretches, view_case, why_asked, words_around
from tests.factories import NOW, TEXT, make_document, make_finding, make_report, make_statement

REPORT = make_report()
STMT = REPORT.statements[0]
CASE = Case(STMT, REPORT.document, REPORT.findings, REPORT.entities, ())
WORDS = [word for paragraph in words_around(CASE.document, STMT) for word in paragraph]
SHOWN = {
    part: [(one.first, one.last) for one in stretches(WORDS, getattr(STMT, part))]
    for part in ("source", "cue", "content")
}
FIELDS = {
    "speaker": "Oda Renk",
    "holder": "Oda Renk",
    "addressee": "",
    "said_on": "2031-03-04",
    "kind": "assert",
}


def number_of(words: str) -> int:
    return next(word.number for word in WORDS if word.text == words)


def test_words_are_numbered_through_and_are_slices_of_the_text():
    assert [word.number for word in WORDS] == list(range(1, len(WORDS) + 1))
    assert all(word.text == word.span.text_of(TEXT) for word in WORDS)
    assert {word.text for word in WORDS if not word.is_word} == {".", ",", "/", '"', "“", "”"}


def test_a_form_that_nobody_changed_corrects_nothing():
    assert changes_of(CASE, FIELDS, SHOWN) == {}
    assert changes_of(CASE, {}, {}) == {}


@pytest.mark.parametrize(
    ("field", "value", "corrected"),
    [
        ("speaker", "Ivo Marn", "Ivo Marn"),
        ("speaker", "", None),
        ("kind", "deny", "deny"),
        ("addressee", "Torv", "Torv"),
    ],
)
def test_a_field_that_differs_is_corrected(field, value, corrected):
    assert changes_of(CASE, FIELDS | {field: value}, SHOWN) == {field: corrected}


def test_words_are_corrected_by_their_numbers():
    first, last = number_of("will"), number_of("Friday")
    changed = changes_of(CASE, FIELDS, SHOWN | {"content": [(str(first), f"{last} Friday")]})
    (span,) = [Span.from_list(pair) for pair in json.loads(changed["content"])]
    assert span.text_of(TEXT) == "will hold until Friday"


def test_words_may_be_in_several_pieces_and_come_in_any_order():
    pieces = [
        (str(number_of("until")), str(number_of("Friday"))),
        (str(number_of("will")), str(number_of("hold"))),
        ("", ""),
    ]
    changed = changes_of(CASE, FIELDS, SHOWN | {"content": pieces})
    assert [Span.from_list(pair).text_of(TEXT) for pair in json.loads(changed["content"])] == [
        "will hold",
        "until Friday",
    ]
    assert changes_of(CASE, FIELDS, SHOWN | {"source": [("", "")]}) == {"source": "[]"}


@pytest.mark.parametrize(
    "pair", [("1", ""), ("", "1"), ("x", "1"), ("0", "1"), ("9", "8"), ("1", "99999"), ("-1", "2")]
)
def test_numbers_of_no_words_are_refused(pair):
    with pytest.raises(ValueError, match="word"):
        changes_of(CASE, FIELDS, SHOWN | {"content": [pair]})


@given(st.integers(1, len(WORDS)), st.integers(1, len(WORDS)))
def test_what_is_taken_is_always_a_slice_that_begins_and_ends_with_the_words(one, other):
    first, last = sorted((one, other))
    changed = changes_of(CASE, FIELDS, SHOWN | {"cue": [(str(first), str(last))]})
    if "cue" in changed:
        ((start, end),) = json.loads(changed["cue"])
        assert (start, end) == (WORDS[first - 1].span.start, WORDS[last - 1].span.end)
        assert stretches(WORDS, [Span(start, end)])[0].first.startswith(f"{first} ")


def test_why_it_is_asked_about_is_said():
    unsure = make_statement(
        holder="Torv", confidence=0.62, evidence=(Evidence("speaker", "weighed-he", (), 0.51),)
    )
    assert list(why_asked(unsure, [make_finding(), make_finding()])) == [
        "62% sure that these are the words",
        "51% sure who speaks",
        "2 findings rest on it",
        "it relays another’s view",
    ]
    assert list(why_asked(make_statement(speaker=None, holder=None), [])) == [
        "nobody was found for its source"
    ]
    assert list(why_asked(make_statement(), [])) == []


def review(decision: Decision, field=None, value=None, row_id="sm-1") -> Review:
    said = Judgement("dv-1", row_id, "a", decision, Selector("", "", "", 0, 0), "Mira", field, value)
    return Review(1, said, NOW, "standing", None, None)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (review(Decision.ACCEPT), "accepted it"),
        (review(Decision.REJECT), "rejected it"),
        (review(Decision.CORRECT, "speaker"), "corrected the speaker to nobody"),
        (review(Decision.CORRECT, "said_on", "2031"), "corrected the day to “2031”"),
        (review(Decision.CORRECT, "content", "[[0, 5]]"), "corrected the words said to “Truce”"),
        (review(Decision.CORRECT, "source", "[]"), "corrected the source to no words"),
        (review(Decision.MERGE), "said that two are one"),
        (review(Decision.SPLIT), "said that this is somebody else"),
        (review(Decision.UNDO, row_id="12"), "took judgement 12 back"),
    ],
)
def test_what_somebody_decided_is_said(told, said):
    assert say_decision(told, TEXT) == said


def test_a_view_is_done_where_a_judgement_stands():
    assert not view_case(CASE).is_done
    judged = Case(STMT, REPORT.document, (), (), (review(Decision.ACCEPT),))
    assert view_case(judged).is_done
    assert [said for _, said in view_case(judged).decided] == ["accepted it"]


def test_a_word_tells_which_part_it_is_in():
    view = view_case(CASE)
    roles = {word.text: view.role_of(word) for word in WORDS}
    assert (roles["Renk"], roles["said"], roles["hold"]) == ("", " m cue", " m content")
    assert {view.role_of(word) for word in WORDS if word.text == "Renk"} == {"", " m source"}


def test_a_text_that_was_not_laid_out_is_one_paragraph():
    doc = make_document(blocks=())
    assert len(words_around(doc, make_statement(doc))) == 1
