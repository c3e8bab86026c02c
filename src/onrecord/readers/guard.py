"""The network behind `fetch`: dials public addresses only, and never longer than until a deadline.

A name is resolved once; if any of its addresses is not public, none is dialled; else exactly those that were
checked are. So a name that changes its mind between the check and the call gains nothing. Whoever follows
redirects dials again, and is checked again.

    backend = GuardedBackend(Guard(), Deadline(time.monotonic() + 20, time.monotonic))
"""

from __future__ import annotations

import socket
import ssl
import threading
import typing
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import httpcore

from onrecord.errors import FetchRefused
from onrecord.readers.addresses import is_public

Resolver = Callable[[str, int], Sequence[str]]
"""Gives the addresses of a name, for a port."""

PORTS = frozenset([80, 443])


def system_resolver(host: str, port: int) -> list[str]:
    """Return all addresses of a name, as the system knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class Guard:
    """Decides what may be dialled.

    Attributes:
        resolve: Gives the addresses of a name.
        allowed: Addresses that may be dialled though they are not public, on any port; for tests.
        ports: The ports that may be dialled.
    """

    resolve: Resolver = system_resolver
    allowed: frozenset[str] = frozenset()
    ports: frozenset[int] = PORTS

    def addresses(self, host: str, port: int, seconds: float) -> list[str]:
        """Return the addresses of a host, all of which may be dialled.

        Args:
            host: A name, or an address in any way of writing that the resolver understands.
            port: The port to dial.
            seconds: How long resolving may take.

        Raises:
            FetchRefused: The name is not known or not resolved in time, or one of its addresses, or the port,
                may not be dialled.
        """
        found = self._resolved(host, port, seconds)
        refused = [address for address in found if address not in self.allowed and not is_public(address)]
        if refused:
            raise FetchRefused(
                f"{host} is at {refused[0]}, which is not a public address; it is not fetched."
            )
        if port not in self.ports and not all(address in self.allowed for address in found):
            raise FetchRefused(f"Port {port} is not one that pages are served on; only 80 and 443 are asked.")
        return found

    def _resolved(self, host: str, port: int, seconds: float) -> list[str]:
        answer = _Answer()
        # A resolver cannot be given a time limit, so it is left behind when the time is up.
        worker = threading.Thread(target=answer.take, args=(self.resolve, host, port), daemon=True)
        worker.start()
        worker.join(max(0.0, seconds))
        if worker.is_alive():
            raise FetchRefused(f"The name {host} was not resolved in time.")
        if not answer.addresses:
            raise FetchRefused(f"The name {host} is not known.") from answer.error
        return answer.addresses


@dataclass(slots=True)
class _Answer:
    addresses: list[str] = field(default_factory=list)
    error: Exception | None = None

    def take(self, resolve: Resolver, host: str, port: int) -> None:
        try:
            self.addresses = list(resolve(host, port))
        except (OSError, UnicodeError) as exc:
            self.error = exc


@dataclass(frozen=True, slots=True)
class Deadline:
    """The moment by which all has to be done."""

    at: float
    now: Callable[[], float]

    def left(self) -> float:
        """Return the seconds that are left.

        Raises:
            FetchRefused: None are.
        """
        seconds = self.at - self.now()
        if seconds <= 0:
            raise FetchRefused("The answer took too long; it was given up.")
        return seconds

    def within(self, timeout: float | None) -> float:
        """Return a time limit for one step that ends with the whole."""
        left = self.left()
        return left if timeout is None else min(timeout, left)


class GuardedBackend(httpcore.NetworkBackend):
    """Dials for httpcore, and asks the guard each time."""

    def __init__(self, guard: Guard, deadline: Deadline) -> None:
        self._guard = guard
        self._deadline = deadline
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[typing.Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first checked address that answers.

        Raises:
            FetchRefused: None of them may be dialled.
            ConnectError: None of them answers.
        """
        failure: Exception | None = None
        for address in self._guard.addresses(host, port, self._deadline.left()):
            try:
                stream = self._network.connect_tcp(
                    address, port, self._deadline.within(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as exc:
                failure = exc
            else:
                return TimedStream(stream, self._deadline)
        raise httpcore.ConnectError(str(failure)) from failure


class TimedStream(httpcore.NetworkStream):
    """A connection each step of which ends at the deadline, however slowly the other side drips."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Receive some bytes."""
        return self._stream.read(max_bytes, self._deadline.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self._stream.write(buffer, self._deadline.within(timeout))

    def close(self) -> None:
        """Hang up."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Go on encrypted; the certificate has to be for the name that was asked for."""
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.within(timeout))
        return TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> typing.Any:
        """Return what httpcore wants to know of the connection."""
        return self._stream.get_extra_info(info)
