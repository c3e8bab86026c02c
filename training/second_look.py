"""Train the small encoder that looks a second time at attributions whose kind is unsure.

    python -m training.second_look --network runs/student/network.pt --polnear ../shared/data/polnear \
        --gold ../shared/gold/train --out runs/second

It begins as the encoder that ships and keeps that one's word vectors, so that only its layers need a graph of
their own. Each attribution is read by itself, with its parts marked: see `onrecord.tagger.second_look`, which
runs what `training.export_second` makes of it.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F
from torch.nn.utils.rnn import pad_sequence

from onrecord.tagger import decode
from onrecord.tagger.acts import KINDS
from onrecord.tagger.encode import END_ID, START_ID, framed
from onrecord.tagger.second_look import MARKS, marks_of, pieces_read
from training.examples import Example
from training.kind_rows import asked_for, fit_in_batches, in_batches, read_in, windows_apart
from training.network import Network, Shape
from training.train import Recipe, load

SMOOTHING = 0.05
"""Share of a label that is spread over all kinds."""
DROPOUT = 0.15
WEIGHTS_FILE = "second.pt"


@dataclass(frozen=True, slots=True)
class Marked:
    """An attribution by itself.

    Attributes:
        ids: Its pieces and some around them, between the boundary pieces, (T,).
        types: Their token types, (T,).
        marks: What part of the attribution a piece is, as `onrecord.tagger.second_look` marks it, (T,).
        kinds: How likely each kind is by those who read it, (kinds,).
    """

    ids: Tensor
    types: Tensor
    marks: Tensor
    kinds: Tensor

    def __len__(self) -> int:
        return len(self.ids)


def marked(example: Example, number: int) -> Marked:
    """Return an attribution of a window by itself; it is known to have a content.

    Raises:
        ValueError: Nobody read the kinds of this window.
    """
    if example.kinds is None:
        raise ValueError("nobody read the kinds of this window")
    (first, last), role = example.cues[number], example.roles[number]
    content, source = (np.flatnonzero(role == part) for part in (decode.CONTENT, decode.SOURCE))
    marks = marks_of(len(role), np.arange(first, last + 1), content, source)
    at = pieces_read(marks)
    inside = (example.ids[at], START_ID, END_ID), (example.types[at], 0, 0), (marks[at], 0, 0)
    ids, types, marked_as = (torch.from_numpy(framed(*one).astype(np.int64)) for one in inside)
    return Marked(ids, types, marked_as, torch.from_numpy(example.kinds[number]))


def marked_in(windows: Sequence[Example]) -> list[Marked]:
    """Return the attributions of windows whose kind somebody read, each by itself."""
    return [marked(one, number) for one in windows for number in read_in(one)]


class SecondNetwork(nn.Module):
    """An encoder whose pieces are marked, and a hidden layer over the means of its parts."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.shape, width = network.shape, network.shape.width
        self.encoder = network.encoder
        self.marks = nn.Embedding(MARKS, width)
        nn.init.normal_(self.marks.weight, std=0.02)
        self.dropout = nn.Dropout(DROPOUT)
        self.hidden = nn.Linear((MARKS) * width, width)
        self.out = nn.Linear(width, len(KINDS))

    def forward(self, ids: Tensor, types: Tensor, marks: Tensor, attended: Tensor) -> Tensor:
        """Return the logits of attributions, (N, kinds), from ids, types, marks and mask, (N, T)."""
        hidden = self.encoder.states(ids, types, attended, self.marks(marks))[-1]
        found = [hidden[:, 0]]
        for part in range(1, MARKS):
            here = (marks == part).to(hidden.dtype)[..., None]
            found.append((hidden * here).sum(1) / here.sum(1).clamp(min=1))
        units = F.gelu(self.hidden(self.dropout(torch.cat(found, dim=-1))))
        logits: Tensor = self.out(self.dropout(units))
        return logits


def logits_of(network: SecondNetwork, some: Sequence[Marked]) -> Tensor:
    """Return what a network makes of some attributions, (N, kinds); it computes in bfloat16."""
    padded = [
        pad_sequence([getattr(one, name) for one in some], batch_first=True)
        for name in ("ids", "types", "marks")
    ]
    attended = pad_sequence([torch.ones(len(one.ids)) for one in some], batch_first=True)
    with torch.autocast("cpu", torch.bfloat16):
        given: Tensor = network(*padded, attended)
    return given.float()


def chances(network: SecondNetwork, some: Sequence[Marked]) -> Tensor:
    """Return how likely each kind is by a network, (N, kinds)."""
    network.eval()
    with torch.no_grad():
        return logits_of(network, some).softmax(dim=-1)


def fit(network: SecondNetwork, known: Sequence[Marked], recipe: Recipe) -> None:
    """Fit a network in place; its words stay as they are."""
    network.encoder.words.requires_grad_(requires_grad=False)
    groups = [
        {
            "params": [one for one in network.encoder.parameters() if one.requires_grad],
            "rate": recipe.encoder_rate,
        },
        {
            "params": [w for name, w in network.named_parameters() if not name.startswith("encoder")],
            "rate": recipe.head_rate,
        },
    ]

    def loss_of(some: list[Marked]) -> Tensor:
        wanted = torch.stack([one.kinds for one in some])
        return F.cross_entropy(logits_of(network, some), wanted, label_smoothing=SMOOTHING)

    fit_in_batches(network, groups, known, recipe, loss_of)


def right(network: SecondNetwork, fresh: Sequence[Marked], size: int) -> float:
    """Return the share of attributions whose likeliest kind is the one that most readers gave."""
    count = 0
    for some in in_batches(fresh, size, random.Random(0)):
        wanted = torch.stack([one.kinds for one in some])
        count += int((chances(network, some).argmax(-1) == wanted.argmax(-1)).sum())
    return count / max(1, len(fresh))


def save_second(network: SecondNetwork, recipe: Recipe, out: Path, *, began: float) -> None:
    """Keep a network, the recipe by which it was fitted, and how long that took since `began`, in seconds."""
    out.mkdir(parents=True, exist_ok=True)
    torch.save({"shape": network.shape.to_dict(), "weights": network.state_dict()}, out / WEIGHTS_FILE)
    (out / "recipe.json").write_text(json.dumps(asdict(recipe)) + "\n")
    (out / "log.jsonl").write_text(json.dumps({"epoch": 0, "s": round(time.time() - began)}) + "\n")


def load_second(folder: Path) -> SecondNetwork:
    """Load the network that `save_second` kept in the folder of a run."""
    kept = torch.load(folder / WEIGHTS_FILE, weights_only=True)
    network = SecondNetwork(Network(Shape(**kept["shape"])))
    network.load_state_dict(kept["weights"])
    return network


def learn(network: Network, args: argparse.Namespace, recipe: Recipe) -> None:
    """Fit a network for second looks that begins as another's encoder, measure it and keep it.

    Args:
        network: Its encoder is fitted in place.
        args: The folders `polnear`, `gold` and `out`.
        recipe: How it is fitted.
    """
    torch.manual_seed(recipe.seed)
    began, second = time.time(), SecondNetwork(network)
    known, fresh = map(marked_in, windows_apart(args, recipe))
    fit(second, known, recipe)
    report(second, fresh, recipe)
    save_second(second, recipe, args.out, began=began)


def report(network: SecondNetwork, fresh: Sequence[Marked], recipe: Recipe) -> None:
    """Write how often a network is right on attributions that it did not learn from."""
    share = right(network, fresh, recipe.batch)
    sys.stdout.write(f"accuracy {share:.3f} on {len(fresh)} held-out statements\n")


def main() -> None:
    """Fit and measure the network."""
    args = asked_for(__doc__, epochs=3)
    recipe = Recipe(epochs=args.epochs, batch=48, encoder_rate=1.2e-4, head_rate=6e-4)
    learn(load(args.network), args, recipe)


if __name__ == "__main__":
    main()
