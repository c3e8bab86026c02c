"""Export the network for second looks as the small graph that ships, and name it in the model card.

    python -m training.export_second --second runs/second --out src/onrecord/tagger/weights

Weights of matrix products have eight bits, as those of the larger graph.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from functools import partial
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.tagger.cards import load_card
from onrecord.tagger.second_look import MARKS, MOST_READ, OUTPUTS
from onrecord.tagger.session import SECOND_FILE
from training.export_onnx import (
    LeanLayer,
    ask_for_card,
    file_hash,
    in_eight_bits,
    led_to,
    normed,
    save_card,
    write_graph,
)
from training.runs import read_runs
from training.second_look import Logits, SecondNetwork, beside, load_second

INPUTS = ("words", "types", "marks")
RUN = "the network for second looks"
"""What the card calls the runs that led to it."""


class Exported(nn.Module):
    """The network as the graph that ships: attributions are given one by one, without padding."""

    def __init__(self, network: SecondNetwork) -> None:
        super().__init__()
        encoder = network.encoder
        self.places = nn.Parameter(encoder.places.weight[: MOST_READ + 2].detach().clone())
        self.types, self.marks, self.norm = encoder.types, network.marks, encoder.norm
        self.layers = nn.ModuleList(map(LeanLayer, encoder.layers))
        self.hidden, self.out = network.hidden, network.out
        self.findings, self.states, self.sides = network.findings, network.states, network.sides

    def forward(self, words: Tensor, types: Tensor, marks: Tensor) -> Logits:
        """Return the logits of an attribution from its pieces, (1, T, width), (1, T) and (1, T)."""
        places = self.places[: words.shape[1]]
        hidden = normed(words + places[None] + self.types(types) + self.marks(marks), self.norm)
        for layer in self.layers:
            hidden = layer(hidden)
        parts = beside(hidden, marks)[:, None]  # with three dimensions it is a product that is quantised
        kinds = self.out(F.gelu(self.hidden(parts)))[:, 0]
        return Logits(kinds, self.findings(hidden), self.states(hidden), self.sides(hidden))


def export_second(network: SecondNetwork, path: Path, *, int8: bool) -> None:
    """Write the network as an ONNX graph, its weights in eight bits if `int8`."""
    width, pieces = network.marks.embedding_dim, 8
    marks = torch.arange(pieces)[None] % MARKS
    small = partial(in_eight_bits, operators=["MatMul"]) if int8 else None
    given = (torch.zeros(1, pieces, width), marks * 0, marks)
    write_graph(Exported(network), given, path, inputs=INPUTS, outputs=OUTPUTS, moving=INPUTS, small=small)


def main() -> None:
    """Export from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--second", type=Path, required=True, help="run folder of the network that ships")
    ask_for_card(parser)
    args = parser.parse_args()
    export_second(load_second(args.second), args.out / SECOND_FILE, int8=True)
    card = replace(load_card(args.out), second_sha256=file_hash(args.out / SECOND_FILE))
    runs = read_runs(args.second, begun=args.begun, teachers=args.teacher)
    save_card(led_to(card, RUN, runs, version=args.version), args.out)


if __name__ == "__main__":
    main()
