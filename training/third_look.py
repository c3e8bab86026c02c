"""Make the network for third looks: the large teacher, made slim, and taught what it said when it was whole.

    python -m training.third_look --network runs/student/network.pt --teacher runs/second-teacher \
        --pupil runs/second-taught --polnear ../shared/data/polnear --gold ../shared/gold/train \
        --out runs/third

It is asked only where the other looks are unsure, so it learns mostly from statements of whose kind the pupil
is unsure. First half of the layers' weights are left out and it learns for a while, then all but a fifth. See
`training.slim`; `onrecord.tagger.third_look` runs what `training.export_third` makes of it.

Source: Hinton, Vinyals and Dean, "Distilling the Knowledge in a Neural Network", 2015.
"""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.tagger.acts import KINDS
from onrecord.tagger.encode import TYPE_COUNT
from onrecord.tagger.second_look import MARKS, MOST_READ
from training.kind_rows import asked_for, fit_in_batches, in_batches
from training.network import Shape
from training.second_look import (
    DROPOUT,
    Marked,
    SecondNetwork,
    beside,
    chances,
    load_second,
    padded,
    report,
    save_run,
)
from training.second_pupil import lessons_of, told_by
from training.slim import SlimEncoder, WordVectors, approximated, gains, slimmed
from training.train import Recipe, load

HALF, WEIGHTS = 42_000_000, 17_000_000
"""How many weights the layers have when some are left out for the first time, and in the end."""
OWN = 128
"""How many numbers a piece has beside its vector in the tagger's encoder."""
LEAST_MET = 6
"""How often a piece must be met to have numbers of its own."""
ENOUGH = 0.75
"""The chance of the likeliest kind from which on the pupil counts as sure."""
SURE_READ = 0.35
"""Share of the statements that the pupil is sure of that are read all the same."""
OWN_PACE = ("words.own", "marks", "hidden", "out")
"""What the names of weights have in them that learn at the pace of heads."""
BEGINNING = 0.2
"""Share of the statements that are read before more is left out."""
LOOKED_AT = 45
"""How many batches tell what would be lost."""
WEIGHTS_FILE = "third.pt"


class ThirdNetwork(nn.Module):
    """A slim encoder whose pieces are marked, and a hidden layer over the means of its parts."""

    def __init__(self, shape: Shape, sizes: Sequence[tuple[int, int]], words: nn.Module) -> None:
        super().__init__()
        self.encoder = SlimEncoder(replace(shape, positions=MOST_READ + 2), sizes, words)
        self.types = nn.Embedding(TYPE_COUNT, shape.width)
        self.marks = nn.Embedding(MARKS, shape.width)
        self.dropout = nn.Dropout(DROPOUT)
        self.hidden = nn.Linear(MARKS * shape.width, shape.width)
        self.out = nn.Linear(shape.width, len(KINDS))

    def forward(self, ids: Tensor, types: Tensor, marks: Tensor, attended: Tensor) -> Tensor:
        """Return the logits of attributions' kinds from ids, types, marks and mask, (N, T)."""
        hidden = self.encoder(ids, attended, self.types(types) + self.marks(marks))
        return self.out(self.dropout(F.gelu(self.hidden(self.dropout(beside(hidden, marks))))))


def of_teacher(teacher: SecondNetwork) -> ThirdNetwork:
    """Return a network that says what a teacher says of kinds, with layers that can be made slim."""
    shape, large = teacher.shape, teacher.encoder
    made = ThirdNetwork(shape, [(shape.heads, shape.inner)] * shape.layers, large.words)
    slim = made.encoder
    pairs = [
        (made.types, large.types),
        (slim.norm, large.norm),
        *zip(slim.layers, large.layers, strict=True),
        *((near, large.distances) for near in slim.near if large.distances is not None),
        *((getattr(made, name), getattr(teacher, name)) for name in ("marks", "hidden", "out")),
    ]
    for mine, its in pairs:
        mine.load_state_dict(its.state_dict())
    with torch.no_grad():
        slim.places.weight.copy_(large.places.weight[: len(slim.places.weight)])
    return made


def kind_logits(network: ThirdNetwork, some: Sequence[Marked]) -> Tensor:
    """Return what a network makes of some attributions' kinds, (N, kinds); it computes in bfloat16."""
    with torch.autocast("cpu", torch.bfloat16):
        given: Tensor = network(*padded(some))
    return given.float()


def third_chances(network: ThirdNetwork, some: Sequence[Marked]) -> Tensor:
    """Return how likely each kind is by a network, (N, kinds)."""
    network.eval()
    with torch.no_grad():
        return kind_logits(network, some).softmax(dim=-1)


def loss_of(network: ThirdNetwork, some: Sequence[Marked]) -> Tensor:
    """Return how far a network is from what is known of some attributions' kinds."""
    wanted = torch.stack([one.kinds for one in some if one.kinds is not None])
    return F.cross_entropy(kind_logits(network, some), wanted)


def fit(network: ThirdNetwork, known: Sequence[Marked], recipe: Recipe) -> None:
    """Fit a network in place; the vectors of the tagger's encoder stay as they are."""
    groups: tuple[list[nn.Parameter], list[nn.Parameter]] = [], []
    for name, weight in network.named_parameters():
        if weight.requires_grad:
            groups[any(part in name for part in OWN_PACE)].append(weight)
    rates = (recipe.encoder_rate, recipe.head_rate)
    paced = [{"params": some, "rate": rate} for some, rate in zip(groups, rates, strict=True)]
    fit_in_batches(network, paced, known, recipe, partial(loss_of, network))


def narrow(network: ThirdNetwork, some: Sequence[Marked], recipe: Recipe, *, weights: int) -> None:
    """Leave out of a network what some attributions say is worth least, until its layers have `weights`."""
    network.eval()
    batches = in_batches(some, recipe.batch, random.Random(recipe.seed))[:LOOKED_AT]
    slimmed(network.encoder, gains(network.encoder, batches, partial(loss_of, network)), weights)


def to_learn(pupil: SecondNetwork, known: Sequence[Marked], rng: random.Random) -> list[Marked]:
    """Return the attributions of whose kind a pupil is unsure, and some of the others."""
    likeliest = told_by(partial(chances, pupil), known).max(dim=-1).values
    return [
        one
        for one, likely in zip(known, likeliest.tolist(), strict=True)
        if likely < ENOUGH or rng.random() < SURE_READ
    ]


def pieces_met(known: Sequence[Marked], vocabulary: int) -> Tensor:
    """Return how often each piece stands in attributions, (vocabulary,); 0 for those met too seldom."""
    counts = torch.bincount(torch.cat([one.ids for one in known]), minlength=vocabulary)
    return (counts * (counts >= LEAST_MET)).float()


def save_third(network: ThirdNetwork, recipe: Recipe, out: Path, *, began: float) -> None:
    """Keep a network, the recipe by which it was fitted, and how long that took since `began`, in seconds."""
    encoder = network.encoder
    kept = {
        "shape": encoder.shape.to_dict(),
        "sizes": encoder.sizes,
        "words": encoder.words.sizes,
        "weights": network.state_dict(),
    }
    save_run(kept, recipe, out / WEIGHTS_FILE, began=began)


def load_third(folder: Path) -> ThirdNetwork:
    """Load the network that `save_third` kept in the folder of a run."""
    kept = torch.load(folder / WEIGHTS_FILE, weights_only=True)
    network = ThirdNetwork(Shape(**kept["shape"]), kept["sizes"], WordVectors(*kept["words"]))
    network.load_state_dict(kept["weights"])
    return network


def main() -> None:
    """Make, fit and measure the network."""
    args = asked_for(__doc__, epochs=2, beside=("teacher", "pupil"))
    recipe = Recipe(epochs=args.epochs, batch=48, encoder_rate=8e-5, head_rate=2.4e-4)
    torch.manual_seed(recipe.seed)
    began, rng = time.time(), random.Random(recipe.seed)
    teacher, pupil = load_second(args.teacher), load_second(args.pupil)
    lessons = lessons_of(args, teacher, recipe)
    known = to_learn(pupil, (*lessons.read, *lessons.made, *lessons.told), rng)
    network, wide = of_teacher(teacher), teacher.encoder.words.weight.detach()
    narrow(network, known, recipe, weights=HALF)
    words = load(args.network).encoder.words.weight.detach()
    network.encoder.words = approximated(words, wide, pieces_met(known, len(wide)), OWN)
    fit(network, rng.sample(known, round(BEGINNING * len(known))), replace(recipe, epochs=1))
    narrow(network, known, recipe, weights=WEIGHTS)
    fit(network, known, recipe)
    report(partial(third_chances, network), lessons.apart, recipe)
    save_third(network, recipe, args.out, began=began)


if __name__ == "__main__":
    main()
