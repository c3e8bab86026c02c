"""Export the network for second looks as the small graph that ships, and name it in the model card.

    python -m training.export_second --second runs/second --out src/onrecord/tagger/weights

Weights of matrix products have four bits, and a scale for each BLOCK of them, so that both graphs together
stay small; the runtime multiplies them with activations of eight bits.

Source: Dettmers and Zettlemoyer, "The case for 4-bit precision: k-bit Inference Scaling Laws", ICML 2023.
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import replace
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.tagger.cards import load_card
from onrecord.tagger.second_look import MARKS, MOST_READ
from onrecord.tagger.session import SECOND_FILE
from training.export_onnx import LeanLayer, file_hash, normed, save_card
from training.runs import read_run
from training.second_look import SecondNetwork, load_second

BLOCK = 128
"""How many weights share a scale."""
EIGHT_BITS = 4
"""The runtime's name for activations of eight bits."""
INPUTS = ("words", "types", "marks")


class Exported(nn.Module):
    """The network as the graph that ships: attributions are given one by one, without padding."""

    def __init__(self, network: SecondNetwork) -> None:
        super().__init__()
        encoder = network.encoder
        self.places = nn.Parameter(encoder.places.weight[: MOST_READ + 2].detach().clone())
        self.types, self.marks, self.norm = encoder.types, network.marks, encoder.norm
        self.layers = nn.ModuleList(map(LeanLayer, encoder.layers))
        self.hidden, self.out = network.hidden, network.out

    def forward(self, words: Tensor, types: Tensor, marks: Tensor) -> Tensor:
        """Return the logits of an attribution, (1, kinds), from (1, T, width), (1, T) and (1, T)."""
        places = self.places[: words.shape[1]]
        hidden = normed(words + places[None] + self.types(types) + self.marks(marks), self.norm)
        for layer in self.layers:
            hidden = layer(hidden)
        found = [hidden[:, 0]]
        for part in range(1, MARKS):
            here = (marks == part).to(hidden.dtype)[..., None]
            found.append((hidden * here).sum(1) / here.sum(1).clamp(min=1))
        beside = torch.cat(found, dim=-1)[:, None]  # with three dimensions it is a product that is quantised
        logits: Tensor = self.out(F.gelu(self.hidden(beside)))[:, 0]
        return logits


def export_second(network: SecondNetwork, path: Path, *, small: bool) -> None:
    """Write the network as an ONNX graph, its weights in four bits if it is to be `small`."""
    width, pieces = network.marks.embedding_dim, 8
    marks = torch.arange(pieces)[None] % MARKS
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder, "plain.onnx") if small else path
        torch.onnx.export(
            Exported(network).eval(),
            (torch.zeros(1, pieces, width), marks * 0, marks),
            str(plain),
            input_names=list(INPUTS),
            output_names=["kinds"],
            dynamic_axes={name: {1: "pieces"} for name in INPUTS},
            opset_version=17,
            dynamo=False,
        )
        if small:
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
    parser.add_argument("--second", type=Path, required=True, help="run folder of training.second_look")
    parser.add_argument("--out", type=Path, required=True, help="model folder with its card")
    args = parser.parse_args()
    export_second(load_second(args.second), args.out / SECOND_FILE, small=True)
    card, run = load_card(args.out), read_run(args.second, "the network for second looks")
    runs = (*card.runs, run) if run else card.runs
    save_card(replace(card, second_sha256=file_hash(args.out / SECOND_FILE), runs=runs), args.out)


if __name__ == "__main__":
    main()
