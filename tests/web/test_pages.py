"""The pages show what is on record, and their twins give the same as data."""

from __future__ import annotations

import lxml.html
import pytest

from onrecord.store import open_store
from tests.factories import NOW, TEXT, make_document, make_nested_report, make_report
from tests.web.conftest import OLDER, client_of
from tests.web.sample import DOCUMENT, REPORT, STATEMENTS
from tests.web.sample import TEXT as DISPATCH


def page(client, address: str) -> lxml.html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200
    return lxml.html.fromstring(answer.text)


def text_of(element) -> str:
    return " ".join(element.text_content().split())


@pytest.fixture
def versions(tmp_path):
    """A client of a record with two versions of one story, the second without its last paragraph."""
    first = make_document(url="https://corvane.example/1")
    second = make_document(TEXT[: TEXT.rindex("“We")] + "Corrected.\n", url="https://corvane.example/1")
    with open_store(str(tmp_path / "record.db")) as store:
        for doc in (first, second):
            store.add(make_report(doc=doc), now=NOW)
        yield client_of(store), first, second


def test_the_reports_are_listed(client):
    rows = page(client, "/reports").xpath("//tbody/tr")
    assert [text_of(row.find("th")) for row in rows] == [
        f"{DOCUMENT.title} Corvane",
        "Truce in Port Salen to hold Corvane",
    ]
    assert [text_of(cell) for cell in rows[0].findall("td")] == ["4 March 2031", "15", "7", "1", "1"]


def test_the_list_leads_to_each_report(client):
    links = page(client, "/reports").xpath("//tbody//a/@href")
    assert links == [f"/reports/{DOCUMENT.id}", f"/reports/{OLDER.document.id}"]


def test_long_lists_come_in_parts(client):
    first = page(client, "/reports?limit=1")
    (onward,) = first.xpath("//a[@rel='next']/@href")
    assert len(first.xpath("//tbody/tr")) == 1
    last = page(client, onward)
    assert last.xpath("//tbody//a/@href") == [f"/reports/{OLDER.document.id}"]
    assert last.xpath("//nav[@class='pages']/a/@href") == ["/reports?limit=1"]


def test_an_empty_record_says_how_to_fill_it(tmp_path):
    with open_store(str(tmp_path / "record.db")) as store:
        for address in ("/", "/reports"):
            assert "onrecord add" in text_of(page(client_of(store), address))


def test_a_report_shows_its_whole_text(client):
    blocks = page(client, f"/reports/{DOCUMENT.id}").xpath(
        "//*[@class='passage']/*[self::p or self::h1 or self::h2]"
    )
    shown = [block.text_content() for block in blocks]
    assert shown == [block.span.text_of(DISPATCH) for block in DOCUMENT.blocks]


def test_a_report_is_laid_out_by_its_blocks(client):
    found = page(client, f"/reports/{DOCUMENT.id}")
    assert [text_of(heading) for heading in found.xpath("//h1")] == [DOCUMENT.title]
    assert [text_of(heading) for heading in found.xpath("//article//h2")] == [
        "Guarantees first",
        "Convoy waits",
    ]
    assert [text_of(p) for p in found.xpath("//p[@class='furniture']")][-1] == "All news"


def test_every_statement_is_marked_where_it_stands(client):
    found = page(client, f"/reports/{DOCUMENT.id}")
    for number, stmt in enumerate(STATEMENTS, start=1):
        assert len(found.xpath(f"//span[@id='{stmt.id}']")) == 1
        assert len(found.xpath(f"//section[@aria-labelledby='who-{number}']")) == 1
    sources = [mark.text_content() for mark in found.xpath("//article//div//a[contains(@class, 'source')]")]
    assert "Its envoy, Tamas Orrin" in sources


def test_each_link_within_a_report_leads_somewhere(client):
    found = page(client, f"/reports/{DOCUMENT.id}")
    places = set(found.xpath("//@id"))
    assert len(places) == len(found.xpath("//@id"))
    assert {link[1:] for link in found.xpath("//@href") if link.startswith("#")} <= places
    assert set(" ".join(found.xpath("//@aria-describedby | //@aria-labelledby")).split()) <= places


def test_a_card_tells_who_how_sure_and_where(client):
    card = page(client, f"/reports/{DOCUMENT.id}").xpath("//section[@aria-labelledby='who-6']")[0]
    assert "6 Tamas Orrin envoy of the Northern Council" in text_of(card)
    assert "Quotation direct" in text_of(card)
    assert "Confidence 81%" in text_of(card)
    stmt = STATEMENTS[5]
    assert f"source {stmt.source[0].start}–{stmt.source[0].end}" in text_of(card)
    assert f"content {stmt.content[0].start}–{stmt.content[0].end}, {stmt.content[1].start}" in text_of(card)


def test_an_unresolved_speaker_is_shown_as_unresolved(client):
    card = text_of(page(client, f"/reports/{DOCUMENT.id}").xpath("//section[@aria-labelledby='who-8']")[0])
    assert card.startswith("8 Speaker not resolved Printed as “President Ilke Damar”")


def test_a_missing_source_is_shown_as_missing(client):
    card = text_of(page(client, f"/reports/{DOCUMENT.id}").xpath("//section[@aria-labelledby='who-14']")[0])
    assert "no source is printed" in card
    assert "41%, more likely wrong than right" in card


def test_the_side_lists_speakers_with_their_statements(client):
    speakers = page(client, f"/reports/{DOCUMENT.id}").xpath("//div[starts-with(@class, 'speaker')]")
    renk = next(speaker for speaker in speakers if text_of(speaker).startswith("Oda Renk"))
    assert renk.xpath(".//li/a/@href") == [f"#{STATEMENTS[n].id}" for n in (1, 2, 3, 11, 12)]
    assert text_of(speakers[-1]).startswith("Not resolved")


def test_findings_and_issues_are_listed(client):
    side = text_of(page(client, f"/reports/{DOCUMENT.id}").xpath("//aside")[0])
    assert "Measure, disputed “The pause in fighting around Port Salen”" in side
    assert "Oda Renk: in force" in side
    assert "Rests on statement 2, statement 14" in side
    assert "The report does not say who heard the shots" in side


def test_the_language_of_the_report_is_said(client):
    assert page(client, f"/reports/{DOCUMENT.id}").xpath("//div[@class='text']/@lang") == ["en"]


def test_a_title_that_is_not_in_the_text_heads_the_page(tmp_path):
    doc = make_document("Only a line of text, and it ends here.", title="From elsewhere")
    with open_store(str(tmp_path / "record.db")) as store:
        store.add(make_report(doc=doc), now=NOW)
        found = page(client_of(store), f"/reports/{doc.id}")
    assert [text_of(heading) for heading in found.xpath("//h1")] == ["From elsewhere"]


def test_an_older_version_leads_to_the_newer(versions):
    client, first, second = versions
    found = page(client, f"/reports/{first.id}")
    assert found.xpath("//p[@class='warn']/a/@href") == [f"/reports/{second.id}"]
    assert "version 1 of 2" in text_of(found)
    assert not page(client, f"/reports/{second.id}").xpath("//p[@class='warn']")


def test_a_story_leads_to_its_newest_version(versions):
    client, _, second = versions
    assert client.get(f"/reports/{second.story_id}").headers["location"] == f"/reports/{second.id}"


def test_the_beginning_of_an_id_leads_to_the_whole(client):
    answer = client.get(f"/reports/{DOCUMENT.id[:12]}")
    assert (answer.status_code, answer.headers["location"]) == (307, f"/reports/{DOCUMENT.id}")
    answer = client.get(f"/statements/{STATEMENTS[3].id[:12]}")
    assert answer.headers["location"] == f"/statements/{STATEMENTS[3].id}"


def test_a_statement_has_a_page_of_its_own(client):
    found = page(client, f"/statements/{STATEMENTS[3].id}")
    assert text_of(found.xpath("//h1")[0]) == "Oda Renk"
    marks = [mark.text_content() for mark in found.xpath("//div[@class='text']//a")]
    assert marks == ["“We gave our word on Sunday and we are keeping it,”", "Renk", "said", *marks[3:]]
    assert "surname of a person named before" in text_of(found.xpath("//aside")[0])
    assert f"/reports/{DOCUMENT.id}#{STATEMENTS[3].id}" in found.xpath("//@href")


def test_a_search_finds_statements_and_marks_the_words(client):
    found = page(client, "/search?q=calendar")
    assert [mark.text for mark in found.xpath("//mark")] == ["calendar"]
    assert f"/reports/{DOCUMENT.id}#{STATEMENTS[3].id}" in found.xpath("//@href")
    assert found.xpath("//input[@name='what']/@value") == ["calendar"]


def test_a_search_keeps_its_words_from_part_to_part(client):
    (onward,) = page(client, "/search?q=the+%22port+salen%22&limit=1").xpath("//a[@rel='next']/@href")
    assert onward.startswith("/search?q=the+%22port+salen%22&limit=1&after=")
    assert page(client, onward).xpath("//mark")


@pytest.mark.parametrize("query", ["", "%20", "nowhere", "%22", "*", "a" * 1000, "%F0%9F%95%8A", "AND OR ("])
def test_a_search_without_hits_teaches_how_to_search(client, query):
    assert "Ways to ask" in text_of(page(client, f"/search?q={query}"))


def test_issues_have_a_page(client):
    found = page(client, "/issues")
    assert "The report does not say who heard the shots" in text_of(found)
    assert f"/reports/{DOCUMENT.id}" in found.xpath("//li//@href")


def test_each_page_names_its_twins(client):
    for address in (
        "/",
        "/reports",
        f"/reports/{DOCUMENT.id}",
        f"/statements/{STATEMENTS[0].id}",
        "/search?q=calendar",
        "/issues",
    ):
        twins = page(client, address).xpath("//head/link[@rel='alternate']")
        assert [twin.get("type") for twin in twins] == [
            "application/json",
            "text/csv",
            "application/atom+xml",
        ]
        for twin in twins:
            answer = client.get(twin.get("href"))
            assert answer.status_code == 200
            assert answer.headers["content-type"].partition(";")[0] == twin.get("type")


def test_the_twin_of_the_list_holds_the_same(client):
    data = client.get("/reports.json").json()
    assert [item["report"]["title"] for item in data["items"]] == [
        DOCUMENT.title,
        "Truce in Port Salen to hold",
    ]
    assert data["counts"]["statements"] == len(STATEMENTS) + 1
    assert data["next"] is None


def test_the_twin_of_a_report_holds_the_report(client):
    data = client.get(f"/reports/{DOCUMENT.id}.json").json()
    assert data["document"]["text"] == DISPATCH
    assert data["statements"] == [stmt.to_dict() for stmt in STATEMENTS]
    assert data["findings"] == [finding.to_dict() for finding in REPORT.findings]
    assert [row["version"] for row in data["versions"]] == [1]


def test_the_twin_of_a_statement_holds_it_and_its_report(client):
    data = client.get(f"/statements/{STATEMENTS[2].id}.json").json()
    assert data["statement"] == STATEMENTS[2].to_dict()
    assert data["citation"]["document_id"] == DOCUMENT.id


def test_the_twin_of_a_search_holds_its_hits(client):
    data = client.get("/search.json?q=calendar").json()
    assert [hit["statement"]["id"] for hit in data["items"]] == [STATEMENTS[3].id]
    assert data["query"] == "calendar"


def test_the_twin_of_the_issues_holds_them(client):
    data = client.get("/issues.json").json()
    assert {item["issue"]["issue"]["code"] for item in data["items"]} == {
        "source-not-stated",
        "speaker-unresolved",
    }


def test_a_statement_inside_another_leads_to_it_and_is_not_counted(tmp_path):
    report = make_nested_report()
    outer, inner, _ = report.statements
    with open_store(str(tmp_path / "record.db")) as store:
        store.add(report, now=NOW)
        reader = client_of(store)
        whole = page(reader, f"/reports/{report.document.id}")
        alone = page(reader, f"/statements/{inner.id}")
        listed = page(reader, "/reports")
    assert "1 statement" in text_of(whole.xpath("//header[@class='kicker']")[0])
    assert whole.xpath(f"//section[@aria-labelledby='who-2']//a[@href='/statements/{outer.id}']")
    assert alone.xpath(f"//a[@href='/statements/{outer.id}']")
    assert [text_of(cell) for cell in listed.xpath("//tbody/tr/td")][1] == "1"
