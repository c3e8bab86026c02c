"""Sentences end where wire copy ends them."""

import itertools

import pytest
from hypothesis import given

from onrecord.model import Span
from onrecord.text import split_sentences
from tests.text.generated import texts


def sentences(text: str) -> list[str]:
    """Return the sentences of a text of one paragraph."""
    return [span.text_of(text) for span in split_sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "expected",
    [
        ["It holds.", "She left."],
        ["Lt. Gen. Orro said no.", "He left."],
        ["“It holds.”", "“It does.”", "She left."],
        ["“Will it hold?” Renk asked.", "Nobody knew."],
        ["“Will it hold?” she asked.", "Nobody knew."],
        ["“Why?”", "She said nothing."],
        ["“It ended ages ago.", "Nobody noticed,” Renk said."],
        ["Ms. Renk met Sen. Vell (G-Ostrel) in St. Halden.", "No. 5 stayed."],
        ["PORT SALEN, March 4. /Corvane/. The truce holds.", "It will last."],
        ["They met on Oct. 28 in Ostrel.", "It rained."],
        ["He said: “Go.", "Now!”", "They went."],
        ["Really?!", "Yes."],
        ["It held ... and held.", "Then it broke."],
        ["The U.S. said so.", "Veria did not."],
    ],
    ids=lambda expected: expected[0][:20],
)
def test_where_sentences_end(expected):
    assert sentences(" ".join(expected)) == expected


def test_spans_point_into_the_whole_text():
    text = "Head\r\n\r\nIt hol\xadds.\r\nShe\xa0left."
    assert [span.text_of(text) for span in split_sentences(text, Span(8, len(text)))] == [
        "It hol\xadds.",
        "She\xa0left.",
    ]


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_nothing_has_no_sentence(text):
    assert sentences(text) == []


@given(texts)
def test_sentences_are_in_order_and_hold_all_words(text):
    found = split_sentences(text, Span(0, len(text)))
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))
    assert all(span.end <= len(text) for span in found)
    words = [char for char in text if char.isalnum()]
    assert [char for span in found for char in span.text_of(text) if char.isalnum()] == words
