"""Bars stand as high as what they count, and time has no holes."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.charts import SHORTEST, TALLEST, Count, bars_of, fill_months


@given(st.lists(st.integers(0, 10**9), max_size=30))
def test_bars_keep_the_order_of_what_they_count(counts):
    bars = bars_of(Count(str(at), count) for at, count in enumerate(counts)).bars
    for bar in bars:
        assert (bar.height > 0) == (bar.told.count > 0)
        assert bar.height <= TALLEST
        assert bar.height >= SHORTEST or not bar.told.count
    ordered = sorted(bars, key=lambda bar: bar.told.count)
    assert [bar.height for bar in ordered] == sorted(bar.height for bar in bars)


def test_nothing_to_count_is_no_chart():
    assert not bars_of(())


def test_months_of_nothing_stand_between_and_lead_nowhere():
    filled = fill_months([Count("2031-03", 4, "/b"), Count("2031-01", 1, "/a", current=True)])
    assert [(one.label, one.count, one.address, one.current) for one in filled] == [
        ("2031-01", 1, "/a", True),
        ("2031-02", 0, None, False),
        ("2031-03", 4, "/b", False),
    ]


def test_days_are_filled_like_months():
    filled = fill_months([Count("2032-02-28", 4), Count("2032-03-01", 1)])
    assert [one.label for one in filled] == ["2032-02-28", "2032-02-29", "2032-03-01"]


def test_long_spans_are_not_filled():
    assert len(fill_months([Count("1990-01", 1), Count("2031-03", 1)])) == 2
    assert fill_months([]) == []
