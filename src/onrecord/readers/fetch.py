"""Fetch one report from an address, trusting neither the address nor the answer.

Only http and https, only public addresses (see `guard`), no credentials, no proxies from the environment,
each redirect checked like the first address; the answer has to be a page, plain text or JSON, and neither
its size, as sent or unpacked, nor its time may pass the limits.

    fetched = fetch("https://agency.example/truce", limits=Limits())
"""

from __future__ import annotations

import ssl
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from typing import TYPE_CHECKING

from onrecord.errors import FetchRefused, TooLarge
from onrecord.readers.base import Limits, too_large

if TYPE_CHECKING:
    import httpcore
    import httpx

    from onrecord.readers.guard import Guard

ACCEPTED = frozenset(
    [
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "application/json",
        "application/ld+json",
        "application/jsonl",
        "application/json-lines",
        "application/jsonlines",
        "application/ndjson",
        "application/x-ndjson",
        "application/x-jsonlines",
    ]
)
REDIRECTS = frozenset([301, 302, 303, 307, 308])
STEP_SECONDS = 10.0
MAX_ADDRESS_CHARS = 2_000

_HEADERS = (
    ("User-Agent", "onrecord/0.1 (reads one page at its user's request)"),
    ("Accept", "text/html, application/xhtml+xml, text/plain;q=0.9, application/x-ndjson;q=0.9, */*;q=0.1"),
    ("Accept-Encoding", "gzip"),
)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered.

    Attributes:
        body: The bytes, unpacked.
        final_url: The address that answered, after redirects.
        content_type: What it says the bytes are, such as `text/html`.
        charset: The encoding that it states for them, if any.
    """

    body: bytes
    final_url: str
    content_type: str
    charset: str | None = None


def fetch(
    url: str,
    *,
    limits: Limits,
    guard: Guard | None = None,
    now: Callable[[], float] = time.monotonic,
) -> Fetched:
    """Fetch one report.

    Args:
        url: An http or https address.
        limits: What is too large or takes too long; the time is for all redirects together.
        guard: Decides what may be dialled; without one, the public internet on ports 80 and 443.
        now: A clock that only goes forward, in seconds.

    Raises:
        FetchRefused: The address may not be fetched, did not answer in time, or answered with something that
            is no report.
        TooLarge: The answer is over the limit.
    """
    from onrecord.readers.guard import Deadline, Guard, GuardedBackend

    deadline = Deadline(now() + limits.fetch_seconds, now)
    backend = GuardedBackend(guard or Guard(), deadline)
    target = _parsed(url)
    for _ in range(limits.redirects + 1):
        found = _ask(target, backend, limits)
        if isinstance(found, Fetched):
            return found
        target = found
    raise FetchRefused(f"There are more than {limits.redirects} redirects.", location=url)


def _parsed(url: str) -> httpx.URL:
    """Return an address that is worth dialling.

    Raises:
        FetchRefused: It is malformed, of another kind, or has credentials in it.
    """
    import httpx

    try:
        target = httpx.URL(url) if len(url) <= MAX_ADDRESS_CHARS else None
    except (httpx.InvalidURL, ValueError) as exc:
        raise FetchRefused("This is not an address that can be read.", location=url) from exc
    if target is None or not target.host:
        raise FetchRefused("This is not an address that can be read.", location=url[:200])
    if target.scheme not in ("http", "https"):
        raise FetchRefused("Only http and https addresses are fetched.", location=url)
    if target.userinfo:
        raise FetchRefused("The address has a user name or password in it; leave it out.", location=url)
    return target.copy_with(fragment=None)


def _ask(target: httpx.URL, backend: httpcore.NetworkBackend, limits: Limits) -> Fetched | httpx.URL:
    """Ask one address; return its answer, or where it points to."""
    import httpcore

    asked = httpcore.URL(
        scheme=target.raw_scheme, host=target.raw_host, port=_port(target), target=target.raw_path
    )
    headers: list[tuple[bytes | str, bytes | str]] = [("Host", target.netloc), *_HEADERS]
    timeouts = dict.fromkeys(("connect", "read", "write", "pool"), STEP_SECONDS)
    with (
        _translated(str(target)),
        httpcore.ConnectionPool(ssl_context=_ssl_context(target), network_backend=backend) as pool,
        pool.stream("GET", asked, headers=headers, extensions={"timeout": timeouts}) as response,
    ):
        return _answer(target, response, limits)


def _port(target: httpx.URL) -> int:
    return target.port or (443 if target.scheme == "https" else 80)


def _ssl_context(target: httpx.URL) -> ssl.SSLContext | None:
    if target.scheme != "https":
        return None
    import certifi

    return ssl.create_default_context(cafile=certifi.where())


@contextmanager
def _translated(url: str) -> Iterator[None]:
    """Turn what the network throws into our own error, and say where it happened."""
    import httpcore

    try:
        yield
    except (FetchRefused, TooLarge) as exc:
        exc.location = exc.location or url
        raise
    except httpcore.TimeoutException as exc:
        raise FetchRefused("The answer took too long; it was given up.", location=url) from exc
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, OSError) as exc:
        raise FetchRefused(f"The address did not answer as it should: {exc}.", location=url) from exc


def _answer(target: httpx.URL, response: httpcore.Response, limits: Limits) -> Fetched | httpx.URL:
    headers = {name.lower(): value.decode("latin-1") for name, value in reversed(response.headers)}
    if response.status in REDIRECTS and b"location" in headers:
        return _redirected(target, headers[b"location"])
    if response.status != 200:
        raise FetchRefused(f"The address answered with status {response.status}.")
    content_type, charset = _content_type(headers.get(b"content-type", ""))
    if content_type not in ACCEPTED:
        raise FetchRefused(
            f"The answer is {content_type or 'of no stated kind'}; only pages, plain text and JSON are read."
        )
    encoding = headers.get(b"content-encoding", "identity").strip().lower()
    body = _body(response.iter_stream(), encoding, limits.fetch_bytes)
    return Fetched(body, str(target), content_type, charset)


def _redirected(target: httpx.URL, location: str) -> httpx.URL:
    import httpx

    try:
        joined = str(target.join(location))
    except (httpx.InvalidURL, ValueError) as exc:
        raise FetchRefused("The address points to another that cannot be read.") from exc
    if target.scheme == "https" and joined.startswith("http://"):
        raise FetchRefused("The address points from an encrypted page to one that is not.")
    return _parsed(joined)


def _content_type(header: str) -> tuple[str, str | None]:
    message = Message()
    message["Content-Type"] = header
    return (message.get_content_type() if "/" in header else ""), message.get_content_charset()


def _body(chunks: Iterator[bytes], encoding: str, limit: int) -> bytes:
    """Collect an answer, unpacking it as it comes, and stop as soon as it is too large."""
    if encoding not in ("identity", "", "gzip", "x-gzip"):
        raise FetchRefused(f"The answer is packed in a way that was not asked for ({encoding[:40]}).")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16) if "gzip" in encoding else None
    body = bytearray()
    sent = 0
    for chunk in chunks:
        sent += len(chunk)
        body += chunk if unpacker is None else _unpacked(unpacker, chunk, limit + 1 - len(body))
        if len(body) > limit or sent > limit:
            raise too_large("The answer", limit, "")
    if unpacker is not None and not unpacker.eof:
        raise FetchRefused("The answer is cut off.")
    return bytes(body)


def _unpacked(unpacker: zlib._Decompress, chunk: bytes, most: int) -> bytes:
    try:
        return unpacker.decompress(chunk, most)
    except zlib.error as exc:
        raise FetchRefused("The answer is packed wrongly and cannot be unpacked.") from exc
