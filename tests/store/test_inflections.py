"""Regular inflections of a searched word."""

import pytest

from onrecord.store.inflections import word_forms


@pytest.mark.parametrize(
    "family",
    [
        ["attack", "attacks", "attacked", "attacking"],
        ["promise", "promises", "promised", "promising"],
        ["violate", "violates", "violated", "violating"],
        ["carry", "carries", "carried", "carrying"],
        ["commit", "commits", "committed", "committing"],
        ["clash", "clashes", "clashed", "clashing"],
        ["delay", "delays", "delayed", "delaying"],
    ],
)
def test_each_form_finds_the_others(family):
    for word in family:
        assert set(family) <= word_forms(word)


@pytest.mark.parametrize(
    ("word", "not_meant"), [("news", "new"), ("speed", "spe"), ("crisis", "crisi"), ("press", "pres")]
)
def test_a_word_is_not_cut_where_its_end_is_no_ending(word, not_meant):
    assert not_meant not in word_forms(word)


@pytest.mark.parametrize("word", ["un", "2031", "мир", "naïve", "b2b"])
def test_other_words_are_searched_as_they_are(word):
    assert word_forms(word) == {word}


def test_forms_are_in_lower_case():
    assert word_forms("Truce") == word_forms("truce")
