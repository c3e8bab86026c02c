"""Export the network for second looks as the small graph that ships, and name it in the model card.

    python -m training.export_second --second runs/second --out src/onrecord/tagger/weights

Weights of matrix products have eight bits, as those of the larger graph.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.tagger.cards import ModelCard, Run, load_card
from onrecord.tagger.second_look import MARKS, MOST_READ, OUTPUTS
from onrecord.tagger.session import SECOND_FILE
from training.export_onnx import BESIDE, CORPORA, LeanLayer, file_hash, in_eight_bits, normed, save_card
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
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder, "plain.onnx") if int8 else path
        torch.onnx.export(
            Exported(network).eval(),
            (torch.zeros(1, pieces, width), marks * 0, marks),
            str(plain),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes={name: {1: "pieces"} for name in INPUTS},
            opset_version=17,
            dynamo=False,
        )
        if int8:
            in_eight_bits(plain, path, ["MatMul"])


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


def ask_for_card(parser: argparse.ArgumentParser) -> None:
    """Let a command be told whose card it changes, to what version, and from what runs its network came."""
    parser.add_argument("--out", type=Path, required=True, help="model folder with its card")
    parser.add_argument("--version", help="what the card says from now on; as it is, if none is given")
    for name, help_ in (("teacher", "learnt from"), ("begun", "began as")):
        parser.add_argument(
            f"--{name}", type=Path, action="append", default=[], help=f"run folder of what it {help_}"
        )


def led_to(card: ModelCard, network: str, runs: Sequence[Run], *, version: str | None) -> ModelCard:
    """Return a card that names the runs that led to one of its networks, and all the data that there is.

    Args:
        card: Earlier runs that led to the same network are left out of it.
        network: What the runs are called by.
        runs: The runs.
        version: The card's from now on; None leaves it.
    """
    kept = (
        *(run for run in card.runs if not run.name.startswith(network)),
        *(replace(run, name=f"{network}: {run.name}") for run in runs),
    )
    data = (*CORPORA, *BESIDE)
    return replace(card, version=version or card.version, training=data, runs=kept)


if __name__ == "__main__":
    main()
