"""Answer only to the machine's own names, so that no foreign page can reach the record through its own.

A browser that has been lured to `attacker.example` may be told, a moment later, that this name is 127.0.0.1
(DNS rebinding). The request then reaches us, but still says `Host: attacker.example`.

    >>> is_own_host("localhost:8321"), is_own_host("[::1]"), is_own_host("attacker.example:8321")
    (True, True, False)

Addresses need no list: only a name can be made to point elsewhere, so any loopback address will do.
"""

from __future__ import annotations

import re

from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.web.answers import Failure, answer_failure, wants_json

_OWN_HOST = re.compile(r"(localhost|127(\.[0-9]{1,3}){3}|\[::1\])(:[0-9]{1,5})?", re.IGNORECASE)


def is_own_host(host: str) -> bool:
    """Tell whether a `Host` header names this machine, with any port or none."""
    return _OWN_HOST.fullmatch(host) is not None


class OwnHostOnly:
    """Refuses every request whose `Host` is missing, given twice, or not this machine's."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        if len(hosts) == 1 and is_own_host(hosts[0]):
            await self.app(scope, receive, send)
        else:
            refusal = answer_failure(UNKNOWN_HOST, as_json=wants_json(scope["path"]))
            await refusal(scope, receive, send)


UNKNOWN_HOST = Failure(
    400,
    "Not under this name",
    "onrecord answers only as localhost, 127.0.0.1 or [::1]. Open the address that “onrecord serve” printed.",
)
