"""Take the weights of the shipped graph back into a network, to train it further.

    python -m training.unpack --model src/onrecord/tagger/weights --out runs/shipped

The weights are those of the int8 graph, multiplied out: as near to what was trained as the graph itself. The
heads for pairs come back up to what cancels out (the role none is 0); the votes by which kinds were learnt
are not in the graph and begin anew.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import GraphProto, numpy_helper
from torch import Tensor

from onrecord.tagger.session import MODEL_FILE
from training.kind_layer import BELOW
from training.network import Network, Shape
from training.train import Recipe, save

QUANTISED = "_quantized"
HEADS = (
    *(f"heads.{name}" for name in ("part", "cue_first", "cue_last", "lean", "tags")),
    *(f"acts.{name}" for name in ("party", "asking", "lean")),
    *(f"kinds.meant.{number}" for number in range(len(BELOW))),
    *(f"mentions.{name}" for name in ("starts", "ends", "edges", "links")),
)
"""The heads in the order of the graph's matrices."""


def constants_of(graph: GraphProto) -> dict[str, np.ndarray]:
    """Return the graph's constants by name, int8 ones multiplied out under their plain names."""
    raw = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    whole = {}
    for name, value in raw.items():
        if name.endswith(QUANTISED):
            plain = name.removesuffix(QUANTISED)
            zero, scale = raw[f"{plain}_zero_point"], raw[f"{plain}_scale"]
            whole[plain] = (value.astype(np.float32) - zero.astype(np.float32)) * scale
        elif not name.endswith(("_scale", "_zero_point")):
            whole[name] = value
    return whole


def unpack(graph: GraphProto, heads: int) -> Network:
    """Return the network of a graph that `training.export_onnx` wrote.

    Args:
        graph: Plain or int8.
        heads: Attention heads in a layer, which the graph does not tell.

    Raises:
        ValueError: The graph has other matrices than such a network.
    """
    constants = {name: torch.from_numpy(value.copy()) for name, value in constants_of(graph).items()}
    network = Network(shape_of(constants, heads))
    state = network.state_dict()
    for name, value in constants.items():
        plain = name.removeprefix("network.")
        if plain in state:
            state[plain] = value
    matrices = [value.T for name, value in constants.items() if name.startswith("onnx::MatMul_")]
    for name, matrix in zip(_targets(network.shape), matrices, strict=True):
        _put(state, name, matrix, constants, network.shape)
    for name, start in (("pair", "onnx::Reshape"), ("near", "near")):
        value = _beginning(constants, start)
        state[f"heads.{name}"] = torch.zeros_like(state[f"heads.{name}"])
        state[f"heads.{name}"][1:] = value.permute(1, 2, 0) if name == "pair" else value
    for name in ("shifts", "looks"):
        state[f"kinds.{name}"] = _beginning(constants, f"kind_{name}")
    for name in ("hidden", "out"):
        value = _beginning(constants, f"kind_{name}")
        state |= {f"kinds.{name}.weight": value[:-1].T, f"kinds.{name}.bias": value[-1]}
    network.load_state_dict(state)
    return network


def _beginning(constants: dict[str, Tensor], start: str) -> Tensor:
    """Return the first constant whose name begins in a way."""
    return next(value for name, value in constants.items() if name.startswith(start))


def shape_of(constants: dict[str, Tensor], heads: int) -> Shape:
    """Tell the sizes of a network by the sizes of its constants."""
    vocabulary, width = constants["network.encoder.words.weight"].shape
    layers = sum(name.endswith(".mix.bias") for name in constants)
    return Shape(
        vocabulary=vocabulary,
        positions=len(constants["network.encoder.places.weight"]),
        width=width,
        layers=layers,
        heads=heads,
        inner=len(constants["network.encoder.layers.0.widen.bias"]),
        pair_width=len(constants["network.heads.part.bias"]),
        head_width=len(constants["layers.0.mix.bias"]) // 3 // heads,
        mentions=True,
        acts=True,
        kinds=True,
    )


def _targets(shape: Shape) -> Iterator[str]:
    """Yield where the graph's matrices belong, in its order."""
    for layer in range(shape.layers):
        yield from (f"encoder.layers.{layer}.{name}" for name in ("mix", "merge", "widen", "narrow"))
    yield from HEADS


def _put(
    state: dict[str, Tensor], name: str, matrix: Tensor, constants: dict[str, Tensor], shape: Shape
) -> None:
    """Put a matrix, (out, in), where it belongs; that of queries, keys and values is three."""
    if not name.endswith(".mix"):
        state[f"{name}.weight"] = matrix
        return
    mixed = {"weight": matrix, "bias": constants[f"{name.removeprefix('encoder.')}.bias"]}
    state |= {f"{name.removesuffix('mix')}{part}": value for part, value in unmixed(mixed, shape)}


def unmixed(mixed: Mapping[str, Tensor], shape: Shape) -> Iterator[tuple[str, Tensor]]:
    """Yield weight and bias of queries, keys and values by name ("query.bias"); in the graph they are one.

    Args:
        mixed: Those of the graph's product, which has the scale of attention in the queries.
        shape: The network's.
    """
    for part, value in mixed.items():
        query, key, its_value = value.chunk(3)
        yield f"query.{part}", query * shape.each**0.5
        yield f"key.{part}", key
        yield f"value.{part}", its_value


def main() -> None:
    """Unpack from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", type=Path, required=True, help="folder with the graph")
    parser.add_argument("--heads", type=int, default=8, help="attention heads in a layer")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    save(unpack(onnx.load(args.model / MODEL_FILE).graph, args.heads), args.out / "network.pt")
    (args.out / "recipe.json").write_text(json.dumps({"limit": Recipe().limit}) + "\n")


if __name__ == "__main__":
    main()
