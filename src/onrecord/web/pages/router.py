"""All pages in one router. A new page adds its module to `PAGES`, and its line to `onrecord.web.nav`."""

from __future__ import annotations

from fastapi import APIRouter

from onrecord.web.pages import (
    compare,
    entities,
    issues,
    judge,
    report,
    reports,
    review,
    same_person,
    search,
    sign_in,
    sources,
    standing,
    statement,
    static,
    unanswered,
)

PAGES = (
    search,
    reports,
    report,
    statement,
    standing,
    entities,
    unanswered,
    sources,
    compare,
    issues,
    review,
    judge,
    same_person,
    sign_in,
    static,
)

router = APIRouter()

for page in PAGES:
    router.include_router(page.router)
