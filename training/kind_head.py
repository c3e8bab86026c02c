r"""Fit the layers that kinds are told from, on an encoder that stays as it is.

    python -m training.kind_head --network runs/student/network.pt --polnear ../shared/data/polnear \
        --gold ../shared/gold/train --out runs/kinds

While the encoder learns, votes of single pieces tell kinds (`training.acts`). What ships looks at the pieces
of an attribution together, in the states of the last layer and of two below it: these know more of words,
and less of the reports that the encoder learnt from. States are computed once and kept.

Source: Peters et al., "Dissecting Contextual Word Embeddings", EMNLP 2018 (what lower layers know).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F
from torch.nn.utils.rnn import pad_sequence

from onrecord.tagger.acts import parts_looked_at
from onrecord.tagger.decode import CONTENT, SOURCE
from training.examples import Example
from training.kind_layer import BELOW, NO_PART, KindLayer
from training.kind_rows import asked_for, fit_in_batches, read_in, windows_apart
from training.network import Network
from training.train import Recipe, collate, grouped, load, run_states, save_fitted

WINDOWS_AT_ONCE = 16
SMOOTHING = 0.05
"""Share of a label that is spread over all kinds."""
DROPOUT = 0.2


@dataclass(frozen=True, slots=True)
class Told:
    """What an attribution of T pieces is told by, and its kind.

    Attributes:
        states: States of its pieces, the layers side by side, (T, layers * width).
        parts: Which of KIND_PARTS each is of, (T,).
        kinds: How likely each kind is by those who read it, (kinds,).
    """

    states: Tensor
    parts: Tensor
    kinds: Tensor

    def __len__(self) -> int:
        return len(self.parts)


def told_by(network: Network, examples: Sequence[Example]) -> Iterator[Told]:
    """Yield what the attributions of windows are told by, those whose kind nobody read left out."""
    network.eval()
    for group in grouped(list(examples), WINDOWS_AT_ONCE, lambda one: len(one.ids)):
        with torch.no_grad():
            states = run_states(network, collate(group))
        beside = torch.cat([states[number] for number in network.shape.telling], dim=-1).bfloat16()
        for row, example in enumerate(group):
            yield from _of_window(beside[row], example)


def _of_window(states: Tensor, example: Example) -> Iterator[Told]:
    for number in read_in(example):
        (first, last), role = example.cues[number], example.roles[number]
        content, source = (np.flatnonzero(role == part) for part in (CONTENT, SOURCE))
        looked_at = parts_looked_at(np.arange(first, last + 1), content, source)
        parts = np.repeat(np.arange(len(looked_at)), [len(at) for at in looked_at])
        at = torch.from_numpy(np.concatenate(looked_at))
        yield Told(states[at], torch.from_numpy(parts), torch.from_numpy(example.kinds[number]))


def together(some: Sequence[Told]) -> tuple[Tensor, Tensor, Tensor]:
    """Pad attributions into one batch: states, parts and kinds."""
    states = pad_sequence([one.states for one in some], batch_first=True).float()
    parts = pad_sequence([one.parts for one in some], batch_first=True, padding_value=NO_PART)
    return states, parts, torch.stack([one.kinds for one in some])


def fit(known: Sequence[Told], recipe: Recipe) -> KindLayer:
    """Fit the layers."""
    layer, drop = KindLayer(known[0].states.shape[-1] // len(BELOW)), nn.Dropout(DROPOUT)

    def loss_of(some: list[Told]) -> Tensor:
        states, parts, kinds = together(some)
        return F.cross_entropy(layer.logits(states, parts, drop), kinds, label_smoothing=SMOOTHING)

    fit_in_batches(layer, [{"params": layer.parameters(), "rate": recipe.head_rate}], known, recipe, loss_of)
    return layer


def right(layer: KindLayer, fresh: Sequence[Told]) -> float:
    """Return the share of attributions whose likeliest kind is the one that most readers gave."""
    count = 0
    for start in range(0, len(fresh), WINDOWS_AT_ONCE):
        states, parts, kinds = together(fresh[start : start + WINDOWS_AT_ONCE])
        with torch.no_grad():
            count += int((layer.logits(states, parts).argmax(-1) == kinds.argmax(-1)).sum())
    return count / max(1, len(fresh))


def main() -> None:
    """Fit and measure the layers."""
    args = asked_for(__doc__, epochs=8)
    recipe = Recipe(epochs=args.epochs, batch=64, head_rate=2e-3, warmup=0.1, decay=0.05)
    torch.manual_seed(recipe.seed)
    began, network = time.time(), load(args.network)
    known, fresh = (list(told_by(network, windows)) for windows in windows_apart(args, recipe))
    layer = fit(known, recipe)
    sys.stdout.write(f"accuracy {right(layer, fresh):.3f} on {len(fresh)} held-out statements\n")
    grown = Network(replace(network.shape, kinds=True))
    grown.load_state_dict(network.state_dict() | {f"kinds.{k}": v for k, v in layer.state_dict().items()})
    save_fitted(grown, recipe, args.out, began=began)


if __name__ == "__main__":
    main()
