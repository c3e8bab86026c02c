r"""Make a network narrower: take away what matters least, and let the rest learn to do what all of it did.

    python -m training.prune --network runs/shipped/network.pt --polnear ../shared/data/polnear \
        --out runs/narrow --heads 8 --inner 1024

What an attention head, or a unit of an inner layer, matters is the first-order change of the loss were it
switched off, mean over windows. Every layer keeps equally many. Then the narrow network learns on windows of
the corpus to have the hidden states that the whole one has after every layer; no label is used for that.

Source:
    Molchanov et al., CVPR 2019 (first-order importance); Michel, Levy and Neubig, NeurIPS 2019 (heads);
    Jiao et al., "TinyBERT", EMNLP Findings 2020 (hidden states of all layers).
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch
from torch import Tensor

from onrecord.tagger.encode import FRAME_PIECES
from training.base import base_folder, load_tokenizer
from training.data.forms import synthetic
from training.data.polnear import Article, load_articles
from training.examples import Example, epoch_examples
from training.network import Layer, Network
from training.train import Batch, Recipe, batches, load, losses, optimiser, pace, run_states, save, state_gap

WEIGHED = 40
"""Batches over which importance is averaged."""


@dataclass(frozen=True, slots=True)
class Importance:
    """What each head (heads,) and each inner unit (inner,) of a layer matters."""

    heads: Tensor
    units: Tensor


def importance(network: Network, examples: Sequence[Batch], recipe: Recipe) -> list[Importance]:
    """Measure what the heads and inner units of every layer matter."""
    network.eval()
    layers = list(network.encoder.layers)
    sums = [Importance(torch.zeros(layer.heads), torch.zeros(layer.widen.out_features)) for layer in layers]
    for batch in examples:
        with _Watch(layers) as seen:
            tag_loss, pair_loss = losses(network, batch, recipe)
            (tag_loss + recipe.pair_weight * pair_loss).backward()
            for total, (mixed, widened) in zip(sums, seen, strict=True):
                per_head = (mixed * mixed.grad).float().unflatten(-1, (len(total.heads), -1)).sum(-1)
                total.heads.add_(per_head.abs().sum((0, 1)))
                total.units.add_((widened * widened.grad).float().abs().sum((0, 1)))
        network.zero_grad()
    return sums


class _Watch:
    """Keep what goes into `merge` and `narrow` of each layer, with its gradient."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        self._layers = layers

    def __enter__(self) -> list[list[Tensor]]:
        seen: list[list[Tensor]] = [[] for _ in self._layers]

        def keep(place: list[Tensor]) -> Callable[[object, tuple[Tensor]], None]:
            def hook(_: object, given: tuple[Tensor]) -> None:
                given[0].retain_grad()
                place.append(given[0])

            return hook

        self._hooks = [
            part.register_forward_pre_hook(keep(place))
            for layer, place in zip(self._layers, seen, strict=True)
            for part in (layer.merge, layer.narrow)
        ]
        return seen

    def __exit__(self, *_: object) -> None:
        for hook in self._hooks:
            hook.remove()


def narrowed(network: Network, matters: Sequence[Importance], *, heads: int, inner: int) -> Network:
    """Return a network with the heads and inner units of every layer that matter most."""
    shape = network.shape
    small = Network(replace(shape, heads=heads, head_width=shape.each, inner=inner))
    state = network.state_dict()
    for number, one in enumerate(matters):
        kept_heads = one.heads.topk(heads).indices.sort().values
        units = one.units.topk(inner).indices.sort().values
        keep(state, f"encoder.layers.{number}.", kept_heads, units, width=shape.each)
    small.load_state_dict(state)
    return small


def keep(state: dict[str, Tensor], prefix: str, heads: Tensor, units: Tensor, *, width: int) -> None:
    """Leave only some heads and inner units of a layer in the weights of a network, in place.

    Args:
        state: The weights by their names.
        prefix: What the names of the layer's begin with.
        heads: The numbers of the heads that stay, in order.
        units: Those of the units.
        width: How wide a head is.
    """
    rows = (heads[:, None] * width + torch.arange(width)).flatten()
    for name, kept in (("query", rows), ("key", rows), ("value", rows), ("widen", units)):
        for part in ("weight", "bias"):
            key = f"{prefix}{name}.{part}"
            state[key] = state[key][kept]
    for name, kept in (("merge", rows), ("narrow", units)):
        key = f"{prefix}{name}.weight"
        state[key] = state[key][:, kept]


def settle(
    small: Network, whole: Network, windows: Sequence[list[Example]], recipe: Recipe
) -> Iterator[float]:
    """Teach a network the hidden states of another, and yield the mean loss of every 50 steps.

    Args:
        small: Trained in place; its heads stay as they are.
        whole: Has as many layers, as wide.
        windows: Those of each epoch.
        recipe: Rates and batch.
    """
    whole.eval()
    small.train()
    optimizer = optimiser(small, recipe)
    rates = [group["lr"] for group in optimizer.param_groups]
    total, gaps = sum(-(-len(one) // recipe.batch) for one in windows), []
    in_turn = (batch for epoch in windows for batch in batches(epoch, recipe.batch))
    for step, batch in enumerate(in_turn):
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * pace(step, total, recipe.warmup)
        with torch.no_grad():
            theirs = run_states(whole, batch)
        gap = state_gap(run_states(small, batch), theirs, batch.attended)
        gap.backward()
        torch.nn.utils.clip_grad_norm_(small.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        gaps.append(gap.item())
        if len(gaps) % 50 == 0:
            yield sum(gaps[-50:]) / 50


def main() -> None:
    """Narrow a network from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("network", "polnear", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--heads", type=int, default=8)
    parser.add_argument("--inner", type=int, default=1024)
    parser.add_argument("--forms", type=int, default=300, help="made-up articles in an epoch")
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--encoder-rate", type=float, default=4e-4)
    args = parser.parse_args()
    recipe = Recipe(epochs=args.epochs, encoder_rate=args.encoder_rate)
    torch.manual_seed(recipe.seed)
    began, rng = time.time(), random.Random(recipe.seed)
    articles: list[Article] = load_articles(args.polnear / "train.jsonl")
    windows = [_windows(articles, rng, recipe, args.forms) for _ in range(recipe.epochs)]
    whole = load(args.network)
    weighed = list(batches(windows[0][: WEIGHED * recipe.batch], recipe.batch))
    small = narrowed(whole, importance(whole, weighed, recipe), heads=args.heads, inner=args.inner)
    args.out.mkdir(parents=True, exist_ok=True)
    for number, gap in enumerate(settle(small, whole, windows, recipe)):
        print(f"step {50 * (number + 1)} gap {gap:.4f}", flush=True)
    save(small, args.out / "network.pt")
    kept = asdict(recipe) | {"heads": args.heads, "inner": args.inner}
    (args.out / "recipe.json").write_text(json.dumps(kept) + "\n")
    (args.out / "log.jsonl").write_text(
        json.dumps({"epoch": recipe.epochs - 1, "s": time.time() - began}) + "\n"
    )


def _windows(articles: list[Article], rng: random.Random, recipe: Recipe, forms: int) -> list[Example]:
    """Cut an epoch's windows, of made-up articles too: odd layouts are forgotten where they are not seen."""
    tokenizer, limit = load_tokenizer(base_folder()), recipe.limit - FRAME_PIECES
    everything = [*articles, *synthetic(articles, rng, forms)]
    return epoch_examples(everything, tokenizer, rng, limit=limit, restyled=recipe.restyled)


if __name__ == "__main__":
    main()
