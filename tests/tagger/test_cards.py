"""A card says what the weights are, and files that are not its own are refused."""

import hashlib
import json

import pytest
from hypothesis import given

from onrecord.errors import ModelMismatch, ModelNotFound
from onrecord.tagger.cards import CARD_FILE, ModelCard, checked_bytes, load_card
from tests.strategies import values_of


@given(card=values_of(ModelCard))
def test_a_card_survives_its_json(card):
    assert ModelCard.from_dict(json.loads(json.dumps(card.to_dict()))) == card


def test_a_card_is_read_from_its_folder(tiny_folder):
    card = load_card(tiny_folder)
    assert (card.name, card.offsets, card.window) == ("onrecord-test", "code points, half-open", 64)


def test_the_layer_names_the_weights(tiny_folder):
    """Rows made by other weights must not look as if they were made by these."""
    card = load_card(tiny_folder)
    assert card.layer == f"onrecord-test-tiny-{card.model_sha256[:12]}"


def test_a_folder_without_a_card_is_no_model(tmp_path):
    with pytest.raises(ModelNotFound, match=rf"{CARD_FILE} is missing; reinstall onrecord"):
        load_card(tmp_path)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b"null", b"\xff\xfe\x00", b'{"name": 7}'])
def test_what_is_not_a_card_is_refused(content, tmp_path):
    (tmp_path / CARD_FILE).write_bytes(content)
    with pytest.raises(ModelMismatch, match="model card"):
        load_card(tmp_path)


@pytest.mark.parametrize(
    ("field", "value"), [("window", "many"), ("tags", "O"), ("decoder", "1"), ("unheard_of", 1)]
)
def test_a_card_with_a_wrong_field_is_refused(field, value, tiny_folder, tmp_path):
    data = json.loads((tiny_folder / CARD_FILE).read_text(encoding="utf-8"))
    (tmp_path / CARD_FILE).write_text(json.dumps(data | {field: value}), encoding="utf-8")
    with pytest.raises(ModelMismatch, match=field):
        load_card(tmp_path)


def test_a_file_with_the_cards_hash_is_read(tmp_path):
    path = tmp_path / "model.onnx"
    path.write_bytes(b"weights")
    assert checked_bytes(path, hashlib.sha256(b"weights").hexdigest()) == b"weights"


def test_a_file_with_another_hash_is_refused(tmp_path):
    path = tmp_path / "model.onnx"
    path.write_bytes(b"other weights")
    with pytest.raises(ModelMismatch, match=r"model\.onnx") as caught:
        checked_bytes(path, "ab" * 32)
    assert caught.value.actual == hashlib.sha256(b"other weights").hexdigest()


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ModelNotFound, match=r"model\.onnx is missing; reinstall onrecord"):
        checked_bytes(tmp_path / "model.onnx", "ab" * 32)
