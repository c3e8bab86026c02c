"""Train a further large network, for what the one for third looks learns when it goes on.

    python -m training.third_teacher --network runs/mpnet --third runs/third \
        --polnear ../shared/data/polnear --gold ../shared/gold/train --out runs/third-teacher

It begins as `training.second_teacher` does, but is shown attributions as a tagger cuts them, too
(`training.miscut`), and more of them: those that stand in no article and were read by themselves. In the
kinds of these the network for third looks, as it is, has its share. Two that learnt differently are wrong in
different places.

Source: Hinton, Vinyals and Dean, "Distilling the Knowledge in a Neural Network", 2015, section 5 (ensembles).
"""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import torch

from training.base import MPNET_SHAPE, load_mpnet
from training.kind_rows import asked_for
from training.miscut import miscut_in
from training.network import Network
from training.second_look import Marked, SecondNetwork, chances, fit, report, save_second
from training.second_pupil import TRUST_APART, Material, material_of, taught
from training.third_look import load_third, third_chances
from training.train import Recipe

TIMES = 2
"""How many times attributions of articles are read, each time cut anew."""


def read_apart(material: Material) -> list[Marked]:
    """Return the attributions that stand in no article and were read by themselves, for their kinds alone."""
    some = (*material.made, *material.told)
    return [replace(one, words=None) for one in some if one.kinds is not None]


def main() -> None:
    """Fit and measure the network."""
    args = asked_for(__doc__, epochs=1, beside=("third",))
    recipe = Recipe(epochs=args.epochs, batch=48, encoder_rate=4e-5, head_rate=6e-4)
    torch.manual_seed(recipe.seed)
    began, rng = time.time(), random.Random(recipe.seed)
    material, third = material_of(args, recipe), load_third(args.third)
    known: Sequence[Marked] = [
        *(one for _ in range(TIMES) for one in miscut_in(material.windows, rng)),
        *taught(partial(third_chances, third), read_apart(material), trust=TRUST_APART),
    ]
    network = Network(MPNET_SHAPE)
    load_mpnet(network, args.network)
    teacher = SecondNetwork(network)
    fit(teacher, known, recipe)
    report(partial(chances, teacher), material.apart, recipe)
    save_second(teacher, recipe, args.out, began=began)


if __name__ == "__main__":
    main()
