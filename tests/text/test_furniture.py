"""Furniture is known by label or shape, one paragraph at a time."""

import pytest

from onrecord.text.furniture import byline_name, is_furniture, is_label, is_timestamp, is_trail


def test_names_of_sections_are_labels_at_the_edges_only():
    assert is_label("World", at_edge=True)
    assert not is_label("World")


@pytest.mark.parametrize(
    "words", ["4 March 2031, 10:45 GMT", "Published: March 4, 2031 at 5:30 p.m. EST", "10:45 a.m."]
)
def test_timestamps(words):
    assert is_timestamp(words)


@pytest.mark.parametrize("words", ["March", "On March 4 the truce began", "2031", "May may march"])
def test_words_that_are_no_timestamp(words):
    assert not is_timestamp(words)


@pytest.mark.parametrize(
    "words",
    ["By Friday it was over.", "By the end of the week", "by and by", "By Renk, who said it would hold"],
)
def test_words_that_are_no_byline(words):
    assert byline_name(words) is None


def test_a_trail_has_short_steps():
    assert is_trail("Home > World > Salen")
    assert not is_trail("Home > The truce that held for a third day")


def test_a_long_paragraph_is_never_furniture():
    assert not is_furniture("Share | " * 200)
