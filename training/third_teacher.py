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

import argparse
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import torch

from onrecord.tagger import load_tagger
from training.base import MPNET_SHAPE, load_mpnet
from training.examples import Example
from training.kind_rows import asked_for, windows_apart
from training.miscut import miscut_in
from training.network import Network
from training.passages import load_passages, told_in
from training.read_kinds import load_read, with_kinds
from training.second_look import Marked, SecondNetwork, chances, fit, marked_in, report, save_second
from training.second_pupil import TRUST_APART, made_of, taught
from training.third_look import load_third, third_chances
from training.train import Recipe

TIMES = 2
"""How many times attributions of articles are read, each time cut anew."""


@dataclass(frozen=True, slots=True)
class Material:
    """What can be learnt from.

    Attributes:
        windows: Windows of articles with attributions whose kinds somebody read.
        made: Attributions that nobody wrote; many were read.
        told: Those of invented passages; many were read.
        apart: Attributions of articles held out.
    """

    windows: tuple[Example, ...]
    made: tuple[Marked, ...]
    told: tuple[Marked, ...]
    apart: tuple[Marked, ...]


def material_of(args: argparse.Namespace, recipe: Recipe) -> Material:
    """Return what can be learnt from; see `training.second_pupil`, which learns from the same."""
    windows, apart = windows_apart(args, recipe)
    read = load_read()
    made = with_kinds(made_of(windows, random.Random(recipe.seed)), read)
    told = with_kinds(told_in(load_passages(), load_tagger()), read)
    kinds_alone = tuple(replace(one, words=None) for one in told)
    return Material(tuple(windows), tuple(made), kinds_alone, tuple(marked_in(apart)))


def read_apart(material: Material) -> list[Marked]:
    """Return the attributions that stand in no article and were read by themselves."""
    return [one for one in (*material.made, *material.told) if one.kinds is not None]


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
