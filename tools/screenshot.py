"""Take the pictures of the pages that the README and the manual show, from the running program.

    python -m tools.screenshot

Reads the sample story into a record of its own (`onrecord demo`), serves it (`onrecord serve`) and writes the
pictures of `VIEWS` to `docs/images`, or those whose names begin as `--only` says. Another record is
shown with `--record`. Needs the dependency group `browser` and Debian's chromium; the letters look best with
the fonts Charis SIL and Inter (`apt-get install chromium fonts-sil-charis fonts-inter`).
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Browser, sync_playwright

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
COMMAND = [sys.executable, "-m", "onrecord.cli.main"]
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
SURE = 0.8
DESK = {"viewport": {"width": 1280, "height": 860}}
PHONE = {"viewport": {"width": 390, "height": 844}}
DARK = {"color_scheme": "dark"}
REPORT, PERSON = "report", "person"
"""Stand for the addresses of the report with the most to show, and of whoever promises most."""

VIEWS: dict[str, tuple[str, dict[str, Any]]] = {
    "report-page.png": (REPORT, DESK),
    "report-page-dark.png": (REPORT, DESK | DARK),
    "report-page-phone.png": (REPORT, PHONE),
    "first-page.png": ("/", DESK),
    "search-page.png": ("/search?q=truce", DESK),
    "promise-page.png": ("/search?q=speaker:ostrivay+kind:promise", DESK),
    "standing-page.png": ("/standing?as_of=2024-05-20&known_by=2024-05-20", DESK),
    "person-page.png": (PERSON, DESK),
    "sources-page.png": ("/sources", DESK),
    "search-page-phone.png": ("/search?q=truce", PHONE | DARK),
}
"""Each picture, the page that it shows, and the window that it is taken in; a new page adds its line."""

SIGNED: dict[str, tuple[str, dict[str, Any]]] = {"review-page.png": ("/review", DESK)}
"""Those that are taken as a reviewer sees the page who has signed in."""

REVIEWER = "Ada Quill"


def make_record(folder: Path) -> str:
    """Read the sample story into a record in a folder and return its path."""
    record = str(folder / "sample.db")
    subprocess.run([*COMMAND, "demo", "--record", record], check=True, stdout=subprocess.DEVNULL)
    return record


@contextlib.contextmanager
def served(record: str, token: str = "") -> Iterator[str]:
    """Serve a record as a user would, where there is a token with a reviewer; give the address printed."""
    command = [*COMMAND, "serve", "--record", record, "--port", "0"]
    env = os.environ | ({"ONRECORD_TOKENS": f"{REVIEWER}: {token}"} if token else {})
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=env) as program:
        try:
            said = program.stderr.readline() if program.stderr else ""
            address = re.search(r"http://\S+(?=/)", said)
            if not address:
                raise SystemExit(f"the program did not say where it listens, but: {said}")
            yield address[0]
        finally:
            program.terminate()


def data_of(address: str) -> dict[str, Any]:
    """Return what the `.json` twin of a page holds."""
    answer = httpx.get(f"{address}.json")
    answer.raise_for_status()
    data: dict[str, Any] = answer.json()
    return data


def is_clear(stmt: dict[str, Any]) -> bool:
    """Tell whether a statement shows a reader what a card is: who, in which office, surely."""
    return bool(stmt["speaker"] and stmt["role"] and stmt["content"] and stmt["confidence"] >= SURE)


def best_view(home: str) -> tuple[str, str]:
    """Return the address of the report with the most clear statements, and the first in its prose."""
    rows = [item["report"] for item in data_of(f"{home}/reports")["items"]]
    pages = {row["document_id"]: data_of(f"{home}/reports/{row['document_id']}") for row in rows}
    clear = {key: [stmt for stmt in page["statements"] if is_clear(stmt)] for key, page in pages.items()}
    if not any(clear.values()):
        raise SystemExit("no statement on record is clear enough for a picture")
    report = max(clear, key=lambda key: (len(clear[key]), key))
    prose = min(block["span"][0] for block in pages[report]["document"]["blocks"] if block["role"] == "body")
    shown = min(clear[report], key=lambda stmt: (stmt["content"][0][0] < prose, stmt["content"][0][0]))
    return f"{home}/reports/{report}", shown["id"]


def most_promising(home: str) -> str:
    """Return the address of whoever promises most."""
    found = httpx.get(f"{home}/search.json", params={"q": "kind:promise", "counts": True}).json()
    name = found["facets"]["values"]["speaker"][0]["value"]
    rows = httpx.get(f"{home}/entities.json", params={"name": name}).json()["items"]
    return f"{home}/entities/{rows[0]['entity']['id']}"


def take(browser: Browser, address: str, statement: str | None, path: Path, window: dict[str, Any]) -> None:
    """Take one picture; of a report, with the card of a statement shown."""
    page = browser.new_context(device_scale_factor=1.5, reduced_motion="reduce", **window).new_page()
    page.goto(address)
    if statement:
        page.locator(f"#{statement} + a").hover()
    page.screenshot(path=path)
    page.context.close()


def take_signed(browser: Browser, record: str, out: Path, only: str) -> None:
    """Take the pictures of what a reviewer sees."""
    token = secrets.token_urlsafe(32)
    with served(record, token) as home:
        for name, (address, window) in SIGNED.items():
            if not name.startswith(only):
                continue
            page = browser.new_context(device_scale_factor=1.5, reduced_motion="reduce", **window).new_page()
            page.goto(f"{home}/sign-in?to={address}")
            page.get_by_label("Name").fill(REVIEWER)
            page.get_by_label("Token").fill(token)
            page.get_by_role("main").get_by_role("button", name="Sign in").click()
            page.wait_for_url(home + address)
            page.keyboard.press("j")
            page.screenshot(path=out / name)
            page.context.close()
            print(out / name)


def main() -> None:
    """Take all pictures."""
    parser = argparse.ArgumentParser(description="Take the pictures of the pages.")
    parser.add_argument("--record", help="show this record instead of the sample story")
    parser.add_argument("--only", default="", help="take only those whose names begin so")
    parser.add_argument("--out", type=Path, default=IMAGES)
    options = parser.parse_args()
    chromium = shutil.which("chromium")
    if not chromium:
        raise SystemExit("chromium is not installed: apt-get install chromium")
    options.out.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        record = options.record or make_record(folder)
        home = stack.enter_context(served(record))
        started = stack.enter_context(sync_playwright())
        browser = started.chromium.launch(executable_path=chromium, args=FLAGS)
        report, statement = best_view(home)
        known = {REPORT: report, PERSON: most_promising(home)}
        for name, (page, window) in VIEWS.items():
            if name.startswith(options.only):
                card = statement if page == REPORT else None
                take(browser, known.get(page, home + page), card, options.out / name, window)
                print(options.out / name)
        if any(name.startswith(options.only) for name in SIGNED):
            take_signed(browser, record, options.out, options.only)
        browser.close()


if __name__ == "__main__":
    main()
