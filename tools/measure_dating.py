"""Count how often each rule that dates statements is right, on articles dated by hand, and write the rates.

    .venv/bin/python tools/measure_dating.py GOLD_DIR [--write]

GOLD_DIR holds pairs ID.json (text, date and attributions) and ID.gold.json, as the ruler wants them. Gold
attributions are resolved, so that the counts are of the rules and not of the tagger. With `--write` they go
to `src/onrecord/resources/dating_rates.toml`, from which confidences are made.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.resolution import resolve_article  # noqa: E402
from onrecord.model import Statement  # noqa: E402

RATES = ROOT / "src" / "onrecord" / "resources" / "dating_rates.toml"
OUTCOMES = ("right", "other", "open", "vague", "missed")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def outcome_of(stmt: Statement, wanted: str | None) -> str | None:
    """Tell how a date compares with the one by hand; None where neither has any.

    Args:
        stmt: The statement with its date.
        wanted: The day by hand; None where it was left open.
    """
    if stmt.said_on is None:
        return "missed" if wanted else None
    if wanted:
        return "right" if stmt.said_on == wanted else "other"
    return "open" if _DAY.fullmatch(stmt.said_on) else "vague"


def count_rules(folder: Path) -> dict[str, Counter[str]]:
    """Return the outcomes of each rule over the articles of a folder."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for path in sorted(folder.glob("*.gold.json")):
        article = json.loads(path.with_name(path.name.replace(".gold.json", ".json")).read_text("utf-8"))
        rows: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["statements"]
        for stmt, row in zip(resolve_article(article)[1].statements, rows, strict=True):
            rule = next((one.rule for one in stmt.evidence if one.field == "said_on"), "none")
            if outcome := outcome_of(stmt, row["said_on"]):
                counts[rule][outcome] += 1
    return counts


def rates_of(counts: dict[str, Counter[str]]) -> str:
    """Return the rates as lines of the table: right, and all days that were given."""
    rules = sorted(rule for rule in counts if rule != "none")
    given = {rule: sum(counts[rule][name] for name in ("right", "other", "open")) for rule in rules}
    return "".join(f"{rule} = [{counts[rule]['right']}, {given[rule]}]\n" for rule in rules)


def main() -> int:
    """Count and print; write if asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold_dir", type=Path)
    parser.add_argument("--write", action="store_true", help="put the rates into the package")
    args = parser.parse_args()
    counts = count_rules(args.gold_dir)
    total = sum(counts.values(), Counter())
    dated = total["right"] + total["other"] + total["missed"]
    sys.stdout.write(f"{'rule':16}" + "".join(f"{name:>8}" for name in OUTCOMES) + "\n")
    for rule, row in [*sorted(counts.items()), ("all", total)]:
        sys.stdout.write(f"{rule:16}" + "".join(f"{row[name]:>8}" for name in OUTCOMES) + "\n")
    sys.stdout.write(f"right, of those dated by hand: {total['right']} of {dated}\n")
    if args.write:
        head = RATES.read_text("utf-8").split("[rules]\n")[0]
        RATES.write_text(f"{head}[rules]\n{rates_of(counts)}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
