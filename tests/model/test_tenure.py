import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from onrecord.errors import MalformedValue
from onrecord.model.tenure import ALL_DAYS, Days, Tenure, days_of, parse_tenure

DAY = dt.timedelta(days=1)


def day(text):
    return dt.date.fromisoformat(text)


@st.composite
def dates(draw):
    """Draw a date of some precision, as EDTF, and a day that it may mean."""
    meant = draw(st.dates(dt.date(1950, 1, 1), dt.date(2050, 12, 31)))
    length = draw(st.sampled_from([4, 7, 10]))
    return meant.isoformat()[:length], meant


@st.composite
def tenures(draw):
    """Draw a tenure, and the days from and to which it was in truth."""
    since, first = draw(dates())
    until, last = draw(dates())
    assume(first <= last)
    since = draw(st.sampled_from([since, since, "", ".."]))
    until = draw(st.sampled_from([until, until, "", ".."]))
    return Tenure(since, until), None if since == ".." else first, None if until == ".." else last


@pytest.mark.parametrize(
    ("text", "surely", "possibly"),
    [
        ("2012-05-07/..", ("2012-05-07", None), ("2012-05-07", None)),
        ("2012/..", ("2012-12-31", None), ("2012-01-01", None)),
        ("2012/2016-03", ("2012-12-31", "2016-03-02"), ("2012-01-01", "2016-04-01")),
        ("2012/2012", None, ("2012-01-01", "2013-01-01")),
        ("2012", None, ("2012-01-01", "2013-01-01")),
        ("2012-05-07/", ("2012-05-07", "2012-05-08"), ("2012-05-07", None)),
        ("2012/", None, ("2012-01-01", None)),
        ("/2016", None, (None, "2017-01-01")),
        ("../2016-02-01", (None, "2016-02-02"), (None, "2016-02-02")),
        ("2012-05~/..", ("2012-07-01", None), ("2012-03-31", None)),
        ("201X/..", ("2019-12-31", None), ("2010-01-01", None)),
    ],
)
def test_vague_ends_bound_what_is_sure_and_what_is_possible(text, surely, possibly):
    def read(ends):
        return Days(*(end and day(end) for end in ends))

    assert parse_tenure(text).surely == (surely and read(surely))
    assert parse_tenure(text).possibly == read(possibly)


@pytest.mark.parametrize(
    "text", ["2016/2012", "soon/..", "2012/2016/2020", "2012-13/..", "2012-05-07/2012-05-06"]
)
def test_what_is_no_interval_is_refused(text):
    with pytest.raises(MalformedValue):
        parse_tenure(text)


def test_nothing_known_is_possible_always_and_sure_never():
    assert not parse_tenure(None).known
    assert parse_tenure(None).possibly == ALL_DAYS
    assert parse_tenure(None).surely is None


@given(tenures())
def test_what_is_written_is_read_again(made):
    tenure = made[0]
    assert parse_tenure(str(tenure)) == tenure


@given(tenures(), st.dates(dt.date(1940, 1, 1), dt.date(2060, 1, 1)))
def test_the_truth_lies_between_what_is_sure_and_what_is_possible(made, asked):
    tenure, first, last = made
    held = (first is None or first <= asked) and (last is None or asked <= last)
    one = Days(asked, asked + DAY)
    if tenure.surely is not None and tenure.surely.contains(one):
        assert held
    if held:
        assert tenure.possibly.contains(one)


@given(tenures())
def test_what_is_sure_is_possible(made):
    tenure = made[0]
    assert tenure.surely is None or tenure.possibly.contains(tenure.surely)


spans = st.tuples(
    st.none() | st.dates(dt.date(2000, 1, 1), dt.date(2000, 2, 1)),
    st.none() | st.dates(dt.date(2000, 2, 2), dt.date(2000, 3, 1)),
).map(lambda ends: Days(*ends))


@given(spans, spans)
def test_common_days_are_of_both_and_the_order_says_nothing(left, right):
    common = left.common(right)
    assert common == right.common(left)
    assert (common is not None) == left.overlaps(right) == right.overlaps(left)
    assert common is None or (left.contains(common) and right.contains(common))


def test_neighbouring_days_do_not_overlap():
    left = Days(day("2020-01-01"), day("2020-02-01"))
    assert not left.overlaps(Days(day("2020-02-01"), None))
    assert left.common(Days(day("2020-02-01"), None)) is None


def test_a_date_gives_its_days_and_no_date_gives_all():
    assert days_of("2020-02") == Days(day("2020-02-01"), day("2020-03-01"))
    assert days_of(None) == days_of("whenever") == ALL_DAYS
