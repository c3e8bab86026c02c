"""What holds for every page: it is light, fits a phone, needs no script, and keeps nobody from using it.

Each page is opened three times only, for this is the slowest part of the tests.
"""

from __future__ import annotations

import json

import pytest

from tests.web.browser.conftest import PHONE, WIDE
from tests.web.browser.pages import PAGES

PAGE_BYTES = 150 * 1024

pytestmark = pytest.mark.parametrize("address", PAGES)


def width_of(page) -> int:
    return page.locator("html").evaluate("e => e.scrollWidth")


def faults_of(page, axe: str) -> str:
    """Return what axe has to say of a page."""
    page.evaluate(axe)
    found = page.evaluate("() => axe.run({resultTypes: ['violations']})")["violations"]
    said = [[v["id"], [[n["html"], n["failureSummary"]] for n in v["nodes"][:3]]] for v in found]
    return json.dumps(said, indent=1)


def test_without_a_script_a_page_is_whole_and_fits_a_phone(open_page, address):
    page = open_page(address, size=PHONE)
    assert page.locator("main").is_visible()
    assert page.locator("h1").count() == 1
    assert page.title().removesuffix(" · onrecord").strip()
    assert width_of(page) <= PHONE["width"]


def test_on_a_phone_in_the_dark_a_page_is_light_and_axe_finds_nothing(open_page, axe, address):
    page = open_page("/static/mark.svg", script=True, size=PHONE, scheme="dark")
    bodies = []
    page.on("requestfinished", lambda request: bodies.append(request.sizes()["responseBodySize"]))
    page.goto(address)
    assert width_of(page) <= PHONE["width"]
    assert faults_of(page, axe) == "[]"
    assert sum(bodies) <= PAGE_BYTES


def test_on_a_desk_axe_finds_nothing(open_page, axe, address):
    assert faults_of(open_page(address, script=True, size=WIDE), axe) == "[]"
