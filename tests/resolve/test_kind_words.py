"""How likely each kind is by words and word pairs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Kind
from onrecord.resolve.kind_words import NAME, kind_shares, parts_of, terms_of, weighed_terms, words_of_part


def test_names_count_all_alike():
    assert words_of_part("Why did Oray meet Renk?") == ["why", "did", NAME, "meet", NAME, "?"]


def test_the_first_word_is_no_name_and_neither_is_i():
    assert words_of_part("Then I’ll go") == ["then", "i'll", "go"]


def test_a_term_counts_once():
    assert list(terms_of(["no", "no", "no"])) == ["no", "no no"]


def test_the_opening_stands_beside_the_cue():
    parts = parts_of("Renk", "denied", "that it was he who had sunk the ferry")
    assert parts["o"] == ["that", "it", "was", "he", "who", "had"]
    assert parts["b"] == ["denied", "|", *parts["o"]]


def test_a_part_has_length_one():
    known = {"c denied": 2.0, "c flatly": 1.5, "t no": 3.0}
    found = dict(weighed_terms({"c": ["flatly", "denied", "it"], "t": ["no"]}, known))
    assert found["c denied"] ** 2 + found["c flatly"] ** 2 == pytest.approx(1)
    assert found["t no"] == pytest.approx(1)


@pytest.mark.parametrize(
    ("cue", "content", "kind"),
    [
        ("denied", "that the ferry was late", Kind.DENY),
        ("declined to comment on", "the recall", Kind.DECLINE),
        ("vowed", "to rebuild the mill", Kind.PROMISE),
        ("asked whether", "the bridge was safe", Kind.ASK),
    ],
)
def test_the_likeliest_kind(cue, content, kind):
    shares = kind_shares("the ministry", cue, content)
    assert tuple(Kind)[shares.index(max(shares))] is kind


@given(st.text(), st.text(), st.text())
def test_shares_sum_to_one_whatever_the_words(source, cue, content):
    shares = kind_shares(source, cue, content)
    assert len(shares) == len(Kind)
    assert sum(shares) == pytest.approx(1)
