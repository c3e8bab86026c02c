"""Fetching trusts neither the address nor the answer: tried on a server that listens on loopback alone."""

import contextlib
import gzip
import http.server
import io
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator

import pytest

from onrecord.errors import FetchRefused, TooLarge
from onrecord.readers import Limits, Origin, fetch, read_stream
from onrecord.readers.guard import Deadline, Guard

LOOPBACK = "127.0.0.1"
PAGE = b"<html><body><article><p>" + b"Oda Renk said that the truce would hold. " * 9
HTML = {"Content-Type": "text/html; charset=utf-8"}

Answer = tuple[int, dict[str, str], bytes | Callable[[], Iterator[bytes]]]


@contextlib.contextmanager
def serving(answers: dict[str, Answer]) -> Iterator[tuple[int, list[dict[str, str]]]]:
    """Serve answers by path on a port of loopback; give the port and the headers of all requests."""
    asked: list[dict[str, str]] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(dict(self.headers))
            status, headers, body = answers[self.path]
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            with contextlib.suppress(OSError):
                for part in [body] if isinstance(body, bytes) else body():
                    self.wfile.write(part)
                    self.wfile.flush()

        def log_message(self, *args):
            pass

    server = http.server.ThreadingHTTPServer((LOOPBACK, 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server.server_port, asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def guard(*names: str, addresses: tuple[str, ...] = (LOOPBACK,)) -> Guard:
    """Build a guard that lets loopback pass, and knows no names but those given."""
    known = {*names, LOOPBACK, "agency.example"}
    return Guard(resolve=lambda host, port: addresses if host in known else [], allowed=frozenset([LOOPBACK]))


def get(answer: Answer, limits: Limits | None = None, **more: Answer):
    """Serve one answer and fetch it."""
    with serving({"/": answer, **{f"/{name}": value for name, value in more.items()}}) as (port, _):
        return fetch(f"http://agency.example:{port}/", limits=limits or Limits(), guard=guard())


def test_a_page_is_fetched():
    found = get((200, HTML, PAGE))
    assert (found.body, found.content_type, found.charset) == (PAGE, "text/html", "utf-8")


def test_what_was_fetched_can_be_read():
    found = get((200, HTML, PAGE))
    (doc,) = read_stream(io.BytesIO(found.body), Origin(found.final_url, "truce"), limits=Limits())
    assert doc.url == found.final_url


def test_requests_carry_no_secrets(monkeypatch):
    """No cookies, no referrer, nothing from netrc or the proxies of the environment."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    with serving({"/": (200, HTML, PAGE)}) as (port, asked):
        fetch(f"http://agency.example:{port}/#part", limits=Limits(), guard=guard())
    assert set(asked[0]) == {"Host", "User-Agent", "Accept", "Accept-Encoding"}
    assert asked[0]["Host"] == f"agency.example:{port}"


HOSTILE = [
    "http://127.0.0.1/",
    "http://localhost/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://0.0.0.0/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1/",
    "http://192.168.0.1/",
    "http://[fe80::1]/",
    "http://[fd00::1]/",
    "http://224.0.0.1/",
    "http://\u2460\u2461\u2466.\u24ea.\u24ea.\u2460/",
    "http://127.0.0.1:22/",
    "http://user:secret@agency.example/",
    "http://agency.example@127.0.0.1/",
    "file:///etc/passwd",
    "ftp://agency.example/",
    "gopher://127.0.0.1:70/_x",
    "javascript:alert(1)",
    "http:///truce",
    "http://",
    "//agency.example/",
    "",
    "http://agency.example:99999/",
    "http://a b/",
    "http://agency.example/" + "a" * 5_000,
]


@pytest.mark.parametrize("url", HOSTILE)
def test_hostile_addresses_are_refused(url, monkeypatch):
    """With the system's own resolver; nothing is dialled, or this fails."""

    def dial(*args, **kwargs):
        raise AssertionError(f"dialled {args}")

    monkeypatch.setattr(socket, "create_connection", dial)
    with pytest.raises(FetchRefused):
        fetch(url, limits=Limits(fetch_seconds=5))


def test_a_name_at_a_private_address_is_refused():
    with pytest.raises(FetchRefused, match=r"10\.0\.0\.1"):
        fetch("http://inside.example/", limits=Limits(), guard=Guard(resolve=lambda host, port: ["10.0.0.1"]))


def test_one_private_address_among_public_ones_is_enough_to_refuse():
    mixed = Guard(resolve=lambda host, port: ["8.8.4.4", "127.0.0.1"])
    with pytest.raises(FetchRefused, match="not a public address"):
        fetch("http://mixed.example/", limits=Limits(), guard=mixed)


@pytest.mark.parametrize("port", [21, 22, 25, 8080])
def test_other_ports_are_refused(port):
    with pytest.raises(FetchRefused, match="Port"):
        fetch(
            f"http://agency.example:{port}/",
            limits=Limits(),
            guard=Guard(resolve=lambda host, port: ["8.8.4.4"]),
        )


def test_an_unknown_name_is_refused():
    with pytest.raises(FetchRefused, match="not known"):
        fetch("http://nowhere.example/", limits=Limits(), guard=guard())


def test_a_name_that_changes_its_mind_gains_nothing():
    """The address that was checked is the one that is dialled: the name is asked once a request."""
    answers = [[LOOPBACK], ["10.0.0.1"]]
    asked = []

    def resolve(host, port):
        asked.append(host)
        return answers[len(asked) - 1]

    with serving({"/": (200, HTML, PAGE)}) as (port, _):
        rebinding = Guard(resolve=resolve, allowed=frozenset([LOOPBACK]))
        assert fetch(f"http://twice.example:{port}/", limits=Limits(), guard=rebinding).body == PAGE
        assert asked == ["twice.example"]
        with pytest.raises(FetchRefused):
            fetch(f"http://twice.example:{port}/", limits=Limits(), guard=rebinding)


def test_redirects_are_followed():
    found = get((302, {"Location": "/there"}, b""), there=(200, HTML, PAGE))
    assert found.final_url.endswith("/there")


@pytest.mark.parametrize(
    "location",
    [
        "http://10.0.0.1/",
        "http://inside.example/",
        "http://[::1]/",
        "file:///etc/passwd",
        "http://u:p@agency.example/",
        "http://[",
    ],
)
def test_a_redirect_is_checked_like_the_first_address(location):
    def resolve(host, port):
        return [LOOPBACK] if host == "agency.example" else ["10.0.0.1" if "." in host else host]

    inside = Guard(resolve=resolve, allowed=frozenset([LOOPBACK]))
    with serving({"/": (301, {"Location": location}, b"")}) as (port, asked):
        with pytest.raises(FetchRefused):
            fetch(f"http://agency.example:{port}/", limits=Limits(), guard=inside)
        assert len(asked) == 1


def test_redirects_that_go_round_are_given_up():
    with pytest.raises(FetchRefused, match="redirects"):
        get((302, {"Location": "/"}, b""), limits=Limits(redirects=3))


@pytest.mark.parametrize("status", [204, 403, 404, 500])
def test_other_answers_are_refused(status):
    with pytest.raises(FetchRefused, match=str(status)):
        get((status, HTML, b""))


@pytest.mark.parametrize(
    "kind", ["application/pdf", "image/png", "text/html-not", "application/octet-stream", "nonsense", ""]
)
def test_other_kinds_are_refused(kind):
    with pytest.raises(FetchRefused):
        get((200, {"Content-Type": kind}, PAGE))


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-ndjson", "application/jsonl", "TEXT/HTML;charset=x"]
)
def test_kinds_that_are_read(kind):
    assert get((200, {"Content-Type": kind}, PAGE)).body == PAGE


def test_an_answer_over_the_limit_is_cut_off():
    def endless():
        while True:
            yield b"a" * 65_536

    with pytest.raises(TooLarge, match="limit"):
        get((200, HTML, endless), limits=Limits(fetch_bytes=100_000))


def test_a_packed_answer_is_unpacked():
    assert get((200, HTML | {"Content-Encoding": "gzip"}, gzip.compress(PAGE))).body == PAGE


def test_a_packed_answer_that_swells_is_cut_off():
    bomb = gzip.compress(b"\0" * 50_000_000)
    with pytest.raises(TooLarge):
        get((200, HTML | {"Content-Encoding": "gzip"}, bomb), limits=Limits(fetch_bytes=1_000_000))


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", b"no gzip at all"),
        ("gzip", gzip.compress(PAGE, mtime=0)[:-20]),
        ("br", PAGE),
        ("deflate", zlib.compress(PAGE)),
        ("gzip, gzip", PAGE),
    ],
)
def test_an_answer_that_cannot_be_unpacked_is_refused(encoding, body):
    with pytest.raises(FetchRefused):
        get((200, HTML | {"Content-Encoding": encoding}, body))


def test_an_answer_that_drips_is_given_up_at_the_deadline():
    """Each byte comes in time; all of them together do not."""

    def drip():
        for _ in range(200):
            yield b"a"
            time.sleep(0.05)

    start = time.monotonic()
    with pytest.raises(FetchRefused, match="too long"):
        get((200, HTML, drip), limits=Limits(fetch_seconds=0.5))
    assert time.monotonic() - start < 5


def test_an_answer_that_ends_too_early_is_refused():
    with pytest.raises(FetchRefused):
        get((200, HTML | {"Content-Length": "100000"}, PAGE))


def test_a_closed_port_is_told():
    with socket.socket() as taken:
        taken.bind((LOOPBACK, 0))
        port = taken.getsockname()[1]
    with pytest.raises(FetchRefused, match="did not answer"):
        fetch(f"http://agency.example:{port}/", limits=Limits(), guard=guard())


def test_a_resolver_that_hangs_is_given_up():
    release = threading.Event()
    slow = Guard(resolve=lambda host, port: [LOOPBACK] * release.wait(5))
    with pytest.raises(FetchRefused, match="in time"):
        fetch("http://slow.example/", limits=Limits(fetch_seconds=0.2), guard=slow)
    release.set()


def test_a_deadline_that_has_passed_is_no_time_limit():
    with pytest.raises(FetchRefused):
        Deadline(at=10.0, now=lambda: 10.0).within(None)


def test_an_error_says_where():
    with pytest.raises(FetchRefused) as caught:
        fetch("http://nowhere.example/a", limits=Limits(), guard=guard())
    assert caught.value.location == "http://nowhere.example/a"
