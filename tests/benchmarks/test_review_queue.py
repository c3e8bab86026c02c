"""The benchmark of the queue asks what it says, of statements that are doubtful."""

from benchmarks.review_queue import doubtful_reports, fill, judge_most_doubtful, measure, table_of
from onrecord.store import open_store


def test_reports_are_doubtful_and_the_same_each_time():
    first, again = (list(doubtful_reports(60)) for _ in range(2))
    assert first == again
    assert len({stmt.confidence for report, _ in first for stmt in report.statements}) > 30


def test_it_measures_before_and_after_judging(tmp_path):
    with open_store(str(tmp_path / "record.db")) as store:
        fill(store, 330)
        waiting = store.queue().total.count
        told = {one.name: one.total for one in measure(store)}
        judge_most_doubtful(store, 5)
        assert store.queue().total.count == waiting - 5
        assert told["first page"] == str(waiting)
        assert "a kind" in table_of(measure(store))
