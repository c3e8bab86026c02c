"""A record that is multiplied has everything so many times, and its pages can be asked for."""

import datetime as dt

import pytest

from benchmarks.invented import NOW
from benchmarks.invented_plot import InventedPlot
from benchmarks.invented_sources import reports_with_sources
from benchmarks.record_multiply import multiply
from onrecord.model import FindingType
from onrecord.services import sort_all
from onrecord.store import QuestionsAsked, open_store
from onrecord.store.base_findings import ThingQuery


def counted(store):
    asked = ThingQuery(as_of=dt.date(2026, 1, 1), settled=True)
    return (
        store.counts().reports,
        store.counts().statements,
        sum(store.question_counts(QuestionsAsked()).states.values()),
        sum(one.total.count for one in store.thing_counts(asked)),
        store.entities(limit=1).items[0].reports,
        sum(row.counts.total for row in store.namings()),
    )


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "small.db"
    with open_store(str(path)) as store:
        for _ in store.add_many(reports_with_sources(300, InventedPlot()), now=NOW):
            pass
        sort_all(store)
    return path


def test_everything_is_there_several_times(small, tmp_path):
    large = tmp_path / "large.db"
    assert list(multiply(small, large, 3)) == [1, 2]
    with open_store(str(small)) as one, open_store(str(large)) as three:
        assert counted(three) == tuple(3 * count for count in counted(one))
        assert three.counts().speakers == one.counts().speakers
        word = one.entities(limit=1).items[0].name.split()[-1]
        found, in_one = (len(store.search(word, limit=200).items) for store in (three, one))
        assert found == min(200, 3 * in_one) > 0
        thing = next(iter(three.things(ThingQuery(finding=FindingType.COMMITMENT), limit=1).items))
        assert three.thing(thing.id) == thing
        assert three.things(ThingQuery(), limit=500).items
        assert {issue.code for issue in three.check()} == {"hash-differs"}


def test_what_cannot_be_multiplied_is_refused(small, tmp_path):
    with pytest.raises(ValueError, match="there already"):
        list(multiply(small, small, 2))
    with pytest.raises(ValueError, match="not within"):
        list(multiply(small, tmp_path / "large.db", 17))
