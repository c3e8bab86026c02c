"""Hold the shipped model to the declined answers that it finds: would not say, had no comment, hung up.

    python -m gate.declined                        every figure beside its floor, and what goes wrong
    python -m gate.declined --update               raise the floors to today's figures; refuses to lower one
    python -m gate.declined --update --allow-lower set them to today's figures; the commit says why

Measured is the way from the text to resolved statements: a declined answer is found where a statement of kind
`decline` has half or more of its content, or of its cue, in the words that the gold marks. About half of the
passages hold none; `spared` is the share of those in which none is found. `gate/declined/README.md` tells how
the passages were made. Those of `kept` are never named when they go wrong, so that nobody mends by them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gate.command import hold, parser_of, show
from gate.floors import Floors, read_floors
from onrecord.model import Kind, Span, Statement
from onrecord.pipeline import Tagger
from onrecord.readers import read_text
from onrecord.resolve import resolve

HERE = Path(__file__).parent / "declined"
MENDED = ("study", "fresh")
GOLDS = {name: HERE / f"{name}.txt" for name in ("study", "kept", "fresh")}
FLOORS = HERE / "floors.json"
READ_ON = dt.date(2031, 5, 1)
HALF = 0.5
DIGITS = 4
_HEAD = re.compile(r"^=== ([a-z-]+)\n", re.MULTILINE)
_MARKS = re.compile(r"([{}])")


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage and where it tells of declined answers: cue and content together, one span each."""

    id: str
    text: str
    declined: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many declined answers of a passage were found, how many found are none, how many are missed."""

    passage: Passage
    right: int
    wrong: int
    missed: int


def read_passages(marked: str) -> list[Passage]:
    """Read marked passages: `=== id`, then text in which `{` and `}` enclose each declined answer.

    Raises:
        ValueError: Words stand before the first passage, an id comes twice, or marks do not hold together.
    """
    before, *rest = _HEAD.split(marked)
    if before.strip() or len(set(rest[::2])) < len(rest[::2]):
        raise ValueError("there are words before the first passage, or an id comes twice")
    return [passage_of(name, body.strip()) for name, body in zip(rest[::2], rest[1::2], strict=True)]


def passage_of(name: str, marked: str) -> Passage:
    """Return one passage without its marks.

    Raises:
        ValueError: A mark is opened in another, or never closed.
    """
    text, opened, spans = "", -1, []
    for part in _MARKS.split(marked):
        if part == "{" and opened < 0:
            opened = len(text)
        elif part == "}" and opened >= 0:
            spans.append(Span(opened, len(text)))
            opened = -1
        elif part in ("{", "}"):
            raise ValueError(f"{name}: a mark stands alone")
        else:
            text += part
    if opened >= 0:
        raise ValueError(f"{name}: a mark stands alone")
    return Passage(name, text, tuple(spans))


def compare(passage: Passage, statements: Iterable[Statement]) -> Outcome:
    """Pair the declined answers of a passage with the statements of that kind, each once, in order."""
    found = [stmt for stmt in statements if stmt.kind is Kind.DECLINE]
    free = list(passage.declined)
    for stmt in found:
        met = next((span for span in free if tells(stmt, span)), None)
        if met is not None:
            free.remove(met)
    right = len(passage.declined) - len(free)
    return Outcome(passage, right, len(found) - right, len(free))


def tells(stmt: Statement, gold: Span) -> bool:
    """Tell whether half or more of a statement's content, or of its cue, lies in the gold's words."""
    return any(share_in(part, gold) >= HALF for part in (stmt.content, stmt.cue))


def share_in(part: Sequence[Span], gold: Span) -> float:
    """Return which share of some spans' code points lies in another span."""
    inside = sum(max(0, min(one.end, gold.end) - max(one.start, gold.start)) for one in part)
    return inside / max(1, sum(one.end - one.start for one in part))


def outcomes(passages: Iterable[Passage], tagger: Tagger) -> list[Outcome]:
    """Read passages with a tagger and compare what is found with their gold."""
    return [compare(one, statements_of(one, tagger)) for one in passages]


def statements_of(passage: Passage, tagger: Tagger) -> Sequence[Statement]:
    """Return the statements of a passage, resolved."""
    doc = read_text(passage.text, name=passage.id)
    return resolve(doc, tagger.tag(doc), now=READ_ON).statements


def figures_of(found: Sequence[Outcome]) -> dict[str, float]:
    """Return precision, recall and F1 of declined answers, and the share of passages without any spared."""
    right, wrong, missed = (sum(getattr(one, name) for one in found) for name in ("right", "wrong", "missed"))
    without = [one for one in found if not one.passage.declined]
    figures = {
        "precision": right / max(1, right + wrong),
        "recall": right / max(1, right + missed),
        "f1": 2 * right / max(1, 2 * right + wrong + missed),
        "spared": sum(not one.wrong for one in without) / max(1, len(without)),
    }
    return {name: round(figure, DIGITS) for name, figure in figures.items()}


def corpus_of(path: Path, passages: Sequence[Passage]) -> dict[str, str | int]:
    """Return what tells one gold from another."""
    return {
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "passages": len(passages),
        "declined": sum(len(one.declined) for one in passages),
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Run the check; 0 if every floor is reached, or the update was made."""
    args = parser_of(__doc__).parse_args(argv)
    from onrecord.pipeline import shipped_tagger

    tagger, kept = shipped_tagger(), read_floors(FLOORS).corpora
    measured = {}
    for name, path in GOLDS.items():
        passages = read_passages(path.read_text(encoding="utf-8"))
        found = outcomes(passages, tagger)
        measured[name] = Floors(corpus_of(path, passages), figures_of(found))
        print(f"{name}: {len(passages)} passages, {measured[name].corpus['declined']} declined answers")
        show(measured[name], kept.get(name))
        if name in MENDED:
            print("  missed:", ", ".join(one.passage.id for one in found if one.missed) or "none")
            print("  not declined:", ", ".join(one.passage.id for one in found if one.wrong) or "none")
    return hold(FLOORS, measured, update=args.update, allow_lower=args.allow_lower)


if __name__ == "__main__":
    sys.exit(main())
