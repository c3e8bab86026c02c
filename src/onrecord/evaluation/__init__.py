"""How well attributions are found: counts first, then ratios with intervals; behind `onrecord evaluate`."""

from onrecord.evaluation.annotations import (
    Annotated,
    Marked,
    marked,
    nested_of,
    outer_of,
    read_annotations,
    tagged,
)
from onrecord.evaluation.counts import METRICS, SLICES, Count, DocumentCounts, count_document
from onrecord.evaluation.quotations import with_quotations
from onrecord.evaluation.score import Ratio, Score, describe, score_counts, score_documents

__all__ = [
    "METRICS",
    "SLICES",
    "Annotated",
    "Count",
    "DocumentCounts",
    "Marked",
    "Ratio",
    "Score",
    "count_document",
    "describe",
    "marked",
    "nested_of",
    "outer_of",
    "read_annotations",
    "score_counts",
    "score_documents",
    "tagged",
    "with_quotations",
]
