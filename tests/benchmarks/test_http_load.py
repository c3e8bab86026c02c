"""What the load benchmark tells is what it saw; reports that it sends are unlike each other."""

import random

import pytest

from benchmarks.http_load import Tally, make_report, quantile, table_of


@pytest.mark.parametrize(("share", "value"), [(0.0, 1), (0.5, 51), (0.95, 96), (1.0, 100)])
def test_a_quantile_is_a_value_that_was_seen(share, value):
    assert quantile(range(1, 101), share) == value


def test_without_values_there_is_no_quantile():
    assert quantile([], 0.5) != quantile([], 0.5)


def test_reports_are_made_up_anew_and_the_same_from_a_seed():
    first, second = (make_report(number, random.Random(1)) for number in (1, 2))
    assert first["id"] != second["id"]
    assert first == make_report(1, random.Random(1))
    assert first["text"].count(" said on Tuesday that ") == 3


def test_errors_and_lost_writes_are_told_apart():
    tally = Tally([10.0, 20.0], [30.0], ["read: broken", "lost: dv-1"], ["dv-1", "dv-2"])
    told = table_of(tally)
    assert "errors 1, lost writes 1 of 2 taken" in told
    assert "read: broken" in told
    assert "p95    20.0 ms" in told
