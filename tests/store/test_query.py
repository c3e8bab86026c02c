"""What a person types, as terms."""

import pytest
from hypothesis import given

from onrecord.store.query import MAX_QUERY_CHARS, MAX_TERMS, Term, parse_query
from tests.strategies import texts


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("truce", [Term("truce")]),
        ("  truce\tholds ", [Term("truce"), Term("holds")]),
        ("truce truce", [Term("truce")]),
        ('"will hold"', [Term("will hold", exact=True)]),
        ("«will hold» “now”", [Term("will hold", exact=True), Term("now", exact=True)]),
        ('"will hold', [Term("will hold", exact=True)]),
        ('say"will hold"now', [Term("say"), Term("will hold", exact=True), Term("now")]),
        ("peace*", [Term("peace", prefix=True)]),
        ("cease-fi*", [Term("cease fi", exact=True, prefix=True)]),
        ('"peace*"', [Term("peace", exact=True)]),
        ("o'neil a-b x:y", [Term("o neil", exact=True), Term("a b", exact=True), Term("x y", exact=True)]),
        ("AND OR", [Term("AND"), Term("OR")]),
        ("U.N.", [Term("U N", exact=True)]),
        ("snake_case", [Term("snake case", exact=True)]),
        ("cafe\u0301", [Term("cafe\u0301")]),
        ("* - \"\" ''", []),
        ("", []),
    ],
)
def test_queries_are_split_into_terms(query, terms):
    assert parse_query(query) == tuple(terms)


@given(query=texts())
def test_terms_have_no_marks_of_any_query_language(query):
    for term in parse_query(query):
        assert term.text.replace(" ", "").replace("\u0301", "")
        assert not set(term.text) & set("\"*():^-+{}'\x00\ud800")


def test_a_long_query_is_cut_at_the_end_of_a_word():
    assert parse_query("truce " * MAX_QUERY_CHARS) == (Term("truce"),)
    assert len(parse_query("x" * MAX_QUERY_CHARS * 2)) == 1


def test_so_many_terms_are_taken_and_no_more():
    assert len(parse_query(" ".join(str(number) for number in range(200)))) == MAX_TERMS
