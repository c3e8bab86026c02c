"""The reports that people judged something in, with what they judged: examples for the next model.

for report, as_read, judged in judged_reports(store):
    print(len(judged), report.document.name)
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from onrecord.model import Decision, Report
from onrecord.services.judging import all_reviews
from onrecord.store.base import Store

NAMES = {Decision.ACCEPT: "accepted", Decision.CORRECT: "corrected", Decision.REJECT: "rejected"}


def judged_reports(store: Store) -> Iterator[tuple[Report, Report, dict[str, str]]]:
    """Give each report with a judgement that stands: as shown, as the machine read it, what was judged.

    The last says `accepted`, `corrected` or `rejected` for each row that a person looked at, by its id.
    """

    @cache
    def story_of(document_id: str) -> str:
        return store.report(document_id).document.story_id

    stories: dict[str, dict[str, str]] = {}
    for review in all_reviews(store, state="standing"):
        decision = review.judgement.decision
        if decision not in NAMES or review.row_id is None or not review.row_id.startswith("sm-"):
            continue
        rows = stories.setdefault(story_of(review.judgement.document_id), {})
        is_corrected = rows.get(review.row_id) == "corrected" and decision is Decision.ACCEPT
        rows[review.row_id] = "corrected" if is_corrected else NAMES[decision]
    for story_id, rows in stories.items():
        report = store.report(story_id)
        yield report, store.report(report.document.id, as_read=True), rows
