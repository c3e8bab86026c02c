"""Refuse a request whose body is too large, before any of it is kept.

What counts is what comes in, not only what `Content-Length` claims.
"""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class BodyLimit:
    """Stops reading a body at a number of bytes; the answer is then 413."""

    def __init__(self, app: ASGIApp, limit_bytes: int) -> None:
        self.app = app
        self.limit_bytes = limit_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with its body counted."""
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self.limit_bytes:
                raise HTTPException(413, f"a body may have {self.limit_bytes:,} bytes at most")
            return message

        await self.app(scope, counted if scope["type"] == "http" else receive, send)
