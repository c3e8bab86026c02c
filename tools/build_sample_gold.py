"""Build the sample story and its gold from the marked reports in `gate/sample/marked`.

Each marked file is one report, in two parts: between two `+++` lines what is said about it in TOML, then
its words with every attribution marked by hand, `{s1:...}` source, `{q1:...}` cue and `{c1:...}` content
of the first attribution; `{s1,2:...}` is the source of two. From these the program writes

- the plain text reports and the JSONL batch that ship in `src/onrecord/resources/sample` (the HTML page is
  written by hand; its paragraphs are compared with the marked ones);
- `gate/sample/gold.jsonl`: one line a report with its text, attributions, statements and findings.

Nothing is guessed: words that are not found, or found twice without saying which, stop the program.

    python -m tools.build_sample_gold            # write the files
    python -m tools.build_sample_gold --check    # exit 1 if a file differs from what would be written

Words to be found are written `words`, `words @3` (in attribution 3) or `words #2` (second in the text).
`gate/sample/README.md` says what is annotated and how.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.sample_gold.gold import build_gold
from tools.sample_gold.source import GoldError, Row, Source, read_source

ROOT = Path(__file__).resolve().parent.parent
MARKED = ROOT / "gate" / "sample" / "marked"
GOLD = ROOT / "gate" / "sample" / "gold.jsonl"
SAMPLE = ROOT / "src" / "onrecord" / "resources" / "sample"
BLOCK = re.compile(r"<(?:p|h1)\b[^>]*>(.*?)</(?:p|h1)>", re.DOTALL)


def check_page(source: Source) -> None:
    """Compare a hand-written page with the marked report: same headline, same paragraphs, same order.

    Raises:
        GoldError: A paragraph is not in the page where it belongs.
    """
    page = (SAMPLE / source.about["html"]).read_text(encoding="utf-8")
    blocks = [html.unescape(block).strip() for block in BLOCK.findall(page)]
    place = 0
    for wanted in [source.about["title"], *source.text.split("\n\n")]:
        if wanted not in blocks[place:]:
            raise GoldError(f"{source.about['html']}: not there, or not in its place: {wanted[:60]!r}")
        place = blocks.index(wanted, place) + 1


def jsonl_line(row: Row) -> str:
    """Return one line of JSON that people can read."""
    return json.dumps(row, ensure_ascii=False) + "\n"


def build_files(sources: Sequence[Source]) -> dict[Path, bytes]:
    """Return every file that follows from the marked reports, as bytes by path."""
    files: dict[Path, str] = {GOLD: "".join(jsonl_line(build_gold(source)) for source in sources)}
    for source in sources:
        about = source.about
        if "file" in about:
            files[SAMPLE / about["file"]] = source.text
        elif "jsonl" in about:
            keys = ("id", "title", "url", "publisher", "published")
            row = {**{key: about[key] for key in keys}, "text": source.text}
            path = SAMPLE / about["jsonl"]
            files[path] = files.get(path, "") + jsonl_line(row)
        else:
            check_page(source)
    return {path: text.encode("utf-8") for path, text in files.items()}


def read_sources() -> list[Source]:
    """Read all marked reports, in the order in which they were published."""
    return [read_source(path) for path in sorted(MARKED.glob("*.md"))]


def differing(files: dict[Path, bytes]) -> list[Path]:
    """Return the files that are not on disk as they should be."""
    return [path for path, data in files.items() if not path.is_file() or path.read_bytes() != data]


def main() -> int:
    """Write the files, or check them."""
    parser = argparse.ArgumentParser(description="Build the sample story and its gold.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file differs")
    options = parser.parse_args()
    try:
        files = build_files(read_sources())
    except GoldError as error:
        print(error, file=sys.stderr)
        return 1
    changed = differing(files)
    for path in changed:
        print(f"{'differs' if options.check else 'wrote'}: {path.relative_to(ROOT)}")
        if not options.check:
            path.write_bytes(files[path])
    return 1 if options.check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
