"""Hold polarity, certainty and conditions of statements to what a reader wrote down.

    python -m gate.claims                        is every figure at its floor?
    python -m gate.claims --update               raise the floors to today's figures; refuses to lower one
    python -m gate.claims --update --allow-lower set them to today's figures; the commit says why

The rows are the `claims` of `gate/others/unlike.toml` and `unmended.toml`, and of `gate/claims`: words of a
content, and what its statement should have. A figure is the share of the statements found that have it;
`found` is the share of the rows whose words stand in the content of a statement. A condition is right if it
shares half of its words (Dice) with the row's. A dash in a row says that it is not judged.
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from gate.command import parser_of, tell_and_hold
from gate.findings import ALIKE, DIGITS, GOLDS, dice, read_report
from gate.floors import Floors
from onrecord.model import Statement
from onrecord.pipeline import Tagger

HERE = Path(__file__).parent / "claims"
CORPORA = {name: GOLDS[name] for name in ("unlike", "unmended")} | {
    "sentences": HERE / "sentences.toml",
    "apart": HERE / "apart.toml",
}
FLOORS = HERE / "floors.json"
FIELDS = ("polarity", "certainty", "condition")
UNJUDGED = "-"


def has(stmt: Statement, field: str, wanted: str) -> bool:
    """Tell whether a statement has what a row wants of a field; nothing is wanted by an empty string."""
    if field == "condition":
        mine = stmt.condition.text if stmt.condition else ""
        return bool(mine) == bool(wanted) and (not wanted or dice(mine, wanted) >= ALIKE)
    value = stmt.polarity if field == "polarity" else stmt.certainty
    return (value.value if value else "") == wanted


def judged(row: Mapping[str, Any], text: str, statements: Sequence[Statement]) -> Iterator[tuple[str, bool]]:
    """Yield (field, whether it is right) for the claims of a report, and whether each was found."""
    outer = [stmt for stmt in statements if stmt.within is None]
    for words, *wanted in row["claims"]:
        stmt = next((one for one in outer if any(words in span.text_of(text) for span in one.content)), None)
        yield "found", stmt is not None
        if stmt is not None:
            told = zip(FIELDS, wanted, strict=True)
            yield from ((field, has(stmt, field, value)) for field, value in told if value != UNJUDGED)


def measure(path: Path, tagger: Tagger) -> Floors:
    """Read the reports of a gold with a tagger and return the share of right values of each field."""
    data = path.read_bytes()
    rows = tomllib.loads(data.decode("utf-8"))["reports"]
    seen: dict[str, list[bool]] = {field: [] for field in ("found", *FIELDS)}
    for row in rows:
        report = read_report(row, tagger)
        for field, right in judged(row, report.document.text, report.statements):
            seen[field].append(right)
    corpus = {
        "sha256": hashlib.sha256(data).hexdigest(),
        "documents": len(rows),
        "claims": sum(len(row["claims"]) for row in rows),
    }
    return Floors(corpus, {field: round(sum(all_) / len(all_), DIGITS) for field, all_ in seen.items()})


def main(argv: Sequence[str] | None = None) -> int:
    """Run the check; 0 if every floor is reached, or the update was made."""
    args = parser_of(__doc__).parse_args(argv)

    from onrecord.pipeline import shipped_tagger

    tagger = shipped_tagger()
    measured = {name: measure(path, tagger) for name, path in CORPORA.items()}
    return tell_and_hold(args, FLOORS, measured, counted="{documents} reports, {claims} claims")


if __name__ == "__main__":
    sys.exit(main())
