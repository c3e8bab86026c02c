"""Whole ways through the pages that count, with a script and without."""

from __future__ import annotations

import pytest

BOTH = pytest.mark.parametrize("script", [False, True], ids=["plain", "scripted"])


@BOTH
def test_two_outlets_are_compared_by_filling_the_form(open_page, script):
    page = open_page("/compare", script=script)
    page.get_by_label("Compare", exact=True).select_option("publisher")
    page.get_by_label("One", exact=True).fill("Corvane")
    page.get_by_label("The other").fill("Brenag")
    page.get_by_role("main").get_by_role("button", name="Compare").click()
    page.wait_for_url("**/compare?by=publisher&first=Corvane&second=Brenag&about=")
    assert page.get_by_role("heading", name="Corvane").is_visible()
    printed = page.locator("article.printed").first
    assert "we are keeping it" in printed.inner_text()
    printed.get_by_role("link").first.click()
    page.wait_for_url("**/statements/sm-*")


@BOTH
def test_somebody_is_found_by_part_of_a_name_and_leads_to_what_they_said(open_page, script):
    page = open_page("/entities", script=script)
    page.get_by_label("Name").fill("renk")
    page.get_by_role("button", name="Look for").click()
    page.get_by_role("main").get_by_role("link", name="Oda Renk").first.click()
    page.wait_for_url("**/entities/re-*")
    assert page.locator("h1").inner_text() == "Oda Renk"
    page.get_by_role("link", name="All that was said").click()
    page.wait_for_url("**/search?q=speaker*")
    assert page.locator("article.quote").count() > 0


@BOTH
def test_one_publisher_is_counted_by_a_click(open_page, script):
    page = open_page("/sources", script=script)
    page.locator("table.publishers").get_by_role("link", name="Brenag").click()
    page.wait_for_url("**/sources?publisher=Brenag")
    assert "published by Brenag" in page.locator("#whole").inner_text()
