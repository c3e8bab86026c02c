"""The files that pages need: styles, scripts, the mark. They come with the package and from nowhere else."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException
from starlette.responses import Response

from onrecord.web.pages.twins import READ
from onrecord.web.templating import media_type_of, read_static, static_version

LASTING = "public, max-age=31536000, immutable"

router = APIRouter()


@router.api_route("/static/{name}", methods=READ)
def give_static(name: str, v: str = "") -> Response:
    """Give a file that the pages need; under its versioned address it may be kept for good."""
    media_type = media_type_of(name)
    if media_type is None:
        raise HTTPException(404)
    lasting = LASTING if v == static_version(name) else "no-cache"
    return Response(read_static(name), media_type=media_type, headers={"Cache-Control": lasting})
