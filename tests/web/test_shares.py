"""How sources are named, as bars."""

from onrecord.services import MonthSources, PrintedWords, Tally
from onrecord.store import NamingCounts
from onrecord.web.mirrored import mirror
from onrecord.web.shares import bars_over_time, share_bar
from onrecord.web.tenures import tracks


def counts(named, unnamed):
    return NamingCounts({"named": named, "unnamed": unnamed}, 0)


def test_parts_fill_the_bar_in_one_order_and_what_is_not_there_has_none():
    bar = share_bar(NamingCounts({"unnamed": 1, "collective": 1, "document": 0, "named": 2}, 1), "March")
    assert [(part.naming, part.start, part.width) for part in bar.parts] == [
        ("named", 0.0, 50.0),
        ("collective", 50.0, 25.0),
        ("unnamed", 75.0, 25.0),
    ]
    assert (bar.label, bar.total, bar.reasoned, bar.share("unnamed")) == ("March", 4, 1, 0.25)
    assert share_bar(counts(0, 0)).parts == ()


def test_long_spans_are_told_by_year():
    months = [MonthSources(f"{2020 + n // 12}-{n % 12 + 1:02}", counts(1, n % 2)) for n in range(60)] + [
        MonthSources(None, counts(5, 5))
    ]
    bars = bars_over_time(months)
    assert [(bar.label, bar.total) for bar in bars] == [(str(year), 18) for year in range(2020, 2025)]
    assert [bar.label for bar in bars_over_time(months[:3])] == ["2020-01", "2020-02", "2020-03"]


def test_two_sides_are_drawn_by_their_shares():
    rows = mirror([Tally("assert", 1, 30), Tally("deny", 1, 10), Tally("ask", 0, 0)])
    assert [(row.first_width, row.second_width) for row in rows] == [
        (66.67, 100.0),
        (66.67, 33.33),
        (0.0, 0.0),
    ]
    assert mirror([]) == []


def test_offices_lie_on_one_line_of_time():
    told = [
        PrintedWords("envoy", 1, "2031-01-01", "2031-01-01", None, None),
        PrintedWords("minister", 1, "2031-01", "2032-01-01", None, None),
        PrintedWords("heir", 1, None, None, None, None),
    ]
    first, second, undated = tracks(told)
    assert (first.start, first.width) == (0.0, 1.5)
    assert (second.start, second.width) == (0.0, 100.0)
    assert (undated.start, undated.width) == (None, None)
    assert tracks(told[2:])[0].start is None
