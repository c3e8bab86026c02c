"""Drafts find their place in the text, take their marks in, and get a probability."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Block, BlockRole, Quotation, Span
from onrecord.tagger.attributions import calibrated, place, says_something, take_marks
from onrecord.tagger.cards import Calibration
from onrecord.tagger.choose import Draft
from onrecord.tagger.encode import BREAK_ID, encode
from onrecord.tagger.windows import Window
from onrecord.text.quotemarks import Quoted, find_quotations
from tests.factories import make_blocks


def covering(pieces, text, words):
    """Return the mask of the pieces that the words (parted by `…`) are made of."""
    mask = np.zeros(len(pieces), dtype=bool)
    for part in filter(None, words.split("…")):
        start = text.index(part)
        mask |= (pieces.starts < start + len(part)) & (pieces.ends > start)
    return mask


def placed(text, tokenizer, *, source="", cue="said", content="", window=None, blocks=None):
    """Place a draft made of words; return the words that it then has, and its quotation."""
    blocks = blocks or make_blocks(text)
    quoted = find_quotations(text, blocks)
    pieces = encode(text, blocks, quoted, tokenizer)
    window = window or Window(0, len(pieces), 0)
    cut = slice(window.start, window.end)
    at = np.flatnonzero(covering(pieces, text, cue)[cut])
    draft = Draft(
        int(at[0]),
        int(at[-1]),
        covering(pieces, text, source)[cut],
        covering(pieces, text, content)[cut],
        0.729,
    )
    found = place(draft, pieces, window, text=text, quoted=quoted, calibration=Calibration())
    words = {
        role: [span.text_of(text) for span in getattr(found, role)] for role in ("source", "cue", "content")
    }
    return words, found.quotation


def test_words_find_their_place(tokenizer):
    words, quotation = placed(
        "Oda Renk told reporters that peace is near.",
        tokenizer,
        source="Oda Renk",
        cue="told reporters",
        content="that peace is near",
    )
    assert words == {
        "source": ["Oda Renk"],
        "cue": ["told reporters"],
        "content": ["that peace is near"],
    }
    assert quotation is Quotation.INDIRECT


def test_a_window_further_on_finds_the_same_place(tokenizer):
    text = "The truce holds.\n\nRenk said peace is near."
    whole, _ = placed(text, tokenizer, source="Renk", content="peace is near")
    part, _ = placed(text, tokenizer, source="Renk", content="peace is near", window=Window(5, 11, 5))
    assert part == whole


def test_an_interrupted_quotation_keeps_its_parts_and_their_marks(tokenizer):
    words, quotation = placed(
        "“The truce holds,” Renk said, “until Friday.”",
        tokenizer,
        source="Renk",
        content="The truce holds…until Friday",
    )
    assert words["content"] == ["“The truce holds", "“until Friday"]
    assert quotation is Quotation.DIRECT


def test_a_content_that_is_a_whole_quotation_takes_both_marks(tokenizer):
    words, _ = placed("“The truce holds,” Renk said.", tokenizer, content="The truce holds,")
    assert words["content"] == ["“The truce holds,”"]


def test_a_content_partly_in_marks_is_mixed(tokenizer):
    words, quotation = placed("Renk said that the truce “holds”.", tokenizer, content="that the truce “holds")
    assert words["content"] == ["that the truce “holds”"]
    assert quotation is Quotation.MIXED


def test_marks_alone_are_no_content(tokenizer):
    """They are what is left where another cue has kept the words."""
    words, _ = placed("“The truce holds,” Renk said.", tokenizer, content="”")
    assert words["content"] == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("yes", True),
        ("“7”", True),
        ("\U0001f54a", True),
        ("+", True),
        ("”", False),
        ("…, ", False),
        ("", False),
    ],
)
def test_what_says_something(words, expected):
    assert says_something(words) is expected


@pytest.mark.parametrize("role", ["source", "cue", "content"])
def test_no_span_runs_over_a_break_between_blocks(role, tokenizer):
    """What stands between two blocks may be furniture."""
    text = "the truce\nAll news\nholds"
    blocks = [
        Block(BlockRole.BODY, Span(0, 9)),
        Block(BlockRole.FURNITURE, Span(10, 18)),
        Block(BlockRole.BODY, Span(19, 24)),
    ]
    quoted = find_quotations(text, blocks)
    pieces = encode(text, blocks, quoted, tokenizer)
    assert pieces.ids[2] == BREAK_ID
    everything, nothing = np.array([True] * 4 + [False]), np.zeros(5, dtype=bool)
    masks = {
        "source": everything if role == "source" else nothing,
        "content": everything if role == "content" else nothing,
    }
    last = 3 if role == "cue" else 0
    draft = Draft(0, last, masks["source"], masks["content"], 0.729)
    found = place(draft, pieces, Window(0, 5, 0), text=text, quoted=quoted, calibration=Calibration())
    assert [span.text_of(text) for span in getattr(found, role)] == ["the truce", "holds"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Peace", "“Peace"),
        ("holds", "holds”"),
        ("Peace holds", "“Peace holds”"),
        ("“Peace holds”", "“Peace holds”"),
        ("eace hold", "eace hold"),
        ("she said", "she said"),
        ("“Peace holds” she said", "“Peace holds” she said"),
    ],
)
def test_take_marks(words, expected):
    text = "“Peace holds” she said"
    quoted = [Quoted(Span(0, 13), Span(1, 12), "“", closed=True, continues=False)]
    start = text.index(words)
    assert take_marks(Span(start, start + len(words)), quoted, text).text_of(text) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (".” “Peace is near,", "“Peace is near,”"),
        ("” and", "and"),
        ("We stay” and “", "“We stay” and"),
        ("hold.” “", "hold.”"),
        (", and “", ", and"),
    ],
)
def test_marks_of_quotations_that_it_has_no_words_of_are_given_up(words, expected):
    """A network can begin a content with the mark that closes the one before."""
    text = "“We stay” and “we hold.” “Peace is near,” she said, and “no”."
    start = text.index(words)
    quoted = find_quotations(text, [Block(BlockRole.BODY, Span(0, len(text)))])
    assert take_marks(Span(start, start + len(words)), quoted, text).text_of(text) == expected


def test_take_marks_passes_over_the_space_inside_them():
    """French and typewritten marks keep a space from their words."""
    text = "« Peace holds » she said"
    quoted = find_quotations(text, [Block(BlockRole.BODY, Span(0, len(text)))])
    assert take_marks(Span(2, 13), quoted, text).text_of(text) == "« Peace holds »"


def test_take_marks_leaves_a_mark_that_was_never_closed():
    quoted = [Quoted(Span(0, 12), Span(1, 12), "“", closed=False, continues=False)]
    assert take_marks(Span(1, 12), quoted, "“Peace holds") == Span(0, 12)


raws = st.floats(0, 1)
calibrations = st.builds(Calibration, slope=st.floats(0.05, 4), shift=st.floats(-4, 4))


@given(raw=raws, calibration=calibrations)
def test_a_confidence_is_a_probability_and_never_certain(raw, calibration):
    assert 0 < calibrated(raw, calibration) < 1


@given(one=raws, other=raws, calibration=calibrations)
def test_calibration_keeps_the_order(one, other, calibration):
    low, high = sorted((one, other))
    assert calibrated(low, calibration) <= calibrated(high, calibration)


@pytest.mark.parametrize("raw", [0.001, 0.25, 0.5, 0.9, 0.999])
def test_without_calibration_a_confidence_stays_what_it_was(raw):
    assert calibrated(raw, Calibration()) == pytest.approx(raw, abs=1e-4)


def test_calibration_shifts_and_stretches_the_log_odds():
    assert calibrated(0.5, Calibration(slope=3.0, shift=np.log(4))) == pytest.approx(0.8)
    assert calibrated(0.8, Calibration(slope=2.0)) == pytest.approx(16 / 17, abs=1e-4)
    values = [calibrated(raw / 20, Calibration(slope=2.0)) for raw in range(1, 20)]
    assert all(low < high for low, high in itertools.pairwise(values))
