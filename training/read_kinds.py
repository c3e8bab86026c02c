"""Kinds that somebody read of attributions that stand in no article: made-up ones, and those in passages.

They are kept without their texts: an attribution is known by a hash of its pieces and their marks. Where
`training.recombined` or `training.passages` makes it again, its kinds are found again, too.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor

from onrecord.tagger.acts import KINDS
from training.examples import kind_shares
from training.rows import shares_of
from training.second_look import Marked

PATH = Path(__file__).parent / "labels" / "attributions.csv"
KEY_DIGITS = 16


def key_of(one: Marked) -> str:
    """Return what an attribution is known by: hexadecimal digits of a hash of its pieces and marks."""
    digest = hashlib.sha256()
    for row in (one.ids, one.marks):
        digest.update(row.numpy().astype("<i4").tobytes())
    return digest.hexdigest()[:KEY_DIGITS]


def load_read(path: Path = PATH) -> dict[str, Tensor]:
    """Read how likely each kind is, (kinds,), by those who read an attribution; by its key.

    A row holds the key and, for each reader, the kinds found; see `training.rows.shares_of`.

    Raises:
        ValueError: A kind is none of ours.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    return {key: kinds_by(readings) for key, *readings in rows[1:]}


def kinds_by(readings: Iterable[str]) -> Tensor:
    """Return how likely each kind is by readings as they are written, ("assert", "assert/accuse", "").

    Raises:
        ValueError: A kind is none of ours.
    """
    shares = shares_of([reading.split("/") for reading in readings if reading])
    if unknown := shares.keys() - set(KINDS):
        raise ValueError(f"no kinds of ours: {', '.join(sorted(unknown))}")
    return torch.from_numpy(kind_shares(shares))


def with_kinds(some: Sequence[Marked], read: Mapping[str, Tensor]) -> list[Marked]:
    """Return attributions with the kinds that were read of them; those of others stay as they are."""
    return [replace(one, kinds=read.get(key_of(one), one.kinds)) for one in some]
