"""Assemble the web application: pages that show the record, and the interface for programs.

    app = create_app(load_settings(), open_store("onrecord.db", read_only=True))

Who listens, and where, is the command's business (`cli`), and so is who may ask (`Access`); whatever it
listens on, the application answers only to the machine's own names and to those it is told.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from anyio import create_task_group, to_thread
from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.pipeline import LateTagger, Tagger
from onrecord.services.citing import HeldDocuments
from onrecord.settings import Settings
from onrecord.store import Store
from onrecord.web.access import Access, Gate
from onrecord.web.answers import SecurityHeaders
from onrecord.web.api import router as api_router
from onrecord.web.api.openapi import describe, methods_at
from onrecord.web.api.receiving import Reading
from onrecord.web.attempts import Attempts
from onrecord.web.bodies import BodyLimit
from onrecord.web.errors import add_handlers, answer_error
from onrecord.web.hosts import OwnHostOnly
from onrecord.web.pages import router
from onrecord.web.sessions import Sessions

THREADS = 4
"""Threads that answer readers: more of them wait for one another. What is sent is read in one of its own."""


def create_app(
    settings: Settings,
    store: Store,
    *,
    access: Access | None = None,
    clock: Callable[[], dt.datetime] | None = None,
    tagger: Tagger | None = None,
    sort_apart: Callable[[], Awaitable[None]] | None = None,
) -> FastAPI:
    """Build the application.

    Args:
        settings: What the user set; kept as `app.state.settings`.
        store: The record, open; to write, where there are tokens. Its owner closes it after the application
            has stopped.
        access: Who may read and write; without it this machine may read and nobody may write.
        clock: Tells the present moment, with a zone.
        tagger: Finds the attributions of reports that are sent; the shipped one, loaded late, if None.
        sort_apart: Sorts the record elsewhere, so that sorting keeps no reader waiting; here, if None.

    Returns:
        An ASGI application. FastAPI's own pages about the interface are off: they load code from elsewhere.
    """
    app = FastAPI(
        title="onrecord",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        lifespan=_running,
    )
    access = access or Access()
    app.state.settings = settings
    app.state.store = store
    app.state.clock = clock or (lambda: dt.datetime.now(dt.UTC))
    app.state.access = access
    app.state.sessions = Sessions()
    app.state.attempts = Attempts()
    app.state.held = HeldDocuments()
    app.state.reading = Reading(tagger or LateTagger(), sort_apart)
    app.include_router(router, include_in_schema=False)
    app.include_router(api_router)
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]
    add_handlers(app)
    app.add_exception_handler(405, _refuse_method)
    app.add_middleware(BodyLimit, limit_bytes=settings.line_bytes)
    app.add_middleware(Gate, access=access, sessions=app.state.sessions, clock=app.state.clock)
    app.add_middleware(OwnHostOnly, access=access)
    app.add_middleware(SecurityHeaders)
    return app


@asynccontextmanager
async def _running(app: FastAPI) -> AsyncIterator[None]:
    """Answer with few threads while the application runs, and sort together what is sent to it."""
    limiter = to_thread.current_default_thread_limiter()
    before, limiter.total_tokens = limiter.total_tokens, THREADS
    reading: Reading = app.state.reading
    async with create_task_group() as group:
        group.start_soon(reading.keep_sorted, app.state.store)
        yield
        group.cancel_scope.cancel()
    if reading.is_unsorted:
        reading.sort(app.state.store)
    limiter.total_tokens = before


async def _refuse_method(request: Request, error: Exception) -> Response:
    """Say which methods an address answers: the router knows only those of one route."""
    allowed = methods_at(request.app, request.url.path)
    if allowed and isinstance(error, HTTPException):
        error.headers = {"Allow": ", ".join(allowed)}
    return await answer_error(request, error)
