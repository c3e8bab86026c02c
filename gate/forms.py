"""Measure the shipped model on conventions of wires and the web, one figure each: transcripts, lists, posts.

    python -m gate.forms                         every figure beside its floor, and the texts that go wrong
    python -m gate.forms --update                raise the floors to today's figures; refuses to lower one
    python -m gate.forms --update --allow-lower  set them to today's figures; the commit says why

The texts are invented, and nothing is learnt from them; `gate/forms/README.md` says what is in them. A
convention's figure is the F1 of its attributions; that of `nobody`, in whose texts nobody says anything, is
the share of texts in which nothing was found.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gate.command import hold, parser_of, show
from gate.corpora import DIGITS, digest, tagged
from gate.floors import Floors, read_floors
from onrecord.evaluation import Annotated, read_annotations, score_documents, with_quotations
from onrecord.pipeline import Tagger

HERE = Path(__file__).parent / "forms"
GOLD = HERE / "gold.jsonl"
FLOORS = HERE / "floors.json"
NAME = "forms"
WHOLE = ("attribution", "strict", "content_exact")


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of all conventions, and the ids of the texts in which not all was found as it should be."""

    floors: Floors
    wrong: tuple[str, ...]


def measure(path: Path, tagger: Tagger) -> Measured:
    """Read the texts of a file with a tagger and measure each convention."""
    data = path.read_bytes()
    texts = read_annotations(data.splitlines(), location=path.name, needs_text=True)
    mine = with_quotations({key: tagged(doc, tagger) for key, doc in texts.items()}, texts=texts)
    gold = with_quotations(texts)
    whole = score_documents(gold, mine).metrics
    figures = {name: whole[name].f1 for name in WHOLE} | _by_convention(gold, mine)
    held = Floors(digest(data, texts), {name: round(figure, DIGITS) for name, figure in figures.items()})
    return Measured(held, tuple(key for key in gold if _f1({key: gold[key]}, mine) < 1))


def _by_convention(gold: Mapping[str, Annotated], mine: Mapping[str, Annotated]) -> dict[str, float]:
    names = dict.fromkeys(key.partition("/")[0] for key in gold)
    return {
        name: _f1({key: doc for key, doc in gold.items() if key.startswith(f"{name}/")}, mine)
        for name in names
    }


def _f1(gold: Mapping[str, Annotated], mine: Mapping[str, Annotated]) -> float:
    """Return the F1 of some texts; where nobody speaks in them, the share in which nothing was found."""
    if not any(doc.attributions for doc in gold.values()):
        return sum(not mine[key].attributions for key in gold) / len(gold)
    return score_documents(gold, {key: mine[key] for key in gold}).metrics["attribution"].f1


def main(argv: Sequence[str] | None = None) -> int:
    """Run the check; 0 if every floor is reached, or the update was made."""
    args = parser_of(__doc__).parse_args(argv)
    from onrecord.pipeline import shipped_tagger

    measured = measure(GOLD, shipped_tagger())
    show(measured.floors, read_floors(FLOORS).corpora.get(NAME))
    print("not all right:", ", ".join(measured.wrong) or "none")
    return hold(FLOORS, {NAME: measured.floors}, update=args.update, allow_lower=args.allow_lower)


if __name__ == "__main__":
    sys.exit(main())
