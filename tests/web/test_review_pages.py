"""The pages of review: the queue, a correction, who is who; two reviewers; without a script and for one."""

import dataclasses

import pytest

from onrecord.services import sort_all
from onrecord.store import open_store
from tests.factories import NOW, make_nested_report
from tests.web.conftest import OLDER
from tests.web.reviewers import ADA, BEN, BENS, app_of, client_for, copied, fields_of, page_of, send, sign_in
from tests.web.sample import REPORT, STATEMENTS

STMT = STATEMENTS[3]
CASE = f"/review/statements/{STMT.id}"
FORM = f"//form[@action='{CASE}']"
SCRIPT = {"hx_request": "true"}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    path = tmp_path_factory.mktemp("review") / "record.db"
    with open_store(str(path)) as opened:
        for report in (REPORT, OLDER):
            opened.add(report, now=NOW)
        sort_all(opened)
        yield opened


@pytest.fixture
def store(prepared, tmp_path):
    with copied(prepared, tmp_path) as copy:
        yield copy


@pytest.fixture
def app(store):
    return app_of(store)


@pytest.fixture
def ada(app):
    return sign_in(client_for(app))


@pytest.fixture
def ben(app):
    return sign_in(client_for(app), BEN, BENS)


def cases(page) -> list[str]:
    return page.xpath("//article[@data-case]/@data-case")


def correcting(client, **changes):
    return fields_of(page_of(client, CASE), f"{FORM}[contains(@class, 'correcting')]") | changes


def test_the_queue_shows_the_most_doubtful_first_with_why(prepared):
    page = page_of(client_for(app_of(prepared)), "/review")
    shown = cases(page)
    assert shown == [one.statement.id for one in prepared.queue(limit=10).items]
    assert "it names no source" in page.xpath("string(//article[1])")
    assert "nobody was found for its source" in page.xpath("string(//main)")
    assert "Sign in" in page.xpath("string(//main)")
    assert not page.xpath("//main//form[@method='post']")


def test_the_queue_is_narrowed_and_goes_on(prepared):
    client = client_for(app_of(prepared))
    page = page_of(client, "/review?q=speaker:renk&limit=1")
    assert len(cases(page)) == 1
    (following,) = page.xpath("//a[@rel='next']/@href")
    assert set(cases(page_of(client, following))).isdisjoint(cases(page))
    assert all(
        "nobody" in text
        for text in page_of(client, "/review?unresolved=true").xpath("//ul[@class='why']/li[1]/text()")
    )
    assert "Nothing that waits fits this" in page_of(client, "/review?q=zzz").xpath("string(//main)")
    assert client.get("/review?after=x").status_code == 400


def test_the_twins_of_the_queue_and_of_the_decisions(ada):
    send(ada, CASE, fields_of(page_of(ada, CASE), FORM) | {"decision": "accept"})
    data = ada.get("/review.json?limit=100").json()
    assert data["total"]["count"] == len(data["items"]) > 3
    assert data["items"][0]["doubt"] >= data["items"][1]["doubt"]
    assert ada.get("/review.csv").text.splitlines()[0].endswith("doubt,page")
    assert "<entry>" in ada.get("/review.atom").text
    assert ada.get("/review/decisions.json").json()["items"][0]["review"]["judgement"]["by"] == ADA
    assert "accepted it" in ada.get("/review/decisions").text
    assert "No such decision yet" in ada.get("/review/decisions?state=reopened").text


@pytest.mark.parametrize("decision", ["accept", "reject"])
def test_a_decision_leads_back_and_leaves_the_queue(ada, store, decision):
    page = page_of(ada, "/review?limit=100")
    fields = fields_of(page, FORM) | {"decision": decision}
    answer = send(ada, CASE, fields)
    assert answer.headers["location"] == "/review?limit=100"
    page = page_of(ada, "/review?limit=100")
    assert STMT.id not in cases(page)
    lately = page.xpath("//*[@data-lately]")[0]
    assert f"{ADA} {decision}ed it" in " ".join(lately.text_content().split())
    undo = fields_of(page, "(//*[@data-lately]//form)[1]/self::form")
    assert send(ada, "/review/undo", undo).status_code == 303
    assert STMT.id in cases(page_of(ada, "/review?limit=100"))


def test_fields_and_words_are_corrected_by_a_form(ada, store):
    page = page_of(ada, CASE)
    words = page.xpath("//datalist[starts-with(@id, 'words-')]/option/@value")
    content = page.xpath("//input[@name='content_first']/@value")
    fields = correcting(ada, speaker="Ivo Marn", kind="promise", cue_first=["", ""], cue_last=["", ""])
    fields["content_first"] = [words[words.index(content[0]) + 1], *content[1:]]
    assert send(ada, CASE, fields | {"decision": "correct", "reason": "a slip"}).status_code == 303
    stmt, _ = store.statement(STMT.id)
    assert (stmt.speaker, stmt.kind.value, stmt.cue) == ("Ivo Marn", "promise", ())
    assert stmt.content[0].start > STMT.content[0].start
    told = page_of(ada, CASE).xpath("string(//ol[@class='decided'])")
    assert "corrected the speaker to “Ivo Marn”" in told
    assert "a slip" in told
    undo = fields_of(page_of(ada, CASE), "(//article//form[@action='/review/undo'])[1]/self::form")
    assert len(undo["number"]) == 4
    send(ada, "/review/undo", undo)
    assert store.statement(STMT.id)[0] == STMT


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Nothing differs"),
        ({"said_on": "next week"}, "cannot be"),
        ({"cue_first": ["9999 x"], "cue_last": ["9999 x"]}, "none of the paragraphs shown"),
        ({"content_first": [""], "content_last": [""]}, "cannot be"),
        ({"kind": "shout"}, "cannot be"),
    ],
)
def test_what_cannot_be_is_said_beside_the_form_and_nothing_is_saved(ada, store, changes, said):
    answer = send(ada, CASE, correcting(ada, **changes) | {"decision": "correct"})
    assert answer.status_code == 422
    assert said in answer.text
    assert 'role="alert"' in answer.text
    assert store.reviews().items == ()


def test_an_unknown_decision_is_refused(ada, store):
    assert send(ada, CASE, correcting(ada) | {"decision": "shout"}).status_code == 400
    assert send(ada, "/review/undo", correcting(ada)).status_code == 400
    assert send(ada, "/review/undo", correcting(ada) | {"number": "7"}).status_code == 404
    assert (
        send(ada, "/review/statements/sm-nothing", correcting(ada) | {"decision": "accept"}).status_code
        == 404
    )


def test_who_comes_second_sees_what_the_first_did(ada, ben, store):
    before = correcting(ben)
    send(ada, CASE, correcting(ada, speaker="Ivo Marn") | {"decision": "correct"})
    answer = send(ben, CASE, before | {"decision": "reject"})
    assert answer.status_code == 409
    assert "nothing of yours was saved" in answer.text
    assert f"<bdi>{ADA}</bdi></b> corrected the speaker to “Ivo Marn”" in answer.text
    assert [one.judgement.by for one in store.reviews().items] == [ADA]
    assert send(ben, CASE, correcting(ben) | {"decision": "reject"}).status_code == 303


def test_who_undoes_second_is_told(ada, ben):
    send(ada, CASE, correcting(ada) | {"decision": "accept"})
    undo = [
        fields_of(page_of(one, CASE), "(//article//form[@action='/review/undo'])[1]/self::form")
        for one in (ada, ben)
    ]
    assert send(ada, "/review/undo", undo[0]).status_code == 303
    answer = send(ben, "/review/undo", undo[1])
    assert answer.status_code == 409
    assert "undone already" in answer.text


def test_a_script_gets_the_case_alone_in_its_new_state(ada, ben):
    answer = send(ada, CASE, correcting(ada) | {"decision": "accept"}, **SCRIPT)
    assert answer.status_code == 200
    assert answer.headers["hx-trigger-after-settle"] == "decided"
    assert answer.text.lstrip().startswith("<article")
    assert "accepted it" in answer.text
    part = ben.get(f"{CASE}/case", headers={"hx-request": "true"})
    assert part.text.lstrip().startswith("<article")
    assert f"<bdi>{ADA}</bdi></b> accepted it" in part.text
    assert f'data-decided="{STMT.id}"' in ben.get("/review/lately").text
    late = send(ben, CASE, correcting(ben) | {"decision": "reject", "seen": "x"}, **SCRIPT)
    assert late.status_code == 409
    assert late.text.lstrip().startswith("<article")


def test_two_people_are_merged_and_parted_on_a_page(ada, store):
    first, other = (store.entities(name=name).items[0] for name in ("Renk", "Orrin"))
    address = f"/review/entities/{first.id}"
    assert "Who is" in page_of(ada, address).xpath("string(//h1)")
    found = page_of(ada, f"{address}?name={other.name.split()[-1]}")
    forms = [form for form in found.forms if form.fields.get("other") == other.id]
    merged = dict(forms[0].form_values()) | {"decision": "merge"}
    answer = send(ada, forms[0].action, merged)
    assert answer.status_code == 303
    page = page_of(ada, answer.headers["location"])
    assert "said that two are one" in page.xpath("string(//main)")
    members = page.xpath("//ol[@class='members']/li//b")
    assert {name.text_content() for name in members} >= {first.name, other.name}
    assert send(ada, forms[0].action, merged).status_code == 409
    parting = [form for form in page.forms if form.xpath(".//button[@value='split']")]
    split = dict(parting[-1].form_values()) | {"decision": "split"}
    assert send(ada, parting[-1].action, split).status_code == 303
    assert "somebody else" in page_of(ada, answer.headers["location"]).xpath("string(//main)")
    assert send(ada, forms[0].action, merged | {"decision": "shout"}).status_code == 400


SCRIPTS = "<script>alert(1)</script>\"'"


def test_script_in_a_report_a_name_or_a_reason_is_text(tmp_path):
    hostile = dataclasses.replace(
        OLDER,
        document=dataclasses.replace(OLDER.document, title=SCRIPTS, publisher=SCRIPTS),
        statements=(),
        entities=(),
        findings=(),
        issues=(),
    )
    stmt = dataclasses.replace(
        OLDER.statements[0],
        document_id=hostile.document.id,
        speaker=SCRIPTS,
        role=SCRIPTS,
        holder=SCRIPTS,
        addressee=SCRIPTS,
    )
    with open_store(str(tmp_path / "record.db")) as opened:
        opened.add(dataclasses.replace(hostile, statements=(stmt,)), now=NOW)
        client = sign_in(client_for(app_of(opened)))
        address = f"/review/statements/{stmt.id}"
        form = f"//form[@action='{address}'][contains(@class, 'correcting')]"
        fields = fields_of(page_of(client, address), form)
        assert fields["speaker"] == SCRIPTS
        send(client, address, fields | {"decision": "correct", "speaker": f"{SCRIPTS}!", "reason": SCRIPTS})
        for page in (address, "/review", "/review/decisions", "/review/lately", f"{address}/case"):
            text = client.get(page).text
            assert "<script>alert" not in text
            assert "&lt;script&gt;alert" in text


def test_a_card_of_a_report_can_be_judged_by_who_is_signed_in(ada, app, store):
    address = f"/reports/{REPORT.document.id}"
    assert not page_of(client_for(app), address).xpath("//main//form[@method='post']")
    fields = fields_of(page_of(ada, address), FORM) | {"decision": "accept"}
    answer = send(ada, CASE, fields)
    assert answer.headers["location"] == f"{address}#card-4"
    card = page_of(ada, address).xpath("//section[@aria-labelledby='who-4']")[0]
    assert f"{ADA} accepted it." in " ".join(card.text_content().split())
    assert send(ada, CASE, fields).status_code == 409


def test_a_nested_statement_can_be_judged(tmp_path):
    report = make_nested_report()
    inner = report.statements[1]
    with open_store(str(tmp_path / "record.db")) as opened:
        opened.add(report, now=NOW)
        client = sign_in(client_for(app_of(opened)))
        address = f"/review/statements/{inner.id}"
        fields = fields_of(page_of(client, address), f"//form[@action='{address}']")
        assert send(client, address, fields | {"decision": "reject"}).status_code == 303
        assert inner.id not in {stmt.id for stmt in opened.report(report.document.id).statements}
