"""Resolve gold attributions and print the ruler's table: how good resolution is when tagging is perfect.

    python benchmarks/resolution.py GOLD_DIR [--ruler score_resolution.py] [--out PRED.jsonl]

GOLD_DIR holds pairs ID.json (text, date and attributions) and ID.gold.json, as the ruler wants them.
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
from pathlib import Path
from typing import Any

from onrecord.model import Attribution, Document, Provenance, Span, Statement, Tagging, text_hash
from onrecord.resolve import Resolution, resolve
from onrecord.text.layout import lay_out
from onrecord.text.quotemarks import Quoted, find_quotations, quotation_type

RULER = Path(__file__).resolve().parents[2] / "shared" / "eval" / "score_resolution.py"


def spans_of(pairs: list[list[int]]) -> tuple[Span, ...]:
    """Return the spans of a gold row."""
    return tuple(Span(start, end) for start, end in pairs)


def attribution_of(text: str, row: dict[str, Any], quoted: Sequence[Quoted]) -> Attribution:
    """Turn a gold row into what a perfect tagger would give."""
    content = spans_of(row["content"])
    quotation = quotation_type(text, content, quoted)
    return Attribution(spans_of(row["source"]), spans_of(row["cue"]), content, quotation, 1.0)


def resolve_article(article: dict[str, Any]) -> tuple[Document, Resolution]:
    """Resolve the gold attributions of one article."""
    text = article["text"]
    layout = lay_out(text, title=article.get("title"))
    doc = Document(
        name=article["id"],
        text=text,
        provenance=Provenance("memory", text_hash(text), "gold", "1", article["id"]),
        publisher=article.get("publisher"),
        published=article["date"],
        dateline=layout.dateline,
        blocks=layout.blocks,
    )
    quoted = find_quotations(text, layout.blocks)
    attributions = tuple(attribution_of(text, row, quoted) for row in article["attributions"])
    now = dt.date.fromisoformat(article["date"]) + dt.timedelta(days=30)
    return doc, resolve(doc, Tagging("gold", attributions), now=now)


def line_of(stmt: Statement) -> dict[str, Any]:
    """Return a statement in the ruler's shape."""
    names = ("source", "content", "speaker", "holder", "addressee", "naming", "kind", "said_on")
    data = stmt.to_dict()
    return {name: data[name] for name in names}


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
    for path in sorted(args.gold_dir.glob("*.gold.json")):
        article = json.loads(path.with_name(path.name.replace(".gold.json", ".json")).read_text("utf-8"))
        statements = resolve_article(article)[1].statements
        lines.append(json.dumps({"id": article["id"], "statements": [line_of(stmt) for stmt in statements]}))
        for stmt, row in zip(statements, json.loads(path.read_text("utf-8"))["statements"], strict=True):
            false_dates[f"said_on {bool(stmt.said_on)} gold {bool(row['said_on'])}"] += 1
    out = args.out or Path(tempfile.mkdtemp()) / "predicted.jsonl"
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{dict(false_dates)}\n")
    sys.stdout.flush()
    return subprocess.run(
        [sys.executable, str(args.ruler), str(args.gold_dir), str(out)], check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
