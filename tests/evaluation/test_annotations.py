import pytest

from onrecord.errors import MalformedDocument
from onrecord.evaluation import Marked, nested_of, outer_of, read_annotations, tagged
from onrecord.model import Nested, Quotation, Span, Tagging
from tests.factories import make_attribution

LINE = (
    b'{"id": "a", "text": "Peace holds", "attributions": [{"content": [[0, 11]], "quotation": "indirect"}]}'
)


def test_a_line_is_read_with_its_parts():
    doc = read_annotations([LINE], location="gold.jsonl")["a"]
    assert doc.text == "Peace holds"
    assert doc.attributions[0].content == (Span(0, 11),)
    assert doc.attributions[0].source == ()
    assert doc.attributions[0].quotation is Quotation.INDIRECT


def test_blank_lines_are_passed_over():
    assert list(read_annotations([b"\n", LINE, b"  \n"], location="gold.jsonl")) == ["a"]


def test_other_keys_are_left_alone():
    line = b'{"id": "a", "publisher": "Meridian", "attributions": [], "entities": [1]}'
    assert read_annotations([line], location="x")["a"].attributions == ()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "line 1"),
        (b"[]", "line 1"),
        (b'{"attributions": []}', "'id' is missing"),
        (b'{"id": "a"}', "'attributions' is missing"),
        (b'{"id": "a", "text": 3, "attributions": []}', "text must be a string"),
        (b'{"id": "a", "attributions": [{"content": [[5, 2]]}]}', "not a span"),
        (b'{"id": "a", "attributions": [{"content": "0-5"}]}', "a span is"),
        (b'{"id": "a", "attributions": [{"content": [], "quotation": "loud"}]}', "loud"),
        (b'{"id": "a", "attributions": [{"content": [], "within": "b"}]}', "within must be"),
        (b"\xff\xfe", "line 1"),
        (b"[" * 100_000, "line 1"),
    ],
)
def test_a_broken_line_is_named_with_its_number_and_reason(line, reason):
    with pytest.raises(MalformedDocument, match=reason):
        read_annotations([line], location="gold.jsonl")


def test_an_id_that_occurs_twice_is_refused():
    with pytest.raises(MalformedDocument, match="occurs twice"):
        read_annotations([LINE, LINE], location="gold.jsonl")


def test_gold_without_a_text_is_refused():
    with pytest.raises(MalformedDocument, match="gold needs a text"):
        read_annotations([b'{"id": "a", "attributions": []}'], location="gold.jsonl", needs_text=True)


def test_outer_and_nested_attributions_are_told_apart():
    line = b'{"id": "a", "attributions": [{"content": [[0, 9]]}, {"content": [[3, 9]], "within": 0}]}'
    documents = read_annotations([line], location="gold.jsonl")
    assert outer_of(documents)["a"].attributions == (Marked((), (), (Span(0, 9),)),)
    assert nested_of(documents)["a"].attributions == (Marked((), (), (Span(3, 9),), within=0),)


def test_all_that_the_tagger_found_is_compared():
    outer, inner = make_attribution(), make_attribution(cue=None, source=None, content="until Friday")
    found = tagged("a", Tagging("layer", (outer,), (Nested(inner, 0),)))
    assert [marks.within for marks in found.attributions] == [None, 0]
    assert [marks.content for marks in found.attributions] == [outer.content, inner.content]
