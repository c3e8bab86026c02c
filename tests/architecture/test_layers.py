"""Imports run one way, and the steps of reading do not know each other."""

import ast
import graphlib
import sys

import pytest

from tests.architecture.source import imported, layer_of, modules

ORDER = (
    "errors",
    "model",
    "text",
    "readers",
    "tagger",
    "resolve",
    "interpret",
    "store",
    "exports",
    "services",
    "pipeline",
    "web",
    "mcp",
    "cli",
)
"""Lowest first: a layer may import those before it."""

DOORS = frozenset({"web", "mcp"})
"""Each shows the record to someone else; neither knows the other."""

STEPS = frozenset({"readers", "tagger", "resolve", "interpret"})
"""Each takes and returns values; the pipeline alone joins them."""

ASIDE = {
    "logs": set(),
    "settings": {"errors"},
    "resources": {"errors", "model"},
    "evaluation": {"errors", "model", "text"},
    "onrecord": {"errors", "model", "pipeline"},
}
"""Parts that stand beside the order, and what each may import."""

USERS = {
    "logs": {"cli", "mcp", "web", "pipeline"},
    "settings": {"cli", "web", "pipeline"},
    "evaluation": {"cli"},
    "onrecord": {"cli", "web", "pipeline"},
}
"""Who may import a part that stands aside; the resources are for all."""

PURE = ("errors", "model", "text", "resolve", "interpret", "exports", "evaluation")
"""Layers that take values and return values."""

WORLD = {
    "asyncio",
    "http",
    "httpx",
    "requests",
    "socket",
    "sqlalchemy",
    "sqlite3",
    "subprocess",
    "urllib.request",
}
"""Modules that reach outside."""

CLOCKS = {"now", "utcnow", "today", "time", "monotonic", "perf_counter"}


def may_import(layer: str, other: str) -> bool:
    """Tell whether a layer may import from another."""
    if layer == other:
        return True
    if layer in ASIDE:
        return other in ASIDE[layer]
    if other in USERS:
        return layer in USERS[other]
    if other == "resources":
        return layer not in {"errors", "model"}
    if {layer, other} <= STEPS or {layer, other} <= DOORS:
        return False
    return ORDER.index(other) < ORDER.index(layer)


def our_imports(module):
    """Yield the name of each module of ours that a module imports, with its line."""
    for name, line in imported(module):
        if name.split(".")[0] == "onrecord":
            yield name, line


@pytest.mark.parametrize("name", modules())
def test_imports_point_down(name):
    module = modules()[name]
    wrong = [
        f"{module.path}:{line} imports {other}"
        for other, line in our_imports(module)
        if not may_import(module.layer, layer_of(other))
    ]
    assert not wrong


@pytest.mark.parametrize("name", modules())
def test_what_is_imported_exists(name):
    """Also where an import stands inside a function and no test gets there."""
    assert {other for other, _ in our_imports(modules()[name])} <= set(modules())


@pytest.mark.parametrize("name", modules())
def test_every_module_lies_in_a_known_layer(name):
    assert modules()[name].layer in {*ORDER, *ASIDE}


def test_there_is_no_cycle():
    """Also none that is closed by what only type checkers import."""
    graph = {name: {other for other, _ in our_imports(module)} - {name} for name, module in modules().items()}
    assert set(graphlib.TopologicalSorter(graph).static_order()) == set(graph)


def test_relative_imports_are_not_used():
    """They would slip through the tests above."""
    relative = [
        str(module.path)
        for module in modules().values()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert not relative


@pytest.mark.parametrize("name", [name for name, module in modules().items() if module.layer == "model"])
def test_the_values_need_the_standard_library_alone(name):
    tops = {target.split(".")[0] for target, _ in imported(modules()[name])}
    assert tops <= set(sys.stdlib_module_names) | {"onrecord"}


@pytest.mark.parametrize("name", [name for name, module in modules().items() if module.layer in PURE])
def test_pure_logic_does_not_reach_outside(name):
    reached = [
        f"{target}:{line}"
        for target, line in imported(modules()[name])
        if target in WORLD or target.split(".")[0] in WORLD
    ]
    assert not reached


@pytest.mark.parametrize(
    "name",
    [
        name
        for name, module in modules().items()
        if module.layer not in {*DOORS, "cli", "pipeline", "readers"}
    ],
)
def test_now_is_a_parameter(name):
    """Only those who start work look at the clock (and fetching, which has to give up in time)."""
    module = modules()[name]
    clocks = [
        f"{module.path}:{node.lineno} {ast.unparse(node.func)}()"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCKS
        and ast.unparse(node.func.value).split(".")[-1] in {"datetime", "date", "dt", "time"}
    ]
    assert not clocks


@pytest.mark.parametrize(
    ("layer", "other", "allowed"),
    [
        ("cli", "store", True),
        ("cli", "mcp", True),
        ("mcp", "services", True),
        ("mcp", "web", False),
        ("web", "mcp", False),
        ("store", "cli", False),
        ("resolve", "tagger", False),
        ("readers", "interpret", False),
        ("interpret", "text", True),
        ("text", "settings", False),
        ("pipeline", "settings", True),
        ("evaluation", "tagger", False),
    ],
)
def test_the_order_itself(layer, other, allowed):
    assert may_import(layer, other) is allowed
