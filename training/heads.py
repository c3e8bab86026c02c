r"""Train the heads beside attribution on an encoder that stays as it is: mentions, ties, kinds and parties.

    python -m training.heads --network runs/wide/network.pt --polnear ../shared/data/polnear \
        --gum ../shared/data/gum --gold ../shared/gold/train --out runs/heads

The encoder's hidden states are computed once and kept, so that an epoch takes seconds; what attributions are
found by does not change at all.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from onrecord.tagger.encode import FRAME_PIECES
from training.base import base_folder, load_tokenizer
from training.data.gum import load_documents
from training.data.polnear import load_articles
from training.distil import Plan, head_loss, with_heads
from training.examples import Example, epoch_examples
from training.mentions import mention_examples
from training.network import Network
from training.rows import for_heads, load_labelled, with_rows
from training.train import Recipe, collate, grouped, load, pace, run_encoder, save_fitted


@dataclass(frozen=True, slots=True)
class Kept:
    """A batch of windows with their hidden states, and their mentions where somebody marked them."""

    examples: tuple[Example, ...]
    hidden: Tensor
    attended: Tensor
    mentions: tuple[np.ndarray, ...] = ()


def keep(
    network: Network, examples: Sequence[Example], mentions: dict[int, np.ndarray], size: int
) -> Iterator[Kept]:
    """Compute the hidden states of windows, batch by batch.

    Args:
        network: Its encoder is used.
        examples: The windows.
        mentions: Their mentions by the windows' `id`; empty for windows of labelled articles.
        size: Windows in a batch.
    """
    network.eval()
    for group in grouped(list(examples), size, lambda one: len(one.ids)):
        batch = collate(group)
        with torch.no_grad():
            hidden = run_encoder(network, batch)
        marked = tuple(mentions[id(one)] for one in group) if mentions else ()
        yield Kept(tuple(group), hidden.bfloat16(), batch.attended, marked)


def train_heads(network: Network, batches: Sequence[Kept], recipe: Recipe, plan: Plan) -> list[float]:
    """Train the heads in place; return the mean loss of each epoch."""
    parameters = [one for one in head_parameters(network) if one.requires_grad]
    network.train()
    optimizer = torch.optim.AdamW(parameters, lr=recipe.head_rate, weight_decay=recipe.decay)
    rng, total, means = random.Random(recipe.seed), recipe.epochs * len(batches), []
    for epoch in range(recipe.epochs):
        losses = []
        for number, kept in enumerate(rng.sample(list(batches), len(batches))):
            rate = recipe.head_rate * pace(epoch * len(batches) + number, total, recipe.warmup)
            optimizer.param_groups[0]["lr"] = rate
            hidden = kept.hidden.float()
            loss = head_loss(network, hidden, kept.attended, kept.examples, kept.mentions, plan)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimizer.step()
            optimizer.zero_grad()
            losses.append(loss.item())
        means.append(float(np.mean(losses)))
    return means


def head_parameters(network: Network) -> list[torch.nn.Parameter]:
    """Return the weights of the heads beside attribution.

    Raises:
        ValueError: The network lacks such heads.
    """
    if network.mentions is None or network.acts is None:
        raise ValueError("the network lacks the heads that are to be trained")
    return [*network.mentions.parameters(), *network.acts.parameters()]


def main() -> None:
    """Train heads from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("network", "polnear", "gum", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--gold", type=Path, help="folder of articles resolved by hand, beside our labels")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--acts-only", action="store_true", help="leave the heads for mentions as they are")
    args = parser.parse_args()
    recipe = Recipe(epochs=args.epochs, batch=16, head_rate=1.5e-3)
    torch.manual_seed(recipe.seed)
    began, limit = time.time(), recipe.limit - FRAME_PIECES
    tokenizer, network = load_tokenizer(base_folder()), with_heads(load(args.network))
    labelled = for_heads(load_labelled(args.polnear / "train.jsonl", args.gold))
    articles = [one for one in with_rows(load_articles(args.polnear / "train.jsonl"), labelled) if one.rows]
    windows = epoch_examples(articles, tokenizer, random.Random(recipe.seed), limit=limit, restyled=0.25)
    batches = list(keep(network, windows, {}, recipe.batch))
    if args.acts_only:
        network.mentions.requires_grad_(requires_grad=False)
    else:
        marked = mention_examples(load_documents(args.gum / "train.conllu"), tokenizer, limit)
        mentions = {id(one.example): one.mentions for one in marked}
        batches += keep(network, [one.example for one in marked], mentions, recipe.batch)
    losses = train_heads(network, batches, recipe, Plan())
    print(" ".join(f"{one:.3f}" for one in losses))
    save_fitted(network, recipe, args.out, began=began)


if __name__ == "__main__":
    main()
