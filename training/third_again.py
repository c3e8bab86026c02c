"""Let the network for third looks go on learning: from a further large network and from itself.

    python -m training.third_again --network runs/third --teacher runs/third-teacher \
        --polnear ../shared/data/polnear --gold ../shared/gold/train --out runs/third-again

What the teacher (`training.third_teacher`) and the network as it is say of a kind counts the same; together
they are right more often than either. Attributions are shown as a tagger cuts them, too (`training.miscut`).

Source: Furlanello et al., "Born-Again Neural Networks", ICML 2018; Hinton, Vinyals and Dean, "Distilling the
    Knowledge in a Neural Network", 2015.
"""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import torch
from torch import Tensor

from training.kind_rows import asked_for
from training.miscut import miscut_in
from training.second_look import Asked, Marked, chances, load_second, marked_in, report
from training.second_pupil import TRUST, TRUST_APART, Material, material_of, taught
from training.third_look import fit, load_third, save_third, third_chances
from training.third_teacher import TIMES, read_apart
from training.train import Recipe

PASSES = 2
"""How many times all is read; attributions of articles twice each time, every time cut anew."""


def both(one: Asked, other: Asked) -> Asked:
    """Return somebody who says the mean of what two say."""

    def ask(some: Sequence[Marked]) -> Tensor:
        return (one(some) + other(some)) / 2

    return ask


def lessons_of(material: Material, ask: Asked, rng: random.Random) -> list[Marked]:
    """Return all that is read, in PASSES.

    Args:
        material: What can be learnt from.
        ask: The teachers.
        rng: How attributions of articles are cut is drawn from it.
    """
    apart = taught(ask, read_apart(material), trust=TRUST_APART)
    known = taught(ask, marked_in(material.windows), trust=TRUST)
    kinds = [one.kinds for one in known]
    found: list[Marked] = []
    for _ in range(PASSES):
        for _ in range(TIMES):
            cut_anew = miscut_in(material.windows, rng)
            found += (replace(one, kinds=kind) for one, kind in zip(cut_anew, kinds, strict=True))
        found += apart
    return found


def main() -> None:
    """Fit and measure the network."""
    args = asked_for(__doc__, epochs=1, beside=("teacher",))
    recipe = Recipe(epochs=args.epochs, batch=48, encoder_rate=6e-5, head_rate=1.8e-4)
    torch.manual_seed(recipe.seed)
    began, rng = time.time(), random.Random(recipe.seed)
    network, teacher = load_third(args.network), load_second(args.teacher)
    mine, its = partial(third_chances, network), partial(chances, teacher)
    material = material_of(args, recipe)
    fit(network, lessons_of(material, both(mine, its), rng), recipe)
    report(mine, material.apart, recipe)
    save_third(network, recipe, args.out, began=began)


if __name__ == "__main__":
    main()
