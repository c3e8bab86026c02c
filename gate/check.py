"""Hold the shipped model to what it could do: no figure may fall below its floor.

    python -m gate.check                        is every figure at its floor?
    python -m gate.check --update               raise the floors to today's figures; refuses to lower one
    python -m gate.check --update --allow-lower set them to today's figures; the commit says why

Two corpora are read: the sample story with its hand-made gold, which is always there, and the development
articles of PolNeAR, which are not part of the project. Where they are absent, that is said, and their floors
are neither checked nor changed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from gate.command import parser_of, tell_and_hold
from gate.corpora import measure
from gate.floors import Floors

HERE = Path(__file__).parent
ROOT = HERE.parent
GOLD = HERE / "sample" / "gold.jsonl"
POLNEAR = Path("..", "shared", "data", "polnear", "dev.jsonl")
"""Relative to the project, as a relative path given with `--polnear` is."""
FLOORS = HERE / "floors.json"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the check; 0 if every floor is reached, or the update was made."""
    args = _parser().parse_args(argv)
    measured = _measured({"sample": GOLD, "polnear-dev": ROOT / args.polnear})
    return tell_and_hold(args, FLOORS, measured, counted="{documents} documents, {attributions} attributions")


def _parser() -> argparse.ArgumentParser:
    parser = parser_of(__doc__)
    parser.add_argument(
        "--polnear", type=Path, default=POLNEAR, help=f"PolNeAR's development articles (default: {POLNEAR})"
    )
    return parser


def _measured(paths: Mapping[str, Path]) -> dict[str, Floors]:
    from onrecord.pipeline import shipped_tagger

    for name, path in paths.items():
        if not path.is_file():
            print(f"{name} is not here, and is left out")
    tagger = shipped_tagger()
    return {name: measure(path, tagger) for name, path in paths.items() if path.is_file()}


if __name__ == "__main__":
    sys.exit(main())
