"""The gold of statements inside statements: it follows from its source and has in it what it is for."""

import json
from itertools import chain, pairwise

import pytest

from onrecord.model import Span
from tools.build_nested_gold import GOLD, MARKED, GoldError, build_gold, build_row

ROWS = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
PARTS = ("source", "cue", "content")

each_text = pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])


def spans(marks, *parts):
    return [Span.from_list(span) for part in parts for span in marks[part]]


def inner(row):
    return [marks for marks in row["attributions"] if marks["within"] is not None]


def depth(row, marks):
    return 0 if marks["within"] is None else 1 + depth(row, row["attributions"][marks["within"]])


def test_the_gold_is_what_the_marked_texts_say():
    """If not: `python -m tools.build_nested_gold`."""
    assert GOLD.read_bytes() == build_gold(MARKED.read_text(encoding="utf-8"))


def test_there_are_sixty_texts_with_statements_inside_and_fifteen_without():
    assert sum(bool(inner(row)) for row in ROWS) == 60
    assert sum(not inner(row) for row in ROWS) == 15


def test_all_forms_occur():
    depths = [depth(row, marks) for row in ROWS for marks in row["attributions"]]
    assert depths.count(2) >= 5
    quotations = [marks["quotation"] for row in ROWS for marks in inner(row)]
    assert quotations.count("direct") >= 6
    assert quotations.count("mixed") >= 2
    assert sum(not marks["source"] for row in ROWS for marks in inner(row)) >= 3
    assert any(
        len(row["attributions"][marks["within"]]["content"]) > 1 for row in ROWS for marks in inner(row)
    )


@each_text
def test_spans_lie_in_the_text_and_begin_and_end_with_its_words(row):
    for marks in row["attributions"]:
        for span in spans(marks, *PARTS):
            words = span.text_of(row["text"])
            assert words == words.strip() != ""


@each_text
def test_what_is_within_lies_in_the_content_of_what_it_is_within(row):
    for marks in inner(row):
        around = spans(row["attributions"][marks["within"]], "content")
        for span in spans(marks, *PARTS):
            assert any(content.contains(span) for content in around)


@each_text
def test_statements_of_one_depth_share_no_word_but_a_source(row):
    for level in range(3):
        level_spans = sorted(
            chain.from_iterable(
                spans(marks, "cue", "content") for marks in row["attributions"] if depth(row, marks) == level
            )
        )
        assert all(one.end <= other.start for one, other in pairwise(level_spans))


def test_marks_inside_marks_are_read():
    row = build_row("a", "{s1:Oda} {q1:said} {c1:{s2:Renk} {q2:knew} {c2:it}}.")
    assert row["text"] == "Oda said Renk knew it.\n"
    assert [marks["within"] for marks in row["attributions"]] == [None, 0]
    assert row["attributions"][1]["content"] == [[19, 21]]


def test_quotation_marks_around_a_whole_statement_are_not_its_own():
    row = build_row("a", '{c1:"{s2:Renk} {q2:said} {c2:it was over},"} {s1:Oda} {q1:said}.')
    assert [marks["quotation"] for marks in row["attributions"]] == ["direct", "indirect"]


@pytest.mark.parametrize(
    ("marked", "reason"),
    [
        ("{c1:It {q1:holds}.", "left over"),
        ("It holds}.", "not opened"),
        ("{c1:It holds }.", "begin and end"),
        ("{c2:It holds}.", "numbered"),
        ("{s1:Oda} {q1:said}.", "no content"),
        ("{c1:{q2:said} it} {c2:held}.", "partly inside"),
    ],
)
def test_marks_that_do_not_fit_are_refused(marked, reason):
    with pytest.raises(GoldError, match=reason):
        build_row("a", marked)
