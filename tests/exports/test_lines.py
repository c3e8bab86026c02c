from onrecord.exports import attributions_line, findings_line, report_line, statements_line
from tests.factories import make_nested_report, make_report


def test_every_line_bears_the_name_of_its_input():
    report = make_report()
    for make in (attributions_line, statements_line, findings_line, report_line):
        assert make(report)["id"] == "corvane-0304.txt"


def test_an_attribution_has_its_spans_and_nothing_resolved():
    (row,) = attributions_line(make_report())["attributions"]
    assert list(row) == ["source", "cue", "content", "quotation", "confidence"]
    text = make_report().document.text
    assert text[slice(*row["cue"][0])] == "said"


def test_a_statement_has_the_published_keys_in_their_order():
    (row,) = statements_line(make_report())["statements"]
    assert " ".join(row) == (
        "id source cue content quotation speaker speaker_type naming role holder addressee target said_on "
        "kind condition confidence"
    )
    assert row["addressee"] is None


def test_a_finding_has_the_published_keys_in_their_order():
    (row,) = findings_line(make_report())["findings"]
    assert " ".join(row) == (
        "id finding state parties object places scope condition since until accounts statements confidence"
    )


def test_the_whole_report_carries_its_text_and_ids():
    report = make_report()
    line = report_line(report)
    assert list(line) == ["id", "document", "dated", "entities", "places", "statements", "findings", "issues"]
    assert line["document"]["id"] == report.document.id
    assert line["document"]["text"] == report.document.text


def test_a_report_without_statements_says_so():
    report = make_report("Nothing.")
    assert statements_line(report) == {"id": "corvane-0304.txt", "statements": []}


def test_statements_inside_others_are_in_the_whole_report_only():
    """Who reads attributions or statements gets those of the report itself, each word the content of one."""
    report = make_nested_report()
    outer, inner, innermost = report.statements
    assert len(attributions_line(report)["attributions"]) == 1
    assert [row["id"] for row in statements_line(report)["statements"]] == [outer.id]
    assert [row["within"] for row in report_line(report)["statements"]] == [None, outer.id, inner.id]
    assert report_line(report)["statements"][2]["id"] == innermost.id
