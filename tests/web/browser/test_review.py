"""Whole jobs in a real browser, with a script and without: search, open, correct, merge, undo, read again."""

from __future__ import annotations

import dataclasses
import json

import pytest

from onrecord.services import sort_all
from onrecord.store import open_store
from tests.factories import NOW
from tests.web.browser.conftest import PHONE, WIDE, served
from tests.web.reviewers import ADA, ADAS, BEN, BENS, app_of, copied
from tests.web.sample import REPORT, STATEMENTS

EITHER = pytest.mark.parametrize("script", [False, True], ids=["plain", "scripted"])
STMT = STATEMENTS[3]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """The sample, read and sorted."""
    path = tmp_path_factory.mktemp("jobs") / "record.db"
    with open_store(str(path)) as opened:
        opened.add(REPORT, now=NOW)
        sort_all(opened)
        yield opened


@pytest.fixture
def store(prepared, tmp_path):
    with copied(prepared, tmp_path) as copy:
        yield copy


@pytest.fixture
def office(store):
    with served(app_of(store)) as address:
        yield address


@pytest.fixture
def reviewer(office, open_page):
    """Open a page as somebody who has signed in; it is closed before the server, which it asks for news."""

    def open_one(address: str, *, script: bool, name: str = ADA, token: str = ADAS, **how):
        page = open_page(f"/sign-in?to={address}", script=script, base=office, **how)
        page.get_by_label("Name").fill(name)
        page.get_by_label("Token").fill(token)
        page.get_by_role("main").get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"{office}{address}")
        return page

    return open_one


def read_again(store, layer: str = "another-layer") -> None:
    """Read the story again, as a newer model would."""
    statements = tuple(dataclasses.replace(stmt, layer=layer) for stmt in REPORT.statements)
    store.add(dataclasses.replace(REPORT, layer=layer, statements=statements), now=NOW)
    sort_all(store)


@EITHER
def test_a_speaker_is_corrected_undone_and_corrected_and_it_holds(reviewer, store, script):
    page = reviewer("/", script=script)
    page.get_by_label("about (what)").fill("calendar")
    page.get_by_role("button", name="Find").click()
    page.locator(".quote .words a").first.click()
    page.wait_for_url(f"**#{STMT.id}")
    page.locator("a.m[aria-describedby=who-4]").first.click()
    page.locator("section[aria-labelledby=who-4]").get_by_role("link", name="Correct").click()
    page.wait_for_url(f"**/review/statements/{STMT.id}")

    for _ in range(2):
        page.get_by_label("Speaker", exact=True).fill("Mirela Sant")
        page.get_by_role("button", name="Save the correction").click()
        page.locator("[data-case] form.undo").wait_for()
        assert store.statement(STMT.id)[0].speaker == "Mirela Sant"
        page.get_by_role("button", name="Undo").first.click()
        page.locator("[data-case] form.undo").wait_for(state="detached")
        assert store.statement(STMT.id)[0].speaker == "Oda Renk"
        page.goto(f"/review/statements/{STMT.id}")
    page.get_by_label("Speaker", exact=True).fill("Mirela Sant")
    page.get_by_role("button", name="Save the correction").click()
    page.locator("[data-case] form.undo").wait_for()
    assert "corrected the speaker to “Mirela Sant”" in page.locator("[data-case] .decided").inner_text()

    read_again(store)
    page.goto("/search?q=calendar")
    assert page.locator(".quote .who").first.inner_text().startswith("Mirela Sant")


@EITHER
def test_two_people_are_merged_and_it_holds_until_undone(reviewer, store, script):
    renk, orrin = (store.entities(name=name).items[0] for name in ("Renk", "Orrin"))
    page = reviewer(f"/review/entities/{renk.id}", script=script)
    page.get_by_label("Name", exact=True).fill("Orrin")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("button", name=f"The same as {orrin.name}").click()
    page.get_by_text("said that two are one").first.wait_for()
    assert page.locator(".split > .box .members > li").count() == 2
    read_again(store)
    page.reload()
    assert page.locator(".split > .box .members > li").count() == 2
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("(undone)").first.wait_for()
    assert store.entity(REPORT.entities[0].id)[0].reports == 1
    assert len(store.entity(REPORT.entities[0].id)[1]) == 1


@EITHER
def test_words_are_corrected_by_their_numbers(reviewer, store, script):
    page = reviewer(f"/review/statements/{STMT.id}", script=script)
    first = page.locator("[data-part=content] input").first
    number = int(first.input_value().split()[0])
    first.fill(str(number + 1))
    page.get_by_role("button", name="Save the correction").click()
    page.get_by_text("corrected the words said").first.wait_for()
    assert store.statement(STMT.id)[0].content[0].start > STMT.content[0].start


def test_words_are_corrected_by_selecting_them(reviewer, store):
    page = reviewer(f"/review/statements/{STMT.id}", script=True)
    words = page.locator(".numbered [data-n]")
    texts = words.all_inner_texts()
    at = texts.index("gave")
    page.evaluate(
        "([from, to]) => { const all = document.querySelectorAll('.numbered [data-n]');"
        " const range = document.createRange(); range.setStart(all[from].firstChild, 1);"
        " range.setEnd(all[to].firstChild, 2); const chosen = getSelection();"
        " chosen.removeAllRanges(); chosen.addRange(range); }",
        [at, at + 2],
    )
    page.locator("[data-part=content]").get_by_role("button", name="Take what I selected").click()
    page.get_by_role("button", name="Save the correction").click()
    page.get_by_text("corrected the words said").first.wait_for()
    stmt, doc = store.statement(STMT.id)
    assert [span.text_of(doc.text) for span in stmt.content] == ["gave our word"]


@EITHER
def test_a_button_of_the_queue_decides_and_the_list_of_decisions_undoes(reviewer, store, script):
    page = reviewer("/review", script=script)
    first = page.locator("[data-case]").first
    row = first.get_attribute("data-case")
    first.get_by_role("button", name="Reject").click()
    page.locator("[data-lately]").get_by_text("rejected it").wait_for()
    assert [one.judgement.row_id for one in store.reviews().items] == [row]
    page.goto("/review/decisions")
    page.get_by_role("button", name="Undo").click()
    page.wait_for_load_state()
    assert store.queue().items[0].statement.id == row


def test_the_keyboard_goes_through_the_queue(reviewer, store):
    page = reviewer("/review", script=True)
    rows = [item.get_attribute("data-case") for item in page.locator("[data-case]").all()]
    for key in ("j", "j", "k", "a"):
        page.keyboard.press(key)
    page.locator(f"[data-case='{rows[0]}'].done").wait_for()
    page.locator(f"[data-case='{rows[1]}']:focus").wait_for()
    page.keyboard.press("r")
    page.locator(f"[data-case='{rows[1]}'].done").wait_for()
    page.keyboard.press("k")
    page.keyboard.press("u")
    page.locator(f"[data-case='{rows[1]}']:not(.done)").wait_for()
    assert [one.state for one in store.reviews().items] == ["standing", "undone", "standing"]
    page.locator(f"[data-case='{rows[2]}']").focus()
    page.keyboard.press("c")
    page.locator(f"[data-case='{rows[2]}'][data-editing] input[name=speaker]:focus").wait_for()
    page.keyboard.type("jka")
    assert "jka" in page.get_by_label("Speaker", exact=True).input_value()
    page.keyboard.press("Escape")
    page.locator(f"[data-case='{rows[2]}']:not([data-editing])").wait_for()
    page.get_by_label("keys are on").uncheck()
    page.locator(f"[data-case='{rows[2]}']").focus()
    page.keyboard.press("a")
    page.wait_for_timeout(300)
    assert len(store.reviews().items) == 3


def test_two_reviewers_see_each_others_decisions(reviewer, store):
    ada = reviewer("/review", script=True)
    ben = reviewer("/review", script=True, name=BEN, token=BENS)
    row = ada.locator("[data-case]").first.get_attribute("data-case")
    ada.locator("[data-case]").first.get_by_role("button", name="Accept").click()
    ada.locator(f"[data-case='{row}'].done").wait_for()
    ben.locator(f"[data-case='{row}']").get_by_role("button", name="Reject").click()
    ben.get_by_text("nothing of yours was saved").wait_for()
    assert f"{ADA} accepted it" in " ".join(ben.locator(f"[data-case='{row}']").inner_text().split())
    assert [one.judgement.by for one in store.reviews().items] == [ADA]
    other = ada.locator("[data-case]:not(.done)").first
    second = other.get_attribute("data-case")
    other.get_by_role("button", name="Accept").click()
    ben.locator(f"[data-case='{second}'].done").wait_for(timeout=15_000)
    assert ADA in ben.locator(f"[data-case='{second}']").inner_text()
    assert [text for text in ben.complaints if "409" not in text] == []
    ben.complaints.clear()


@EITHER
def test_who_has_signed_out_elsewhere_saves_nothing_and_is_told(reviewer, store, script):
    page = reviewer("/review", script=script)
    page.context.clear_cookies()
    page.locator("[data-case]").first.get_by_role("button", name="Accept").click()
    page.get_by_role("heading", name="Sign in" if script else "You are not signed in").wait_for()
    assert store.reviews().items == ()
    page.complaints.clear()


@pytest.mark.parametrize(("scheme", "size"), [("light", WIDE), ("dark", PHONE)], ids=["light", "dark-phone"])
@pytest.mark.parametrize(
    "address", ["/review", "/review/statements/{}", "/review/entities/{}", "/review/decisions"]
)
def test_axe_finds_nothing_where_somebody_is_signed_in(reviewer, store, axe, address, scheme, size):
    entity = store.entities(name="Renk").items[0].id
    page = reviewer(
        address.format(entity if "entities" in address else STMT.id), script=True, scheme=scheme, size=size
    )
    assert page.locator("html").evaluate("e => e.scrollWidth") <= size["width"]
    page.evaluate(axe)
    found = page.evaluate("() => axe.run({resultTypes: ['violations']})")["violations"]
    said = [[v["id"], [[n["html"], n["failureSummary"]] for n in v["nodes"][:3]]] for v in found]
    assert json.dumps(said, indent=1) == "[]"
