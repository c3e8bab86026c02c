"""Train the small encoder that looks a second time at attributions: their kinds.

    python -m training.second_look --network runs/student/network.pt --polnear ../shared/data/polnear \
        --gold ../shared/gold/train --out runs/second

It begins as the encoder that ships and keeps that one's word vectors, so that only its layers need a graph of
their own. Each attribution is read by itself, with its parts marked: see `onrecord.tagger.second_look`, which
runs what `training.export_second` makes of it. What findings are about it learns in `training.second_pupil`.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F
from torch.nn.utils.rnn import pad_sequence

from onrecord.tagger import decode
from onrecord.tagger.acts import KINDS
from onrecord.tagger.arrays import Ints1d
from onrecord.tagger.encode import END_ID, START_ID, framed
from onrecord.tagger.finding_words import SIDE_TAGS, STATE_LABELS, TAGS
from onrecord.tagger.second_look import MARKS, marks_of, pieces_read
from training.examples import Example
from training.kind_rows import asked_for, fit_in_batches, in_batches, read_in, windows_apart
from training.network import Network, Shape
from training.train import Recipe, load

SMOOTHING = 0.05
"""Share of a label that is spread over all kinds."""
DROPOUT = 0.15
UNTOLD = -100
"""What stands for the label of a piece from which nothing is learnt."""
STATES_COUNT, SIDES_COUNT = 0.3, 0.3
"""How much states and sides count beside the words of findings."""
WEIGHTS_FILE = "second.pt"


@dataclass(frozen=True, slots=True)
class Words:
    """The numbers of the tags of an attribution's pieces, the boundary pieces' among them, each (T,).

    Attributes:
        findings: Those of `finding_words.TAGS`.
        states: Those of `STATE_LABELS`; UNTOLD outside what a finding is about.
        sides: Those of `SIDE_TAGS`.
    """

    findings: Tensor
    states: Tensor
    sides: Tensor


@dataclass(frozen=True, slots=True)
class Marked:
    """An attribution by itself.

    Attributes:
        ids: Its pieces and some around them, between the boundary pieces, (T,).
        types: Their token types, (T,).
        marks: What part of the attribution a piece is, as `onrecord.tagger.second_look` marks it, (T,).
        kinds: How likely each kind is by those who read it, (kinds,); None where nobody did.
        words: Which words findings are about; None where nobody said.
    """

    ids: Tensor
    types: Tensor
    marks: Tensor
    kinds: Tensor | None
    words: Words | None = None

    def __len__(self) -> int:
        return len(self.ids)


def marked(example: Example, number: int) -> Marked:
    """Return an attribution of a window by itself; it is known to have a content.

    Raises:
        ValueError: Nobody read the kinds of this window.
    """
    return read_with(example, number, marks_in(example, number))


def marks_in(example: Example, number: int) -> Ints1d:
    """Return what part of an attribution each piece of its window is, (T,)."""
    (first, last), role = example.cues[number], example.roles[number]
    content, source = (np.flatnonzero(role == part) for part in (decode.CONTENT, decode.SOURCE))
    return marks_of(len(role), np.arange(first, last + 1), content, source)


def read_with(example: Example, number: int, marks: Ints1d) -> Marked:
    """Return an attribution of a window by itself, its parts marked so; see `marked`."""
    if example.kinds is None:
        raise ValueError("nobody read the kinds of this window")
    at = pieces_read(marks)
    inside = (example.ids[at], START_ID, END_ID), (example.types[at], 0, 0), (marks[at], 0, 0)
    ids, types, marked_as = (torch.from_numpy(framed(*one).astype(np.int64)) for one in inside)
    return Marked(ids, types, marked_as, torch.from_numpy(example.kinds[number]))


def marked_in(windows: Sequence[Example]) -> list[Marked]:
    """Return the attributions of windows whose kind somebody read, each by itself."""
    return [marked(one, number) for one in windows for number in read_in(one)]


Asked = Callable[[Sequence[Marked]], Tensor]
"""Somebody who says of attributions how likely each kind is, (N, kinds)."""


class Logits(NamedTuple):
    """What a network makes of N attributions of at most T pieces.

    Attributes:
        kinds: (N, kinds).
        findings: (N, T, tags).
        states: (N, T, states).
        sides: (N, T, side tags).
    """

    kinds: Tensor
    findings: Tensor
    states: Tensor
    sides: Tensor


class SecondNetwork(nn.Module):
    """An encoder whose pieces are marked, a hidden layer over the means of its parts, and tags of pieces."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.shape, width = network.shape, network.shape.width
        self.encoder = network.encoder
        self.marks = nn.Embedding(MARKS, width)
        nn.init.normal_(self.marks.weight, std=0.02)
        self.dropout = nn.Dropout(DROPOUT)
        self.hidden = nn.Linear((MARKS) * width, width)
        self.out = nn.Linear(width, len(KINDS))
        self.findings = nn.Linear(width, len(TAGS))
        self.states = nn.Linear(width, len(STATE_LABELS))
        self.sides = nn.Linear(width, len(SIDE_TAGS))

    def forward(self, ids: Tensor, types: Tensor, marks: Tensor, attended: Tensor) -> Logits:
        """Return the logits of attributions from ids, types, marks and mask, (N, T)."""
        hidden = self.encoder.states(ids, types, attended, self.marks(marks))[-1]
        units = F.gelu(self.hidden(self.dropout(beside(hidden, marks))))
        told = self.dropout(hidden)
        return Logits(self.out(self.dropout(units)), self.findings(told), self.states(told), self.sides(told))


def beside(hidden: Tensor, marks: Tensor) -> Tensor:
    """Return the first piece's state and the means of each part's, side by side, (N, MARKS * width)."""
    found = [hidden[:, 0]]
    for part in range(1, MARKS):
        here = (marks == part).to(hidden.dtype)[..., None]
        found.append((hidden * here).sum(1) / here.sum(1).clamp(min=1))
    return torch.cat(found, dim=-1)


def padded(some: Sequence[Marked]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return the ids, types and marks of attributions, and which pieces they have, each (N, T)."""
    ids, types, marks = (
        pad_sequence([getattr(one, name) for one in some], batch_first=True)
        for name in ("ids", "types", "marks")
    )
    return ids, types, marks, pad_sequence([torch.ones(len(one.ids)) for one in some], batch_first=True)


def logits_of(network: SecondNetwork, some: Sequence[Marked]) -> Logits:
    """Return what a network makes of some attributions; it computes in bfloat16."""
    with torch.autocast("cpu", torch.bfloat16):
        given: Logits = network(*padded(some))
    return Logits(*(one.float() for one in given))


def loss_of(network: SecondNetwork, some: Sequence[Marked]) -> Tensor:
    """Return how far a network is from what is known of some attributions: kinds, words, or both."""
    given = logits_of(network, some)
    loss = given.kinds.new_zeros(())
    if read := [number for number, one in enumerate(some) if one.kinds is not None]:
        wanted = torch.stack([one.kinds for one in some if one.kinds is not None])
        loss = loss + F.cross_entropy(given.kinds[read], wanted, label_smoothing=SMOOTHING) * len(read)
    if told := [number for number, one in enumerate(some) if one.words is not None]:
        words = [one.words for one in some if one.words is not None]
        loss = loss + words_loss(Logits(*(one[told] for one in given)), words) * len(told)
    return loss / len(some)


def words_loss(given: Logits, known: Sequence[Words]) -> Tensor:
    """Return how far what is given for pieces is from their tags; padding does not count."""
    findings, states, sides = (
        pad_sequence([getattr(one, name) for one in known], batch_first=True, padding_value=UNTOLD)
        for name in ("findings", "states", "sides")
    )
    longest = findings.shape[1]
    loss, state_loss, side_loss = (
        _tag_loss(logits[:, :longest].flatten(0, 1), wanted.flatten())
        for logits, wanted in ((given.findings, findings), (given.states, states), (given.sides, sides))
    )
    return loss + STATES_COUNT * state_loss + SIDES_COUNT * side_loss


def _tag_loss(logits: Tensor, wanted: Tensor) -> Tensor:
    """Return the mean loss over the pieces that have a tag; 0 where none has."""
    total = F.cross_entropy(logits, wanted, ignore_index=UNTOLD, reduction="sum")
    return total / (wanted != UNTOLD).sum().clamp(min=1)


def chances(network: SecondNetwork, some: Sequence[Marked]) -> Tensor:
    """Return how likely each kind is by a network, (N, kinds)."""
    network.eval()
    with torch.no_grad():
        return logits_of(network, some).kinds.softmax(dim=-1)


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
    fit_in_batches(network, groups, known, recipe, partial(loss_of, network))


def right(ask: Asked, fresh: Sequence[Marked], size: int) -> float:
    """Return the share of attributions whose likeliest kind, by whom is asked, is what most readers gave."""
    count = 0
    for some in in_batches(fresh, size, random.Random(0)):
        wanted = torch.stack([one.kinds for one in some if one.kinds is not None])
        count += int((ask(some).argmax(-1) == wanted.argmax(-1)).sum())
    return count / max(1, len(fresh))


def save_second(network: SecondNetwork, recipe: Recipe, out: Path, *, began: float) -> None:
    """Keep a network, the recipe by which it was fitted, and how long that took since `began`, in seconds."""
    kept = {"shape": network.shape.to_dict(), "weights": network.state_dict()}
    save_run(kept, recipe, out / WEIGHTS_FILE, began=began)


def save_run(kept: dict[str, Any], recipe: Recipe, path: Path, *, began: float) -> None:
    """Keep what a run made in a file, and beside it the recipe and how long that took since `began`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save(kept, path)
    path.with_name("recipe.json").write_text(json.dumps(asdict(recipe)) + "\n")
    path.with_name("log.jsonl").write_text(json.dumps({"epoch": 0, "s": round(time.time() - began)}) + "\n")


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
    report(partial(chances, second), fresh, recipe)
    save_second(second, recipe, args.out, began=began)


def report(ask: Asked, fresh: Sequence[Marked], recipe: Recipe) -> None:
    """Write how often a network is right, when asked, on attributions that it did not learn from."""
    share = right(ask, fresh, recipe.batch)
    sys.stdout.write(f"accuracy {share:.3f} on {len(fresh)} held-out statements\n")


def main() -> None:
    """Fit and measure the network."""
    args = asked_for(__doc__, epochs=3)
    recipe = Recipe(epochs=args.epochs, batch=48, encoder_rate=1.2e-4, head_rate=6e-4)
    learn(load(args.network), args, recipe)


if __name__ == "__main__":
    main()
