"""What a person types, as a tree."""

import pytest
from hypothesis import given

from onrecord.store.parsing import MAX_QUERY_CHARS, MAX_TERMS, parse_query
from onrecord.store.query import AnyOf, Dates, Field, Filter, Not, Query, Term
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
        ("o'neil a-b 1:2", [Term("o neil", exact=True), Term("a b", exact=True), Term("1 2", exact=True)]),
        ("AND OR", [Term("AND"), Term("OR")]),
        ("U.N.", [Term("U N", exact=True)]),
        ("snake_case", [Term("snake case", exact=True)]),
        ("cafe\u0301", [Term("cafe\u0301")]),
        ("* - \"\" ''", []),
        ("", []),
    ],
)
def test_queries_are_split_into_terms(query, terms):
    assert parse_query(query).terms == tuple(terms)


@given(query=texts())
def test_terms_have_no_marks_of_any_query_language(query):
    for term in parse_query(query).terms:
        assert term.text.replace(" ", "").replace("\u0301", "")
        assert not set(term.text) & set("\"*():^-+{}'\x00\ud800")


def test_a_long_query_is_cut_at_the_end_of_a_word():
    query = parse_query("truce " * MAX_QUERY_CHARS)
    assert query.parts == (Term("truce"),)
    assert query.notes[0].startswith("the query is too long")
    assert len(parse_query("x" * MAX_QUERY_CHARS * 2).parts) == 1


def test_so_many_terms_are_taken_and_no_more():
    query = parse_query(" ".join(str(number) for number in range(200)))
    assert len(query.parts) == MAX_TERMS
    assert query.notes[0].startswith("the query is too long")
    assert len(parse_query(" OR ".join(str(number) for number in range(200))).parts) == 0


RENK = Filter(Field.SPEAKER, "renk")


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ("speaker:renk", [RENK]),
        ("SPEAKER:“Oda Renk”", [Filter(Field.SPEAKER, "Oda Renk")]),
        ("speaker:o'neil", [Filter(Field.SPEAKER, "o neil")]),
        ("office:minist*", [Filter(Field.OFFICE, "minist", prefix=True)]),
        ("kind:Deny quotation:direct", [Filter(Field.KIND, "deny"), Filter(Field.QUOTATION, "direct")]),
        ("kind:den* truce", [Term("truce")]),
        ("speker:renk truce", [Term("truce")]),
        ("a OR kind:den b", [Term("a"), Term("b")]),
        ("kind:den OR a", [Term("a")]),
        ("mood:grim", [Term("mood grim", exact=True)]),
        ("speaker: renk", [Term("speaker"), Term("renk")]),
        ("-truce", [Not(Term("truce"))]),
        ("-speaker:renk", [Not(RENK)]),
        ('-"will hold"', [Not(Term("will hold", exact=True))]),
        ("a-truce", [Term("a truce", exact=True)]),
        ("a OR b c", [AnyOf((Term("a"), Term("b"))), Term("c")]),
        ("a b OR c", [Term("a"), AnyOf((Term("b"), Term("c")))]),
        ("a OR b OR -c", [AnyOf((Term("a"), Term("b"), Not(Term("c"))))]),
        ("a OR a", [Term("a")]),
        ("OR a", [Term("OR"), Term("a")]),
        ("a OR", [Term("a"), Term("OR")]),
        ("a OR OR b", [Term("a"), AnyOf((Term("OR"), Term("b")))]),
        ("a OR !", [Term("a"), Term("OR")]),
        ("date:2016-10..2016-11", [Dates("2016-10-01", "2016-11-30")]),
        ("date:2016-13", []),
    ],
)
def test_operators_and_filters_make_a_tree(query, parts):
    assert parse_query(query).parts == tuple(parts)


def test_what_is_left_out_is_said_apart_from_what_is_searched_as_a_word():
    asked = parse_query("kind:shout mood:grim")
    assert len(asked.notes) == 2
    assert [note[:12] for note in asked.left_out] == ["“kind:shout”"]


@given(query=texts())
def test_any_text_is_a_query(query):
    assert isinstance(parse_query(query), Query)


def test_what_must_not_occur_is_no_term_to_mark():
    assert parse_query("a OR -b -c d").terms == (Term("a"), Term("d"))
