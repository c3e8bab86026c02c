import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import MalformedValue
from onrecord.model.interval import edtf_of, parse_edtf

DAYS = st.dates(dt.date(1945, 1, 1), dt.date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2031-03-04", dt.date(2031, 3, 4), dt.date(2031, 3, 5)),
        ("2031-03", dt.date(2031, 3, 1), dt.date(2031, 4, 1)),
        ("2031", dt.date(2031, 1, 1), dt.date(2032, 1, 1)),
        ("2031-12", dt.date(2031, 12, 1), dt.date(2032, 1, 1)),
        ("2032-02", dt.date(2032, 2, 1), dt.date(2032, 3, 1)),
        ("203X", dt.date(2030, 1, 1), dt.date(2040, 1, 1)),
        ("2031-XX-31", dt.date(2031, 1, 31), dt.date(2032, 1, 1)),
        ("2031-03~", dt.date(2031, 3, 1), dt.date(2031, 4, 1)),
        ("2031-03-04/2031-03-07", dt.date(2031, 3, 4), dt.date(2031, 3, 8)),
        ("2031-03/2032", dt.date(2031, 3, 1), dt.date(2033, 1, 1)),
        ("2031-03-04/..", dt.date(2031, 3, 4), None),
        ("../2031-03-04", None, dt.date(2031, 3, 5)),
    ],
)
def test_a_date_bounds_the_days_that_it_can_mean(text, since, until):
    assert parse_edtf(text).bounds() == (since, until)


@pytest.mark.parametrize("text", ["2031-03-04", "XXXX-10-28", "2031-03~", "2031-03-04/..", "../2031", "203X"])
def test_a_date_is_written_as_it_was_read(text):
    assert str(parse_edtf(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "../..",
        "..",
        "soon",
        "31-03-04",
        "2031-3-4",
        "2031-13",
        "2031-02-30",
        "2031-00-10",
        "XXXX-02-30",
        "2031-03-04/",
        "2031-03-07/2031-03-04",
        "2031/2031-01-01/..",
        "2031-03-04T10:00",
        "2031-03-04 ",
        "٢٠٣١-03-04",
        "2031--04",
    ],
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(MalformedValue):
        parse_edtf(text)


def test_a_leap_day_without_a_year_fits_leap_years_alone():
    date = parse_edtf("XXXX-02-29").start
    assert date.earliest(2029) == dt.date(2032, 2, 29)
    assert date.latest(2031) == dt.date(2028, 2, 29)


def test_only_a_whole_plain_date_is_exact():
    assert parse_edtf("2031-03-04").start.exact == dt.date(2031, 3, 4)
    assert [parse_edtf(text).start.exact for text in ("2031-03", "XXXX-03-04", "2031-03-04~")] == [None] * 3


@given(DAYS)
def test_a_day_survives_its_edtf(day):
    assert parse_edtf(edtf_of(day)).start.exact == day


@given(DAYS, DAYS)
def test_an_interval_has_ended_only_when_all_of_it_has_passed(first, second):
    start, end = sorted((first, second))
    interval = parse_edtf(f"{start}/{end}")
    assert not interval.ended_before(end)
    assert interval.ended_before(end + dt.timedelta(days=1))


@pytest.mark.parametrize("text", ["2031-03-04/..", "XXXX-03-04"])
def test_what_has_no_known_end_never_ended(text):
    assert not parse_edtf(text).ended_before(dt.date(2999, 1, 1))


@given(DAYS, st.sampled_from(["year", "month"]))
def test_a_vaguer_date_never_bounds_less(day, kept):
    vague = f"{day:%Y}" if kept == "year" else f"{day:%Y-%m}"
    since, until = parse_edtf(vague).bounds()
    assert since <= day < until


def test_no_interval_reaches_past_the_last_day_there_is():
    assert parse_edtf("9999-12-31").bounds() == (dt.date(9999, 12, 31), None)
