"""Assemble the web application: pages that show the record, to this machine only, and write nothing.

    app = create_app(load_settings(), open_store("onrecord.db", read_only=True))

Who listens, and where, is the command's business (`cli`); whatever it listens on, the application answers
only to the machine's own names.
"""

from __future__ import annotations

from fastapi import FastAPI

from onrecord.settings import Settings
from onrecord.store import Store
from onrecord.web.answers import SecurityHeaders
from onrecord.web.errors import add_handlers
from onrecord.web.hosts import OwnHostOnly
from onrecord.web.pages import router


def create_app(settings: Settings, store: Store) -> FastAPI:
    """Build the application.

    Args:
        settings: What the user set; kept as `app.state.settings`.
        store: The record, open. Its owner closes it after the application has stopped.

    Returns:
        An ASGI application. FastAPI's own pages about the interface are off: they load code from elsewhere.
    """
    app = FastAPI(title="onrecord", docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    app.state.settings = settings
    app.state.store = store
    app.include_router(router)
    add_handlers(app)
    app.add_middleware(OwnHostOnly)
    app.add_middleware(SecurityHeaders)
    return app
