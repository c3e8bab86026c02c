"""Words that findings are about are read off the tags of pieces, as whole words of the text."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import STATES, FindingType, Span
from onrecord.tagger.encode import BREAK_ID, Encoded
from onrecord.tagger.finding_words import SIDE_TAGS, STATE_LABELS, TAGS, spans_in, words_told
from onrecord.tagger.second_look import Look
from onrecord.tagger.windows import Window

TEXT = "the old curfew stays in Varn"
WORDS = [(0, 3), (4, 7), (8, 11), (11, 14), (15, 20), (21, 23), (24, 28)]
"""Where the pieces stand; "curfew" has two."""
WINDOW = Window(0, len(WORDS), 0)
NOWHERE = ("O",) * len(WORDS)


def encoded(breaks=()):
    starts, ends = map(np.array, zip(*WORDS, strict=True))
    ids = np.full(len(WORDS), 7)
    ids[list(breaks)] = BREAK_ID
    heads = np.array([start == 0 or TEXT[start - 1] == " " for start in starts])
    zeros = np.zeros(len(WORDS), dtype=int)
    return Encoded(ids, zeros, starts, ends, zeros, heads, zeros)


def logits(tags, labels, high=6.0):
    rows = np.zeros((len(WORDS), len(labels)))
    rows[np.arange(len(WORDS)), [labels.index(tag) for tag in tags]] = high
    return rows


def look(findings, *, state=(FindingType.MEASURE, "extended"), sides=NOWHERE):
    states = np.zeros((len(WORDS), len(STATE_LABELS)))
    states[:, STATE_LABELS.index(state)] = 4.0
    kinds = np.full(15, 1 / 15)
    at = np.arange(len(WORDS))
    return Look(kinds, at, logits(findings, TAGS), states, logits(sides, SIDE_TAGS))


def tags(first, last, label="measure"):
    return ["O"] * first + [f"B-{label}"] + [f"I-{label}"] * (last - first) + ["O"] * (6 - last)


def told(findings, **how):
    return words_told(look(findings, **how), encoded(), WINDOW)


def test_words_are_slices_of_the_text_in_their_state():
    (one,) = told(tags(1, 3))
    assert one.span.text_of(TEXT) == "old curfew"
    assert (one.finding, one.state) == (FindingType.MEASURE, "extended")
    assert one.chance > 0.9
    assert one.state_chance > 0.8


def test_whole_words_are_marked_though_a_piece_of_one_was_missed():
    (one,) = told(tags(1, 2))
    assert one.span.text_of(TEXT) == "old curfew"
    (one,) = told(tags(3, 4))
    assert one.span.text_of(TEXT) == "curfew stays"


def test_the_sides_of_a_finding_stand_beside_it():
    sides = ["B-by", "I-by", "O", "O", "O", "O", "B-to"]
    (one,) = told(tags(2, 3), sides=sides)
    assert [span.text_of(TEXT) for span in one.by] == ["the old"]
    assert [span.text_of(TEXT) for span in one.to] == ["Varn"]


def test_a_state_is_one_of_its_types():
    (one,) = told(tags(2, 3), state=(FindingType.STANCE, "for"))
    assert one.state in STATES[FindingType.MEASURE]


def test_where_nothing_is_likely_nothing_is_told():
    assert told(NOWHERE) == ()


def test_words_do_not_run_over_a_break_between_blocks():
    assert words_told(look(tags(1, 4)), encoded(breaks=[3]), WINDOW) == ()


def test_pieces_are_counted_from_the_windows_beginning():
    later = look(tags(1, 3))
    later = replace(later, at=later.at - 1)
    assert words_told(later, encoded(), Window(1, len(WORDS), 1))[0].span == Span(4, 14)


@given(st.lists(st.lists(st.floats(-8, 0), min_size=5, max_size=5), min_size=1, max_size=12))
def test_a_path_of_tags_is_as_likely_as_any_that_may_be(rows):
    log_p = np.array(rows)
    found = list(spans_in(log_p))
    path = np.zeros(len(rows), dtype=int)
    for kind, first, last in found:
        assert first <= last
        path[first : last + 1] = 2 * kind + 2
        path[first] = 2 * kind + 1
    likely = log_p[np.arange(len(rows)), path].sum()
    assert likely == pytest.approx(best_by_hand(log_p))


def best_by_hand(log_p):
    """Return the sum of the likeliest path, by trying each tag after each."""
    best = {tag: log_p[0][tag] for tag in (0, 1, 3)}
    for row in log_p[1:]:
        best = {
            tag: max(sum_ for before, sum_ in best.items() if tag in (0, 1, 3) or before in (tag, tag - 1))
            + row[tag]
            for tag in range(5)
            if tag in (0, 1, 3) or tag in best or tag - 1 in best
        }
    return max(best.values())
