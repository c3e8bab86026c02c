"""Whatever a report holds, in whichever field, shows as text and does nothing."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

import lxml.html
import pytest
from hypothesis import given, settings

from onrecord.model import Account, Attribution, Evidence, Excerpt, Naming, Office, Party, Report, Span
from onrecord.services import ReportPage, SameWords
from onrecord.store import open_store
from onrecord.text.clean import printable
from onrecord.web.templating import load_templates, render
from onrecord.web.views import make_card, view_in_context, view_report
from tests.factories import (
    NOW,
    make_attribution,
    make_document,
    make_entity,
    make_finding,
    make_issue,
    make_provenance,
    make_report,
    make_statement,
)
from tests.strategies import values_of
from tests.web.conftest import client_of

ATTACK = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg onload=alert(3)>"
    "{{ 7 * 7 }}{% raw %}</style></title></textarea>&lt;b&gt;\x1b[31m\u202ereversed\u2066\x00"
)
TEMPLATES = load_templates()

SEEN = " ".join(printable(ATTACK).split())

SCRIPTS = {"/static/htmx.min.js", "/static/desk.js"}
ALLOWED_ATTRIBUTES = {
    *(
        "data-copy",
        "data-copy-from",
        "hx-get",
        "hx-push-url",
        "defer",
        "dir",
        "height",
        "hidden",
        "hx-boost",
        "hx-select",
        "hx-swap",
        "hx-target",
        "open",
    ),
    *("preserveaspectratio", "size", "spellcheck", "src", "title", "viewbox", "width", "x", "y"),
    *(
        "action",
        "aria-current",
        "aria-describedby",
        "aria-hidden",
        "aria-label",
        "aria-labelledby",
        "selected",
    ),
    *("autocomplete", "charset", "class", "content", "data-n", "data-of", "datetime", "for", "href", "id"),
    *("lang", "maxlength", "name", "placeholder", "rel", "role", "scope", "tabindex", "type", "value"),
}


def hostile_report() -> Report:
    """Build a report that attacks in every field that may hold any text; days of findings may not."""
    text = f"{ATTACK}\n\n{ATTACK} said {ATTACK}."
    words = (Span(0, 20), Span(30, len(ATTACK) + 6))
    doc = make_document(
        text,
        name=ATTACK,
        title=ATTACK,
        url=f"javascript:{ATTACK}",
        publisher=ATTACK,
        provider=ATTACK,
        byline=ATTACK,
        published=ATTACK,
        language=ATTACK,
        provenance=make_provenance(
            text, location=ATTACK, reader=ATTACK, reader_version=ATTACK, given_id=ATTACK
        ),
    )
    excerpt = Excerpt.of(text, words[0])
    stmt = make_statement(
        doc,
        hostile_attribution(words),
        speaker=ATTACK,
        role=ATTACK,
        holder=f"{ATTACK}!",
        addressee=ATTACK,
        target=ATTACK,
        said_on=ATTACK,
        condition=excerpt,
        places=(ATTACK,),
        naming=Naming.UNNAMED,
        evidence=(Evidence(ATTACK, ATTACK, words, 0.5),),
    )
    entity = make_entity(doc, name=ATTACK, offices=(Office(ATTACK, ATTACK, ATTACK),), id=stmt.speaker_id)
    finding = replace(
        make_finding(doc, stmt, words="said"),
        parties=(Party(ATTACK, ATTACK, words[0]),),
        object=excerpt,
        scope=excerpt,
        condition=excerpt,
        places=(ATTACK,),
        since=None,
        until=None,
        accounts=(Account(ATTACK, ATTACK, ATTACK), Account(None, ATTACK, stmt.id)),
        statements=(stmt.id, ATTACK),
    )
    issue = make_issue(code=ATTACK, message=ATTACK, document=ATTACK, span=words[0])
    return make_report(
        doc=doc,
        layer=ATTACK,
        entities=(entity,),
        statements=(replace(stmt, layer=ATTACK),),
        findings=(finding,),
        issues=(issue,),
    )


def hostile_attribution(words: tuple[Span, Span]) -> Attribution:
    return replace(make_attribution(), source=words[:1], cue=(Span(22, 25),), content=words[1:])


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with open_store(str(tmp_path_factory.mktemp("hostile") / "record.db")) as store:
        store.add(hostile_report(), now=NOW)
        yield client_of(store)


def addresses(client) -> list[str]:
    report = client.get("/reports.json").json()["items"][0]["report"]["document_id"]
    stmt = client.get(f"/reports/{report}.json").json()["statements"][0]["id"]
    return ["/", "/reports", f"/reports/{report}", f"/statements/{stmt}", "/issues", "/search?q=script"]


def assert_harmless(html: str) -> lxml.html.HtmlElement:
    page = lxml.html.fromstring(html)
    tags = {element.tag for element in page.iter() if isinstance(element.tag, str)}
    assert not tags & {"img", "style", "iframe", "object", "embed", "base", "textarea"}
    assert {script.get("src", "").partition("?")[0] for script in page.iter("script")} <= SCRIPTS
    assert not any(script.text for script in page.iter("script"))
    attributes = {name for element in page.iter() for name in element.attrib}
    assert attributes <= ALLOWED_ATTRIBUTES
    assert all(
        link.startswith(("/", "#", "http://", "https://"))
        for link in page.xpath("//@href | //@action | //@src")
    )
    return page


@pytest.mark.parametrize("which", range(6))
def test_an_attack_in_every_field_is_shown_as_text(client, which):
    answer = client.get(addresses(client)[which])
    assert answer.status_code == 200
    page = assert_harmless(answer.text)
    assert SEEN in " ".join(page.text_content().split())
    assert not {"\x1b", "\x00", "\u202e", "\u2066"} & set(answer.text)


@pytest.mark.parametrize(
    "address", ["/search?q={}", "/search?after={}&q=a", "/?after={}", "/reports/{}", "/{}"]
)
def test_an_attack_in_the_address_is_shown_as_text_or_not_at_all(client, address):
    assert_harmless(client.get(address.format(quote(ATTACK, safe=""))).text)


@given(values_of(Report))
@settings(max_examples=60)
def test_any_report_at_all_can_be_shown(report):
    view = view_report(report)
    about = ReportPage(report, (), ())
    shown = {"about": about, "view": view, "changes": None, "who": {}}
    html = render(TEMPLATES, "report.html", path="/", **shown).decode()
    assert_harmless(html)
    for stmt in report.statements:
        passages = view_in_context(report.document, stmt)
        card = make_card(report.document, stmt, 0)
        same = SameWords(stmt, report.document, (), (), all_seen=True)
        shown = {
            "card": card,
            "doc": report.document,
            "passages": passages,
            "same": same,
            "elsewhere": (),
            "citation": "",
            "findings": report.findings,
            "is_newest": True,
            "who": stmt.speaker_id,
        }
        page = render(TEMPLATES, "statement.html", path="/", **shown)
        assert_harmless(page.decode())
