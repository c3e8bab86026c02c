"""Which error becomes which answer: one table, and the handlers that read it."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.errors import Conflict, NotFound, OnRecordError, SchemaOutdated, StoreError
from onrecord.logs import get_logger
from onrecord.web.answers import Failure, answer_failure, wants_json
from onrecord.web.wording import say_sentence

log = get_logger(__name__)

STATUS_OF: tuple[tuple[type[OnRecordError], int, str], ...] = (
    (NotFound, 404, "Not on record"),
    (Conflict, 503, "The record is busy"),
    (SchemaOutdated, 500, "The record needs another version of onrecord"),
    (StoreError, 500, "The record cannot be used"),
    (OnRecordError, 500, "This did not work"),
)
"""Status and heading of each error; the first class that fits counts. The message is the error's own."""

NO_PAGE = Failure(
    404, "No such page", "There is nothing at this address. Start from the list of reports, or search."
)
READ_ONLY = Failure(
    405,
    "Only reading here",
    "These pages show the record and change nothing; only GET and HEAD are answered.",
)
BUG = Failure(
    500,
    "Something went wrong here",
    "This is a fault in onrecord, not in what you did. The record is unharmed. "
    "The terminal that runs “onrecord serve” says more; please report it.",
)


def failure_of(error: Exception) -> Failure:
    """Return the answer to an error: raised on purpose, refused by the router, or a bug."""
    match error:
        case OnRecordError():
            status, title = next(
                (status, title) for cls, status, title in STATUS_OF if isinstance(error, cls)
            )
            return Failure(status, title, say_sentence(str(error)))
        case HTTPException(status_code=404):
            return NO_PAGE
        case HTTPException(status_code=405):
            return READ_ONLY
        case HTTPException():
            return Failure(
                error.status_code, HTTPStatus(error.status_code).phrase, say_sentence(str(error.detail))
            )
        case RequestValidationError():
            reasons = "; ".join(f"“{item['loc'][-1]}”: {item['msg']}" for item in error.errors())
            return Failure(400, "This address cannot be understood", f"{reasons}.")
        case _:
            return BUG


async def answer_error(request: Request, error: Exception) -> Response:
    """Answer an error in the style of all pages, and log what the reader cannot mend."""
    failure = failure_of(error)
    if failure.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        log.error("page-failed", path=request.url.path, status=failure.status, error=repr(error))
    headers = error.headers if isinstance(error, HTTPException) else None
    return answer_failure(failure, as_json=wants_json(request.url.path), headers=headers)


def add_handlers(app: FastAPI) -> None:
    """Make the application answer every failure by `answer_error`."""
    for kind in (OnRecordError, HTTPException, RequestValidationError, Exception):
        app.add_exception_handler(kind, answer_error)
