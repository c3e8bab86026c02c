"""The source as data: every module with its tree and its imports, read without running any of it."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "onrecord"


class Module(NamedTuple):
    """One file of source."""

    name: str
    path: Path
    tree: ast.Module

    @property
    def layer(self) -> str:
        """The layer that the module lies in."""
        return layer_of(self.name)


def layer_of(name: str) -> str:
    """Return the folder or file right below the package; `onrecord` for the package itself."""
    return "onrecord" if name == "onrecord" else name.split(".")[1]


@functools.cache
def modules() -> dict[str, Module]:
    """Return every module of the package by its dotted name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = ["onrecord", *path.relative_to(PACKAGE).with_suffix("").parts]
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = Module(name, path, ast.parse(path.read_text(encoding="utf-8"), str(path)))
    return found


def imported(module: Module) -> Iterator[tuple[str, int]]:
    """Yield the full name of each import of a module, wherever in it that stands, with its line.

    A module of ours is named as the module, not as what is taken from it.
    """
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((_target(node, alias.name), node.lineno) for alias in node.names)


def _target(node: ast.ImportFrom, name: str) -> str:
    whole = f"{node.module}.{name}"
    return whole if whole in modules() else str(node.module)
