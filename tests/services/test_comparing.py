"""Whether two quotations relay the same words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.services.comparing import LEAST_SHARE, compare_words

WHOLE = "We shall never leave the port to those who burned it"


@pytest.mark.parametrize(
    ("other", "how"),
    [
        ([WHOLE], "same"),
        (["WE SHALL never leave — the port to those who burned it."], "same"),
        (["shall never leave the port"], "clipped"),
        (["We shall never leave the port", "burned it"], "clipped"),
        ([f"Believe me: {WHOLE}, and never to Varn, where nobody asked"], "clipped"),
        (["We shall leave the port to those who burned it"], "altered"),
        (["We shall never leave the harbour to those who burned it"], "altered"),
        (["They shall never leave the port to those"], "altered"),
        (["shall never ever leave the port"], "altered"),
    ],
)
def test_the_same_words_are_told_from_fewer_and_from_others(other, how):
    assert compare_words([WHOLE], other).how == how
    assert compare_words(other, [WHOLE]).how == how


@pytest.mark.parametrize(
    "other",
    [
        ["The harvest was the best of ten years"],
        ["never leave the children alone with a stove that is still hot"],
        ["the port"],
        [],
    ],
)
def test_other_words_are_not_the_same(other):
    assert compare_words([WHOLE], other) is None


def test_the_difference_is_shown_word_by_word():
    told = compare_words(["We shall never leave the port."], ["shall leave the port, ever"])
    assert [(piece.what, piece.words) for piece in told.pieces] == [
        ("left out", "We"),
        ("same", "shall"),
        ("left out", "never"),
        ("same", "leave the port,"),
        ("put in", "ever"),
    ]


WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), min_size=4, max_size=20)


@given(words=WORDS, start=st.integers(0, 16), size=st.integers(3, 20))
def test_any_run_of_words_is_at_most_a_clip(words, start, size):
    run = words[start : start + size]
    if len(run) >= 3:
        assert compare_words([" ".join(words)], [" ".join(run)]).share == 1


LONG = "the northern bridge will be opened on Friday and nobody will be turned away from the ferry"
OTHER = "prices at the market have doubled since the harvest failed last year"


@pytest.mark.parametrize("at", [0, 1])
def test_a_part_counts_for_itself_where_another_stands_beside_it(at):
    parts = ["the northern bridge will be opened", OTHER]
    told = compare_words([LONG], parts if at else parts[::-1])
    assert (told.how, told.share < LEAST_SHARE) == ("clipped", True)
    assert compare_words(parts, [LONG]).how == "clipped"


def test_words_that_are_no_part_of_their_own_do_not_count_so():
    assert compare_words([LONG], [f"the northern bridge will be opened {OTHER}"]) is None
    assert compare_words([LONG], ["the northern bridge", OTHER]) is None


def test_words_in_another_order_are_altered():
    words = LONG.split()
    middle = len(words) // 2
    told = compare_words([LONG], [" ".join(words[middle:] + words[:middle])])
    assert (told.how, told.share) == ("altered", 1.0)
    assert compare_words([LONG], [" ".join(sorted(words))]) is None
