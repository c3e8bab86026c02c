"""Paragraphs are found whichever way lines are broken."""

from hypothesis import given

from onrecord.text import normalise
from onrecord.text.paragraphs import find_paragraphs
from tests.text.generated import texts


def test_a_break_where_the_next_word_had_room_ends_a_paragraph():
    wrapped = "the truce in the port of salen held for a third day\nand for a night"
    assert len(find_paragraphs(f"{wrapped}\nand then it broke, as everybody had known it would")) == 2


def test_short_lines_are_paragraphs():
    assert len(find_paragraphs("one\ntwo\nthree")) == 3


@given(texts)
def test_all_words_are_in_some_paragraph(text):
    copy = normalise(text).text
    found = "".join(span.text_of(copy) for span in find_paragraphs(copy))
    assert "".join(found.split()) == "".join(copy.split())
