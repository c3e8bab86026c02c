"""What a teacher says about windows of text, for a student to learn from.

A lesson is a window with its gold labels, where it has any, and the teacher's own logits: of the tags of
all pieces, and of the roles of all pieces for the gold cues and for those that the teacher itself half
believes in. Teacher and student read the same pieces, so that their logits stand beside each other.

Source: Hinton, Vinyals and Dean, "Distilling the Knowledge in a Neural Network", 2015.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from onrecord.tagger.decode import TAGS
from training.examples import Example
from training.network import Network
from training.train import Batch, collate, grouped

BELIEVED = 0.05
"""A piece that the teacher gives this probability of beginning a cue is worth a lesson."""
MOST_CUES = 8
"""Most such pieces in a window, beside the gold cues."""
BEGIN, INSIDE = TAGS.index("B-cue"), TAGS.index("I-cue")


@dataclass(frozen=True, slots=True)
class Lesson:
    """A window of T pieces and what its teacher says.

    Attributes:
        example: The window with its gold; tags of -100 where nobody labelled it.
        tags: The teacher's tag logits, (T, tags).
        cues: First and last piece of each cue that was asked about, (K, 2).
        roles: The teacher's role logits for them, (K, T, roles).
        mentions: The window's mentions, (M, 4), where somebody marked them.
    """

    example: Example
    tags: np.ndarray
    cues: np.ndarray
    roles: np.ndarray
    mentions: np.ndarray | None = None


def teach(teacher: Network, examples: Sequence[Example], batch: int = 16) -> Iterator[Lesson]:
    """Ask a teacher about windows; the order is another one."""
    teacher.eval()
    for group in grouped(list(examples), batch, lambda one: len(one.ids)):
        asked = collate(group)
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            hidden = teacher.encoder(asked.ids, asked.types, asked.attended)
        with torch.no_grad():
            tags, features = teacher.heads(hidden.float())
            for row, example in enumerate(group):
                yield _lesson(teacher, example, tags[row], features[row])


def _lesson(teacher: Network, example: Example, tags: Tensor, features: Tensor) -> Lesson:
    length = len(example.ids)
    cues = np.concatenate([example.cues, believed_cues(tags[:length].softmax(-1).numpy(), example.cues)])
    rows = torch.zeros(len(cues), dtype=torch.long)
    scores = teacher.score_pairs(features[None], rows, *torch.from_numpy(cues).T)[:, :length]
    return Lesson(example, tags[:length].numpy().astype(np.float16), cues, scores.numpy().astype(np.float16))


def believed_cues(chances: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Return the cues that a teacher half believes in and that are not known, as (first, last), (K, 2)."""
    begins = chances[:, BEGIN].copy()
    for first, last in known:
        begins[first : last + 1] = 0.0
    likeliest = np.argsort(-begins, kind="stable")[:MOST_CUES]
    found = []
    for first in sorted(likeliest[begins[likeliest] > BELIEVED].tolist()):
        last = first
        while last + 1 < len(chances) and chances[last + 1, INSIDE] > 0.5:
            last += 1
        found.append((first, last))
    return np.array(found, dtype=np.int64).reshape(-1, 2)


@dataclass(frozen=True, slots=True)
class Taught:
    """A batch with the teacher's logits; rows, firsts, lasts and roles are those of all asked cues."""

    batch: Batch
    tags: Tensor
    rows: Tensor
    firsts: Tensor
    lasts: Tensor
    roles: Tensor


def collate_lessons(lessons: Sequence[Lesson]) -> Taught:
    """Pad lessons into one batch."""
    batch = collate([one.example for one in lessons])
    longest = batch.ids.shape[1]

    def padded(table: np.ndarray) -> Tensor:
        empty = longest - table.shape[-2]
        return F.pad(torch.from_numpy(table.astype(np.float32)), (0, 0, 0, empty))

    cues = np.concatenate([one.cues for one in lessons])
    return Taught(
        batch,
        tags=torch.stack([padded(one.tags) for one in lessons]),
        rows=torch.from_numpy(np.repeat(np.arange(len(lessons)), [len(one.cues) for one in lessons])),
        firsts=torch.from_numpy(cues[:, 0]),
        lasts=torch.from_numpy(cues[:, 1]),
        roles=torch.cat([padded(one.roles) for one in lessons]),
    )


def lesson_losses(network: Network, taught: Taught, tags: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
    """Return how far a student is from its teacher: in tags (a piece) and in roles (a cue, over its pieces).

    Args:
        network: The student.
        taught: The batch.
        tags: The student's tag logits for it.
        features: The student's pair features for it.
    """
    attended = taught.batch.attended
    tag_gap = (_gap(tags, taught.tags) * attended).sum() / attended.sum()
    if not len(taught.rows):
        return tag_gap, tag_gap * 0
    scores = network.score_pairs(features, taught.rows, taught.firsts, taught.lasts)
    pair_gap = (_gap(scores, taught.roles) * attended[taught.rows]).sum() / len(taught.rows)
    return tag_gap, pair_gap


def _gap(mine: Tensor, teachers: Tensor) -> Tensor:
    """Return the Kullback-Leibler divergence of each row of logits."""
    wanted, given = teachers.log_softmax(-1), mine.log_softmax(-1)
    return (wanted.exp() * (wanted - given)).sum(-1)
