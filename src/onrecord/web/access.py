"""Who may read and who may write: without a key only this machine reads; writing takes a reviewer's token.

A token comes in the header `Authorization: Bearer …`. For reading, `Basic` with the reviewer's name and token
will do too, for feed readers and the like. Neither is ever taken from an address. People sign in on a page
(`sessions`), which lets them read everything and send the forms of pages (`forms`); it does not let them
write by the interface.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.errors import ConfigError
from onrecord.logs import get_logger
from onrecord.web.answers import Failure, answer_failure, wants_data
from onrecord.web.sessions import Session, Sessions, word_of
from onrecord.web.tokens import Tokens

log = get_logger(__name__)

SAFE_METHODS = frozenset({"GET", "HEAD"})
API = "/api/"
SIGN_IN = "/sign-in"
FILES = "/static/"
"""What the page where people sign in needs itself."""


WRITING = Failure(
    401,
    "A token is needed to write",
    "Give your token in the header “Authorization: Bearer …”. Tokens are named in a file when “onrecord "
    "serve” is started: see its option --tokens.",
    "token-needed",
)
READING = Failure(
    401,
    "A token is needed",
    "This record is served to other machines too, so reading it takes a token as well: in the header "
    "“Authorization: Bearer …”, or your name and token at /sign-in.",
    "token-needed",
)
UNKNOWN = Failure(
    401, "This token is nobody's", "The token that was given is not known here.", "token-unknown"
)


@dataclass(frozen=True, slots=True)
class Access:
    """To whom the record is served.

    Attributes:
        tokens: The reviewers' tokens.
        to_others: Whether other machines can reach it; then everything takes a token.
        names: The names beside this machine's own that it is served under, in lower case.

    Raises:
        ConfigError: Others could reach it and there is no token.
    """

    tokens: Tokens = field(default_factory=lambda: Tokens({}))
    to_others: bool = False
    names: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if (self.to_others or self.names) and not self.tokens:
            raise ConfigError(
                "others could reach the record, and there are no tokens to tell who they are. Name reviewers "
                "and tokens in a file and give it with --tokens FILE (or ONRECORD_TOKENS_FILE); or listen on "
                "127.0.0.1 and reach it from elsewhere through a tunnel (ssh -L)"
            )

    @property
    def open_to_read(self) -> bool:
        """Whether reading takes no token: only this machine can ask."""
        return not self.to_others and not self.names


class Gate:
    """Refuses whoever may not read or write; leads people to where they sign in.

    Notes the reviewer of a token or a session as `request.state.reviewer`, the session as
    `request.state.session`.
    """

    def __init__(
        self, app: ASGIApp, access: Access, sessions: Sessions, clock: Callable[[], dt.datetime]
    ) -> None:
        self.app = app
        self.access = access
        self.sessions = sessions
        self.clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        session = self.sessions.find(word, self.clock()) if (word := word_of(request)) else None
        refusal, reviewer = self._judge(request, session)
        if refusal is None:
            scope.setdefault("state", {}).update(reviewer=reviewer, session=session)
            await self.app(scope, receive, send)
            return
        log.warning("refused", path=scope["path"], reason=refusal.code)
        await _refuse(request, refusal)(scope, receive, send)

    def _judge(self, request: Request, session: Session | None) -> tuple[Failure | None, str | None]:
        path, reading = request.url.path, request.method in SAFE_METHODS
        given = request.headers.getlist("authorization")
        if not reading and not path.startswith(API):
            # A form: whoever sends it is known by the session alone, and `forms` looks at each.
            return (None, None) if path == SIGN_IN or session or self.access.open_to_read else (READING, None)
        if given:
            reviewer = self._reviewer(given, reading=reading)
            return (None, reviewer) if reviewer else (UNKNOWN, None)
        if not reading:
            return WRITING, None
        if session:
            return None, session.reviewer
        is_open = self.access.open_to_read or path == SIGN_IN or path.startswith(FILES)
        return (None, None) if is_open else (READING, None)

    def _reviewer(self, given: list[str], *, reading: bool) -> str | None:
        scheme, _, words = given[0].partition(" ")
        if len(given) > 1:
            return None
        if scheme.lower() == "bearer":
            return self.access.tokens.reviewer_of(words.strip())
        # A browser sends Basic by itself, whoever made the request; so it must not let anybody write.
        return self._basic(words.strip()) if scheme.lower() == "basic" and reading else None

    def _basic(self, words: str) -> str | None:
        try:
            name, _, token = base64.b64decode(words, validate=True).decode().partition(":")
        except (binascii.Error, ValueError):
            return None
        return name if self.access.tokens.reviewer_of(token) == name else None


def _refuse(request: Request, refusal: Failure) -> Response:
    """Lead a person who wants to read a page to where they sign in; refuse everything else."""
    path = request.url.path
    if refusal is READING and request.method in SAFE_METHODS and not wants_data(path):
        wanted = f"{path}?{request.url.query}" if request.url.query else path
        to = "" if path == "/" else f"?to={quote(wanted, safe='/')}"
        return RedirectResponse(SIGN_IN + to, status_code=HTTPStatus.SEE_OTHER)
    headers = {"WWW-Authenticate": 'Bearer, Basic realm="onrecord", charset="UTF-8"'}
    return answer_failure(refusal, as_data=wants_data(path), headers=headers)
