"""Hold the findings to their gold: what statements amount to, type by type.

    python -m gate.findings                        is every figure at its floor?
    python -m gate.findings --update               raise the floors to today's figures; refuses to lower one
    python -m gate.findings --update --allow-lower set them to today's figures; the commit says why

The whole way is measured, from the text on: what the tagger misses is missed here too. A finding is right
where its type and state are the gold's and its object shares half of its words (Dice) with the gold's; each
finding of the gold is matched once. The sample story is known to those who write rules: its figures say that
what worked works. The reports of `gate/others` were annotated before the rules were measured on them, then
mended by, but for those of `kept.toml`, `unmended.toml`, `last.toml` and `unseen.toml`: they say what to
expect of reports that nobody has seen, the latest most honestly.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from gate.command import parser_of, tell_and_hold
from gate.floors import Floors
from onrecord.model import Finding, FindingType, Report
from onrecord.pipeline import Tagger
from onrecord.pipeline.run import read_document
from onrecord.readers import read_text

HERE = Path(__file__).parent
GOLDS = {
    "sample": HERE / "sample" / "gold.jsonl",
    "others": HERE / "others" / "reports.toml",
    "further": HERE / "others" / "further.toml",
    "study": HERE / "others" / "study.toml",
    "kept": HERE / "others" / "kept.toml",
    "unlike": HERE / "others" / "unlike.toml",
    "unmended": HERE / "others" / "unmended.toml",
    "fresh": HERE / "others" / "fresh.toml",
    "apart": HERE / "others" / "apart.toml",
    "last": HERE / "others" / "last.toml",
    "wires": HERE / "others" / "wires.toml",
    "unseen": HERE / "others" / "unseen.toml",
    "later": HERE / "others" / "later.toml",
}
FLOORS = HERE / "others" / "floors.json"
ALL = "all"
READ_ON = dt.date(2026, 8, 1)
ALIKE = 0.5
DIGITS = 4


class Compared(Protocol):
    """What is compared: its type, its state, and words for it, any of which will do."""

    @property
    def type(self) -> str:
        """The type of finding."""

    @property
    def state(self) -> str:
        """The state, as the gold writes it."""

    @property
    def objects(self) -> tuple[str, ...]:
        """What it is about."""


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as it is compared."""

    type: str
    state: str
    object: str

    @property
    def objects(self) -> tuple[str, ...]:
        """What it is about, in the one wording of its report."""
        return (self.object,)


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


def read_gold(data: bytes) -> list[Mapping[str, Any]]:
    """Read a gold: lines of JSON as the sample's, or TOML whose findings are `[type, state, object]`."""
    if data.startswith(b"{"):
        return [json.loads(line) for line in data.splitlines()]
    return [
        row | {"findings": [_row_of(*one) for one in row["findings"]]}
        for row in tomllib.loads(data.decode("utf-8"))["reports"]
    ]


def _row_of(sort: str, state: str, object_: str) -> Mapping[str, Any]:
    return {"finding": sort, "state": state, "object": {"text": object_}}


def gold_of(row: Mapping[str, Any]) -> list[Told]:
    """Return the findings of a line of gold."""
    return [Told(one["finding"], one["state"], one["object"]["text"]) for one in row["findings"]]


def words_in(text: str) -> list[str]:
    """Return the words of a text in small letters, without marks."""
    return re.findall(r"[^\W_]+", text.lower())


def dice(left: str, right: str) -> float:
    """Return twice the shared words over all words, 0 to 1; case and marks do not count."""
    ours, theirs = (Counter(words_in(text)) for text in (left, right))
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 0.0


def pair(gold: Sequence[Compared], mine: Sequence[Compared]) -> list[tuple[int, int]]:
    """Pair what is in a gold with what was found, the most alike first, each once."""
    close = []
    for nth, one in enumerate(gold):
        for place, other in enumerate(mine):
            alike = max(dice(left, right) for left in one.objects for right in other.objects)
            if (one.type, one.state) == (other.type, other.state) and alike >= ALIKE:
                close.append((-alike, nth, place))
    pairs: list[tuple[int, int]] = []
    for _, nth, place in sorted(close):
        if all(nth != one and place != other for one, other in pairs):
            pairs.append((nth, place))
    return pairs


def score(
    compared: Iterable[tuple[Sequence[Compared], Sequence[Compared]]],
    types: Iterable[FindingType] = FindingType,
) -> dict[str, Matches]:
    """Count right, wrong and missed ones of each type over reports or days, given as (gold, found)."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for gold, mine in compared:
        right.update(gold[nth].type for nth, _ in pair(gold, mine))
        wrong.update(one.type for one in mine)
        missed.update(one.type for one in gold)
    return {
        kind.value: Matches(
            right[kind.value], wrong[kind.value] - right[kind.value], missed[kind.value] - right[kind.value]
        )
        for kind in types
    }


def with_all(scores: Mapping[str, Matches]) -> dict[str, Matches]:
    """Return the counts of each type, and of all types together."""
    return {**scores, ALL: sum_of(scores.values())}


def sum_of(counts: Iterable[Matches]) -> Matches:
    """Add counts up."""
    sums = (
        sum(column) for column in zip(*((one.right, one.wrong, one.missed) for one in counts), strict=True)
    )
    return Matches(*sums)


def measure(path: Path, tagger: Tagger) -> Floors:
    """Read the reports of a gold with a tagger and return the F1 of each type of finding."""
    data = path.read_bytes()
    rows = read_gold(data)
    scores = with_all(score((gold_of(row), read_findings(row, tagger)) for row in rows))
    corpus = {
        "sha256": hashlib.sha256(data).hexdigest(),
        "documents": len(rows),
        "findings": sum(len(row["findings"]) for row in rows),
    }
    figures = {name: round(matches.f1, DIGITS) for name, matches in scores.items()}
    return Floors(corpus, figures)


def read_findings(row: Mapping[str, Any], tagger: Tagger) -> list[Told]:
    """Return the findings of one report of a gold as they are compared."""
    return [told(finding) for finding in read_report(row, tagger).findings]


def read_report(row: Mapping[str, Any], tagger: Tagger) -> Report:
    """Read one report of a gold from its text and its day of publication."""
    doc = replace(read_text(row["text"], name=row["id"]), published=row["published"])
    return read_document(doc, tagger, now=READ_ON)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the check; 0 if every floor is reached, or the update was made."""
    args = parser_of(__doc__).parse_args(argv)

    from onrecord.pipeline import shipped_tagger

    tagger = shipped_tagger()
    measured = {name: measure(path, tagger) for name, path in GOLDS.items()}
    return tell_and_hold(args, FLOORS, measured, counted="{documents} reports, {findings} findings")


if __name__ == "__main__":
    sys.exit(main())
