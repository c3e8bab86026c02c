"""Build the gold of the conventions from the marked texts in `gate/forms/marked.txt`.

A text begins at a line `=== convention/name`; its attributions are marked by hand, `{s1:...}` source,
`{q1:...}` cue and `{c1:...}` content of the first one, `{s1,2:...}` the source of two.

    python -m tools.build_forms_gold            # write gate/forms/gold.jsonl
    python -m tools.build_forms_gold --check    # exit 1 if it differs from what would be written
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from onrecord.model import Span
from onrecord.text.layout import lay_out
from onrecord.text.quotemarks import find_quotations, quotation_type
from tools.sample_gold.source import GoldError, Row, strip_marks

FOLDER = Path(__file__).resolve().parent.parent / "gate" / "forms"
MARKED = FOLDER / "marked.txt"
GOLD = FOLDER / "gold.jsonl"
HEAD = re.compile(r"^=== ([a-z-]+/[a-z-]+)\n", re.MULTILINE)


def build_gold(marked: str) -> bytes:
    """Return the whole file of gold.

    Raises:
        GoldError: Words stand before the first text, an id comes twice, or marks do not hold together.
    """
    before, *rest = HEAD.split(marked)
    if before.strip():
        raise GoldError("there are words before the first text, or an id is not convention/name")
    if len(set(rest[::2])) < len(rest[::2]):
        raise GoldError("an id comes twice")
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in _rows(rest)).encode()


def _rows(parts: list[str]) -> Iterator[Row]:
    for name, body in zip(parts[::2], parts[1::2], strict=True):
        yield build_row(name, body)


def build_row(name: str, marked: str) -> Row:
    """Return the gold line of one marked text.

    Raises:
        GoldError: An attribution lacks content or cue, or marks do not hold together.
    """
    text, marks = strip_marks(marked.strip("\n") + "\n", where=name)
    if "===" in text:
        raise GoldError(f"{name}: what follows is no text of its own")
    quoted = find_quotations(text, lay_out(text).blocks)
    attributions = []
    for number, parts in sorted(marks.items()):
        if not parts["content"] or not parts["cue"]:
            raise GoldError(f"{name}: attribution {number} lacks content or cue")
        content = [Span(*span) for span in sorted(parts["content"])]
        spans = {role: [list(span) for span in sorted(parts[role])] for role in parts}
        attributions.append({**spans, "quotation": quotation_type(text, content, quoted).value})
    return {"id": name, "text": text, "attributions": attributions}


def main() -> int:
    """Write the file, or check it."""
    parser = argparse.ArgumentParser(description="Build the gold of the conventions.")
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
