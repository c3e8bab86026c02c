"""What stands in a real browser: following a commitment to the words it rests on, and going through days."""

from __future__ import annotations

import pytest

from tests.web.standing_record import DAY, MISSED


@pytest.mark.parametrize("script", [False, True], ids=["plain", "scripted"])
def test_a_commitment_leads_to_the_words_it_rests_on_in_three_clicks(open_page, script):
    page = open_page(f"/standing?as_of={DAY}", script=script)
    page.get_by_role("link", name="Commitments").first.click()
    page.get_by_role("link", name="rebuild the sluice", exact=True).click()
    page.locator("#accounts ~ .sides .answer a", has_text="nobody came").click()
    page.wait_for_url(f"**/reports/{MISSED.document_id}#{MISSED.id}")
    assert page.locator("text=nobody came to rebuild the sluice").first.is_visible()


@pytest.mark.parametrize("script", [False, True], ids=["plain", "scripted"])
def test_days_are_gone_through_by_links_and_by_the_form(open_page, script):
    page = open_page(f"/standing?as_of={DAY}", script=script)
    page.get_by_role("link", name="a week earlier").click()
    page.wait_for_url("**/standing?as_of=2031-03-02")
    page.get_by_label("As of", exact=True).fill(DAY)
    page.get_by_role("button", name="Show").click()
    assert page.locator("h1").inner_text() == "What stands on 9 March 2031"


def test_the_slider_goes_through_days(open_page):
    page = open_page(f"/standing?as_of={DAY}", script=True)
    slider = page.get_by_role("slider", name="As of, day by day")
    slider.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/standing?as_of=2031-03-10**")
    assert page.locator("h1").inner_text() == "What stands on 10 March 2031"


def test_the_outline_of_the_world_is_drawn(open_page):
    page = open_page(f"/standing?as_of={DAY}")
    size = page.locator(".map use.land").evaluate("e => e.getBBox().width")
    assert size > 3000
