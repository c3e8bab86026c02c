"""One version of a story: its text with every statement marked, and what is on record of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from onrecord.model import Report
from onrecord.services import ReportPage, record_ids, report_page
from onrecord.services.citing import cite_statement
from onrecord.services.review import state_of
from onrecord.store import Store
from onrecord.web.api.asking import Nothing, Record
from onrecord.web.api.items import statement_item
from onrecord.web.api.lists import Part
from onrecord.web.api.reports import report_links, whole_report
from onrecord.web.api.statements import statement_links
from onrecord.web.cases import say_decision
from onrecord.web.changes import Changes, changes_since
from onrecord.web.pages.statement import SAID
from onrecord.web.pages.twins import Answer, Page, add_page
from onrecord.web.views import view_report

router = APIRouter()


def ask_report(
    request: Request, store: Record, document_id: str, _asked: Annotated[Nothing, Query()]
) -> Answer:
    """Give one version of a story; the beginning of its id or that of the story will do."""
    about = report_page(store, document_id)
    report = about.report
    doc = report.document
    return Answer(
        Part(
            [
                statement_item(cite_statement(s, doc), statement_links(request, s.id))
                for s in report.statements
            ]
        ),
        values=lambda: {
            "about": about,
            "view": view_report(report),
            "changes": _changes(store, about),
            "who": record_ids(store, [entity.id for entity in report.entities]),
            "judging": judging_of(request, store, report),
        },
        data=lambda: whole_report(about, report_links(request, doc.id)),
        path=f"/reports/{doc.id}",
    )


def _changes(store: Store, about: ReportPage) -> Changes | None:
    """Compare with the version before, if there is one."""
    before = next((row for row in reversed(about.versions) if row.version < (about.version or 0)), None)
    if before is None:
        return None
    return changes_since(before, store.report(before.document_id), about.report)


def judging_of(request: Request, store: Store, report: Report) -> Mapping[str, Any] | None:
    """Return what the cards need to let somebody judge who is signed in."""
    if request.state.session is None:
        return None
    told = store.reviews_of([stmt.id for stmt in report.statements])
    standing = {key: [one for one in some if one.state == "standing"] for key, some in told.items()}
    text = report.document.text
    return {
        "session": request.state.session,
        "back": request.url.path,
        "states": {stmt.id: state_of(stmt, told.get(stmt.id, ())) for stmt in report.statements},
        "decided": {
            key: [(one.judgement.by, say_decision(one, text)) for one in some]
            for key, some in standing.items()
        },
    }


add_page(router, "/reports/{document_id}", Page("report.html", SAID), ask_report)
