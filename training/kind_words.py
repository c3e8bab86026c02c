"""Learn which words tell which kind of speech act: the table of `onrecord.resolve.kind_words`.

    python -m training.kind_words --gold ../shared/gold/train --polnear ../shared/data/polnear/train.jsonl

Articles that are held out (`training.rows.held_out`) teach nothing here either; the figure printed is theirs.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from onrecord.resolve.kind_words import Parts, parts_of, terms_of, weighed_terms
from onrecord.resources.term_table import TermTable
from onrecord.tagger.acts import KINDS
from training.resolution import Article
from training.rows import for_heads, held_out, kinds_read, load_labelled

OUT = Path(__file__).parents[1] / "src" / "onrecord" / "resources" / "kind_words.json.gz"
LEAST_ROWS = 6
"""A term in fewer rows is not learnt."""
RIDGE = 1 / 12
STEPS = 60
LEVELS = 127
"""Steps of a weight on either side of 0."""


@dataclass(frozen=True, slots=True)
class Example:
    """A statement's words by part, and how likely each kind is by those who read it."""

    parts: Parts
    kinds: dict[str, float]


def examples_of(article: Article) -> Iterator[Example]:
    """Yield the attributions of a labelled article whose kind somebody read."""
    text = article.doc.text
    for attribution, row in zip(article.tagging.attributions, article.rows, strict=True):
        kinds = {kind: share for kind, share in kinds_read(row).items() if kind in KINDS}
        if kinds and attribution.content:
            source, cue, content = (
                " ".join(span.text_of(text) for span in spans)
                for spans in (attribution.source, attribution.cue, attribution.content)
            )
            yield Example(parts_of(source, cue, content), kinds)


def rarity_of(examples: Sequence[Example]) -> dict[str, float]:
    """Return how rare each term is that occurs in LEAST_ROWS rows or more, smoothed as usual, sorted."""
    counts = Counter(
        f"{letter} {term}"
        for one in examples
        for letter, words in one.parts.items()
        for term in terms_of(words)
    )
    return {
        name: round(math.log((1 + len(examples)) / (1 + count)) + 1, 3)
        for name, count in sorted(counts.items())
        if count >= LEAST_ROWS
    }


def matrix_of(examples: Sequence[Example], rarity: dict[str, float]) -> torch.Tensor:
    """Return what each term counts in each example, sparse, (examples, terms)."""
    place = {name: number for number, name in enumerate(rarity)}
    rows, columns, values = [], [], []
    for number, one in enumerate(examples):
        for name, value in weighed_terms(one.parts, rarity):
            rows.append(number)
            columns.append(place[name])
            values.append(value)
    at = torch.tensor([rows, columns])
    return torch.sparse_coo_tensor(
        at, torch.tensor(values), (len(examples), len(rarity)), dtype=torch.float32, check_invariants=True
    ).coalesce()


def fit(examples: Sequence[Example], about: Sequence[str]) -> TermTable:
    """Fit a softmax regression with a ridge, and round its weights to LEVELS steps."""
    rarity = rarity_of(examples)
    matrix = matrix_of(examples, rarity)
    wanted = torch.tensor([[one.kinds.get(kind, 0.0) for kind in KINDS] for one in examples])
    weights = torch.zeros(len(rarity), len(KINDS), requires_grad=True)
    shifts = torch.zeros(len(KINDS), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, shifts], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        given = torch.sparse.mm(matrix, weights) + shifts
        total = F.cross_entropy(given, wanted, reduction="sum") + RIDGE * weights.square().sum()
        total.backward()
        return total

    optimizer.step(loss)
    scale = round(float(weights.detach().abs().max()) / LEVELS, 5) or 1.0
    steps = (weights.detach() / scale).round().numpy().astype(np.int16)
    used = steps.any(axis=1)
    kept = {name: value for (name, value), one in zip(rarity.items(), used, strict=True) if one}
    return TermTable(tuple(about), tuple(round(one, 3) for one in shifts.tolist()), kept, scale, steps[used])


def accuracy(table: TermTable, examples: Sequence[Example]) -> float:
    """Return the share of examples whose likeliest kind, by the table, is the one most readers gave."""
    right = 0
    for one in examples:
        sums = table.sums(weighed_terms(one.parts, table.rarity))
        right += KINDS[int(sums.argmax())] == max(one.kinds, key=one.kinds.__getitem__)
    return right / max(1, len(examples))


def main() -> int:
    """Fit, measure and write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    labelled = load_labelled(args.polnear, args.gold)
    known = [one for article in for_heads(labelled) for one in examples_of(article)]
    fresh = [one for article in held_out(labelled) for one in examples_of(article)]
    about = (
        "Which words tell which kind of speech act: fitted by training.kind_words",
        f"on {len(known)} statements that were read with care (training/labels).",
        "Licence: Apache-2.0, as the code.",
    )
    table = fit(known, about)
    args.out.write_bytes(table.to_bytes())
    right = accuracy(table, fresh)
    sys.stdout.write(f"{len(table.rarity)} terms, accuracy {right:.3f} on {len(fresh)} held-out statements\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
