"""The questions that users ask of the record, written on the store's contract alone."""

from onrecord.services.alerts import Told, run_alerts, save_search
from onrecord.services.authority import Imported, find_in_authority, import_authority, sort_all
from onrecord.services.authority_check import check_authority
from onrecord.services.browse import (
    ReportList,
    ReportPage,
    SpeakerStatements,
    StatementPage,
    findings_on,
    group_by_speaker,
    list_issues,
    list_reports,
    report_page,
    statement_page,
)
from onrecord.services.compare import (
    By,
    Compared,
    Conflict,
    Printed,
    Side,
    Sides,
    Tally,
    compare,
    conflicts,
    side_query,
)
from onrecord.services.entities import (
    EntityPage,
    PrintedOffice,
    entity_page,
    list_entities,
    merge_entities,
    record_ids,
    split_entity,
    undo_judgement,
)
from onrecord.services.judging import (
    JudgedRow,
    accept_row,
    all_reviews,
    correct_row,
    find_row,
    reject_row,
    undo,
)
from onrecord.services.portrait import PortraitPage, PrintedWords, portrait
from onrecord.services.same_words import Rendering, SameWords, same_words
from onrecord.services.search import Found, said_query, search_statements
from onrecord.services.sources import MonthSources, PublisherSources, SourceAudit, audit_sources
from onrecord.services.standing import Asked, StandingPage, standing, standing_page
from onrecord.services.teaching import judged_reports
from onrecord.services.timeline import Timeline, timeline
from onrecord.services.unanswered import Ledger, unanswered
from onrecord.services.versions import Change, Tie, compare_versions, tie_statements

__all__ = [
    "Asked",
    "By",
    "Change",
    "Compared",
    "Conflict",
    "EntityPage",
    "Found",
    "Imported",
    "JudgedRow",
    "Ledger",
    "MonthSources",
    "PortraitPage",
    "Printed",
    "PrintedOffice",
    "PrintedWords",
    "PublisherSources",
    "Rendering",
    "ReportList",
    "ReportPage",
    "SameWords",
    "Side",
    "Sides",
    "SourceAudit",
    "SpeakerStatements",
    "StandingPage",
    "StatementPage",
    "Tally",
    "Tie",
    "Timeline",
    "Told",
    "accept_row",
    "all_reviews",
    "audit_sources",
    "check_authority",
    "compare",
    "compare_versions",
    "conflicts",
    "correct_row",
    "entity_page",
    "find_in_authority",
    "find_row",
    "findings_on",
    "group_by_speaker",
    "import_authority",
    "judged_reports",
    "list_entities",
    "list_issues",
    "list_reports",
    "merge_entities",
    "portrait",
    "record_ids",
    "reject_row",
    "report_page",
    "run_alerts",
    "said_query",
    "same_words",
    "save_search",
    "search_statements",
    "side_query",
    "sort_all",
    "split_entity",
    "standing",
    "standing_page",
    "statement_page",
    "tie_statements",
    "timeline",
    "unanswered",
    "undo",
    "undo_judgement",
]
