"""The ledger of questions."""

from onrecord.services import unanswered
from onrecord.services.unanswered import WITHOUT_ANSWER
from onrecord.store import QuestionsAsked, open_store
from tests.noted import add, report_of


def test_what_was_left_is_listed_beside_the_counts_of_all(tmp_path):
    with open_store(str(tmp_path / "record.db")) as store:
        add(store, report_of("a", state="answered"), report_of("b", state="open"), report_of("c"))
        ledger = unanswered(store, QuestionsAsked(states=WITHOUT_ANSWER))
        assert [row.finding.state for row in ledger.page.items] == ["declined", "open"]
        assert ledger.counts.states == {"answered": 1, "open": 1, "declined": 1}
        part = unanswered(store, QuestionsAsked(), limit=1)
        assert part.page.next is not None
