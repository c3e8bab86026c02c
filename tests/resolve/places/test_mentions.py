from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.resolve.places import find_places
from tests.factories import span_of
from tests.resolve.places.texts import GAZETTEER, dateline_of, mentions, only
from tests.strategies import texts

TEXT = "Shells fell on the old quarter of Brenag and on east Aleppo."


def test_spans_that_were_found_elsewhere_are_taken():
    given_spans = (span_of("Brenag", TEXT), span_of("east Aleppo", TEXT))
    assert [one.within for one in find_places(TEXT, (), gazetteer=GAZETTEER, mentions=given_spans)] == [
        "Brenag",
        "Aleppo",
    ]


def test_nothing_else_is_looked_for_then():
    assert find_places(TEXT, (), gazetteer=GAZETTEER, mentions=()) == ()


def test_a_place_that_the_gazetteer_lacks_has_no_candidates():
    (one,) = find_places(TEXT, (), gazetteer=GAZETTEER, mentions=(span_of("Brenag", TEXT),))
    assert (one.candidates, one.chosen, one.relation.value) == ((), None, "part")


def test_articles_and_directions_are_no_part_of_a_given_name():
    text = "They live in the Netherlands and in the east of Syria."
    given_spans = (span_of("the Netherlands", text), span_of("Syria", text))
    found = find_places(text, (), gazetteer=GAZETTEER, mentions=given_spans)
    assert [one.core.text_of(text) for one in found] == ["Netherlands", "Syria"]


def test_the_place_of_a_dateline_is_found_and_not_shouted():
    text = "SOCHI, March 4. /Corvane/. The talks go on in Sochi."
    assert [(one.name, one.rule) for one in mentions(text)] == [("Sochi", "dateline"), ("Sochi", "name-firm")]


def test_a_dateline_may_have_two_places():
    text = "GENEVA/CAIRO - The talks go on."
    found = find_places(text, (), gazetteer=GAZETTEER, dateline=dateline_of(text, "GENEVA/CAIRO"))
    assert [one.name for one in found] == ["Geneva", "Cairo"]


def test_a_place_of_a_dateline_is_one_even_if_nobody_knows_it():
    text = "PORT SALEN - The talks go on."
    (one,) = find_places(text, (), gazetteer=GAZETTEER, dateline=dateline_of(text, "PORT SALEN"))
    assert (one.name, one.candidates) == ("Port Salen", ())


@pytest.mark.parametrize(
    ("text", "name", "called"),
    [
        ("They met in Kiev.", "Kiev", "Kiev"),
        ("They met in Burma.", "Burma", "Myanmar"),
        ("They left the US.", "US", "United States"),
        ("They met in Raqqa.", "Raqqa", "Raqqa"),
    ],
)
def test_a_country_has_one_name_and_other_places_that_of_the_report(text, name, called):
    assert only(text, name).name == called


def test_confidence_is_that_of_the_place_and_of_the_choice():
    sure, open_ = only("They met in Damascus.", "Damascus"), only("They met in Springfield.", "Springfield")
    assert sure.confidence > 0.9
    assert open_.confidence < 0.5


@given(texts())
def test_any_text_is_read(text):
    for one in find_places(text, (), gazetteer=GAZETTEER):
        assert one.span.contains(one.core)
        assert one.span.end <= len(text)


WORDS = [
    "Aleppo",
    "Paris",
    "east",
    "of",
    "the",
    "in",
    "Syrian",
    "capital",
    "city",
    ",",
    "Texas",
    "US",
    "outskirts",
    "Jordan's",
    "Renk",
    "said",
    "-",
    "al-",
    "St.",
    "Washington",
    "Post",
]


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_spans_of_mentions_are_in_order_and_share_no_name(words):
    text = " ".join(words)
    cores = [one.core for one in find_places(text, (), gazetteer=GAZETTEER)]
    assert all(left.end <= right.start for left, right in pairwise(cores))


@given(st.lists(st.sampled_from(WORDS), max_size=10), st.data())
def test_any_spans_can_be_given(words, data):
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for one in find_places(text, (), gazetteer=GAZETTEER, mentions=(Span(start, end),)):
        assert Span(start, end).contains(one.core)
