"""Build the list of given names that mostly one sex bears, from open lists.

    .venv/bin/python -m tools.build_given_names build/given-names

The folder holds the downloaded packages; what is missing is fetched from PyPI.

| package | what we take | whose, and licence |
|---|---|---|
| `faker` | given names of some sixty languages, those in Latin letters | Daniele Faraglia and others, MIT |
| `names` | given names of the United States | US Census Bureau 1990, public domain |

A name counts once for each list that holds it; it is kept where four in five of them say the same.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tarfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

PACKAGES = {"faker": "40.54.0", "names": "0.3.0"}
TARGET = Path(__file__).resolve().parent.parent / "src/onrecord/resources/given_names.toml"
SEXES = ("male", "female")
SHARE = 0.8
OTHERS = """
virginia florida georgia carolina dakota montana nevada israel jordan paris london sydney milan chad kenya
china india ireland america april may june august will major prince king duke earl baron dean judge bishop
"""
"""Names that more often name a place, a month or a title."""

_LATIN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’-]+")
_TABLE = re.compile(r"first_(?:romanized_)?names_(male|female)")
_HEAD = """\
# Given names that mostly one sex bears, in Latin letters and lower case. Made by tools/build_given_names.py.
# A given name is one sign of many when a pronoun is read, and what the report itself says outweighs it.
# Source: Faker {faker}, copyright Daniele Faraglia and contributors, MIT licence (its person providers);
# the 1990 name files of the US Census Bureau, in the public domain (by the package names {names}).
"""


def main() -> int:
    """Count the names of all lists and write those that tell a sex."""
    folder = Path(sys.argv[1])
    fetch(folder)
    counts = {sex: Counter[str]() for sex in SEXES}
    for sex, name in (*_of_faker(folder), *_of_census(folder)):
        counts[sex][name.lower()] += 1
    parts = [_HEAD.format(**PACKAGES)]
    for sex in SEXES:
        told = sorted(name for name in counts[sex] if _tells(counts, sex, name))
        parts.append(f'{sex} = """\n{_wrapped(told)}\n"""\n')
    TARGET.write_text("\n".join(parts), encoding="utf-8")
    return 0


def fetch(folder: Path) -> None:
    """Download the packages into a folder, as archives, unless they are there."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, version in PACKAGES.items():
        if not list(folder.glob(f"{name}-{version}*")):
            options = ["--quiet", "--no-deps", "--dest", str(folder), f"{name}=={version}"]
            subprocess.run([sys.executable, "-m", "pip", "download", *options], check=True)


def _of_faker(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each name once for each language that lists it."""
    (archive,) = folder.glob(f"faker-{PACKAGES['faker']}*")
    with zipfile.ZipFile(archive) as wheel:
        for path in sorted(wheel.namelist()):
            if "providers/person/" in path and path.endswith("__init__.py"):
                yield from sorted(_named(wheel.read(path).decode("utf-8")))


def _named(code: str) -> set[tuple[str, str]]:
    """Return the names that a provider lists; its code is read, not run."""
    found = set()
    for node in ast.walk(ast.parse(code)):
        target = node.targets[0] if isinstance(node, ast.Assign) else None
        told = _TABLE.fullmatch(target.id) if isinstance(target, ast.Name) else None
        if told and isinstance(node, ast.Assign):
            texts = (one.value for one in ast.walk(node.value) if isinstance(one, ast.Constant))
            found |= {(told[1], text) for text in texts if isinstance(text, str) and _LATIN.fullmatch(text)}
    return found


def _of_census(folder: Path) -> Iterator[tuple[str, str]]:
    (archive,) = folder.glob(f"names-{PACKAGES['names']}*")
    with tarfile.open(archive) as tar:
        for sex in SEXES:
            member = next(member for member in tar if member.name.endswith(f"dist.{sex}.first"))
            opened = tar.extractfile(member)
            for line in opened.read().decode("ascii").splitlines() if opened else ():
                yield sex, line.split()[0]


def _tells(counts: dict[str, Counter[str]], sex: str, name: str) -> bool:
    return name not in OTHERS.split() and counts[sex][name] >= SHARE * sum(counts[one][name] for one in SEXES)


def _wrapped(names: list[str]) -> str:
    lines, width = [""], 118
    for name in names:
        if len(lines[-1]) + len(name) >= width:
            lines.append("")
        lines[-1] += f"{' ' if lines[-1] else ''}{name}"
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
