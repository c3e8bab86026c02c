"""What was stored comes back equal, whatever characters it holds."""

import dataclasses
import itertools

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Document, Entity, Finding, Issue, Provenance, Report, Statement, text_hash
from tests.factories import NOW, make_document, make_provenance, make_report
from tests.strategies import texts, values_of

PLACES = itertools.count()


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Draw any report whose statements are its own, read at a place that no other was."""
    doc: Document = draw(values_of(Document))
    where = dataclasses.replace(draw(values_of(Provenance)), location=f"/{next(PLACES)}", given_id=None)
    doc = dataclasses.replace(doc, provenance=where, url=None, text=draw(texts(max_size=200)))
    layer = draw(texts(max_size=5))
    statements = draw(st.lists(values_of(Statement), max_size=3))
    return Report(
        document=doc,
        layer=layer,
        entities=tuple(draw(st.lists(values_of(Entity), max_size=2))),
        statements=tuple(dataclasses.replace(stmt, document_id=doc.id, layer=layer) for stmt in statements),
        findings=tuple(draw(st.lists(values_of(Finding), max_size=2))),
        issues=tuple(draw(st.lists(values_of(Issue), max_size=2))),
    )


@given(report=reports())
def test_any_report_comes_back_equal(long_lived, report):
    added = long_lived.add(report, now=NOW)
    assert added.outcome == "new"
    assert long_lived.report(added.document_id) == report
    assert long_lived.add(report, now=NOW).outcome == "known"


def test_the_hardest_characters_come_back(store):
    text = "\x00“Peace\r\n\U0001f54a\u00ad\u202e”\x00\ufeff\ufdd0 Renk\tsaid.\x1b[31m\r"
    report = make_report(
        doc=make_document(text, title="\ud83d", provenance=make_provenance(location="/\udcff"))
    )
    store.add(report, now=NOW)
    assert store.report(report.document.id) == report
    assert text_hash(store.report(report.document.id).document.text) == text_hash(text)
    assert store.check() == ()
