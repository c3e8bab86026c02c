"""Statements inside statements on their way through the steps."""

from onrecord.model import Nested, Tagging
from onrecord.pipeline.run import read_document
from tests.factories import LAYER, NESTED_TEXT, make_attribution, make_document


def test_findings_rest_on_what_the_report_says_and_not_on_what_is_told_in_it(today, monkeypatch):
    outer = make_attribution(
        NESTED_TEXT, source="Oda Renk", cue="said", content="that Torv believes that the valley wants peace"
    )
    inner = make_attribution(
        NESTED_TEXT, source="Torv", cue="believes", content="that the valley wants peace"
    )

    class Fixed:
        def tag(self, doc):
            return Tagging(LAYER, (outer,), (Nested(inner, 0),))

    asked = []
    monkeypatch.setattr(
        "onrecord.pipeline.run.interpret", lambda doc, statements, **_: asked.extend(statements) or ()
    )
    report = read_document(make_document(NESTED_TEXT), Fixed(), now=today)
    assert [stmt.within for stmt in report.statements] == [None, report.statements[0].id]
    assert tuple(asked) == report.outer
