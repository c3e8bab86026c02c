"""Answer only to the machine's own names, so that no foreign page can reach the record through its own.

A browser that has been lured to `attacker.example` may be told, a moment later, that this name is 127.0.0.1
(DNS rebinding). The request then reaches us, but still says `Host: attacker.example`.

    >>> is_own_host("localhost:8321"), is_own_host("[::1]"), is_own_host("attacker.example:8321")
    (True, True, False)

Addresses need no list: only a name can be made to point elsewhere, so any loopback address will do; and any
address at all where the record is served to other machines. Other names have to be stated.
"""

from __future__ import annotations

import ipaddress
import re

from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.web.access import Access
from onrecord.web.answers import Failure, answer_failure, wants_data

_OWN_HOST = re.compile(r"(localhost|127(\.[0-9]{1,3}){3}|\[::1\])(:[0-9]{1,5})?", re.IGNORECASE)
_PORT = re.compile(r":[0-9]{1,5}\Z")


def is_own_host(host: str) -> bool:
    """Tell whether a `Host` header names this machine, with any port or none."""
    return _OWN_HOST.fullmatch(host) is not None


def is_served_host(host: str, access: Access) -> bool:
    """Tell whether a `Host` header names what the record is served under."""
    if is_own_host(host):
        return True
    name = _PORT.sub("", host.lower())
    return name in access.names or (access.to_others and _is_address(name))


def _is_address(name: str) -> bool:
    bare = name[1:-1] if name.startswith("[") and name.endswith("]") else name
    try:
        return ipaddress.ip_address(bare).version == (4 if bare == name else 6)
    except ValueError:
        return False


class OwnHostOnly:
    """Refuses every request whose `Host` is missing, given twice, or no name of this server."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app = app
        self.access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        if len(hosts) == 1 and is_served_host(hosts[0], self.access):
            await self.app(scope, receive, send)
        else:
            refusal = answer_failure(UNKNOWN_HOST, as_data=wants_data(scope["path"]))
            await refusal(scope, receive, send)


UNKNOWN_HOST = Failure(
    400,
    "Not under this name",
    "onrecord answers only as localhost, 127.0.0.1 or [::1], and under names that it was told. Open the "
    "address that “onrecord serve” printed, or start it with --name.",
    "unknown-host",
)
