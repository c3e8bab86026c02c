"""Take the pictures of a report's page that the README and the manual show, from the running program.

    python -m tools.screenshot

Reads the sample story into a record of its own (`onrecord demo`), serves it (`onrecord serve`) and writes
`report-page.png`, `report-page-dark.png` and `report-page-phone.png` to `docs/images`. Another record is
shown with `--record`. Needs the dependency group `browser` and Debian's chromium; the letters look best with
the fonts Charis SIL and Inter (`apt-get install chromium fonts-sil-charis fonts-inter`).
"""

from __future__ import annotations

import argparse
import contextlib
import re
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
VIEWS: dict[str, dict[str, Any]] = {
    "report-page.png": {"viewport": {"width": 1280, "height": 860}},
    "report-page-dark.png": {"viewport": {"width": 1280, "height": 860}, "color_scheme": "dark"},
    "report-page-phone.png": {"viewport": {"width": 390, "height": 844}},
}
"""Each picture and the window that it is taken in."""


def make_record(folder: Path) -> str:
    """Read the sample story into a record in a folder and return its path."""
    record = str(folder / "sample.db")
    subprocess.run([*COMMAND, "demo", "--record", record], check=True, stdout=subprocess.DEVNULL)
    return record


@contextlib.contextmanager
def served(record: str) -> Iterator[str]:
    """Serve a record as a user would and give the address that the program prints."""
    command = [*COMMAND, "serve", "--record", record, "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as program:
        try:
            said = program.stderr.readline() if program.stderr else ""
            address = re.search(r"http://\S+(?=/)", said)
            if not address:
                raise SystemExit(f"the program did not say where it listens, but: {said}")
            yield address[0]
        finally:
            program.terminate()


def fullest_report(home: str) -> str:
    """Return the address of the report with the most statements."""
    rows = httpx.get(f"{home}/reports.json", params={"limit": 200}).json()["reports"]
    if not rows:
        raise SystemExit("the record is empty: there is nothing to take a picture of")
    fullest = max(rows, key=lambda row: (row["statements"], row["document_id"]))
    return f"{home}/reports/{fullest['document_id']}"


def take(browser: Browser, address: str, path: Path, window: dict[str, Any]) -> None:
    """Take one picture, with the card of a statement in the first paragraphs shown."""
    page = browser.new_context(device_scale_factor=1.5, reduced_motion="reduce", **window).new_page()
    page.goto(address)
    marks = page.locator(".text p.body a.content")
    if marks.count():
        marks.nth(min(1, marks.count() - 1)).hover()
    page.screenshot(path=path)
    page.context.close()


def main() -> None:
    """Take all pictures."""
    parser = argparse.ArgumentParser(description="Take the pictures of a report's page.")
    parser.add_argument("--record", help="show this record instead of the sample story")
    parser.add_argument("--out", type=Path, default=IMAGES)
    options = parser.parse_args()
    chromium = shutil.which("chromium")
    if not chromium:
        raise SystemExit("chromium is not installed: apt-get install chromium")
    options.out.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        home = stack.enter_context(served(options.record or make_record(folder)))
        started = stack.enter_context(sync_playwright())
        browser = started.chromium.launch(executable_path=chromium, args=FLAGS)
        address = fullest_report(home)
        for name, window in VIEWS.items():
            take(browser, address, options.out / name, window)
            print(options.out / name)
        browser.close()


if __name__ == "__main__":
    main()
