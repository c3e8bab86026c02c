"""The record: reports with all that was read in them, nothing lost and nothing stored twice.

    from onrecord.store import open_store

    with open_store("onrecord.db") as store:
        store.add(report, now=now)

What the record holds and how it is asked is in `base.py`. What to do with it is left to `onrecord.services`.
"""

from onrecord.store.base import (
    Added,
    Counts,
    Facet,
    Facets,
    Hit,
    IssueRow,
    Outcome,
    ReportRow,
    Review,
    SearchPage,
    Store,
    Tombstone,
    Total,
    VersionRow,
)
from onrecord.store.base_alerts import Alert, News
from onrecord.store.base_notes import (
    Answer,
    NamingCounts,
    NamingRow,
    Portrait,
    PrintedAs,
    QuestionCounts,
    QuestionRow,
    QuestionsAsked,
    Relayed,
    Where,
    WithheldRow,
)
from onrecord.store.base_who import AuthorityChange, AuthoritySource, EntityRow, MemberRow
from onrecord.store.opening import open_store, shown_record
from onrecord.store.pages import Page

__all__ = [
    "Added",
    "Alert",
    "Answer",
    "AuthorityChange",
    "AuthoritySource",
    "Counts",
    "EntityRow",
    "Facet",
    "Facets",
    "Hit",
    "IssueRow",
    "MemberRow",
    "NamingCounts",
    "NamingRow",
    "News",
    "Outcome",
    "Page",
    "Portrait",
    "PrintedAs",
    "QuestionCounts",
    "QuestionRow",
    "QuestionsAsked",
    "Relayed",
    "ReportRow",
    "Review",
    "SearchPage",
    "Store",
    "Tombstone",
    "Total",
    "VersionRow",
    "Where",
    "WithheldRow",
    "open_store",
    "shown_record",
]
