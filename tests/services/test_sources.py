"""The audit of sources."""

import pytest

from onrecord.services import audit_sources
from onrecord.store import open_store
from tests.noted import add, report_of


@pytest.fixture
def store(tmp_path):
    with open_store(str(tmp_path / "record.db")) as opened:
        add(
            opened,
            report_of("a", publisher="Corvane"),
            report_of("b", publisher="Corvane", published="2031-04-02"),
            report_of("c", published=None),
        )
        yield opened


def test_the_whole_is_the_sum_of_its_months(store):
    audit = audit_sources(store)
    assert [one.month for one in audit.months] == [None, "2031-03", "2031-04"]
    assert (audit.whole.total, audit.whole.namings["unnamed"], audit.whole.reasoned) == (6, 3, 3)
    assert audit.whole.namings["document"] == 0
    assert [(one.publisher, one.counts.total) for one in audit.publishers] == [("Corvane", 4), (None, 2)]
    assert [(one.value, one.count) for one in audit.reasons] == [("not-allowed", 3)]


def test_one_publisher_is_counted_alone_and_the_others_stay_to_compare_with(store):
    audit = audit_sources(store, publisher="Corvane", since="2031-04", limit=1)
    assert (audit.whole.total, [one.month for one in audit.months]) == (2, ["2031-04"])
    assert [one.publisher for one in audit.publishers] == ["Corvane"]
    assert [row.where.name for row in audit.withheld.items] == ["b"]
    assert len(audit_sources(store, publisher="Corvane").publishers) == 2


def test_nothing_has_no_share(store):
    audit = audit_sources(store, publisher="nobody")
    assert (audit.whole.total, audit.whole.share("unnamed"), audit.withheld.items) == (0, 0.0, ())
