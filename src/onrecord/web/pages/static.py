"""The files that pages need: styles, scripts, the mark. They come with the package and from nowhere else.

They are the same for everybody and hold no secret, so they are packed for whoever takes that (RFC 9110,
section 8.4.1.3); pages, which hold what is typed beside what proves who typed it, are not.
"""

from __future__ import annotations

import gzip
from functools import cache

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from onrecord.web.pages.twins import READ
from onrecord.web.templating import media_type_of, read_static, static_version

LASTING = "public, max-age=31536000, immutable"

router = APIRouter()


@router.api_route("/static/{name}", methods=READ)
def give_static(request: Request, name: str, v: str = "") -> Response:
    """Give a file that the pages need; under its versioned address it may be kept for good."""
    media_type = media_type_of(name)
    if media_type is None:
        raise HTTPException(404)
    headers = {
        "Cache-Control": LASTING if v == static_version(name) else "no-cache",
        "Vary": "Accept-Encoding",
    }
    if _takes_gzip(request.headers.get("accept-encoding", "")):
        return Response(_packed(name), media_type=media_type, headers=headers | {"Content-Encoding": "gzip"})
    return Response(read_static(name), media_type=media_type, headers=headers)


def _takes_gzip(accepted: str) -> bool:
    """Tell whether a browser takes packed files.

    >>> [_takes_gzip(one) for one in ("br, gzip", "gzip;q=0", "")]
    [True, False, False]
    """
    named = (part.partition(";") for part in accepted.lower().replace(" ", "").split(","))
    return any(name == "gzip" and weight not in ("q=0", "q=0.0") for name, _, weight in named)


@cache
def _packed(name: str) -> bytes:
    return gzip.compress(read_static(name), mtime=0)
