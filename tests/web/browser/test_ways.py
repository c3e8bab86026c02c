"""As somebody who is new here: what did they promise, by when, was it kept; with a script and without."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Report
from onrecord.services import sort_all
from onrecord.store import open_store
from tests.factories import NOW
from tests.web.browser.conftest import served
from tests.web.conftest import client_of
from tests.web.standing_record import MADE
from tests.web.test_hostile import SEEN, addresses, hostile_report

EITHER = pytest.mark.parametrize("script", [False, True], ids=["plain", "scripted"])


@EITHER
def test_what_somebody_promised_and_what_became_of_it_is_found_from_the_first_page(open_page, script):
    page = open_page("/", script=script)
    page.get_by_label("What did (who)").fill("valley council")
    page.get_by_label("What they did with words").select_option("promise")
    page.get_by_role("button", name="Find").click()
    page.wait_for_url("**/search?q=speaker*kind%3Apromise")
    became = page.locator("section[aria-labelledby=became]")
    assert "due 7 March 2031" in became.inner_text()
    became.get_by_role("link", name="rebuild the sluice").click()
    page.wait_for_url("**/standing/th-*")
    sides = page.locator("section[aria-labelledby=accounts] .told").all_inner_texts()
    assert sorted(sides) == ["made", "missed"]
    page.locator("section[aria-labelledby=accounts] .answer a", has_text="rebuild").first.click()
    page.wait_for_url("**/reports/*#sm-*")
    assert page.url.endswith(f"#{MADE.id}")


@EITHER
def test_the_same_is_found_without_typing_by_a_name(open_page, script):
    page = open_page("/entities", script=script)
    page.get_by_role("link", name="Valley Council").first.click()
    page.locator("section[aria-labelledby=thing-commitment] h3 a").first.click()
    page.wait_for_url("**/standing/th-*")
    assert page.locator("h1").inner_text() == "rebuild the sluice"


@EITHER
def test_a_statement_leads_to_what_rests_on_it_and_back(open_page, script):
    page = open_page(f"/statements/{MADE.id}", script=script)
    page.locator("section[aria-labelledby=findings] a").click()
    page.wait_for_url("**/standing/th-*")
    page.locator("section[aria-labelledby=history] .answer a").first.click()
    page.wait_for_url("**/reports/*#sm-*")
    assert page.url.endswith(f"#{MADE.id}")


@EITHER
def test_a_mistyped_filter_is_told_at_the_form_and_the_rest_answered(open_page, script):
    page = open_page("/search?q=word+kind:promis", script=script)
    assert "did you mean “kind:promise”?" in page.get_by_role("note").inner_text()
    assert page.locator("article.quote").count() > 0
    page = open_page("/standing?as_of=soon", script=script)
    assert "has to be a day" in page.get_by_role("alert").inner_text()
    assert page.get_by_label("As of", exact=True).is_visible()


def dated(report: Report) -> Report:
    """Return a report whose days are days, since no others can be compared, and all else attacks."""
    finding = replace(report.findings[0], since=None, until=None, state="in_force")
    accounts = tuple(replace(one, state="in_force") for one in finding.accounts)
    statements = tuple(replace(one, said_on=None) for one in report.statements)
    doc = replace(report.document, published="2031-03-04")
    finding = replace(finding, accounts=accounts)
    return replace(report, document=doc, statements=statements, findings=(finding,))


@pytest.fixture(scope="module")
def attacked(tmp_path_factory):
    """The address of pages over a report that attacks in every field, and which pages show it."""
    with open_store(str(tmp_path_factory.mktemp("attacked") / "record.db")) as store:
        store.add(dated(hostile_report()), now=NOW)
        sort_all(store)
        client = client_of(store)
        with served(client.app) as base:
            yield base, [*addresses(client), "/standing", "/entities", "/sources", "/unanswered", "/review"]


def test_script_in_every_field_of_a_report_shows_as_text_and_does_nothing(open_page, attacked):
    base, shown = attacked
    page = open_page("/static/mark.svg", script=True, base=base)
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for address in shown:
        page.goto(address)
        assert page.locator("h1").count() == 1
        assert page.locator("img, svg[onload]").count() == 0
    page.goto(shown[2])
    assert SEEN in " ".join(page.locator("main").inner_text().split())
    assert dialogs == []
