"""Measure mentions and coreference on GUM: people and organisations.

    python -m training.gum_figures --model src/onrecord/tagger/weights --gum ../shared/data/gum/dev.conllu

A mention is right if both ends and the kind are. Clusters are the tagger's ties, followed within a window,
and equal names across windows; they are compared with GUM's by MUC, B-cubed and CEAF-e, whose mean is the
CoNLL average (Pradhan et al., ACL 2014). Clusters of one mention are left out on both sides, as in OntoNotes.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment

from onrecord.model import Document, Mention, MentionKind, Provenance, Span
from onrecord.tagger.tagger import Tagger, load_tagger
from training.data.gum import GumDocument, load_documents
from training.examples import paragraphs

NAMES = {"person": MentionKind.PERSON, "organization": MentionKind.ORGANISATION}
"""GUM's names for the kinds that are measured."""

Cluster = frozenset[Span]


def read(tagger: Tagger, document: GumDocument) -> tuple[Mention, ...]:
    """Return the mentions that a tagger finds in a document."""
    provenance = Provenance("memory", "", "gum", "1", given_id=document.id)
    doc = Document(document.id, document.text, provenance, blocks=paragraphs(document.text))
    return tagger.tag(doc).mentions


def clusters_of(text: str, mentions: Sequence[Mention]) -> list[Cluster]:
    """Join people and organisations by their ties, and by equal names; single mentions are left out."""
    heads = list(range(len(mentions)))

    def head(number: int) -> int:
        while heads[number] != number:
            number = heads[number]
        return number

    named: dict[str, int] = {}
    for number, one in enumerate(mentions):
        if one.antecedent is not None:
            heads[head(number)] = head(one.antecedent)
        words = one.span.text_of(text)
        if words[:1].isupper() and " " in words:
            heads[head(number)] = head(named.setdefault(words.casefold(), number))
    groups = defaultdict(set)
    for number, one in enumerate(mentions):
        if one.kind in NAMES.values():
            groups[head(number)].add(one.span)
    return [frozenset(one) for one in groups.values() if len(one) > 1]


def gold_clusters(document: GumDocument) -> list[Cluster]:
    """Return GUM's clusters of people and organisations with more than one mention."""
    groups = defaultdict(set)
    for one in document.mentions:
        if one.kind in NAMES:
            groups[one.entity].add(one.span)
    return [frozenset(one) for one in groups.values() if len(one) > 1]


def muc(keys: Iterable[Cluster], others: Sequence[Cluster]) -> tuple[float, float]:
    """Return how many of the links of some clusters others have too, and how many there are."""
    where = {span: number for number, one in enumerate(others) for span in one}
    right = total = 0.0
    for key in keys:
        parts = {where.get(span, ("alone", span)) for span in key}
        right += len(key) - len(parts)
        total += len(key) - 1
    return right, total


def b_cubed(keys: Iterable[Cluster], others: Sequence[Cluster]) -> tuple[float, float]:
    """Return the share of its cluster that others keep with a mention, summed over mentions, and how many."""
    where = {span: one for one in others for span in one}
    right = total = 0.0
    for key in keys:
        right += sum(len(key & where.get(span, frozenset((span,)))) / len(key) for span in key)
        total += len(key)
    return right, total


def ceaf(keys: Sequence[Cluster], others: Sequence[Cluster]) -> float:
    """Return the likeness of the best alignment of clusters, each used once (phi 4)."""
    if not keys or not others:
        return 0.0
    table = np.array([[2 * len(a & b) / (len(a) + len(b)) for b in others] for a in keys])
    return float(table[linear_sum_assignment(-table)].sum())


def f1(right: float, found: float, right_of_gold: float, gold: float) -> float:
    """Return the harmonic mean of precision and recall."""
    precision, recall = right / found if found else 0.0, right_of_gold / gold if gold else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def measure(tagger: Tagger, documents: Sequence[GumDocument]) -> dict[str, float]:
    """Return the figures over some documents, counts added up."""
    counts: Counter[str] = Counter()
    for document in documents:
        mentions = read(tagger, document)
        for gum, kind in NAMES.items():
            gold = {one.span for one in document.mentions if one.kind == gum}
            found = {one.span for one in mentions if one.kind is kind}
            counts.update(
                {f"{gum} right": len(gold & found), f"{gum} found": len(found), f"{gum} gold": len(gold)}
            )
        gold_ones, mine = gold_clusters(document), clusters_of(document.text, mentions)
        for name, score in (("muc", muc), ("b3", b_cubed)):
            for side, pair in (("found", (mine, gold_ones)), ("gold", (gold_ones, mine))):
                right, total = score(*pair)
                counts[f"{name} right {side}"] += right
                counts[f"{name} {side}"] += total
        counts["ceaf"] += ceaf(gold_ones, mine)
        counts["ceaf found"] += len(mine)
        counts["ceaf gold"] += len(gold_ones)
    return _figures(counts)


def _figures(counts: Counter[str]) -> dict[str, float]:
    found = {
        name: f1(
            counts[f"{name} right"], counts[f"{name} found"], counts[f"{name} right"], counts[f"{name} gold"]
        )
        for name in NAMES
    }
    for name in ("muc", "b3"):
        parts = (counts[f"{name} {part}"] for part in ("right found", "found", "right gold", "gold"))
        found[name] = f1(*parts)
    found["ceaf-e"] = f1(counts["ceaf"], counts["ceaf found"], counts["ceaf"], counts["ceaf gold"])
    found["CoNLL"] = (found["muc"] + found["b3"] + found["ceaf-e"]) / 3
    return found


def main() -> None:
    """Measure from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--gum", type=Path, required=True)
    args = parser.parse_args()
    documents = load_documents(args.gum)
    for name, value in measure(load_tagger(args.model), documents).items():
        print(f"{name:14} {value:.3f}")


if __name__ == "__main__":
    main()
