import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resources.gazetteer import fold_name
from tests.strategies import texts


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Deir ez-Zor", "DEIR EZ ZOR"),
        ("N'Djamena", "N’Djaména"),
        ("Łódź", "Lodz"),
        ("Xankəndi", "Xankendi"),
        ("Saint Petersburg", "St. Petersburg"),
        ("U.K.", "UK"),
        ("Türkiye", "Turkiye"),
        ("São  Tomé", "Sao Tome"),
    ],
)
def test_spellings_of_one_name_compare_equal(left, right):
    assert fold_name(left) == fold_name(right)


def test_different_names_stay_apart():
    assert fold_name("Niger") != fold_name("Nigeria")


def test_a_saint_inside_a_word_is_none():
    assert fold_name("Saintes") == "saintes"


@given(texts())
def test_a_folded_name_stays_as_it_is(text):
    folded = fold_name(text)
    assert fold_name(folded) == folded


@given(st.text(alphabet="abc -", max_size=12))
def test_words_are_parted_by_one_space(text):
    assert "  " not in fold_name(text)
