"""Texts are cut so that every piece lies wholly inside or outside every marked span."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.web.segments import MARKS_PER_SEGMENT, MarkedSpan, Role, cut, marked_spans, select
from tests.factories import TEXT, make_attribution, make_statement
from tests.strategies import texts


@st.composite
def marked(draw, length: int) -> list[MarkedSpan]:
    """Draw spans that overlap, nest, coincide, are empty or lie beyond the text."""
    offsets = st.integers(0, length + 5)
    pairs = draw(st.lists(st.tuples(offsets, offsets), max_size=12))
    return [
        MarkedSpan(Span(min(pair), max(pair)), draw(st.integers(0, 5)), draw(st.sampled_from(Role)))
        for pair in pairs
    ]


@given(st.data(), texts())
def test_the_segments_together_are_the_text(data, text):
    edges = data.draw(st.lists(st.integers(0, len(text) + 5), max_size=6))
    segments = cut(len(text), data.draw(marked(len(text))), edges=edges)
    assert "".join(segment.span.text_of(text) for segment in segments) == text
    assert all(segment.span for segment in segments)


@given(st.data(), texts())
def test_a_segment_names_exactly_the_spans_that_cover_it(data, text):
    marks = data.draw(marked(len(text)))
    for segment in cut(len(text), marks):
        covering = sorted((mark.role, mark.statement) for mark in marks if mark.span.contains(segment.span))
        assert sorted((mark.role, mark.statement) for mark in segment.marks) == covering


@given(st.data(), texts())
def test_no_segment_runs_over_an_edge(data, text):
    edge = data.draw(st.integers(0, len(text)))
    assert all(not s.span.start < edge < s.span.end for s in cut(len(text), [], edges=[edge]))


def test_an_empty_text_has_no_segments():
    assert cut(0, [MarkedSpan(Span(0, 3), 0, Role.CONTENT)]) == []


def test_the_shortest_and_most_telling_span_comes_first():
    inner = MarkedSpan(Span(2, 4), 1, Role.CONTENT)
    outer = MarkedSpan(Span(0, 9), 0, Role.CONTENT)
    source = MarkedSpan(Span(2, 8), 2, Role.SOURCE)
    segment = next(s for s in cut(9, [outer, inner, source]) if s.span == Span(2, 4))
    assert segment.marks == (source, inner, outer)


def test_thousands_of_spans_over_the_same_words_stay_few_in_each_segment():
    marks = [MarkedSpan(Span(n, 20_000 - n), n, Role.CONTENT) for n in range(8_000)]
    segments = cut(20_000, marks)
    assert max(len(segment.marks) for segment in segments) == MARKS_PER_SEGMENT
    assert len(segments) == 15_999


def test_a_statement_gives_its_sources_cues_and_contents():
    stmt = make_statement(attribution=make_attribution(content='truce…"will hold until Friday"'))
    found = [(mark.role, mark.span.text_of(TEXT)) for mark in marked_spans([stmt])]
    assert found == [
        (Role.SOURCE, "Verian Foreign Ministry spokeswoman Oda Renk"),
        (Role.CUE, "said"),
        (Role.CONTENT, "truce"),
        (Role.CONTENT, '"will hold until Friday"'),
    ]


def test_the_segments_of_some_spans_are_picked_out():
    spans = [Span(0, 3), Span(5, 9)]
    segments = cut(12, [MarkedSpan(Span(2, 6), 0, Role.CUE)], edges=[3, 5, 9])
    picked = [[segment.span for segment in part] for part in select(segments, spans)]
    assert picked == [[Span(0, 2), Span(2, 3)], [Span(5, 6), Span(6, 9)]]
