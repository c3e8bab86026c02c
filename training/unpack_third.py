"""Take the weights of the shipped graph for third looks back into a network, to train it further.

    python -m training.unpack_third --model src/onrecord/tagger/weights --out runs/third-shipped

The weights are those in four bits, multiplied out: as near to what was trained as the graph itself. The word
vectors that the network builds on are those of the tagger's own graph.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import GraphProto, NodeProto, numpy_helper
from torch import Tensor

from onrecord.tagger.session import MODEL_FILE, THIRD_FILE
from training.base import MPNET_SHAPE
from training.network import Shape
from training.slim import WordVectors
from training.third_look import ThirdNetwork, save_third
from training.train import Recipe
from training.unpack import constants_of, unmixed

FOUR_BITS = "MatMulNBits"
"""The runtime's product with a matrix in four bits."""
PRODUCT = "/MatMul_Q4"
"""How the names of such products end."""
WORDS = "network.encoder.words.weight"
"""What the vectors of the tagger's encoder are called in its graph."""


@dataclass(frozen=True, slots=True)
class Packed:
    """What a graph holds.

    Attributes:
        constants: Its constants by name; equal ones are kept once, under other names as well.
        matrices: Those in four bits, multiplied out, (out, in), by the path of their product.
        rows: The row of each piece among those that have numbers of their own.
    """

    constants: dict[str, Tensor]
    matrices: dict[str, Tensor]
    rows: Tensor

    @property
    def layers(self) -> int:
        """How many layers there are."""
        return sum(name.endswith("/mix") for name in self.matrices)

    def sizes(self, layer: int, shape: Shape) -> tuple[int, int]:
        """Return how many heads and hidden units a layer has."""
        mix, widen = (len(self.matrices[f"layers.{layer}/{name}"]) for name in ("mix", "widen"))
        return mix // (3 * shape.each), widen

    def linear(self, path: str) -> dict[str, Tensor]:
        """Return the weight and the bias of a layer's part."""
        return {"weight": self.matrices[path], "bias": self.constants[f"{path.replace('/', '.')}.bias"]}

    def norm(self, path: str) -> dict[str, Tensor]:
        """Return the weight and the bias of a norm."""
        return {part: self.constants[f"{path}.{part}"] for part in ("weight", "bias")}


def unpack_third(graph: GraphProto, words: Tensor, shape: Shape) -> ThirdNetwork:
    """Return the network of a graph that `training.export_third` wrote with weights in four bits.

    Args:
        graph: The graph.
        words: The vectors of the tagger's encoder, (pieces, narrow).
        shape: That of the network before anything was left out of its layers.

    Raises:
        KeyError: The graph has other parts than such a network.
    """
    packed = read_packed(graph)
    own = packed.constants["own"]
    sizes = [
        (
            len(packed.matrices[f"layers.{at}/mix"]) // (3 * shape.each),
            len(packed.matrices[f"layers.{at}/widen"]),
        )
        for at in range(packed.layers)
    ]
    vectors = WordVectors(*words.shape, shape.width, own.shape[1], len(own) - 1)
    network = ThirdNetwork(shape, sizes, vectors)
    network.load_state_dict({"encoder.words.words.weight": words, **dict(weights_of(packed, shape))})
    return network


def read_packed(graph: GraphProto) -> Packed:
    """Return what a graph holds.

    Raises:
        KeyError: No row of it is looked up by a piece's number.
    """
    found = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    for node in graph.node:
        if node.op_type == "Constant":
            found[node.output[0]] = numpy_helper.to_array(node.attribute[0].t)
        elif node.op_type == "Identity" and node.input[0] in found:
            found[node.output[0]] = found[node.input[0]]
    matrices = {
        node.name.strip("/").removesuffix(PRODUCT): multiplied_out(node, found)
        for node in graph.node
        if node.op_type == FOUR_BITS
    }
    looked_up = {node.input[1]: node.input[0] for node in graph.node if node.op_type == "Gather"}
    numbers = {name: torch.from_numpy(value.astype(np.float32)) for name, value in found.items()}
    return Packed(numbers, matrices, torch.from_numpy(found[looked_up["ids"]].astype(np.int64)))


def multiplied_out(node: NodeProto, constants: dict[str, np.ndarray]) -> Tensor:
    """Return the matrix of a product whose weights are in four bits, (out, in).

    Source:
        ONNX Runtime's operator com.microsoft.MatMulNBits: two weights a byte, the lower half first; a scale
        and a zero point, of four bits as well, for each block of a row.
    """
    sizes = {one.name: one.i for one in node.attribute}
    wide, tall = sizes["K"], sizes["N"]
    packed, scales, zeros = (constants[name] for name in node.input[1:4])
    blocks = -(-wide // sizes["block_size"])
    steps = _halves(packed.reshape(tall, blocks, -1)) - _halves(zeros.reshape(tall, -1))[:, :blocks, None]
    weights = steps * scales.reshape(tall, blocks, 1)
    return torch.from_numpy(weights.reshape(tall, -1)[:, :wide].astype(np.float32))


def _halves(packed: np.ndarray) -> np.ndarray:
    """Return the lower and the upper four bits of bytes, one after the other in the last dimension."""
    pairs = np.stack([packed & 15, packed >> 4], axis=-1)
    return pairs.reshape(*packed.shape[:-1], -1).astype(np.float32)


def weights_of(packed: Packed, shape: Shape) -> Iterator[tuple[str, Tensor]]:
    """Yield the weights of a network by their names in it, but for the vectors of the tagger's encoder."""
    number, matrix = packed.constants, packed.matrices
    yield "encoder.words.rows", packed.rows
    yield "encoder.words.own.weight", number["own"] * number["steps"]
    yield "encoder.words.spread.weight", matrix["spread"]
    yield "encoder.places.weight", number["places"]
    for name in ("types.weight", "marks.weight"):
        yield name, number[name]
    yield from _named("encoder.words.widen", packed.linear("widen"))
    yield from _named("encoder.norm", packed.norm("norm"))
    for name in ("hidden", "out"):
        yield from _named(name, packed.linear(name))
    for at in range(packed.layers):
        yield f"encoder.near.{at}.weight", number[f"near.{at}.weight"]
        yield from _layer(packed, f"layers.{at}", shape)


def _layer(packed: Packed, path: str, shape: Shape) -> Iterator[tuple[str, Tensor]]:
    """Yield the weights of a layer."""
    mixed = unmixed(packed.linear(f"{path}/mix"), shape)
    yield from ((f"encoder.{path}.{name}", value) for name, value in mixed)
    for name in ("merge", "widen", "narrow"):
        yield from _named(f"encoder.{path}.{name}", packed.linear(f"{path}/{name}"))
    for name in ("merge_norm", "narrow_norm"):
        yield from _named(f"encoder.{path}.{name}", packed.norm(f"{path}.{name}"))


def _named(path: str, parts: dict[str, Tensor]) -> Iterator[tuple[str, Tensor]]:
    yield from ((f"{path}.{part}", value) for part, value in parts.items())


def main() -> None:
    """Unpack from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", type=Path, required=True, help="folder with the graphs")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    words = torch.from_numpy(constants_of(onnx.load(args.model / MODEL_FILE).graph)[WORDS].copy())
    network = unpack_third(onnx.load(args.model / THIRD_FILE).graph, words, MPNET_SHAPE)
    save_third(network, Recipe(), args.out, began=time.time())


if __name__ == "__main__":
    main()
