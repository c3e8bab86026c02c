"""Hold the findings to their gold: what statements amount to, type by type.

    python -m gate.findings                        is every figure at its floor?
    python -m gate.findings --update               raise the floors to today's figures; refuses to lower one
    python -m gate.findings --update --allow-lower set them to today's figures; the commit says why

The whole way is measured, from the text on: what the tagger misses is missed here too. A finding is right
where
its type and state are the gold's and its object shares half of its words (Dice) with the gold's; each
finding of the
gold is matched once. The sample story's gold is in `gate/sample`; the story is known to those who write
rules, so
its figures say what works, not how often it works elsewhere.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gate.floors import CorpusChanged, Fall, Floors, check, read_floors, updated, write_floors
from onrecord.model import Finding, FindingType
from onrecord.pipeline import Tagger
from onrecord.pipeline.run import read_document
from onrecord.readers import read_text

HERE = Path(__file__).parent
GOLD = HERE / "sample" / "gold.jsonl"
FLOORS = HERE / "sample" / "findings.json"
NAME = "sample-findings"
READ_ON = dt.date(2026, 8, 1)
ALIKE = 0.5
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as it is compared."""

    type: str
    state: str
    object: str


@dataclass(frozen=True, slots=True)
class Matches:
    """How many findings were right, too many and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def f1(self) -> float:
        """F1; 1 where there is nothing to find and nothing was found."""
        counted = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / counted if counted else 1.0


def told(finding: Finding) -> Told:
    """Reduce a finding to what is compared."""
    return Told(finding.finding.value, finding.state, finding.object.text)


def gold_of(row: Mapping[str, Any]) -> list[Told]:
    """Return the findings of a line of gold."""
    return [Told(one["finding"], one["state"], one["object"]["text"]) for one in row["findings"]]


def dice(left: str, right: str) -> float:
    """Return twice the shared words over all words, 0 to 1; case and marks do not count."""
    ours, theirs = (Counter(re.findall(r"[^\W_]+", words.lower())) for words in (left, right))
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 0.0


def pair(gold: Sequence[Told], mine: Sequence[Told]) -> list[tuple[int, int]]:
    """Pair findings of one report, the most alike first, each once."""
    close = sorted(
        (-dice(one.object, other.object), nth, place)
        for nth, one in enumerate(gold)
        for place, other in enumerate(mine)
        if (one.type, one.state) == (other.type, other.state) and dice(one.object, other.object) >= ALIKE
    )
    pairs: list[tuple[int, int]] = []
    for _, nth, place in close:
        if all(nth != one and place != other for one, other in pairs):
            pairs.append((nth, place))
    return pairs


def score(reports: Iterable[tuple[Sequence[Told], Sequence[Told]]]) -> dict[str, Matches]:
    """Count right, wrong and missed findings of each type over reports, given as (gold, found)."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for gold, mine in reports:
        pairs = pair(gold, mine)
        right.update(gold[nth].type for nth, _ in pairs)
        wrong.update(one.type for one in mine)
        missed.update(one.type for one in gold)
    return {
        kind.value: Matches(
            right[kind.value], wrong[kind.value] - right[kind.value], missed[kind.value] - right[kind.value]
        )
        for kind in FindingType
    }


def measure(path: Path, tagger: Tagger) -> Floors:
    """Read the reports of a gold with a tagger and return the F1 of each type of finding."""
    data = path.read_bytes()
    rows = [json.loads(line) for line in data.splitlines()]
    scores = score((gold_of(row), read_findings(row, tagger)) for row in rows)
    corpus = {
        "sha256": hashlib.sha256(data).hexdigest(),
        "documents": len(rows),
        "findings": sum(len(row["findings"]) for row in rows),
    }
    figures = {name: round(matches.f1, DIGITS) for name, matches in scores.items()}
    return Floors(corpus, figures)


def read_findings(row: Mapping[str, Any], tagger: Tagger) -> list[Told]:
    """Read one report of a gold from its text and its day of publication."""
    doc = replace(read_text(row["text"], name=row["id"]), published=row["published"])
    return [told(finding) for finding in read_document(doc, tagger, now=READ_ON).findings]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the check; 0 if every floor is reached, or the update was made."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--update", action="store_true", help="raise the floors to today's figures")
    parser.add_argument("--allow-lower", action="store_true", help="with --update: lower floors as well")
    args = parser.parse_args(argv)

    from onrecord.pipeline import shipped_tagger

    measured = measure(GOLD, shipped_tagger())
    kept = read_floors(FLOORS)
    floors = kept.corpora[NAME].figures if NAME in kept.corpora else {}
    for key, figure in measured.figures.items():
        print(f"  {key:16} {figure:.4f}   floor {floors.get(key, 0):.4f}")
    if not args.update:
        try:
            return _say(check(kept, NAME, measured))
        except CorpusChanged as exc:
            print(exc, file=sys.stderr)
            return 1
    kept, refused = updated(kept, NAME, measured, allow_lower=args.allow_lower)
    if not refused:
        write_floors(kept, FLOORS)
    return _say(refused)


def _say(found: Sequence[Fall]) -> int:
    for fall in found:
        print(f"{NAME}: {fall}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
