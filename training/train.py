"""Train the tagger.

    python -m training.train --polnear ../shared/data/polnear --out runs/first

Writes `network.pt` (weights and shape) after every epoch, and one line of figures an epoch to `log.jsonl`.
The same seed on the same machine gives the same windows in the same order; sums on several threads can
differ in the last bits.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from onrecord.tagger.decode import TAGS
from onrecord.tagger.encode import FRAME_PIECES
from training.base import MPNET_SHAPE, base_folder, load_base, load_mpnet, load_tokenizer
from training.data.polnear import load_articles
from training.examples import Example, epoch_examples
from training.network import Network, Shape

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a training run does; `frozen` layers, and the words below them, stay as they were."""

    epochs: int = 7
    batch: int = 8
    limit: int = 320
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warmup: float = 0.06
    decay: float = 0.01
    layer_decay: float = 1.0
    pair_weight: float = 0.1
    negatives: int = 4
    restyled: float = 0.25
    frozen: int = 0
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows padded to one length; `rows`, `firsts`, `lasts` and `roles` are those of all their cues."""

    ids: Tensor
    types: Tensor
    attended: Tensor
    tags: Tensor
    rows: Tensor
    firsts: Tensor
    lasts: Tensor
    roles: Tensor


def collate(examples: list[Example]) -> Batch:
    """Pad examples into one batch; padded pieces have the label -100."""
    longest = max(len(one.ids) for one in examples)

    def padded(rows: list[np.ndarray], value: int) -> Tensor:
        table = np.full((len(rows), longest), value, dtype=np.int64)
        for row, values in zip(table, rows, strict=True):
            row[: len(values)] = values
        return torch.from_numpy(table)

    cues = np.concatenate([one.cues for one in examples])
    rows = np.repeat(np.arange(len(examples)), [len(one.cues) for one in examples])
    return Batch(
        ids=padded([one.ids for one in examples], 0),
        types=padded([one.types for one in examples], 0),
        attended=padded([np.ones_like(one.ids) for one in examples], 0),
        tags=padded([one.tags for one in examples], -100),
        rows=torch.from_numpy(rows),
        firsts=torch.from_numpy(cues[:, 0]),
        lasts=torch.from_numpy(cues[:, 1]),
        roles=padded([row for one in examples for row in one.roles], -100),
    )


def grouped(items: list[Item], size: int, length: Callable[[Item], int]) -> list[list[Item]]:
    """Group items of like length, in random order of groups."""
    pool = size * 16
    groups = []
    for start in range(0, len(items), pool):
        chunk = sorted(items[start : start + pool], key=length)
        groups += [chunk[i : i + size] for i in range(0, len(chunk), size)]
    random.Random(len(groups)).shuffle(groups)
    return groups


def batches(examples: list[Example], size: int) -> Iterator[Batch]:
    """Collate examples of like length, in random order."""
    yield from map(collate, grouped(examples, size, lambda one: len(one.ids)))


def with_negatives(batch: Batch, tag_logits: Tensor, count: int) -> Batch:
    """Add the likeliest false cues of the batch, all of whose pieces have the role none."""
    chance = tag_logits.detach().float().softmax(-1)[..., TAGS.index("B-cue")]
    cue_tags = torch.tensor([TAGS.index("B-cue"), TAGS.index("I-cue"), -100])
    chance = chance.masked_fill(torch.isin(batch.tags, cue_tags), 0.0)
    count = min(count * len(batch.ids), chance.numel())
    top = chance.flatten().topk(count)
    at = top.indices[top.values > 0.1]
    rows, firsts = at // chance.shape[1], at % chance.shape[1]
    none = torch.where(batch.attended[rows] == 1, 0, -100)
    return Batch(
        batch.ids,
        batch.types,
        batch.attended,
        batch.tags,
        torch.cat([batch.rows, rows]),
        torch.cat([batch.firsts, firsts]),
        torch.cat([batch.lasts, firsts]),
        torch.cat([batch.roles, none]),
    )


def run_encoder(network: Network, batch: Batch) -> Tensor:
    """Return the hidden states of a batch; the encoder computes in bfloat16."""
    return run_states(network, batch)[-1]


def run_states(network: Network, batch: Batch) -> list[Tensor]:
    """Return the hidden states of a batch after the embeddings and after every layer, likewise."""
    with torch.autocast("cpu", torch.bfloat16):
        states = network.encoder.states(batch.ids, batch.types, batch.attended)
    return [one.float() for one in states]


def state_gap(mine: Sequence[Tensor], theirs: Sequence[Tensor], attended: Tensor) -> Tensor:
    """Return the mean square difference of two networks' hidden states, summed over layers."""
    real = attended.bool()
    gaps = [F.mse_loss(one[real], other[real]) for one, other in zip(mine, theirs, strict=True)]
    return torch.stack(gaps).sum()


def losses(network: Network, batch: Batch, recipe: Recipe) -> tuple[Tensor, Tensor]:
    """Return the losses of tags and of pairs, as `labelled_losses` gives them."""
    return labelled_losses(network, batch, *network.heads(run_encoder(network, batch)), recipe)


def labelled_losses(
    network: Network, batch: Batch, tag_logits: Tensor, features: Tensor, recipe: Recipe
) -> tuple[Tensor, Tensor]:
    """Return the loss of tags (mean over pieces) and that of pairs (sum over pieces, mean over cues)."""
    if not (batch.tags >= 0).any():
        return tag_logits.sum() * 0, tag_logits.sum() * 0
    tag_loss = F.cross_entropy(tag_logits.flatten(0, 1), batch.tags.flatten(), ignore_index=-100)
    batch = with_negatives(batch, tag_logits, recipe.negatives)
    if not len(batch.rows):
        return tag_loss, tag_loss * 0
    scores = network.score_pairs(features, batch.rows, batch.firsts, batch.lasts)
    pair_loss = F.cross_entropy(
        scores.flatten(0, 1), batch.roles.flatten(), ignore_index=-100, reduction="sum"
    )
    return tag_loss, pair_loss / len(batch.rows)


def freeze(network: Network, layers: int) -> None:
    """Keep words, places and the lowest layers as they are; token types are still learnt."""
    encoder = network.encoder
    below = [encoder.words, encoder.places, encoder.norm, *encoder.layers[:layers]] if layers else []
    for part in below:
        part.requires_grad_(requires_grad=False)


def optimiser(network: Network, recipe: Recipe) -> torch.optim.Optimizer:
    """Return AdamW with a rate for the heads and one for the encoder; biases and norms do not decay."""
    groups = []
    for name, weight in network.named_parameters():
        if not weight.requires_grad:
            continue
        rate = recipe.head_rate
        if name.startswith("encoder"):
            parts = name.split(".")
            depth = int(parts[2]) + 1 if parts[1] == "layers" else 0
            rate = recipe.encoder_rate * recipe.layer_decay ** (network.shape.layers - depth)
        decay = recipe.decay if weight.ndim > 1 else 0.0
        groups.append({"params": [weight], "lr": rate, "weight_decay": decay})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, fused=True)


def pace(step: int, total: int, warmup: float) -> float:
    """Rise linearly, then fall linearly to nothing."""
    rise = max(1, int(total * warmup))
    return (step + 1) / rise if step < rise else max(0.0, (total - step) / (total - rise))


def train(network: Network, articles: list, tokenizer: object, recipe: Recipe, out: Path) -> None:
    """Train a network in place and keep it in `out` after every epoch."""
    rng = random.Random(recipe.seed)
    freeze(network, recipe.frozen)
    steps = None
    optimizer = optimiser(network, recipe)
    rates = [group["lr"] for group in optimizer.param_groups]
    step = 0
    for epoch in range(recipe.epochs):
        began = time.time()
        examples = epoch_examples(
            articles, tokenizer, rng, limit=recipe.limit - FRAME_PIECES, restyled=recipe.restyled
        )
        total = steps or (steps := -(-len(examples) // recipe.batch) * recipe.epochs)
        network.train()
        sums = np.zeros(3)
        for batch in batches(examples, recipe.batch):
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * pace(step, total, recipe.warmup)
            tag_loss, pair_loss = losses(network, batch, recipe)
            (tag_loss + recipe.pair_weight * pair_loss).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            step += 1
            sums += (tag_loss.item(), pair_loss.item(), 1)
            if step % 50 == 0:
                tag, pair = sums[:2] / sums[2]
                print(f"epoch {epoch} step {step}/{total} tag {tag:.4f} pair {pair:.2f}", flush=True)
        save(network, out / "network.pt")
        line = {
            "epoch": epoch,
            "tag_loss": sums[0] / sums[2],
            "pair_loss": sums[1] / sums[2],
            "s": time.time() - began,
        }
        with (out / "log.jsonl").open("a") as log:
            log.write(json.dumps(line) + "\n")


def save(network: Network, path: Path) -> None:
    """Keep a network's weights with its shape."""
    torch.save({"shape": network.shape.to_dict(), "weights": network.state_dict()}, path)


def save_fitted(network: Network, recipe: Recipe, out: Path, *, began: float) -> None:
    """Keep a network with the recipe by which some of its layers were fitted, and how long that took.

    Args:
        network: The network.
        recipe: How it was fitted, as one epoch of the log.
        out: The folder of the run.
        began: When it began, in seconds.
    """
    out.mkdir(parents=True, exist_ok=True)
    save(network, out / "network.pt")
    (out / "recipe.json").write_text(json.dumps(asdict(recipe)) + "\n")
    (out / "log.jsonl").write_text(json.dumps({"epoch": 0, "s": round(time.time() - began)}) + "\n")


def load(path: Path) -> Network:
    """Load what `save` kept."""
    kept = torch.load(path, weights_only=True)
    network = Network(Shape(**kept["shape"]))
    network.load_state_dict(kept["weights"])
    return network


def begin(mpnet: Path | None, layers: tuple[int, ...] | None) -> Network:
    """Return a network that starts from published weights: MPNet's for a teacher, else the base encoder's."""
    if mpnet is not None:
        network = Network(MPNET_SHAPE)
        load_mpnet(network, mpnet)
        return network
    network = Network(Shape(layers=len(layers)) if layers else Shape())
    load_base(network, base_folder(), layers=layers)
    return network


def main() -> None:
    """Run one training from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--polnear", type=Path, required=True, help="folder with train.jsonl")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--mpnet", type=Path, help="train a teacher from MPNet's weights in this folder")
    parser.add_argument("--layers", type=int, nargs="*", help="base layers to take, all by default")
    for name, value in asdict(Recipe()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    args = parser.parse_args()
    recipe = Recipe(**{name: getattr(args, name) for name in asdict(Recipe())})
    torch.manual_seed(recipe.seed)
    layers = tuple(args.layers) if args.layers else None
    network = begin(args.mpnet, layers)
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "recipe.json").write_text(json.dumps(asdict(recipe) | {"layers": layers}) + "\n")
    train(
        network, load_articles(args.polnear / "train.jsonl"), load_tokenizer(base_folder()), recipe, args.out
    )


if __name__ == "__main__":
    main()
