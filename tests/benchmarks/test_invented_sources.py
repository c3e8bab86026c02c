"""Invented reports with sources, holders and questions are as they say."""

from collections import Counter

from benchmarks.invented_sources import reports_with_sources
from onrecord.model import Naming
from onrecord.store import QuestionsAsked, open_store
from tests.factories import NOW


def test_shares_are_as_told_and_every_question_can_be_listed(tmp_path):
    made = list(reports_with_sources(1500))
    namings = Counter(stmt.naming for report, _ in made for stmt in report.statements)
    assert 0.08 < namings[Naming.UNNAMED] / 1500 < 0.17
    assert 0.05 < namings[Naming.COLLECTIVE] / 1500 < 0.12
    assert made == list(reports_with_sources(1500))
    with open_store(str(tmp_path / "record.db")) as store:
        for _ in store.add_many(made, now=NOW):
            pass
        asked = sum(len(report.findings) for report, _ in made)
        assert sum(store.question_counts(QuestionsAsked()).states.values()) == asked > 20
        assert sum(row.counts.total for row in store.namings()) == 1500
        assert store.withheld().items
