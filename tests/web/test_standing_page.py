"""What stands, as a page: as of a day, as known by a day, with each side's account and the way to it."""

import csv
import io

import pytest
from lxml import etree, html

from tests.web.conftest import client_of
from tests.web.standing_record import DAY, MADE, MISSED, PROMISED, STANDS, filled

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    with filled(tmp_path_factory.mktemp("standing")) as store:
        yield client_of(store)


def page(desk, address):
    answer = desk.get(address)
    assert answer.status_code == 200
    return html.fromstring(answer.text)


def found(tree, path):
    """Return elements by tags and classes, each within the one before: `.stands h3`, `a.chip`."""
    steps = []
    for step in path.split():
        tag, _, name = step.partition(".")
        held = f"[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]" if name else ""
        steps.append(f"//*[local-name() = '{tag}']{held}" if tag else f"//*{held}")
    return tree.xpath("".join(steps))


def texts(tree, path):
    return [" ".join(one.text_content().split()) for one in found(tree, path)]


def test_each_type_has_its_things_and_its_count(desk):
    tree = page(desk, f"/standing?as_of={DAY}")
    assert texts(tree, ".tabs a") == ["All 4", "Measures 2", "Commitments 1", "Rights reserved 1"]
    assert texts(tree, ".stands h3") == [
        "ban on night flights",
        "strike of the pilots",
        "rebuild the sluice",
        "close the strait",
    ]


def test_a_commitment_shows_both_accounts_that_it_is_overdue_and_since_when(desk):
    tree = page(desk, f"/standing?as_of={DAY}&finding=commitment")
    assert texts(tree, ".stands .chip") == ["missed", "overdue"]
    assert texts(tree, ".side-of .who") == ["Valley Council made", "Ilan Dorr missed"]
    links = [link.get("href") for link in found(tree, ".side-of .answer a")]
    assert links == [f"/reports/{one.document_id}#{one.id}" for one in (MADE, MISSED)]


def test_the_second_clock_hides_what_was_not_known(desk):
    tree = page(desk, f"/standing?as_of={DAY}&known_by=2031-03-05&finding=commitment")
    assert texts(tree, ".stands .chip") == ["made", "overdue"]
    assert "as far as could be known by 5 March 2031" in tree.text_content()


def test_measures_are_drawn_where_they_are_and_when(desk):
    tree = page(desk, f"/standing?as_of={DAY}")
    assert texts(tree, ".map .spot text") == ["Halden", "Varn"]
    assert texts(tree, ".map tbody td") == [
        *("strike of the pilots", "announced"),
        *("ban on night flights", "in force"),
    ]
    assert len(found(tree, ".lanes li")) == 2


def test_the_days_lead_to_other_days_and_keep_what_is_asked(desk):
    tree = page(desk, f"/standing?as_of={DAY}&finding=measure&party=Dorr")
    steps = {link.text_content(): link.get("href") for link in found(tree, ".steps a")}
    assert steps["a day later"] == "/standing?as_of=2031-03-10&finding=measure&party=Dorr"
    assert steps["as known then"].endswith(f"known_by={DAY}&finding=measure&party=Dorr")
    assert steps["today"] == "/standing?finding=measure&party=Dorr"


def test_a_form_that_is_sent_empty_asks_for_today(desk):
    tree = page(desk, "/standing?as_of=&known_by=&place=&party=")
    assert found(tree, "h1")[0].text_content().startswith("What stands on ")


def test_an_empty_day_tells_where_to_look(desk):
    tree = page(desk, "/standing?as_of=1999-01-01")
    assert "Nothing on record stands so on this day." in tree.text_content()


def test_parts_of_a_list_follow_each_other(desk):
    first = page(desk, f"/standing?as_of={DAY}&finding=measure&limit=1")
    onward = first.xpath('//a[@rel="next"]')[0].get("href")
    second = page(desk, onward)
    assert texts(first, ".stands h3") + texts(second, ".stands h3") == [
        "ban on night flights",
        "strike of the pilots",
    ]
    assert not second.xpath('//a[@rel="next"]')


@pytest.mark.parametrize("address", [f"/standing{{}}?as_of={DAY}", f"/standing/{PROMISED}{{}}"])
def test_table_feed_and_data_hold_the_same(desk, address):
    rows = list(csv.DictReader(io.StringIO(desk.get(address.format(".csv")).text)))
    entries = etree.fromstring(desk.get(address.format(".atom")).content).findall(f"{ATOM}entry")
    items = desk.get(address.format(".json")).json()["items"]
    assert len(items) == len(entries) > 0
    assert len(rows) >= len(items)


def test_a_thing_shows_what_became_of_it_and_why_it_is_one(desk):
    tree = page(desk, f"/standing/{PROMISED}?as_of={DAY}")
    assert texts(tree, ".history .when") == ["3 March 2031", "7 March 2031", "8 March 2031"]
    assert "the same words for it" in texts(tree, ".ties")[0]
    assert found(tree, ".portrait a")[0].get("href") == f"/standing?as_of={DAY}"


def test_a_thing_is_shown_also_before_its_first_account(desk):
    tree = page(desk, f"/standing/{PROMISED}?as_of=2031-01-01")
    assert "No account tells of 1 January 2031 yet" in tree.text_content()


def test_the_beginning_of_an_id_and_that_of_a_finding_lead_to_the_thing(desk):
    for wanted in (PROMISED[:12], STANDS[1].findings[0].id):
        answer = desk.get(f"/standing/{wanted}?as_of={DAY}")
        assert answer.status_code == 307
        assert answer.headers["location"] == f"/standing/{PROMISED}?as_of={DAY}"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/standing/th-ffffff", 404),
        ("/standing?party=re-ffffff", 404),
        ("/standing.json?as_of=yesterday", 400),
        ("/standing.csv?limit=100000", 400),
        ("/standing?after=elsewhere&finding=measure", 400),
    ],
)
def test_what_cannot_be_shown_is_said(desk, address, status):
    assert desk.get(address).status_code == status
