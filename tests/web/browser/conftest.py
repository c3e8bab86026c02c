"""A real browser on pages that are really served, and nothing beyond this machine.

Needs the dependency group `browser` and Debian's chromium; without them these tests are skipped. The browser
is one for all tests of this folder, the window is one for each test.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium")
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
WIDE = {"width": 1360, "height": 900}
PHONE = {"width": 390, "height": 844}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder, and skip them where there is no browser."""
    here = Path(__file__).parent
    missing = _missing()
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if missing:
                item.add_marker(pytest.mark.skip(reason=missing))


def _missing() -> str | None:
    try:
        import axe_playwright_python  # noqa: F401
        import playwright  # noqa: F401
    except ImportError:
        return "the dependency group `browser` is not installed"
    return None if CHROMIUM else "chromium is not installed (apt-get install chromium)"


@contextlib.contextmanager
def served(app: Any) -> Iterator[str]:
    """Serve an application on a free port of this machine, and give its address."""
    import uvicorn

    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
    listener.close()


@pytest.fixture(scope="package")
def desk(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of a record with something for every page."""
    from tests.web.browser.record import build

    path = tmp_path_factory.mktemp("desk") / "record.db"
    build(path)
    return str(path)


@pytest.fixture(scope="package")
def home(desk: str) -> Iterator[str]:
    """The address of the pages, served for real, on the day that the record tells of."""
    from onrecord.settings import Settings
    from onrecord.store import open_store
    from onrecord.web import create_app
    from tests.web.standing_record import DAY

    day = dt.datetime.fromisoformat(f"{DAY}T12:00:00+00:00")
    with (
        open_store(desk, read_only=True) as store,
        served(create_app(Settings(), store, clock=lambda: day)) as address,
    ):
        yield address


# Not for the whole session: while it runs, other tests of the same process could not run a loop of their own.
@pytest.fixture(scope="package")
def browser() -> Iterator[Any]:
    """The browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="package")
def axe() -> str:
    """The script of axe-core, which looks for what keeps people from using a page."""
    import axe_playwright_python

    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def open_page(browser: Any, home: str) -> Iterator[Any]:
    """Open an address in a window of its own; afterwards, no request may have left this machine.

    `asked` of the page has the addresses that were asked for, `complaints` what the browser has to say.
    """
    opened = []

    def open_one(
        address: str, *, script: bool = False, size: Any = WIDE, scheme: str = "light", base: str = home
    ) -> Any:
        context = browser.new_context(
            base_url=base,
            viewport=size,
            color_scheme=scheme,
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        page = context.new_page()
        opened.append((page, base))
        page.asked, page.complaints = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(address)
        return page

    yield open_one
    for page, base in opened:
        page.context.close()
        assert [url for url in page.asked if not url.startswith(f"{base}/")] == []
        assert [text for text in page.complaints if "404" not in text] == []
