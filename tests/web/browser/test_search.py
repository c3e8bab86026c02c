"""The first page in a real browser: asking, narrowing down, reading; with a script and without."""

from __future__ import annotations

import pytest

from tests.web.sample import STATEMENTS

pytestmark = pytest.mark.parametrize("script", [False, True], ids=["plain", "scripted"])


def test_the_form_writes_the_query_and_leads_to_the_words(open_page, script):
    page = open_page("/", script=script)
    page.get_by_label("What did (who)").fill("Oda Renk")
    page.get_by_label("about (what)").fill("calendar")
    page.get_by_role("button", name="Find").click()
    page.wait_for_url("**/search?q=speaker*")
    assert page.locator(".asked code").inner_text() == 'speaker:"Oda Renk" calendar'
    page.locator(".quote .words a").click()
    page.wait_for_url(f"**#{STATEMENTS[3].id}")
    assert page.locator("text=That is not a threat").first.is_visible()


def test_a_facet_narrows_and_a_chip_widens_again(open_page, script):
    page = open_page("/search?q=the", script=script)
    page.locator(".facet a", has_text="evaluate").click()
    page.wait_for_url("**/search?q=the+kind%3Aevaluate")
    assert page.locator(".summary b").inner_text() == "2"
    page.locator("a.chip.active").click()
    page.wait_for_url("**/search?q=the")


def test_the_fields_show_what_the_address_asks(open_page, script):
    page = open_page('/search?q=speaker:"Oda Renk" truce kind:promise', script=script)
    assert page.get_by_label("What did (who)").input_value() == "Oda Renk"
    assert page.get_by_label("about (what)").input_value() == "truce"
    assert page.locator("a.chip.active").inner_text().startswith("kind:promise")


def test_from_the_first_page_a_name_leads_to_all_that_is_on_record_of_it(open_page, script):
    page = open_page("/", script=script)
    page.locator(".names a", has_text="Tamas Orrin").first.click()
    page.wait_for_url("**/entities/*")
    assert page.locator("h1").inner_text() == "Tamas Orrin"
    page.goto("/search?q=speaker:orrin")
    page.get_by_role("link", name="All on record of Tamas Orrin").click()
    page.wait_for_url("**/entities/*")


def test_a_bar_leads_to_what_was_said_then(open_page, script):
    page = open_page("/search?q=word", script=script)
    page.locator(".chart summary").click()
    page.locator(".chart table a").first.click()
    page.wait_for_url("**date%3A2031-*")
    assert page.locator("a.chip.active").inner_text().startswith("date:2031-")
