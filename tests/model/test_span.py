import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span, hull, overlap_chars
from tests.strategies import disjoint_spans, spans, texts


def test_a_span_is_half_open():
    assert Span(0, 5).text_of("Peace holds") == "Peace"
    assert len(Span(0, 5)) == 5


def test_offsets_are_code_points():
    text = "\U0001f54a peace"
    assert Span(2, 7).text_of(text) == "peace"


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (3, 2), (-2, -1)])
def test_what_is_no_span_is_refused(start, end):
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_spans_that_only_touch_share_nothing():
    assert not Span(0, 5).overlaps(Span(5, 9))
    assert Span(0, 5).overlaps(Span(4, 9))


def test_an_empty_span_overlaps_what_surrounds_it_only_strictly():
    assert not Span(5, 5).overlaps(Span(5, 9))
    assert not Span(0, 5).overlaps(Span(5, 5))


@given(spans(), spans())
def test_overlap_is_mutual_and_counts_the_shared_code_points(left, right):
    shared = len(set(range(left.start, left.end)) & set(range(right.start, right.end)))
    assert left.overlaps(right) == right.overlaps(left)
    assert overlap_chars([left], [right]) == shared
    if len(left) and len(right):
        assert left.overlaps(right) == (shared > 0)


@given(disjoint_spans(), disjoint_spans())
def test_overlap_of_sets_counts_each_code_point_once(left, right):
    covered = [{at for span in part for at in range(span.start, span.end)} for part in (left, right)]
    assert overlap_chars(left, right) == len(covered[0] & covered[1])


@given(spans(), spans())
def test_a_span_contains_what_lies_wholly_inside(outer, inner):
    assert outer.contains(inner) == (hull([outer, inner]) == outer)


@given(st.lists(spans(), min_size=1))
def test_the_hull_is_the_smallest_span_around_all(parts):
    found = hull(parts)
    assert all(found.contains(part) for part in parts)
    assert {found.start, found.end} <= {end for part in parts for end in (part.start, part.end)}


def test_nothing_has_no_hull():
    assert hull([]) is None


@given(st.data(), texts())
def test_a_shifted_span_covers_the_same_words(data, text):
    span = data.draw(spans(text))
    assert span.shifted(3).text_of("> " + "x" + text) == span.text_of(text)


def test_a_span_cannot_be_shifted_before_the_text():
    with pytest.raises(ValueError, match="not a span"):
        Span(2, 4).shifted(-3)


def test_spans_sort_by_their_start_then_their_end():
    assert sorted([Span(2, 9), Span(0, 3), Span(2, 4)]) == [Span(0, 3), Span(2, 4), Span(2, 9)]


@given(spans())
def test_a_span_survives_its_json(span):
    assert Span.from_list(span.to_list()) == span


@pytest.mark.parametrize(
    "data", [None, 3, "12", [1], [1, 2, 3], [1.0, 2], [False, True], {"start": 1}, {1, 2}]
)
def test_other_shapes_are_refused(data):
    with pytest.raises(TypeError, match="a span is"):
        Span.from_list(data)
