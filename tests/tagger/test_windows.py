"""Windows hold whole blocks where these fit, never more than they may, and every piece in one core."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tagger.windows import Window, plan_windows


@st.composite
def plans(draw):
    """Draw lengths of blocks, a limit and a context that leaves room."""
    limit = draw(st.integers(1, 40))
    lengths = draw(st.lists(st.integers(1, 3 * limit), max_size=12))
    return lengths, limit, draw(st.integers(0, limit - 1))


def starts_of(lengths):
    """Return where each block begins."""
    return list(itertools.accumulate(lengths, initial=0))[:-1]


@given(plan=plans())
def test_cores_partition_the_pieces(plan):
    lengths, limit, context = plan
    windows = plan_windows(lengths, limit=limit, context=context)
    covered = [at for window in windows for at in range(window.core_start, window.end)]
    assert covered == list(range(sum(lengths)))
    assert all(window.core_start < window.end for window in windows)


@given(plan=plans())
def test_no_window_is_over_the_limit_or_has_more_context_than_asked(plan):
    lengths, limit, context = plan
    for window in plan_windows(lengths, limit=limit, context=context):
        assert window.end - window.start <= limit
        assert 0 <= window.core_start - window.start <= context
        assert window.start >= 0


@given(plan=plans())
def test_blocks_that_fit_are_whole(plan):
    lengths, limit, context = plan
    windows = plan_windows(lengths, limit=limit, context=context)
    for start, length in zip(starts_of(lengths), lengths, strict=True):
        if length <= limit:
            assert any(one.core_start <= start and start + length <= one.end for one in windows)


@given(plan=plans())
def test_context_is_a_whole_block_or_the_cut_blocks_own_words(plan):
    lengths, limit, context = plan
    starts = starts_of(lengths)
    for window in plan_windows(lengths, limit=limit, context=context):
        if window.core_start in starts:
            before = starts[max(0, starts.index(window.core_start) - 1)]
            assert window.start in (before, window.core_start)
        else:
            assert window.core_start - window.start == context


@given(plan=plans())
def test_windows_are_filled(plan):
    """A window ends only where the next block would not fit, or inside one that is too long for any."""
    lengths, limit, context = plan
    starts = starts_of(lengths)
    for window in plan_windows(lengths, limit=limit, context=context)[:-1]:
        if window.end in starts:
            assert window.end - window.start + lengths[starts.index(window.end)] > limit
        else:
            assert window.end - window.start == limit


@pytest.mark.parametrize(
    ("lengths", "expected"),
    [
        ([], []),
        ([5], [Window(0, 5, 0)]),
        ([4, 3, 3], [Window(0, 10, 0)]),
        ([4, 6, 3], [Window(0, 10, 0), Window(10, 13, 10)]),
        ([7, 3, 3], [Window(0, 10, 0), Window(7, 13, 10)]),
        ([25], [Window(0, 10, 0), Window(7, 17, 10), Window(14, 24, 17), Window(21, 25, 24)]),
        ([7, 3, 9], [Window(0, 10, 0), Window(10, 19, 10)]),
    ],
)
def test_plans(lengths, expected):
    assert plan_windows(lengths, limit=10, context=3) == expected


@pytest.mark.parametrize(("limit", "context"), [(10, 10), (10, 11), (10, -1), (0, 0)])
def test_a_context_that_leaves_no_room_is_refused(limit, context):
    with pytest.raises(ValueError, match="leaves no room"):
        plan_windows([5], limit=limit, context=context)
