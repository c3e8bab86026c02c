"""The form writes the query, and shows any query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.store.parsing import parse_query
from onrecord.web.queries import (
    address_of,
    split_query,
    with_filter,
    without_field,
    without_piece,
    write_query,
)


def test_what_the_form_writes_the_form_shows():
    line = split_query(write_query("Oda Renk", 'truce "will hold"', "kind:promise -date:2030"))
    assert (line.who, line.what, line.rest) == ("Oda Renk", 'truce "will hold"', "kind:promise -date:2030")


def test_only_the_first_speaker_has_the_field():
    line = split_query("speaker:renk speaker:oda truce")
    assert (line.who, line.rest) == ("renk", "speaker:oda")


@pytest.mark.parametrize("query", ["speaker:renk OR speaker:orrin", "truce OR kind:deny", "-speaker:renk*"])
def test_what_the_fields_cannot_say_stays_as_it_was_typed(query):
    line = split_query(query)
    assert line.who == ""
    assert query in (line.what, line.rest)


@given(st.text(max_size=80), st.text(max_size=80))
def test_nothing_asked_is_lost_between_form_and_query(who, what):
    query = write_query(who, what)
    line = split_query(query)
    again = write_query(line.who, line.what, line.rest)
    assert set(parse_query(again).parts) == set(parse_query(query).parts)


def test_a_filter_that_was_put_in_can_be_taken_out():
    query = with_filter("truce", "publisher", "The “Corvane” Post")
    assert query == 'truce publisher:"The Corvane Post"'
    assert without_field(query, "publisher") == "truce"
    assert without_piece(query, 'publisher:"The Corvane Post"') == "truce"


def test_a_month_is_a_filter_as_it_is():
    assert with_filter("truce", "date", "2031-03") == "truce date:2031-03"
    assert without_field("truce date:2031-03", "date") == "truce"


def test_the_address_is_the_query():
    assert address_of('a "b c" d:e') == "/search?q=a+%22b+c%22+d%3Ae"
    assert address_of("") == "/"
