"""Dates, numbers and states are said in words, and what is not understood is shown as it is."""

import pytest

from onrecord.model import Span
from onrecord.web.wording import (
    language_tag,
    say_count,
    say_date,
    say_offsets,
    say_percent,
    say_sentence,
    say_state,
    shorten,
    web_address,
)


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2031-03-04", "4 March 2031"),
        ("2031-03", "March 2031"),
        ("2031", "2031"),
        ("2031-03-04T15:12:00Z", "4 March 2031, 15:12 UTC"),
        ("2031-03-04T15:12:30.5+03:00", "4 March 2031, 15:12 UTC+03:00"),
        ("2031-03-04T15:12", "4 March 2031, 15:12"),
        ("XXXX-10-28", "28 October, year not printed"),
        ("2031-10~", "about October 2031"),
        ("2031-10?", "perhaps October 2031"),
        ("2031-03-04/..", "from 4 March 2031"),
        ("../2031-03-07", "until 7 March 2031"),
        ("2031-03-04/2031-03-07", "4 March 2031 to 7 March 2031"),
        ("2031-13-04", "2031-13-04"),
        ("2031-00-04", "2031-00-04"),
        ("XXXX", "XXXX"),
        ("Tuesday", "Tuesday"),
        (None, ""),
        ("", ""),
    ],
)
def test_dates(edtf, said):
    assert say_date(edtf) == said


@pytest.mark.parametrize(
    ("probability", "said"), [(0.0, "0%"), (0.494, "49%"), (0.996, "99%"), (1.0, "100%")]
)
def test_probabilities(probability, said):
    assert say_percent(probability) == said


def test_counts():
    assert (say_count(0, "issue"), say_count(1, "issue"), say_count(1234, "issue")) == (
        "0 issues",
        "1 issue",
        "1,234 issues",
    )


def test_offsets_are_start_and_end():
    assert say_offsets((Span(0, 5), Span(9, 12))) == "0–5, 9–12"


def test_states():
    assert say_state("not_in_force") == "not in force"


@pytest.mark.parametrize(("message", "said"), [("gone", "Gone."), ("Is it?", "Is it?"), ("", ".")])
def test_sentences(message, said):
    assert say_sentence(message) == said


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://corvane.example/a", True),
        ("http://corvane.example", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("//corvane.example/a", False),
        ("https:///a", False),
        ("http://[broken", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_linked(url, safe):
    assert web_address(url) == (url if safe else None)


@pytest.mark.parametrize(
    ("tag", "kept"), [("en", True), ("en-GB", True), ("", False), ('en" onload="x', False), (None, False)]
)
def test_only_language_tags_name_a_language(tag, kept):
    assert language_tag(tag) == (tag if kept else None)


def test_long_words_are_cut_hard():
    assert shorten("a" * 200, chars=10) == "a" * 10 + " …"


def test_short_texts_are_left_alone():
    assert shorten("The truce\nholds.") == "The truce holds."
