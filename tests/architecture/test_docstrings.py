"""The docstring is the manual: it is there, it names what is there, and its examples run."""

import ast
import doctest
import importlib
import re

import pytest

from tests.architecture.source import Module, modules
from tests.factories import make_document

SECTION = re.compile(r"^(Args|Attributes|Raises|Returns|Yields|Source|Example|Examples):$")
ENTRY = re.compile(r"^ {4}\*{0,2}(\w+)(?: \([^)]*\))?:")

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)

RUN_ON_IMPORT = "onrecord.store.migrations.env"
"""The migration tool runs it; it cannot be imported otherwise."""


def public_definitions(module: Module):
    """Yield every public function, method and class of a module."""
    stack = [module.tree]
    while stack:
        for node in ast.iter_child_nodes(stack.pop()):
            if isinstance(node, DEFINITIONS) and not node.name.startswith("_"):
                yield node
                if isinstance(node, ast.ClassDef):
                    stack.append(node)


def entries(docstring: str, section: str) -> set[str]:
    """Return the names that a section of a docstring describes."""
    found: set[str] = set()
    current = ""
    for line in docstring.splitlines():
        if heading := SECTION.match(line):
            current = heading[1]
        elif current == section and (entry := ENTRY.match(line)):
            found.add(entry[1])
    return found


def parameters(node: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    """Return the names of a function's parameters."""
    args = node.args
    several = [*args.posonlyargs, *args.args, *args.kwonlyargs, args.vararg, args.kwarg]
    return {arg.arg for arg in several if arg}


@pytest.mark.parametrize("name", modules())
def test_modules_and_public_names_are_described(name):
    module = modules()[name]
    bare = [node.name for node in public_definitions(module) if not ast.get_docstring(node)]
    assert ast.get_docstring(module.tree)
    assert not bare


@pytest.mark.parametrize("name", modules())
def test_described_parameters_exist(name):
    for node in public_definitions(modules()[name]):
        if not isinstance(node, ast.ClassDef):
            assert entries(ast.get_docstring(node) or "", "Args") <= parameters(node), node.name


@pytest.mark.parametrize("name", [name for name in modules() if name != RUN_ON_IMPORT])
def test_examples_run(name):
    """What stands behind `>>>` is run; `doc` is the document of the factories."""
    failed, _ = doctest.testmod(
        importlib.import_module(name),
        extraglobs={"doc": make_document()},
        optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE,
    )
    assert failed == 0


@pytest.mark.parametrize("name", modules())
def test_functions_and_modules_stay_small(name):
    """A function that needs comments for its sections is several functions."""
    module = modules()[name]
    functions = (
        node for node in ast.walk(module.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    long = [node.name for node in functions if node.end_lineno - node.lineno >= 60]
    assert not long
    assert len(module.path.read_text(encoding="utf-8").splitlines()) <= 300
