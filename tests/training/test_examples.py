"""Windows with labels say what the annotation says, wherever they are cut."""

import itertools
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.tagger.arrays import runs
from onrecord.tagger.decode import CONTENT, SOURCE, TAGS
from onrecord.tagger.encode import BREAK_ID, END_ID, START_ID, TYPE_COUNT
from onrecord.tagger.windows import Window
from tests.strategies import texts
from training.data.polnear import Article, GoldAttribution
from training.examples import (
    QUOTE_STYLES,
    _shifted,
    cut,
    epoch_examples,
    label,
    paragraphs,
    restyle,
)


def stretches(mask, encoded):
    """Return the spans of text under a mask of pieces."""
    return tuple(
        Span(int(encoded.starts[start]), int(encoded.ends[end - 1])) for start, end in runs(np.array(mask))
    )


def spans_tagged(labelled, role):
    """Decode the tags of a role back to spans of the text."""
    begin, inside = TAGS.index(f"B-{role}"), TAGS.index(f"I-{role}")
    found = []
    for at, tag in enumerate(labelled.tags):
        if tag == begin:
            found.append([at, at])
        elif tag == inside:
            found[-1][1] = at
    starts, ends = labelled.encoded.starts, labelled.encoded.ends
    return {Span(int(starts[first]), int(ends[last])) for first, last in found}


@pytest.fixture
def labelled(article, tokenizer):
    return label(article, article.text, tokenizer)


@pytest.mark.parametrize("role", ["source", "cue", "content"])
def test_tags_decode_back_to_the_annotation(role, article, labelled):
    expected = {span for attribution in article.attributions for span in getattr(attribution, role)}
    assert spans_tagged(labelled, role) == expected


def test_cues_are_those_that_have_words_and_a_content(article, labelled):
    encoded = labelled.encoded
    found = [Span(int(encoded.starts[first]), int(encoded.ends[last])) for first, last in labelled.cues]
    assert found == [attribution.cue[0] for attribution in article.attributions if attribution.cue]


def test_roles_decode_back_to_the_annotation(article, labelled):
    with_cue = [attribution for attribution in article.attributions if attribution.cue]
    for attribution, roles in zip(with_cue, labelled.roles, strict=True):
        assert stretches(roles == SOURCE, labelled.encoded) == attribution.source
        assert stretches(roles == CONTENT, labelled.encoded) == attribution.content


def test_a_cue_within_its_content_is_not_content(tokenizer):
    text = "the truce said Renk holds"
    gold = GoldAttribution((Span(15, 19),), (Span(10, 14),), (Span(0, 25),))
    labelled = label(Article("one", text, (gold,)), text, tokenizer)
    assert labelled.cues == [(2, 2)]
    assert labelled.roles[0].tolist() == [CONTENT, CONTENT, 0, SOURCE, CONTENT, 0]


def test_breaks_have_no_label(labelled):
    breaks = labelled.encoded.ids == BREAK_ID
    assert breaks.sum() == 4
    assert not labelled.tags[breaks].any()
    assert not any(roles[breaks].any() for roles in labelled.roles)


@given(text=texts())
def test_paragraphs_are_the_lines_that_have_words(text):
    blocks = [block.span for block in paragraphs(text)]
    assert [span.text_of(text) for span in blocks] == [
        line.strip() for line in text.splitlines() if line.strip()
    ]
    assert all(one.end <= other.start for one, other in itertools.pairwise(blocks))


@given(text=texts(), seed=st.integers(0, 50))
def test_restyling_keeps_every_offset(text, seed):
    written = restyle(text, random.Random(seed), 1.0)
    assert len(written) == len(text)
    marks = set(itertools.chain.from_iterable(QUOTE_STYLES))
    assert all(old == new or old in marks for old, new in zip(text, written, strict=True))


def test_restyling_changes_the_share_of_texts_that_is_asked():
    rng = random.Random(1)
    changed = sum(restyle("“a”", rng, 0.25) != "“a”" for _ in range(1000))
    assert 200 < changed < 300
    assert restyle("“a”", rng, 0.0) == "“a”"


@given(lengths=st.lists(st.integers(1, 30), min_size=1, max_size=12), shift=st.integers(0, 60))
def test_shifted_windows_partition_the_pieces(lengths, shift):
    windows = _shifted(lengths, shift, 20)
    covered = [at for window in windows for at in range(window.core_start, window.end)]
    assert covered == list(range(sum(lengths)))
    assert all(window.end - window.start <= 20 for window in windows)


def test_shifts_cut_elsewhere():
    lengths = [5] * 12
    cuts = {tuple(window.end for window in _shifted(lengths, shift, 20)) for shift in range(20)}
    assert len(cuts) > 2


def test_block_lengths_add_up(labelled):
    lengths = labelled.encoded.block_lengths()
    assert len(lengths) == 4
    assert sum(lengths) == len(labelled.encoded)


def test_a_window_over_everything_keeps_everything(labelled):
    (example,) = cut(labelled, [Window(0, len(labelled.encoded), 0)])
    assert (example.ids[0], example.ids[-1]) == (START_ID, END_ID)
    assert (example.ids[1:-1] == labelled.encoded.ids).all()
    assert (example.tags[1:-1] == labelled.tags).all()
    assert (example.cues - 1).tolist() == [list(cue) for cue in labelled.cues]
    assert (example.roles[:, 1:-1] == np.array(labelled.roles)).all()
    assert example.tags[0] == example.tags[-1] == 0


def test_a_window_knows_only_the_cues_that_are_whole_inside_it(labelled):
    first, last = labelled.cues[0]
    assert last == first + 1
    (example,) = cut(labelled, [Window(0, last, 0)])
    assert example.cues.shape == (0, 2)
    assert example.roles.shape == (0, last + 2)
    (example,) = cut(labelled, [Window(first, last + 1, first)])
    assert example.cues.tolist() == [[1, 2]]


@pytest.mark.parametrize("limit", [12, 20, 200])
def test_an_epoch_holds_every_piece_and_says_of_it_what_the_annotation_says(
    limit, article, labelled, tokenizer
):
    examples = epoch_examples([article], tokenizer, random.Random(4), limit=limit, restyled=0.0)
    assert all(len(one.ids) <= limit + 2 for one in examples)
    pieces = sorted(
        (int(token), int(tag))
        for one in examples
        for token, tag in zip(one.ids[1:-1], one.tags[1:-1], strict=True)
    )
    assert pieces == sorted(zip(labelled.encoded.ids.tolist(), labelled.tags.tolist(), strict=True))


def test_examples_have_rows_of_one_length_and_known_labels(article, tokenizer):
    for one in epoch_examples([article] * 3, tokenizer, random.Random(5), limit=20, restyled=1.0):
        assert len(one.ids) == len(one.types) == len(one.tags) == one.roles.shape[1]
        assert len(one.cues) == len(one.roles)
        assert one.types.max() < TYPE_COUNT
        assert set(one.roles.ravel().tolist()) <= {0, SOURCE, CONTENT}
        assert all(one.tags[first] == TAGS.index("B-cue") for first, _ in one.cues)


def test_the_same_seed_gives_the_same_epoch(article, tokenizer):
    def epoch(seed):
        found = epoch_examples([article] * 5, tokenizer, random.Random(seed), limit=20, restyled=0.5)
        return [one.ids.tolist() for one in found]

    assert epoch(1) == epoch(1)
    assert epoch(1) != epoch(2)


@pytest.mark.shared
def test_the_corpus_survives_its_labels(shared, tokenizer):
    """Decoded back, the roles of a cue give the words that were annotated."""
    from training.data.polnear import load_articles

    for article in load_articles(shared / "data" / "polnear" / "dev.jsonl")[:5]:
        labelled = label(article, article.text, tokenizer)
        cued = [one for one in article.attributions if one.cue and one.content]
        assert len(cued) == len(labelled.cues)
        for one, roles in zip(cued, labelled.roles, strict=True):
            found = "".join(
                span.text_of(article.text) for span in stretches(roles == CONTENT, labelled.encoded)
            )
            expected = "".join(span.text_of(article.text) for span in one.content)
            assert _letters(found) == _letters(expected)


def _letters(words):
    return "".join(filter(str.isalnum, words))
