"""The questions that users ask of the record, written on the store's contract alone."""

from onrecord.services.authority import Imported, find_in_authority, import_authority, sort_all
from onrecord.services.authority_check import check_authority
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
from onrecord.services.entities import (
    EntityPage,
    PrintedOffice,
    entity_page,
    list_entities,
    merge_entities,
    split_entity,
    undo_judgement,
)
from onrecord.services.search import Found, search_statements
from onrecord.services.standing import Asked, standing
from onrecord.services.timeline import Timeline, timeline

__all__ = [
    "Asked",
    "EntityPage",
    "Found",
    "Imported",
    "PrintedOffice",
    "ReportList",
    "ReportPage",
    "SpeakerStatements",
    "StatementPage",
    "Timeline",
    "check_authority",
    "entity_page",
    "find_in_authority",
    "group_by_speaker",
    "import_authority",
    "list_entities",
    "list_issues",
    "list_reports",
    "merge_entities",
    "report_page",
    "search_statements",
    "sort_all",
    "split_entity",
    "standing",
    "statement_page",
    "timeline",
    "undo_judgement",
]
