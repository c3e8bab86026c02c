"""Invented results of an invented benchmark."""

import pytest

from benchmarks.page import Results, Row
from onrecord.evaluation import Annotated, Marked, score_documents
from onrecord.model import Span

TEXT = "Oda Renk said the truce would hold."
RIGHT = Marked((Span(0, 8),), (Span(9, 13),), (Span(14, 34),))
GOLD = {"a": Annotated("a", TEXT, (RIGHT,)), "b": Annotated("b", TEXT, (RIGHT,))}


@pytest.fixture
def results():
    half = score_documents(GOLD, {"a": GOLD["a"]})
    return Results(
        rows=(
            Row("onrecord", 2.0, half, 120.4),
            Row("another", 5.0, score_documents(GOLD, {}), 300.0),
            Row("a parse alone", 4.0, None),
        ),
        stages={"lay out": 0.1, "encode": 0.1, "run": 1.6, "decode": 0.2, "nested": 0.3},
        texts=20,
        words=16_000,
        gold="invented/gold.jsonl",
        weights="onrecord-tagger-9-ab",
        machine="Invented 9000, 2 cores, Linux",
        software="Python 3.14.1",
        command="python -m benchmarks.tagger",
        date="2031-03-06",
    )
