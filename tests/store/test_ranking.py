"""Which hits come first."""

import pytest

from onrecord.store.query import Term
from onrecord.store.ranking import scores

TRUCE = (Term("truce"),)


@pytest.mark.parametrize(
    ("better", "worse", "terms"),
    [
        (("the truce", None, ""), ("calm", None, "the truce"), TRUCE),
        (("truce, a truce", None, ""), ("truce, a war", None, ""), TRUCE),
        (("the truce", None, ""), ("the truce " + "and more " * 30, None, ""), TRUCE),
        (("a new truces", None, ""), ("a new deal", None, ""), TRUCE),
        (("it WILL hold", None, ""), ("hold it will", None, ""), (Term("will hold", exact=True),)),
        (("caf\u00e9s", None, ""), ("tea", None, ""), (Term("cafe", prefix=True),)),
        (("calm", "Renk", ""), ("calm", "Marn", "Renk"), (Term("renk"),)),
    ],
)
def test_the_better_scores_more(better, worse, terms):
    first, second = scores([better, worse], terms)
    assert first > second


def test_a_word_that_few_have_counts_more():
    rows = [("war", None, ""), ("truce", None, ""), ("truce", None, ""), ("truce", None, "")]
    first, *others = scores(rows, (Term("war"), Term("truce")))
    assert all(first > other for other in others)


def test_without_words_all_are_alike():
    assert scores([("truce", None, "")], ()) == [0.0]
    assert scores([], TRUCE) == []
