"""Go on training the network for second looks: kinds by what a large one says, and what findings are about.

    python -m training.second_pupil --network runs/second --teacher runs/second-teacher \
        --polnear ../shared/data/polnear --gold ../shared/gold/train --out runs/second-taught

Of an attribution that somebody read, what the readers and what the teacher say count the same. Of one that
nobody wrote (`training.recombined`), and of those in invented passages (`training.passages`), many
were read, each by itself without its report (`training.read_kinds`): the teacher counts more there, and alone
where nobody read. Which words findings are about is learnt from the passages.

Source: Hinton, Vinyals and Dean, "Distilling the Knowledge in a Neural Network", 2015.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import torch
from torch import Tensor

from onrecord.tagger import load_tagger
from training.base import base_folder, load_tokenizer
from training.examples import Example
from training.kind_rows import asked_for, windows_apart
from training.passages import load_passages, told_in
from training.read_kinds import load_read, with_kinds
from training.recombined import recombined, spoken, unspoken
from training.second_look import (
    Asked,
    Marked,
    SecondNetwork,
    chances,
    fit,
    load_second,
    marked_in,
    report,
    save_second,
)
from training.train import Recipe

TRUST = 0.5
"""What a teacher's share in the kind of an attribution is that somebody read."""
TRUST_APART = 0.55
"""The same where an attribution was read by itself, without the report it stands in."""
AT_ONCE = 64
"""How many attributions the teacher reads at once."""
TOLD_TIMES = 3
"""How many times passages are read while the others are read once."""
SENTENCE_ENDS = (".", "!", "?")


@dataclass(frozen=True, slots=True)
class Material:
    """What can be learnt from.

    Attributes:
        windows: Windows of articles with attributions whose kinds somebody read.
        made: Attributions that nobody wrote; many were read.
        told: Those of invented passages, with the words that findings are about; many were read.
        apart: Attributions of articles held out.
    """

    windows: tuple[Example, ...]
    made: tuple[Marked, ...]
    told: tuple[Marked, ...]
    apart: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Lessons:
    """What a pupil learns from, with kinds that the teacher has its share in; and what it is measured on.

    Attributes:
        read: Attributions that somebody read in their articles.
        made: Those that nobody wrote.
        told: Those of invented passages, with the words that findings are about.
        apart: Attributions of articles held out.
    """

    read: tuple[Marked, ...]
    made: tuple[Marked, ...]
    told: tuple[Marked, ...]
    apart: tuple[Marked, ...]


def told_by(ask: Asked, some: Sequence[Marked]) -> Tensor:
    """Return what somebody who is asked says of attributions' kinds, in their order, (N, kinds)."""
    order = sorted(range(len(some)), key=lambda number: len(some[number]))
    said = [ask([some[n] for n in order[start : start + AT_ONCE]]) for start in range(0, len(some), AT_ONCE)]
    return torch.cat(said)[torch.tensor(order).argsort()]


def taught(ask: Asked, some: Sequence[Marked], *, trust: float) -> tuple[Marked, ...]:
    """Return attributions whose kinds are a mean of what they were and what a teacher says.

    Args:
        ask: The teacher, who is asked.
        some: Attributions.
        trust: How much the teacher counts, 0 to 1, where somebody read the kind; alone where nobody did.
    """
    return tuple(
        replace(one, kinds=said if one.kinds is None else (1 - trust) * one.kinds + trust * said)
        for one, said in zip(some, told_by(ask, some), strict=True)
    )


def lessons_of(args: argparse.Namespace, teacher: SecondNetwork, recipe: Recipe) -> Lessons:
    """Return what is learnt from a teacher.

    Args:
        args: The folders `polnear` and `gold`.
        teacher: Who is asked.
        recipe: How windows are cut, and the seed.
    """
    material, ask = material_of(args, recipe), partial(chances, teacher)
    return Lessons(
        read=taught(ask, marked_in(material.windows), trust=TRUST),
        made=taught(ask, material.made, trust=TRUST_APART),
        told=taught(ask, material.told, trust=TRUST_APART),
        apart=material.apart,
    )


def material_of(args: argparse.Namespace, recipe: Recipe) -> Material:
    """Return what can be learnt from.

    Args:
        args: The folders `polnear` and `gold`.
        recipe: How windows are cut, and the seed.
    """
    windows, apart = windows_apart(args, recipe)
    made, told = made_of(windows, random.Random(recipe.seed)), told_in(load_passages(), load_tagger())
    read = load_read()
    return Material(
        tuple(windows),
        tuple(with_kinds(made, read)),
        tuple(with_kinds(told, read)),
        tuple(marked_in(apart)),
    )


def made_of(windows: Sequence[Example], rng: random.Random) -> list[Marked]:
    """Return attributions that nobody wrote, made of those of windows and of what stands between them."""
    known = marked_in(windows)
    vocabulary = load_tokenizer(base_folder()).get_vocab()
    ends = frozenset(vocabulary[mark] for mark in SENTENCE_ENDS)
    return [*recombined(known, rng), *spoken([*unspoken(windows, ends)], known, rng)]


def main() -> None:
    """Fit and measure the network."""
    args = asked_for(__doc__, epochs=3, beside=("teacher",))
    recipe = Recipe(epochs=args.epochs, batch=48, encoder_rate=1e-4, head_rate=4e-4)
    torch.manual_seed(recipe.seed)
    began, network = time.time(), load_second(args.network)
    lessons = lessons_of(args, load_second(args.teacher), recipe)
    fit(network, [*lessons.read, *lessons.made, *lessons.told * TOLD_TIMES], recipe)
    report(partial(chances, network), lessons.apart, recipe)
    save_second(network, recipe, args.out, began=began)


if __name__ == "__main__":
    main()
