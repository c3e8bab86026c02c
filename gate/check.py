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

from gate.corpora import measure
from gate.floors import CorpusChanged, Fall, Floors, Kept, check, read_floors, updated, write_floors

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
    kept = read_floors(FLOORS)
    for name, figures in measured.items():
        _show(name, figures, kept)
    if args.update:
        return _update(kept, measured, allow_lower=args.allow_lower)
    return max([_check(kept, name, figures) for name, figures in measured.items()])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--update", action="store_true", help="raise the floors to today's figures")
    parser.add_argument("--allow-lower", action="store_true", help="with --update: lower floors as well")
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


def _show(name: str, measured: Floors, kept: Kept) -> None:
    floors = kept.corpora[name].figures if name in kept.corpora else {}
    print(f"{name}: {measured.corpus['documents']} documents, {measured.corpus['attributions']} attributions")
    for key, figure in measured.figures.items():
        floor = f"floor {floors[key]:.4f}" if key in floors else "no floor yet"
        print(f"  {key:16} {figure:.4f}   {floor}")


def _check(kept: Kept, name: str, measured: Floors) -> int:
    try:
        return _say(name, check(kept, name, measured))
    except CorpusChanged as exc:
        print(exc, file=sys.stderr)
        return 1


def _update(kept: Kept, measured: Mapping[str, Floors], *, allow_lower: bool) -> int:
    """Write all floors, or none where one of them would be lowered unasked."""
    failed = 0
    for name, figures in measured.items():
        kept, refused = updated(kept, name, figures, allow_lower=allow_lower)
        failed |= _say(name, refused)
    if failed:
        print("These floors would be lowered; say --allow-lower if that is meant.", file=sys.stderr)
    else:
        write_floors(kept, FLOORS)
    return failed


def _say(name: str, found: Sequence[Fall]) -> int:
    for fall in found:
        print(f"{name}: {fall}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
