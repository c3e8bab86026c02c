import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import MalformedValue
from onrecord.model.tenure import parse_tenure
from onrecord.readers.periods import read_end, read_held, read_period
from tests.strategies import texts


@pytest.mark.parametrize(
    ("cell", "end"),
    [
        ("2012", "2012"),
        (" 2012-05 ", "2012-05"),
        ("2012-05-07", "2012-05-07"),
        ("2012-05-07 00:00:00", "2012-05-07"),
        ("7 May 2012", "2012-05-07"),
        ("May 7, 2012", "2012-05-07"),
        ("May 2012", "2012-05"),
        ("Sept. 2012", "2012-09"),
        ("05/2012", "2012-05"),
        ("7.5.2012", "2012-05-07"),
        ("25/12/2012", "2012-12-25"),
        ("12/25/2012", "2012-12-25"),
        ("5/5/2012", "2012-05-05"),
        ("2012~", "2012~"),
        ("c. 2012", "2012~"),
        ("about May 2012", "2012-05~"),
        ("201X", "201X"),
        ("now", ".."),
        ("Incumbent", ".."),
        ("–", ".."),
        ("?", ""),
        ("unknown", ""),
        ("", ""),
    ],
)
def test_dates_are_read_as_people_type_them(cell, end):
    assert read_end(cell) == end


@pytest.mark.parametrize(
    "cell", ["03/04/2012", "2012-13", "last year", "31 February 2012", "2012/2016", "12", "20x2"]
)
def test_what_is_no_plain_date_is_refused(cell):
    with pytest.raises(MalformedValue):
        read_end(cell)


def test_an_ambiguous_date_says_what_to_write():
    with pytest.raises(MalformedValue, match="two ways; write it as YYYY-MM-DD"):
        read_end("03/04/2012")


@pytest.mark.parametrize(
    ("since", "until", "held"),
    [
        ("2012", "", "2012/.."),
        ("2012", "2016", "2012/2016"),
        ("2012", "?", "2012/"),
        ("", "2016", "/2016"),
        ("?", "now", "/.."),
        ("", "", None),
        ("?", "?", None),
    ],
)
def test_an_empty_end_of_a_known_beginning_is_open(since, until, held):
    assert read_held(since, until, blank_until="..") == held


def test_an_end_before_the_beginning_is_refused():
    with pytest.raises(MalformedValue, match="ends before it begins"):
        read_held("2016", "2012")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("2012-", "2012/.."),
        ("2012-2016", "2012/2016"),
        ("2012-16", "2012/2016"),
        ("2012 - 2016", "2012/2016"),
        ("2012–2016", "2012/2016"),
        ("2012-05-07 to 2016-03", "2012-05-07/2016-03"),
        ("2012-05/2016", "2012-05/2016"),
        ("May 2012 until now", "2012-05/.."),
        ("since May 2012", "2012-05/.."),
        ("until 2016", "/2016"),
        ("2012", "2012/2012"),
        ("2012-05-07/..", "2012-05-07/.."),
    ],
)
def test_periods_are_read_from_one_line(text, held):
    assert read_period(text) == held


@given(texts() | st.from_regex(r"[0-9./ ~?-]{1,12}"))
def test_any_text_is_a_period_or_refused(text):
    try:
        held = read_period(text)
    except MalformedValue:
        return
    assert str(parse_tenure(held)) == (held or "/")
