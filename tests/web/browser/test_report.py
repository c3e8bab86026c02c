"""A report in a real browser: without a script, by mouse and by keyboard, on a phone, on paper."""

from __future__ import annotations

import pytest

from tests.web.browser.conftest import PHONE
from tests.web.browser.pages import REPORT_PAGE
from tests.web.browser.record import SECOND_VERSION
from tests.web.sample import DOCUMENT, STATEMENTS


def card(page, number: int):
    return page.locator(f"section[aria-labelledby=who-{number}]")


def tint(page, selector: str) -> str:
    return page.locator(selector).first.evaluate("e => getComputedStyle(e).getPropertyValue('--tint')")


def test_without_a_script_a_reader_goes_from_list_to_statement(open_page):
    page = open_page("/reports")
    page.get_by_role("link", name=DOCUMENT.title).click()
    page.get_by_role("link", name="14 that shots had been heard").click()
    assert page.url.endswith(f"#{STATEMENTS[13].id}")
    page.locator("a.cue", has_text="It was earlier reported").click()
    card(page, 14).get_by_role("link", name="Permalink").click()
    assert page.url.endswith(f"/statements/{STATEMENTS[13].id}")
    page.get_by_role("link", name="Read it in the whole report").click()
    assert page.url.endswith(f"{REPORT_PAGE}#{STATEMENTS[13].id}")


def test_pointing_at_words_shows_their_card_and_only_theirs(open_page):
    page = open_page(REPORT_PAGE)
    assert page.locator("section.card:visible").count() == 0
    page.locator("a.content", has_text="no paper, no map").hover()
    assert page.locator("section.card:visible").count() == 1
    assert card(page, 5).is_visible()


def test_pointing_at_a_shared_source_shows_both_statements(open_page):
    page = open_page(REPORT_PAGE)
    page.locator("a.source", has_text="spokeswoman Oda Renk").hover()
    assert [card(page, number).is_visible() for number in (2, 3, 4)] == [True, True, False]


def test_the_keyboard_goes_from_statement_to_statement(open_page):
    page = open_page(REPORT_PAGE)
    page.locator("a.m").first.focus()
    for number in range(1, len(STATEMENTS) + 1):
        assert page.locator(f"a.m:focus[aria-describedby=who-{number}]").count() == 1
        assert card(page, number).is_visible()
        page.keyboard.press("Tab")


def test_enter_keeps_a_card_and_leads_to_its_links(open_page):
    page = open_page(REPORT_PAGE)
    page.locator("a.m[aria-describedby=who-4]").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert card(page, 4).locator("summary:focus").inner_text() == "Why it is read so"
    page.keyboard.press("Tab")
    assert card(page, 4).locator("a:focus").inner_text() == "Permalink"


def test_a_click_pins_the_card_without_moving_the_page(open_page):
    page = open_page(REPORT_PAGE, script=True)
    page.mouse.wheel(0, 300)
    page.wait_for_function("window.scrollY > 200")
    before = page.evaluate("window.scrollY")
    page.locator("a.content", has_text="no paper, no map").click()
    page.mouse.move(2, 2)
    page.wait_for_timeout(400)
    assert card(page, 5).is_visible()
    assert page.evaluate("window.scrollY") == before
    card(page, 5).get_by_role("link", name="Close").click()
    page.mouse.move(2, 2)
    assert not card(page, 5).is_visible()
    assert page.evaluate("window.scrollY") == before


def test_words_of_one_statement_light_up_together(open_page):
    page = open_page(REPORT_PAGE, script=True)
    plain = tint(page, "a:text('That is not a threat')")
    page.locator("a.source", has_text="Renk").nth(1).hover()
    lit = {
        tint(page, f"a:text('{words}')") for words in ("That is not a threat", "We gave our word", "Whoever")
    }
    assert len(lit) == 1
    assert plain not in lit


def test_a_link_to_words_lights_them_in_the_middle_of_the_window(open_page):
    page = open_page(f"{REPORT_PAGE}#{STATEMENTS[14].id}", script=True, size={"width": 1360, "height": 500})
    words = page.locator("a:text('having opened fire')")
    assert tint(page, "a:text('having opened fire')") != tint(page, "a:text('within hours')")
    assert 50 < words.bounding_box()["y"] < 450


def test_copied_text_is_the_reports_own(open_page):
    page = open_page(REPORT_PAGE, script=True)
    copied = page.evaluate(
        "() => { const p = document.querySelectorAll('.text p.body')[0];"
        " getSelection().selectAllChildren(p); return getSelection().toString() }"
    )
    assert copied == DOCUMENT.blocks[3].span.text_of(DOCUMENT.text)


def test_a_phone_shows_a_tapped_card_at_its_foot(open_page):
    page = open_page(REPORT_PAGE, size=PHONE)
    page.locator("a.content", has_text="no paper, no map").click()
    box = card(page, 5).bounding_box()
    assert abs(box["y"] + box["height"] - PHONE["height"]) < 2
    assert box["width"] == PHONE["width"]


def test_on_paper_the_cards_stand_below_their_words(open_page):
    page = open_page(REPORT_PAGE, script=True)
    page.emulate_media(media="print")
    assert page.locator("section.card:visible").count() == len(STATEMENTS)
    assert not page.locator("form.ask").is_visible()


def test_a_kept_card_says_why_and_what_rests_on_it(open_page):
    page = open_page(f"{REPORT_PAGE}#card-2")
    card(page, 2).get_by_role("link", name="Measure, disputed").click()
    assert page.url.endswith("#finding-1")
    page = open_page(f"{REPORT_PAGE}#card-4")
    card(page, 4).locator("summary").click()
    assert "surname of a person named before" in card(page, 4).locator(".evidence").inner_text()


@pytest.mark.parametrize("script", [False, True], ids=["plain", "scripted"])
def test_the_same_words_elsewhere_are_found_from_the_card(open_page, script):
    page = open_page(f"{REPORT_PAGE}#card-4", script=script)
    card(page, 4).get_by_role("link", name="Same words elsewhere").click()
    found = card(page, 4) if script else page.locator("#same-words")
    found.locator("text=Part of them").wait_for()
    assert found.locator("del").first.inner_text().startswith("Whoever breaks it")
    assert (REPORT_PAGE in page.url) is script


def test_a_statement_is_cited_as_text_without_a_script(open_page):
    page = open_page(f"{REPORT_PAGE}#card-4")
    card(page, 4).get_by_role("link", name="Cite").click()
    assert page.locator("body").inner_text().startswith("Oda Renk, Verian Foreign Ministry spokeswoman")


def test_a_statement_is_copied_with_a_script(open_page):
    page = open_page(f"{REPORT_PAGE}#card-4", script=True)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    card(page, 4).get_by_role("button", name="Cite").click()
    card(page, 4).locator("text=Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith("Oda Renk, Verian Foreign Ministry")


def test_a_version_shows_what_it_changed(open_page):
    page = open_page(f"/reports/{SECOND_VERSION.document.id}")
    page.get_by_role("link", name="1 change").click()
    assert [page.locator(".changes del").inner_text(), page.locator(".changes ins").inner_text()] == [
        'Friday"',
        'Sunday"',
    ]
    page.get_by_role("link", name="Version 1").click()
    assert page.locator("p.warn a").inner_text() == "version 2"
