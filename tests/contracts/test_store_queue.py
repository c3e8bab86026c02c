"""What nobody has judged yet, most doubtful first, on every back end."""

import dataclasses

import pytest

from onrecord.errors import NotFound
from onrecord.model import Decision, Judgement, Selector, hull
from tests.factories import NOW, make_attribution, make_document, make_finding, make_report, make_statement

WORDS = ("the truce held in Salen", "the bridge was shut", "the port would open", "the market was calm")
TEXT = "Truce holds\n\n" + "\n\n".join(f"Renk said {words}." for words in WORDS) + "\n"


def reading(*confidences: float, text: str = TEXT, layer: str = "layer-1", **changes):
    doc = make_document(text, **changes)
    found = []
    for words, confidence in zip(WORDS, confidences, strict=False):
        made = make_attribution(text, source=None, cue="said", content=words, confidence=confidence)
        found.append(make_statement(doc, made, layer=layer))
    return make_report(doc=doc, layer=layer, statements=tuple(found))


def judge(store, report, index: int, decision=Decision.ACCEPT, *, row_id=None, field=None, value=None):
    stmt = report.statements[index]
    selector = Selector.of(report.document.text, hull(stmt.content))
    return store.add_judgement(
        Judgement(
            report.document.id, row_id or stmt.id, report.layer, decision, selector, "Mira", field, value
        ),
        now=NOW,
    )


def words_of(page) -> list[str]:
    return [one.statement.content[0].text_of(one.document.text) for one in page.items]


@pytest.fixture
def report(store):
    made = reading(0.9, 0.4, 0.7, 0.8)
    store.add(made, now=NOW)
    return made


def test_the_most_doubtful_comes_first(store, report):
    page = store.queue()
    assert words_of(page) == [WORDS[1], WORDS[2], WORDS[3], WORDS[0]]
    assert [one.doubt for one in page.items] == [600, 300, 200, 100]
    assert (page.total.count, page.total.exact, page.next) == (4, True, None)
    assert page.items[0].statement == report.statements[1]
    assert page.items[0].document == report.document


def test_what_findings_rest_on_weighs_more(store):
    report = reading(0.9, 0.8)
    first = report.statements[0]
    resting = [make_finding(report.document, first, words=words) for words in ("the truce", "Salen")]
    store.add(dataclasses.replace(report, findings=tuple(resting)), now=NOW)
    page = store.queue()
    assert words_of(page) == [WORDS[0], WORDS[1]]
    assert page.items[0].findings == tuple(resting)
    assert page.items[1].findings == ()


def test_what_is_judged_of_a_finding_moves_what_it_rests_on(store):
    report = reading(0.9, 0.8)
    first, second = report.statements
    finding = make_finding(report.document, first, statements=(first.id, second.id))
    store.add(dataclasses.replace(report, findings=(finding,)), now=NOW)
    before = {one.statement.id: one.doubt for one in store.queue().items}
    number = judge(store, report, 0, Decision.REJECT, row_id=finding.id)
    assert {one.statement.id: one.doubt * 2 for one in store.queue().items} == before
    judge(store, report, 0, Decision.UNDO, row_id=str(number))
    assert {one.statement.id: one.doubt for one in store.queue().items} == before


@pytest.mark.parametrize(
    ("decision", "field", "value"),
    [(Decision.ACCEPT, None, None), (Decision.REJECT, None, None), (Decision.CORRECT, "kind", "deny")],
)
def test_what_is_judged_leaves_and_comes_back_when_that_is_undone(store, report, decision, field, value):
    number = judge(store, report, 1, decision, field=field, value=value)
    assert words_of(store.queue()) == [WORDS[2], WORDS[3], WORDS[0]]
    assert store.queue().total.count == 3
    judge(store, report, 1, Decision.UNDO, row_id=str(number))
    assert words_of(store.queue())[0] == WORDS[1]


def test_what_was_judged_stays_away_when_the_story_is_read_again(store, report):
    judge(store, report, 1)
    store.add(reading(0.9, 0.3, 0.7, 0.8, layer="layer-2"), now=NOW)
    assert words_of(store.queue()) == [WORDS[2], WORDS[3], WORDS[0]]
    assert {one.statement.layer for one in store.queue().items} == {"layer-2"}


def test_the_next_page_is_the_same_whatever_another_judges_meanwhile(store, report):
    first = store.queue(limit=2)
    judge(store, report, 1)
    judge(store, report, 2)
    rest = store.queue(limit=2, after=first.next)
    assert words_of(first) + words_of(rest) == [WORDS[1], WORDS[2], WORDS[3], WORDS[0]]
    assert rest.next is None


def test_a_query_narrows_the_queue(store, report):
    page = store.queue("bridge OR market")
    assert words_of(page) == [WORDS[1], WORDS[3]]
    assert (page.total.count, page.all_seen) == (2, True)
    assert store.queue("publisher:brenag").items == ()
    assert store.queue("flavour:sweet bridge").notes


def test_the_unresolved_are_those_with_a_source_and_no_speaker(store):
    doc = make_document(TEXT)
    sources = ("Renk", None)
    found = [
        make_statement(doc, make_attribution(TEXT, source=source, cue=None, content=words), speaker=None)
        for source, words in zip(sources, WORDS, strict=False)
    ]
    store.add(make_report(doc=doc, statements=tuple(found)), now=NOW)
    assert words_of(store.queue(unresolved=True)) == [WORDS[0]]
    assert store.queue(unresolved=True).total.count == 1
    assert len(store.queue().items) == 2


def test_a_cursor_of_another_list_is_refused(store, report):
    with pytest.raises(NotFound):
        store.queue(after=store.reviews().next or "x")


def test_judgements_are_found_by_the_row_as_it_is_now(store, report):
    number = judge(store, report, 1, Decision.CORRECT, field="kind", value="deny")
    undone = judge(store, report, 1)
    judge(store, report, 1, Decision.UNDO, row_id=str(undone))
    row_id = report.statements[1].id
    told = store.reviews_of([row_id, report.statements[0].id])
    assert [(one.number, one.state) for one in told[row_id]] == [(number, "standing"), (undone, "undone")]
    assert report.statements[0].id not in told


def test_an_older_layers_judgement_is_found_by_the_newer_ones_row(store, report):
    judge(store, report, 1)
    newer = reading(0.9, 0.3, 0.7, 0.8, layer="layer-2")
    moved = dataclasses.replace(newer.statements[1], id="sm-moved")
    changed = (newer.statements[0], moved, *newer.statements[2:])
    store.add(dataclasses.replace(newer, statements=changed), now=NOW)
    assert [one.judgement.row_id for one in store.reviews_of(["sm-moved"])["sm-moved"]] == [
        report.statements[1].id
    ]
