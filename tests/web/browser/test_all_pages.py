"""What holds for every page: it is light, fits a phone, needs no script, and keeps nobody from using it."""

from __future__ import annotations

import json

import pytest

from tests.web.browser.conftest import PHONE, WIDE
from tests.web.browser.pages import PAGES

PAGE_BYTES = 150 * 1024


@pytest.mark.parametrize("script", [False, True], ids=["plain", "scripted"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_fits_a_phone_and_is_light(open_page, address, script):
    page = open_page("/static/mark.svg", script=script, size=PHONE)
    bodies = []
    page.on("requestfinished", lambda request: bodies.append(request.sizes()["responseBodySize"]))
    page.goto(address)
    width = page.locator("html").evaluate("e => e.scrollWidth")
    assert page.locator("main").is_visible()
    assert width <= PHONE["width"]
    assert sum(bodies) <= PAGE_BYTES


@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_one_heading_and_says_what_it_is(open_page, address):
    page = open_page(address)
    assert page.locator("h1").count() == 1
    assert page.title().removesuffix(" · onrecord").strip()


@pytest.mark.parametrize(("scheme", "size"), [("light", WIDE), ("dark", PHONE)], ids=["light", "dark-phone"])
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_to_mend(open_page, axe, address, scheme, size):
    page = open_page(address, script=True, scheme=scheme, size=size)
    page.evaluate(axe)
    found = page.evaluate("() => axe.run({resultTypes: ['violations']})")["violations"]
    said = [[v["id"], [[n["html"], n["failureSummary"]] for n in v["nodes"][:3]]] for v in found]
    assert json.dumps(said, indent=1) == "[]"
