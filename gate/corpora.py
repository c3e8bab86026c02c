"""Measure the shipped model on a corpus of annotated reports: its digest, and every figure that is held.

measured = measure(GOLD, tagger)
measured.figures["without_source"]
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from gate.floors import Floors
from onrecord.evaluation import (
    Annotated,
    Score,
    describe,
    marked,
    read_annotations,
    score_documents,
    with_quotations,
)
from onrecord.pipeline import Tagger
from onrecord.readers import read_text

DIGITS = 4


def measure(path: Path, tagger: Tagger) -> Floors:
    """Read a corpus with a tagger and return the F1 of each metric and slice, and alpha."""
    data = path.read_bytes()
    gold = read_annotations(data.splitlines(), location=path.name, needs_text=True)
    mine = {key: tagged(doc, tagger) for key, doc in gold.items()}
    score = score_documents(with_quotations(gold), with_quotations(mine, texts=gold))
    return Floors(digest(data, gold), figures_of(score))


def digest(data: bytes, gold: dict[str, Annotated]) -> dict[str, Any]:
    """Return what tells one corpus from another."""
    return {
        "sha256": hashlib.sha256(data).hexdigest(),
        "documents": len(gold),
        "attributions": sum(len(doc.attributions) for doc in gold.values()),
    }


def tagged(doc: Annotated, tagger: Tagger) -> Annotated:
    """Read a report's text with a tagger, in the shape that is compared."""
    tagging = tagger.tag(read_text(doc.text or "", name=doc.id), deep=False)
    return Annotated(doc.id, None, tuple(map(marked, tagging.attributions)))


def figures_of(score: Score) -> dict[str, float]:
    """Return the figures that are held, rounded."""
    figures = {name: ratio.f1 for name, ratio in describe(score)}
    return {name: round(figure, DIGITS) for name, figure in (*figures.items(), ("alpha", score.alpha))}
