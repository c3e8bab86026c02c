"""Write the published JSON Schemas to docs/schema, or check that they are up to date.

    .venv/bin/python tools/write_schemas.py [--check]

The files are copies of what `onrecord schema` prints; they stand in the repository so that a change of the
published shape shows in review, and so that they can be linked to.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from onrecord.exports import LINES, SCHEMA_VERSION, line_schema

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "schema"


def schema_files() -> dict[str, str]:
    """Return the text of each schema by the name of its file; the whole report's is called `report`."""
    return {
        f"{'report' if shape == 'jsonl' else shape}-{SCHEMA_VERSION}.json": json.dumps(
            line_schema(shape), indent=2, ensure_ascii=False
        )
        + "\n"
        for shape in LINES
    }


def outdated() -> list[str]:
    """Return the names of the files that are absent or say something else than the code does."""
    kept = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")}
    return [name for name, text in schema_files().items() if kept.get(name) != text]


def main(arguments: list[str]) -> int:
    """Write or check; return the exit code."""
    names = outdated()
    if "--check" in arguments:
        for name in names:
            print(f"docs/schema/{name} is out of date; run tools/write_schemas.py", file=sys.stderr)
        return 1 if names else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in names:
        (FOLDER / name).write_text(schema_files()[name], encoding="utf-8")
        print(f"docs/schema/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
