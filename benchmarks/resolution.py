"""Resolve gold attributions and print the ruler's table: how good resolution is when tagging is perfect.

    python benchmarks/resolution.py GOLD_DIR [--ruler score_resolution.py] [--out PRED.jsonl]

GOLD_DIR holds pairs ID.json (text, date and attributions) and ID.gold.json, as the ruler wants them. Beside
ours stand the two baselines of `training.baselines`, on the same articles; they name speakers and no more.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from onrecord.model import Document, Statement
from onrecord.resolve import Resolution, resolve
from onrecord.resolve.names import find_mentions
from onrecord.resolve.reading import reading_of
from training.baselines import BASELINES
from training.resolution import read_article

RULER = Path(__file__).resolve().parents[2] / "shared" / "eval" / "score_resolution.py"


def resolve_article(article: dict[str, Any]) -> tuple[Document, Resolution]:
    """Resolve the gold attributions of one article; what is found beside them has no gold and is left out."""
    gold = read_article(article, ())
    now = dt.date.fromisoformat(article["date"]) + dt.timedelta(days=30)
    found = resolve(gold.doc, gold.tagging, now=now)
    return gold.doc, replace(found, statements=found.statements[: len(gold.tagging.attributions)])


def line_of(stmt: Statement) -> dict[str, Any]:
    """Return a statement in the ruler's shape."""
    names = ("source", "content", "speaker", "holder", "addressee", "naming", "kind", "said_on")
    data = stmt.to_dict()
    return {name: data[name] for name in names}


def baseline_lines(article: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Return what a baseline gives for the gold attributions of an article, in the ruler's shape."""
    gold = read_article(article, ())
    reading = reading_of(gold.doc, gold.tagging)
    mentions = find_mentions(reading.text, reading.words)
    empty = dict.fromkeys(("holder", "addressee", "naming", "kind", "said_on"))
    guess = BASELINES[name]
    return [
        {
            "source": [[span.start, span.end] for span in said.given.source],
            "content": [[span.start, span.end] for span in said.given.content],
            "speaker": guess(reading, mentions, said.source),
            **empty,
        }
        for said in reading.said
    ]


def table(scores: dict[str, dict[str, Any]]) -> str:
    """Write the shares of right speakers, a method a line.

    Args:
        scores: For each method, what the ruler's --json prints.
    """
    columns = ("speaker", *(f"speaker_{form}" for form in ("name", "pronoun", "description")))
    rows = [("", *(column.removeprefix("speaker_") for column in columns))]
    for method, score in scores.items():
        rows.append((method, *(f"{score[column]['share']:.3f}" for column in columns)))
    return "\n".join(f"{first:28}" + "".join(f"{cell:>13}" for cell in rest) for first, *rest in rows)


def ruled(ruler: Path, gold_dir: Path, lines: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Lay the ruler on predictions and return its counts."""
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predicted.jsonl"
        predicted.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
        command = [sys.executable, str(ruler), str(gold_dir), str(predicted), "--json"]
        found: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return found


def main() -> int:
    """Resolve a folder of gold and lay the ruler on it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold_dir", type=Path)
    parser.add_argument("--ruler", type=Path, default=RULER)
    parser.add_argument("--out", type=Path, help="keep the predictions here")
    args = parser.parse_args()
    lines, false_dates = [], Counter[str]()
    guesses: dict[str, list[dict[str, Any]]] = {name: [] for name in BASELINES}
    for path in sorted(args.gold_dir.glob("*.gold.json")):
        article = json.loads(path.with_name(path.name.replace(".gold.json", ".json")).read_text("utf-8"))
        for name, guessed in guesses.items():
            guessed.append({"id": article["id"], "statements": baseline_lines(article, name)})
        statements = resolve_article(article)[1].statements
        lines.append({"id": article["id"], "statements": [line_of(stmt) for stmt in statements]})
        for stmt, row in zip(statements, json.loads(path.read_text("utf-8"))["statements"], strict=True):
            false_dates[f"said_on {bool(stmt.said_on)} gold {bool(row['said_on'])}"] += 1
    out = args.out or Path(tempfile.mkdtemp()) / "predicted.jsonl"
    out.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    methods = {"onrecord": lines, **guesses}
    scores = {name: ruled(args.ruler, args.gold_dir, rows) for name, rows in methods.items()}
    sys.stdout.write(f"{dict(false_dates)}\n{table(scores)}\n\n")
    sys.stdout.flush()
    return subprocess.run(
        [sys.executable, str(args.ruler), str(args.gold_dir), str(out)], check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
