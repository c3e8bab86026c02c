"""What could not be read or does not add up."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request

from onrecord.web.api.asking import Place, Record
from onrecord.web.api.issues import ISSUES, find_issues
from onrecord.web.pages.twins import Answer, Page, add_page

router = APIRouter()


def ask_issues(request: Request, store: Record, asked: Annotated[Place, Query()]) -> Answer:
    """List issues, newest first."""
    part = find_issues(request, store, asked)
    return Answer(part, lambda: {"after": asked.after})


add_page(router, "/issues", Page("issues.html", ISSUES), ask_issues)
