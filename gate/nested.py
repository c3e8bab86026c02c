"""Hold the shipped model to what it finds of statements inside statements, and to what finding them costs.

    python -m gate.nested                        is every figure at its floor, and the cost below its ceiling?
    python -m gate.nested --update               raise the floors to today's figures; refuses to lower one
    python -m gate.nested --update --allow-lower set them to today's figures; the commit says why

The texts are our own (`gate/nested/README.md`). Figures that begin with `inner` are of attributions in the
content of others, those with `outer` of the rest; `spared` is the share of the texts without an inner
statement in which none is found. The cost is counted in pieces that the encoder reads, since seconds differ
between machines, on the sample story, whose reports are like those of any day.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from gate.command import hold, parser_of, show
from gate.corpora import DIGITS, digest
from gate.floors import Floors, read_floors
from onrecord.evaluation import (
    Annotated,
    Score,
    nested_of,
    outer_of,
    read_annotations,
    score_documents,
    tagged,
)
from onrecord.model import Document
from onrecord.pipeline import Tagger
from onrecord.readers import read_text
from onrecord.tagger.decode import WindowScores
from onrecord.tagger.encode import FRAME_PIECES, Encoded
from onrecord.tagger.session import Encoder
from onrecord.tagger.windows import Window

HERE = Path(__file__).parent
GOLD = HERE / "nested" / "gold.jsonl"
FLOORS = HERE / "nested" / "floors.json"
NEWS = HERE / "sample" / "gold.jsonl"
NAME = "nested"

MOST_COST = 0.11
"""Pieces read again for each piece of the first pass. The sample is dense with statements; on the development
articles of PolNeAR the cost was .07 when this was .09."""


def measure(path: Path, tagger: Tagger) -> Floors:
    """Read the texts with a tagger and return the figures that are held."""
    data = path.read_bytes()
    gold = read_annotations(data.splitlines(), location=path.name, needs_text=True)
    mine = {key: tagged(key, tagger.tag(_document(doc))) for key, doc in gold.items()}
    inner, mine_inner = nested_of(gold), nested_of(mine)
    figures = {
        **_figures("inner", score_documents(inner, mine_inner)),
        **_figures("outer", score_documents(outer_of(gold), outer_of(mine))),
        "spared": _spared(inner, mine_inner),
    }
    corpus = digest(data, gold) | {"inner": sum(len(doc.attributions) for doc in inner.values())}
    return Floors(corpus, {name: round(figure, DIGITS) for name, figure in figures.items()})


def _document(doc: Annotated) -> Document:
    return read_text(doc.text or "", name=doc.id)


def _figures(side: str, score: Score) -> dict[str, float]:
    return {f"{side}_{name}": ratio.f1 for name, ratio in score.metrics.items()}


def _spared(gold: Mapping[str, Annotated], mine: Mapping[str, Annotated]) -> float:
    """Return the share of texts without an inner statement in which none is found; 1 where there are none."""
    without = [key for key, doc in gold.items() if not doc.attributions]
    return sum(not mine[key].attributions for key in without) / len(without) if without else 1.0


def cost_of(path: Path, tagger: Tagger) -> float:
    """Return how many pieces the encoder reads again for each piece that it reads first."""
    with path.open("rb") as lines:
        news = read_annotations(lines, location=path.name, needs_text=True)
    first = again = 0
    for doc in news.values():
        with counting() as runs:
            tagger.tag(_document(doc))
        first += sum(pieces for encoded, pieces in runs if encoded is runs[0][0])
        again += sum(pieces for encoded, pieces in runs if encoded is not runs[0][0])
    return again / first if first else 0.0


@contextmanager
def counting() -> Iterator[list[tuple[Encoded, int]]]:
    """Give a list of what encoders read meanwhile: the text, and the pieces of a window of it."""
    runs: list[tuple[Encoded, int]] = []
    plain = Encoder.run

    def counted(encoder: Encoder, encoded: Encoded, window: Window, **wanted: bool) -> WindowScores:
        runs.append((encoded, window.end - window.start + FRAME_PIECES))
        return plain(encoder, encoded, window, **wanted)

    Encoder.run = counted  # type: ignore[method-assign]
    try:
        yield runs
    finally:
        Encoder.run = plain  # type: ignore[method-assign]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the check; 0 if every floor is reached, or the update was made, and the cost is not too high."""
    args = parser_of(__doc__).parse_args(argv)
    from onrecord.pipeline import shipped_tagger

    tagger = shipped_tagger()
    measured, cost = measure(GOLD, tagger), cost_of(NEWS, tagger)
    print(f"{NAME}: {measured.corpus['documents']} texts, {measured.corpus['inner']} inner attributions")
    show(measured, read_floors(FLOORS).corpora.get(NAME))
    print(f"  {'cost':20} {cost:.4f}   ceiling {MOST_COST:.4f}")
    wrong = hold(FLOORS, {NAME: measured}, update=args.update, allow_lower=args.allow_lower)
    if cost > MOST_COST:
        print(f"{NAME}: the cost is {cost:.4f}; its ceiling is {MOST_COST:.4f}", file=sys.stderr)
    return 1 if wrong or cost > MOST_COST else 0


if __name__ == "__main__":
    sys.exit(main())
