"""The questions that users ask of the record, written on the store's contract alone."""

from onrecord.services.browse import (
    ReportList,
    ReportPage,
    SpeakerStatements,
    StatementPage,
    group_by_speaker,
    list_issues,
    list_reports,
    report_page,
    statement_page,
)
from onrecord.services.search import Found, search_statements

__all__ = [
    "Found",
    "ReportList",
    "ReportPage",
    "SpeakerStatements",
    "StatementPage",
    "group_by_speaker",
    "list_issues",
    "list_reports",
    "report_page",
    "search_statements",
    "statement_page",
]
