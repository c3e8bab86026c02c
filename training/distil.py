r"""Train the small network that ships from a large one's lessons.

    python -m training.distil --teacher runs/teacher/network.pt --student runs/first/network.pt \
        --polnear ../shared/data/polnear --gum ../shared/data/gum --out runs/student

The teacher is asked once about some variants of the corpus (windows cut at other places, quotation marks in
other styles) and about texts without labels; the student goes through them in turn. Odd layouts that the
corpus lacks are made up anew for each variant and are learned from their labels alone. What is kept at the
end is the average of the weights along the way.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.tagger.encode import FRAME_PIECES
from training.acts import act_losses
from training.base import base_folder, load_tokenizer
from training.data.forms import synthetic
from training.data.gum import GumDocument, load_documents
from training.data.polnear import Article, load_articles
from training.examples import Example, epoch_examples
from training.lessons import Lesson, collate_lessons, lesson_losses, teach
from training.mentions import mention_examples, mention_losses
from training.network import Network
from training.rows import for_heads, load_labelled, with_rows
from training.train import (
    Recipe,
    collate,
    grouped,
    labelled_losses,
    load,
    optimiser,
    pace,
    run_states,
    save,
    state_gap,
)

Variant = tuple[list[Lesson], ...]
"""Lessons of an epoch by what is known of their windows; those of different kinds share no batch."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a distillation does beside its recipe.

    Attributes:
        variants: How many times the corpus is cut anew for the teacher.
        trust: Weight of the teacher against the gold, in [0, 1].
        forms: Made-up articles in a variant.
        average: Share of the old that the running average of the weights keeps at each step.
        mention_weight: Weight of the loss of a window's mentions, which is a sum.
        tie_weight: Weight of the loss of their ties, which is a mean.
        kind_weight: Weight of the loss of kinds, which is a mean over attributions.
        party_weight: Weight of the loss of parties, which is a sum over pieces.
        state_weight: Weight of the difference from the teacher's hidden states, summed over layers; above 0
            only where the teacher is as deep and as wide.
    """

    variants: int = 2
    trust: float = 0.6
    forms: int = 200
    average: float = 0.998
    mention_weight: float = 0.03
    tie_weight: float = 0.3
    kind_weight: float = 0.3
    party_weight: float = 0.03
    state_weight: float = 0.0


def made_up(
    articles: Sequence[Article], seed: int, plan: Plan, limit: int, tokenizer: Tokenizer
) -> list[Lesson]:
    """Make articles in odd layouts; no teacher is asked, since none has seen such layouts either."""
    rng = random.Random(seed)
    forms = synthetic(articles, rng, plan.forms)
    examples = epoch_examples(forms, tokenizer, rng, limit=limit, restyled=0.3)
    return [untaught(one) for one in examples]


def untaught(example: Example) -> Lesson:
    """Return a lesson in which the teacher says nothing."""
    return Lesson(example, np.zeros((0, 0)), np.zeros((0, 2), dtype=np.int64), np.zeros((0, 0, 0)))


def lessons_of(teacher: Network, articles: Sequence[Article], recipe: Recipe, seed: int) -> list[Lesson]:
    """Cut the corpus into windows and ask the teacher about them."""
    tokenizer, rng = load_tokenizer(base_folder()), random.Random(seed)
    limit = recipe.limit - FRAME_PIECES
    windows = epoch_examples(list(articles), tokenizer, rng, limit=limit, restyled=recipe.restyled)
    return list(teach(teacher, windows))


def mention_lessons(teacher: Network, documents: Sequence[GumDocument], limit: int) -> list[Lesson]:
    """Cut texts with mentions, and without attributions, into windows, and ask the teacher about them."""
    examples = mention_examples(documents, load_tokenizer(base_folder()), limit)
    mentions = {id(one.example): one.mentions for one in examples}
    lessons = teach(teacher, [one.example for one in examples])
    return [replace(one, mentions=mentions[id(one.example)]) for one in lessons]


def distil(
    student: Network,
    variants: Sequence[Variant],
    recipe: Recipe,
    plan: Plan,
    out: Path,
    teacher: Network | None = None,
) -> None:
    """Train a student in place, and keep the average of its weights in `out` after every epoch.

    Args:
        student: The network to train.
        variants: The lessons of one epoch after another, in turn.
        recipe: Rates, epochs and batch.
        plan: How much the teacher counts.
        out: Folder for `network.pt` and `log.jsonl`.
        teacher: Whose hidden states count, if they do.
    """
    optimizer, mean = optimiser(student, recipe), copy.deepcopy(student)
    rates = [group["lr"] for group in optimizer.param_groups]
    rng, step = random.Random(recipe.seed), 0
    total = recipe.epochs * -(-sum(map(len, variants[0])) // recipe.batch)
    for epoch in range(recipe.epochs):
        began, sums = time.time(), np.zeros(5)
        student.train()
        for group in shuffled(variants[epoch % len(variants)], recipe.batch, rng):
            for parameters, rate in zip(optimizer.param_groups, rates, strict=True):
                parameters["lr"] = rate * pace(step, total, recipe.warmup)
            parts = learn(student, group, optimizer, recipe, plan, teacher)
            blend(mean, student, min(plan.average, (step + 1) / (step + 10)))
            step += 1
            sums += (*parts, 1)
            if step % 50 == 0:
                print(
                    f"epoch {epoch} step {step}/{total} " + " ".join(f"{one:.3f}" for one in sums / sums[4]),
                    flush=True,
                )
        save(mean, out / "network.pt")
        line = {
            "epoch": epoch,
            "losses": (sums[:4] / sums[4]).round(4).tolist(),
            "s": round(time.time() - began),
        }
        with (out / "log.jsonl").open("a") as log:
            log.write(json.dumps(line) + "\n")


def shuffled(variant: Variant, size: int, rng: random.Random) -> list[list[Lesson]]:
    """Return the groups of an epoch; lessons of different kinds do not mix in one."""
    groups = []
    for lessons in variant:
        order = rng.sample(lessons, len(lessons))
        groups += grouped(order, size, lambda one: len(one.example.ids))
    rng.shuffle(groups)
    return groups


def learn(
    student: Network,
    group: list[Lesson],
    optimizer: torch.optim.Optimizer,
    recipe: Recipe,
    plan: Plan,
    teacher: Network | None = None,
) -> tuple[float, float, float, float]:
    """Make one step; return the losses of attributions: gold tags and pairs, teacher's tags and pairs."""
    taught = collate_lessons(group) if group[0].tags.size else None
    batch = taught.batch if taught else collate([one.example for one in group])
    states = run_states(student, batch)
    hidden = states[-1]
    tags, features = student.heads(hidden)
    gold = labelled_losses(student, batch, tags, features, recipe)
    loss = gold[0] + recipe.pair_weight * gold[1]
    gaps = (loss * 0, loss * 0)
    if taught is not None:
        gaps = lesson_losses(student, taught, tags, features)
        loss = (1 - plan.trust) * loss + plan.trust * (gaps[0] + recipe.pair_weight * gaps[1])
    marked = [] if group[0].mentions is None else [one.mentions for one in group]
    loss = loss + head_loss(student, hidden, batch.attended, [one.example for one in group], marked, plan)
    if teacher is not None and plan.state_weight:
        with torch.no_grad():
            theirs = run_states(teacher, batch)
        loss = loss + plan.state_weight * state_gap(states, theirs, batch.attended)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(student.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad()
    return gold[0].item(), gold[1].item(), gaps[0].item(), gaps[1].item()


def head_loss(
    network: Network,
    hidden: Tensor,
    attended: Tensor,
    examples: Sequence[Example],
    mentions: Sequence[np.ndarray],
    plan: Plan,
) -> Tensor:
    """Return the loss of the heads beside attribution that a network has, on what is known of some windows.

    Args:
        network: Its heads are used.
        hidden: The hidden states of the windows.
        attended: Their attention mask.
        examples: The windows; those without kinds and parties teach nothing of them.
        mentions: The mentions of each, or nothing.
        plan: What each part weighs.
    """
    loss = hidden.sum() * 0
    if network.mentions is not None and mentions:
        spans, ties = mention_losses(*network.mentions(hidden), attended, mentions)
        loss = loss + plan.mention_weight * spans + plan.tie_weight * ties
    if network.acts is not None and any(one.kinds is not None for one in examples):
        kinds, parties = act_losses(network.acts(hidden), examples)
        loss = loss + plan.kind_weight * kinds + plan.party_weight * parties
    return loss


def with_heads(network: Network) -> Network:
    """Return a network with the same weights, and with all heads; those that it lacked are to be trained."""
    grown = Network(replace(network.shape, mentions=True, acts=True))
    grown.load_state_dict(grown.state_dict() | network.state_dict())
    return grown


def blend(mean: Network, student: Network, keep: float) -> None:
    """Move the running average of the weights towards a student's."""
    with torch.no_grad():
        for old, new in zip(mean.parameters(), student.parameters(), strict=True):
            old.lerp_(new, 1 - keep)


def main() -> None:
    """Distil from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("teacher", "student", "polnear", "gum", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--gold", type=Path, help="folder of articles resolved by hand, beside our labels")
    defaults = asdict(Recipe(epochs=5, encoder_rate=1.5e-4, head_rate=5e-4)) | asdict(Plan())
    for name, value in defaults.items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    args = parser.parse_args()
    recipe = Recipe(**{name: getattr(args, name) for name in asdict(Recipe())})
    plan = Plan(**{name: getattr(args, name) for name in asdict(Plan())})
    torch.manual_seed(recipe.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "recipe.json").write_text(json.dumps(asdict(recipe) | asdict(plan)) + "\n")
    labelled = for_heads(load_labelled(args.polnear / "train.jsonl", args.gold))
    articles = with_rows(load_articles(args.polnear / "train.jsonl"), labelled)
    documents = load_documents(args.gum / "train.conllu")
    teacher, tokenizer, limit = load(args.teacher), load_tokenizer(base_folder()), recipe.limit - FRAME_PIECES
    marked, variants = mention_lessons(teacher, documents, limit), []
    for seed in range(plan.variants):
        odd = made_up(articles, seed, plan, limit, tokenizer)
        variants.append((lessons_of(teacher, articles, recipe, seed), odd, marked))
        print(f"variant {seed}: {[len(one) for one in variants[-1]]} windows", flush=True)
    distil(with_heads(load(args.student)), variants, recipe, plan, args.out, teacher.eval())


if __name__ == "__main__":
    main()
