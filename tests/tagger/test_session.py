"""The graph gives the scores that it was exported with, on any thread, and no other graph is run."""

import hashlib
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest

from onrecord.errors import ModelMismatch, ModelNotFound
from onrecord.tagger.cards import load_card
from onrecord.tagger.decode import BUCKETS, DECODER, TAGS
from onrecord.tagger.encode import encode
from onrecord.tagger.session import MODEL_FILE, SECOND_FILE, THIRD_FILE, load_encoder
from onrecord.tagger.windows import Window
from onrecord.text.quotemarks import find_quotations
from tests.factories import make_blocks, make_document

TEXT = "“The truce holds,” Oda Renk said on Friday."

BEST_TAGS = [5, 6, 6, 6, 6, 6, 1, 1, 3, 0, 0, 0, 0]
"""Of each piece and the break: content, source (each name begins one, to this network), cue, nothing."""
SAID = [1.43, -7.78, -4.85, 11.32, 1.43, -4.43, 0.61]
"""Tag logits of “said”."""
PART = [2.10, 3.79, -0.12, -0.02]
FIRST = [[-4.19, -0.84, -5.21, -0.60], [-3.70, -0.85, -2.61, -2.73]]
LAST = [[-3.27, -1.34, -4.60, -0.46], [-2.81, -0.48, -1.97, -3.03]]
LEAN = [-3.46, -0.47]
"""Of the first piece, the opening mark."""
NEAR = [[6.56, 6.70, -5.17, 4.57, 4.41], [2.14, 3.65, -7.25, 5.04, 4.98]]
"""Two pieces before the cue to two after it."""

TOLERANCE = 0.3
"""How far int8 sums on other processors may lie; another token type moves scores by whole points."""


@pytest.fixture
def card(tiny_folder):
    return load_card(tiny_folder)


@pytest.fixture
def encoder(tiny_folder, card):
    return load_encoder(tiny_folder, card, threads=1)


@pytest.fixture
def pieces(tokenizer):
    blocks = make_blocks(TEXT)
    return encode(TEXT, blocks, find_quotations(TEXT, blocks), tokenizer)


def arrays_of(found):
    return (found.tags, found.part, found.first, found.last, found.lean, found.near)


def test_scores_are_those_that_were_exported(encoder, pieces):
    found = encoder.run(pieces, Window(0, len(pieces), 0))
    said = BEST_TAGS.index(TAGS.index("B-cue"))
    assert found.tags.argmax(axis=1).tolist() == BEST_TAGS
    assert found.tags[said] == pytest.approx(SAID, abs=TOLERANCE)
    assert found.part[0] == pytest.approx(PART, abs=TOLERANCE)
    assert found.first[0] == pytest.approx(np.array(FIRST), abs=TOLERANCE)
    assert found.last[0] == pytest.approx(np.array(LAST), abs=TOLERANCE)
    assert found.lean[0] == pytest.approx(LEAN, abs=TOLERANCE)
    assert found.near[:, BUCKETS // 2 - 2 : BUCKETS // 2 + 3] == pytest.approx(np.array(NEAR), abs=0.01)


def test_token_types_matter(encoder, pieces):
    """A graph that lost its second input would still run."""
    whole = Window(0, len(pieces), 0)
    plain = replace(pieces, types=pieces.types * 0)
    change = np.abs(encoder.run(pieces, whole).tags - encoder.run(plain, whole).tags)
    assert change.max() > 3 * TOLERANCE


def test_scores_have_a_row_for_each_piece_of_the_window(encoder, pieces):
    found = encoder.run(pieces, Window(3, 10, 5))
    width = found.part.shape[1]
    assert found.tags.shape == (7, len(TAGS))
    assert found.part.shape == (7, width)
    assert found.first.shape == found.last.shape == (7, 2, width)
    assert found.lean.shape == (7, 2)
    assert found.near.shape == (2, BUCKETS)


def test_threads_may_share_a_session(encoder, pieces):
    windows = [Window(start, end, start) for start in range(5) for end in range(start + 1, len(pieces) + 1)]
    alone = [arrays_of(encoder.run(pieces, window)) for window in windows]
    with ThreadPoolExecutor(2) as pool:
        together = list(pool.map(lambda window: arrays_of(encoder.run(pieces, window)), windows * 4))
    for found, expected in zip(together, alone * 4, strict=True):
        assert all((one == other).all() for one, other in zip(found, expected, strict=True))


def test_more_threads_give_the_same(tiny_folder, card, encoder, pieces):
    whole = Window(0, len(pieces), 0)
    wide = load_encoder(tiny_folder, card, threads=2)
    assert wide.run(pieces, whole).tags == pytest.approx(encoder.run(pieces, whole).tags, abs=1e-3)


def test_other_labels_are_refused(tiny_folder, card):
    with pytest.raises(ModelMismatch, match="labels"):
        load_encoder(tiny_folder, replace(card, tags=TAGS[::-1]), threads=1)


def test_another_decoder_is_refused(tiny_folder, card):
    with pytest.raises(ModelMismatch, match="decoder"):
        load_encoder(tiny_folder, replace(card, decoder=DECODER + 1), threads=1)


def forged(tiny_folder, tmp_path, card, change):
    """Change the graph and let its card agree."""
    shutil.copytree(tiny_folder, tmp_path / "model")
    path = tmp_path / "model" / MODEL_FILE
    path.write_bytes(change(path.read_bytes()))
    return path.parent, replace(card, model_sha256=hashlib.sha256(path.read_bytes()).hexdigest())


def test_other_outputs_are_refused(tiny_folder, tmp_path, card):
    folder, described = forged(tiny_folder, tmp_path, card, lambda data: data.replace(b"lean", b"bean"))
    with pytest.raises(ModelMismatch, match="outputs"):
        load_encoder(folder, described, threads=1)


@pytest.mark.parametrize("change", [lambda data: b"", lambda data: b"<html>", lambda data: data[:-500]])
def test_what_is_no_graph_is_refused(change, tiny_folder, tmp_path, card):
    folder, described = forged(tiny_folder, tmp_path, card, change)
    with pytest.raises(ModelMismatch, match=r"model\.onnx"):
        load_encoder(folder, described, threads=1)


def test_a_graph_that_is_not_the_cards_is_refused(tiny_folder, card):
    with pytest.raises(ModelMismatch, match="SHA-256"):
        load_encoder(tiny_folder, replace(card, model_sha256="ab" * 32), threads=1)


@pytest.mark.parametrize(("name", "hash_"), [(SECOND_FILE, "second_sha256"), (THIRD_FILE, "third_sha256")])
def test_a_missing_graph_for_further_looks_is_named(name, hash_, tiny_folder, card):
    with pytest.raises(ModelNotFound, match=rf"{name} is missing"):
        load_encoder(tiny_folder, replace(card, **{hash_: "ab" * 32}), threads=1)


@pytest.mark.parametrize(
    ("name", "hash_", "named"),
    [(SECOND_FILE, "second_sha256", "findings"), (THIRD_FILE, "third_sha256", "kinds")],
)
def test_a_graph_for_further_looks_with_other_outputs_is_refused(
    name, hash_, named, tiny_folder, tmp_path, card
):
    data = (tiny_folder / "model.onnx").read_bytes()
    folder = tmp_path / "folder"
    shutil.copytree(tiny_folder, folder)
    (folder / name).write_bytes(data)
    described = replace(card, **{hash_: hashlib.sha256(data).hexdigest()})
    with pytest.raises(ModelMismatch, match=rf"{name}.*{named}"):
        load_encoder(folder, described, threads=1)


def test_a_missing_graph_is_named(tmp_path, card):
    with pytest.raises(ModelNotFound, match=r"model\.onnx is missing"):
        load_encoder(tmp_path, card, threads=1)


def test_what_a_model_lacks_is_not_given(tiny, tiny_folder):
    encoder = load_encoder(tiny_folder, load_card(tiny_folder), threads=1)
    doc = make_document("the mayor said that it is open")
    _, encoded, ((window, _),) = tiny.score(doc)
    scores = encoder.run(encoded, window, acts=True, mentions=True)
    assert (scores.acts, scores.mentions) == (None, None)
