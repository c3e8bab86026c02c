"""Snippets: the words around what was found, the same on every back end."""

import itertools

import pytest
from hypothesis import given

from onrecord.store.parsing import parse_query
from onrecord.store.snippets import SNIPPET_TOKENS, cut_snippet
from onrecord.store.tokens import tokens_of
from onrecord.store.words import clean_line
from tests.strategies import texts


def cut(words: str, query: str) -> tuple[str, list[str]]:
    snippet, marks = cut_snippet(words, parse_query(query).terms)
    return snippet, [mark.text_of(snippet) for mark in marks]


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("truces", ["truce"]),
        ('"truce holds"', ["truce holds"]),
        ("hol*", ["holds"]),
        ("cafe", ["Café"]),
        ("cease-f*", ["cease-fire"]),
        ('truce "truce holds"', ["truce holds"]),
        ("absent", []),
    ],
)
def test_what_was_searched_is_marked(query, marked):
    words = "the truce holds at the Café, said those of the cease-fire"
    assert cut(words, query) == (words, marked)


def test_a_long_line_is_cut_where_most_terms_stand():
    words = " ".join(["truce", *["far"] * 100, "truce", "near", "peace", *["far"] * 100])
    snippet, marked = cut(words, "truce peace")
    assert marked == ["truce", "peace"]
    assert snippet.startswith("…")
    assert snippet.endswith("…")


@given(words=texts(max_size=400).map(clean_line), query=texts(max_size=20))
def test_marks_lie_in_a_snippet_that_is_part_of_the_words(words, query):
    snippet, marks = cut_snippet(words, parse_query(query).terms)
    assert snippet.removeprefix("…").removesuffix("…") in words
    assert len(list(tokens_of(snippet))) <= SNIPPET_TOKENS
    assert all(left.end <= right.start for left, right in itertools.pairwise(marks))
    assert all(mark.end <= len(snippet) for mark in marks)
