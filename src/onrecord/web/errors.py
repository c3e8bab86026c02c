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
from onrecord.web.answers import Failure, answer_failure, wants_data
from onrecord.web.faults import say_faults
from onrecord.web.wording import say_sentence

log = get_logger(__name__)

STATUS_OF: tuple[tuple[type[OnRecordError], int, str, str], ...] = (
    (NotFound, 404, "Not on record", "not-on-record"),
    (Conflict, 503, "The record is busy", "record-busy"),
    (SchemaOutdated, 500, "The record needs another version of onrecord", "record-outdated"),
    (StoreError, 500, "The record cannot be used", "record-unusable"),
    (OnRecordError, 500, "This did not work", "failed"),
)
"""Status, heading and code of each error; the first class that fits counts. The message is its own."""

REFUSALS: dict[int, tuple[str, str]] = {
    400: ("This cannot be understood", "bad-request"),
    413: ("This is too large", "content-too-large"),
}
"""Heading and code of other refusals, by status."""

MALFORMED = "This address cannot be understood"
NO_PAGE = Failure(
    404,
    "No such page",
    "There is nothing at this address. Search, or start from the list of reports.",
    "no-such-page",
)
METHOD = Failure(
    405,
    "This cannot be done here",
    "What is at this address can be read, but not in this way; the header “Allow” names what it answers.",
    "method-not-allowed",
)
BUG = Failure(
    500,
    "Something went wrong here",
    "This is a fault in onrecord, not in what you did. The record is unharmed. "
    "The terminal that runs “onrecord serve” says more; please report it.",
    "fault",
)


class Refused(Exception):  # noqa: N818  it is what happened, as in `onrecord.errors`
    """A request that is refused with an answer of its own."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.title)
        self.failure = failure


def failure_of(error: Exception) -> Failure:
    """Return the answer to an error: raised on purpose, refused by the router, or a bug."""
    match error:
        case Refused():
            return error.failure
        case OnRecordError():
            _, status, title, code = next(row for row in STATUS_OF if isinstance(error, row[0]))
            return Failure(status, title, say_sentence(str(error)), code)
        case HTTPException(status_code=404):
            return NO_PAGE
        case HTTPException(status_code=405):
            return METHOD
        case HTTPException():
            title, code = REFUSALS.get(error.status_code, ("This was refused", "refused"))
            return Failure(error.status_code, title, say_sentence(str(error.detail)), code)
        case RequestValidationError():
            return _malformed(error)
        case _:
            return BUG


def _malformed(error: RequestValidationError) -> Failure:
    """Say which parts of the address, or of what was sent, cannot be understood."""
    errors = error.errors()
    faults = tuple((".".join(map(str, item["loc"])), item["msg"]) for item in errors)
    reasons = "; ".join(say_faults(errors).values())
    if any(where.startswith("body") for where, _ in faults):
        return Failure(422, "What was sent cannot be understood", f"{reasons}.", "malformed-body", faults)
    return Failure(400, MALFORMED, f"{reasons}.", "malformed-address", faults)


async def answer_error(request: Request, error: Exception) -> Response:
    """Answer an error in the style of all pages, and log what the reader cannot mend."""
    failure = failure_of(error)
    if failure.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        log.error("page-failed", path=request.url.path, status=failure.status, error=repr(error))
    headers = error.headers if isinstance(error, HTTPException) else None
    return answer_failure(failure, as_data=wants_data(request.url.path), headers=headers)


def add_handlers(app: FastAPI) -> None:
    """Make the application answer every failure by `answer_error`."""
    for kind in (Refused, OnRecordError, HTTPException, RequestValidationError, Exception):
        app.add_exception_handler(kind, answer_error)
