"""What every check of floors does on the command line: its options, its figures, its verdict.

args = parser_of(__doc__).parse_args(argv)
return tell_and_hold(args, FLOORS, {name: measured}, counted="{documents} reports")
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from gate.floors import CorpusChanged, Fall, Floors, Kept, check, read_floors, updated, write_floors


def parser_of(about: str | None) -> argparse.ArgumentParser:
    """Return a parser of the options that all checks have.

    Args:
        about: The check's module docstring.
    """
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="raise the floors to today's figures")
    parser.add_argument("--allow-lower", action="store_true", help="with --update: lower floors as well")
    return parser


def show(measured: Floors, kept: Floors | None) -> None:
    """Print today's figures, each beside its floor."""
    floors = kept.figures if kept is not None else {}
    for key, figure in measured.figures.items():
        floor = f"floor {floors[key]:.4f}" if key in floors else "no floor yet"
        print(f"  {key:20} {figure:.4f}   {floor}")


def tell_and_hold(
    args: argparse.Namespace, path: Path, measured: Mapping[str, Floors], *, counted: str
) -> int:
    """Print today's figures of each corpus, each beside its floor, and hold them; see `hold`.

    Args:
        args: What `parser_of` read.
        path: The file of floors.
        measured: Today's figures, by corpus.
        counted: What a corpus has, with names of its numbers: "{documents} reports".
    """
    kept = read_floors(path).corpora
    for name, figures in measured.items():
        print(f"{name}: {counted.format_map(figures.corpus)}")
        show(figures, kept.get(name))
    return hold(path, measured, update=args.update, allow_lower=args.allow_lower)


def hold(path: Path, measured: Mapping[str, Floors], *, update: bool, allow_lower: bool) -> int:
    """Hold today's figures to their floors, or write them as the new ones.

    Args:
        path: The file of floors.
        measured: Today's figures, by corpus.
        update: Write them, all or, where one floor would be lowered unasked, none.
        allow_lower: Write lower ones, too.

    Returns:
        0 if every floor is reached, or the update was made.
    """
    kept = read_floors(path)
    if update:
        return _update(path, kept, measured, allow_lower=allow_lower)
    return max([_check(kept, name, figures) for name, figures in measured.items()])


def _check(kept: Kept, name: str, measured: Floors) -> int:
    try:
        return _say(name, check(kept, name, measured))
    except CorpusChanged as exc:
        print(exc, file=sys.stderr)
        return 1


def _update(path: Path, kept: Kept, measured: Mapping[str, Floors], *, allow_lower: bool) -> int:
    failed = 0
    for name, figures in measured.items():
        kept, refused = updated(kept, name, figures, allow_lower=allow_lower)
        failed |= _say(name, refused)
    if failed:
        print("These floors would be lowered; say --allow-lower if that is meant.", file=sys.stderr)
    else:
        write_floors(kept, path)
    return failed


def _say(name: str, found: Sequence[Fall]) -> int:
    for fall in found:
        print(f"{name}: {fall}", file=sys.stderr)
    return 1 if found else 0
