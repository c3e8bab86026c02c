"""The stories on record, latest first."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request

from onrecord.web.api.asking import Place, Record
from onrecord.web.api.reports import REPORTS, find_reports
from onrecord.web.pages.twins import Answer, Page, add_page

router = APIRouter()


def ask_reports(request: Request, store: Record, asked: Annotated[Place, Query()]) -> Answer:
    """List the stories on record."""
    part = find_reports(request, store, asked)
    return Answer(part, lambda: {"counts": part.more["counts"], "after": asked.after})


add_page(router, "/reports", Page("reports.html", REPORTS), ask_reports)
