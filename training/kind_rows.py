"""What those who learn kinds learn from: windows of labelled articles, and their attributions in batches."""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeVar

import numpy as np
import torch
from torch import Tensor, nn

from onrecord.tagger.decode import CONTENT
from onrecord.tagger.encode import FRAME_PIECES
from training.base import base_folder, load_tokenizer
from training.data.polnear import load_articles
from training.examples import Example, epoch_examples
from training.resolution import Article
from training.rows import for_heads, held_out, load_labelled, with_rows
from training.train import Recipe, pace

POOL = 40
"""How many batches' attributions are sorted by length together."""


class Long(Protocol):
    """Something of so many pieces."""

    def __len__(self) -> int:
        """Return how many."""


Sized = TypeVar("Sized", bound=Long)


def asked_for(doc: str | None, *, epochs: int, beside: Sequence[str] = ()) -> argparse.Namespace:
    """Return the folders and the epochs that a command that fits kinds was given.

    Args:
        doc: What the command is for.
        epochs: How many passes there are where nobody says.
        beside: Names of further folders that it must be given.
    """
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("network", "polnear", "out", *beside):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--gold", type=Path, help="folder of articles resolved by hand, beside our labels")
    parser.add_argument("--epochs", type=int, default=epochs)
    return parser.parse_args()


def windows_of(polnear: Path, labelled: Sequence[Article], recipe: Recipe) -> list[Example]:
    """Return the windows of labelled articles.

    Args:
        polnear: Folder with `train.jsonl`.
        labelled: Articles with their rows.
        recipe: How long windows are, in how many of them quotation marks are restyled, and the seed.
    """
    articles = [one for one in with_rows(load_articles(polnear / "train.jsonl"), labelled) if one.rows]
    limit = recipe.limit - FRAME_PIECES
    rng, tokenizer = random.Random(recipe.seed), load_tokenizer(base_folder())
    return epoch_examples(articles, tokenizer, rng, limit=limit, restyled=recipe.restyled)


def windows_apart(args: argparse.Namespace, recipe: Recipe) -> tuple[list[Example], list[Example]]:
    """Return the windows that kinds are learnt from, and those of the articles held out.

    Args:
        args: What `asked_for` gave.
        recipe: See `windows_of`.
    """
    labelled = load_labelled(args.polnear / "train.jsonl", args.gold)
    return (
        windows_of(args.polnear, for_heads(labelled), recipe),
        windows_of(args.polnear, held_out(labelled), recipe),
    )


def read_in(example: Example) -> Iterator[int]:
    """Yield the numbers of a window's attributions that have a content and whose kind somebody read."""
    if example.kinds is None:
        return
    for number, (role, kind) in enumerate(zip(example.roles, example.kinds, strict=True)):
        if kind.any() and np.any(role == CONTENT):
            yield number


def fit_in_batches(
    network: nn.Module,
    groups: list[dict[str, Any]],
    known: Sequence[Sized],
    recipe: Recipe,
    loss_of: Callable[[list[Sized]], Tensor],
) -> None:
    """Fit a network in place, and tell the mean loss of each epoch.

    Args:
        network: What is fitted.
        groups: Its weights (`params`), each group with the highest rate it learns at (`rate`).
        known: Attributions that somebody read the kinds of.
        recipe: How long, in which batches, and how the rates rise and fall.
        loss_of: The loss over a batch.
    """
    optimizer = torch.optim.AdamW(
        [dict(group) for group in groups], lr=recipe.head_rate, weight_decay=recipe.decay
    )
    rng, step = random.Random(recipe.seed), 0
    total = recipe.epochs * -(-len(known) // recipe.batch)
    network.train()
    for epoch in range(recipe.epochs):
        losses = []
        for some in in_batches(known, recipe.batch, rng):
            for group in optimizer.param_groups:
                group["lr"] = group["rate"] * pace(step, total, recipe.warmup)
            loss = loss_of(some)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            step += 1
            losses.append(loss.item())
        sys.stdout.write(f"epoch {epoch} loss {np.mean(losses):.3f}\n")


def in_batches(known: Sequence[Sized], size: int, rng: random.Random) -> list[list[Sized]]:
    """Return the attributions of an epoch in batches of like length."""
    order, found = rng.sample(list(known), len(known)), []
    for start in range(0, len(order), size * POOL):
        pool = sorted(order[start : start + size * POOL], key=len)
        found += [pool[at : at + size] for at in range(0, len(pool), size)]
    rng.shuffle(found)
    return found
