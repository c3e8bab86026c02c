"""The tree of a query."""

from onrecord.store.query import AnyOf, Dates, Not, Query, Term, words_in


def test_terms_are_the_words_looked_for_wherever_they_stand():
    query = Query(
        (Term("a"), AnyOf((Term("b"), Not(Term("c")))), Dates("2031-01-01", "2031-12-31"), Not(Term("d")))
    )
    assert query.terms == (Term("a"), Term("b"))


def test_words_are_runs_of_letters_and_digits():
    assert words_in("o'neil, 4th_of“May”") == ["o", "neil", "4th", "of", "May"]
