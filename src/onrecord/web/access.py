"""Who may read and who may write: without a key only this machine reads; writing takes a reviewer's token.

A token comes in the header `Authorization: Bearer …`. For reading, `Basic` with the reviewer's name and token
will do too, so that a browser can ask for them. Neither is ever taken from an address.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field

from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.errors import ConfigError
from onrecord.logs import get_logger
from onrecord.web.answers import Failure, answer_failure, wants_data
from onrecord.web.tokens import Tokens

log = get_logger(__name__)

SAFE_METHODS = frozenset({"GET", "HEAD"})
API = "/api/"

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
    "“Authorization: Bearer …”, or your name and token where the browser asks for them.",
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
    """Refuses whoever may not read or write; notes the reviewer of a token as `request.state.reviewer`."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app = app
        self.access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = [value for name, value in scope["headers"] if name == b"authorization"]
        refusal, reviewer = self._judge(scope["method"], scope["path"], given)
        if refusal is None:
            scope.setdefault("state", {})["reviewer"] = reviewer
            await self.app(scope, receive, send)
            return
        log.warning("refused", path=scope["path"], reason=refusal.code)
        data = wants_data(scope["path"])
        headers = {"WWW-Authenticate": "Bearer" if data else 'Basic realm="onrecord", charset="UTF-8"'}
        answer = answer_failure(refusal, as_data=data, headers=headers)
        await answer(scope, receive, send)

    def _judge(self, method: str, path: str, given: list[bytes]) -> tuple[Failure | None, str | None]:
        reading = method in SAFE_METHODS
        if given:
            reviewer = self._reviewer(given, reading=reading)
            return (None, reviewer) if reviewer else (UNKNOWN, None)
        if not reading and path.startswith(API):
            return WRITING, None
        return (None, None) if self.access.open_to_read else (READING, None)

    def _reviewer(self, given: list[bytes], *, reading: bool) -> str | None:
        scheme, _, credentials = given[0].partition(b" ")
        if len(given) > 1:
            return None
        words = credentials.strip().decode("latin-1")
        if scheme.lower() == b"bearer":
            return self.access.tokens.reviewer_of(words)
        # A browser sends Basic by itself, whoever made the request; so it must not let anybody write.
        return self._basic(words) if scheme.lower() == b"basic" and reading else None

    def _basic(self, words: str) -> str | None:
        try:
            name, _, token = base64.b64decode(words, validate=True).decode().partition(":")
        except (binascii.Error, ValueError):
            return None
        return name if self.access.tokens.reviewer_of(token) == name else None
