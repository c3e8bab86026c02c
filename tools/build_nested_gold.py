"""Build the gold of statements inside statements from the marked texts in `gate/nested/marked.txt`.

A text begins at a line `=== id`. Its attributions are marked by hand, `{s1:...}` source, `{q1:...}` cue and
`{c1:...}` content of the first one, and a mark may stand inside another: an attribution all of whose marks
stand inside the content of another is *within* that one.

    python -m tools.build_nested_gold            # write gate/nested/gold.jsonl
    python -m tools.build_nested_gold --check    # exit 1 if it differs from what would be written
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from onrecord.model import Quotation, Span, hull
from onrecord.text.layout import lay_out
from onrecord.text.quotemarks import find_quotations, quotation_type
from tools.sample_gold.source import ROLES, GoldError

FOLDER = Path(__file__).resolve().parent.parent / "gate" / "nested"
MARKED = FOLDER / "marked.txt"
GOLD = FOLDER / "gold.jsonl"
HEAD = re.compile(r"^=== (\S+)\n", re.MULTILINE)
EDGE = re.compile(r"\{([sqc])(\d+):|\}")

Row = dict[str, Any]


@dataclass
class Marks:
    """The spans of one attribution, and the numbers of the attributions whose contents each stands in."""

    parts: dict[str, list[Span]] = field(default_factory=lambda: {role: [] for role in ROLES.values()})
    around: list[tuple[int, ...]] = field(default_factory=list)


def read_marked(marked: str, where: str) -> tuple[str, dict[int, Marks]]:
    """Take nested marks out of a text.

    Raises:
        GoldError: A brace has no partner, a mark begins or ends in white space, or a number is missing.
    """
    plain = ""
    found: dict[int, Marks] = {}
    stack: list[tuple[str, int, int]] = []
    end = 0
    for edge in EDGE.finditer(marked):
        plain += marked[end : edge.start()]
        end = edge.end()
        if edge[1]:
            stack.append((ROLES[edge[1]], int(edge[2]), len(plain)))
            continue
        if not stack:
            raise GoldError(f"{where}: a brace is closed that was not opened")
        role, number, start = stack.pop()
        if plain[start:] != plain[start:].strip() or start == len(plain):
            raise GoldError(f"{where}: a mark must begin and end with its words: {plain[start:]!r}")
        marks = found.setdefault(number, Marks())
        marks.parts[role].append(Span(start, len(plain)))
        marks.around.append(tuple(number for role, number, _ in stack if role == "content"))
    plain += marked[end:]
    if stack or re.search(r"[{}]", plain):
        raise GoldError(f"{where}: a brace is left over")
    if sorted(found) != list(range(1, len(found) + 1)):
        raise GoldError(f"{where}: attributions are numbered {sorted(found)}")
    return plain, found


def build_row(name: str, marked: str) -> Row:
    """Return the gold line of one marked text."""
    text, found = read_marked(marked.strip("\n") + "\n", name)
    rows = []
    for number in sorted(found):
        marks = found[number]
        if len(set(marks.around)) != 1 or not marks.parts["content"]:
            raise GoldError(f"{name}: attribution {number} is partly inside another, or has no content")
        rows.append(
            {
                **{role: [span.to_list() for span in sorted(marks.parts[role])] for role in marks.parts},
                "quotation": _quotation(text, marks).value,
                "within": marks.around[0][-1] - 1 if marks.around[0] else None,
            }
        )
    return {"id": name, "text": text, "attributions": rows}


def _quotation(text: str, marks: Marks) -> Quotation:
    """Tell how an attribution relays its words: marks that it stands in as a whole are not its own."""
    whole = hull(span for part in marks.parts.values() for span in part)
    own = [
        replace(one, depth=0)
        for one in find_quotations(text, lay_out(text).blocks)
        if whole is None or not one.inner.contains(whole)
    ]
    return quotation_type(text, sorted(marks.parts["content"]), own)


def build_gold(marked: str) -> bytes:
    """Return the whole file of gold."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in _rows(marked)).encode()


def _rows(marked: str) -> Iterator[Row]:
    before, *rest = HEAD.split(marked)
    if before.strip():
        raise GoldError("there are words before the first text")
    for name, body in zip(rest[::2], rest[1::2], strict=True):
        yield build_row(name, body)


def main() -> int:
    """Write the file, or check it."""
    parser = argparse.ArgumentParser(description="Build the gold of statements inside statements.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if the file differs")
    options = parser.parse_args()
    try:
        data = build_gold(MARKED.read_text(encoding="utf-8"))
    except GoldError as error:
        print(error, file=sys.stderr)
        return 1
    same = GOLD.is_file() and GOLD.read_bytes() == data
    if not same and not options.check:
        GOLD.write_bytes(data)
    return 1 if options.check and not same else 0


if __name__ == "__main__":
    sys.exit(main())
