"""All addresses of the interface, and the one of its description."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.web.answers import answer_json
from onrecord.web.api import (
    alerts,
    compare,
    entities,
    issues,
    judgements,
    receiving,
    reports,
    same,
    sources,
    standing,
    statements,
    unanswered,
)
from onrecord.web.api.asking import PREFIX

router = APIRouter(prefix=PREFIX)

PARTS = (
    statements,
    same,
    reports,
    entities,
    standing,
    issues,
    judgements,
    alerts,
    unanswered,
    sources,
    compare,
)

for part in PARTS:
    router.include_router(part.router, tags=[part.__name__.rpartition(".")[2]])
router.include_router(receiving.router, tags=["reports"])


@router.api_route("/openapi.json", methods=["GET", "HEAD"], include_in_schema=False)
def give_description(request: Request) -> Response:
    """Give the description of the interface."""
    return answer_json(request, request.app.openapi())
