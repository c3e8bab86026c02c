"""What is not needed is not loaded: help, and a script that only passes values, start at once."""

import importlib.util
import json
import subprocess
import sys

import pytest

from tests.architecture.source import modules

HEAVY = (
    "alembic",
    "fastapi",
    "httpx",
    "lxml",
    "nupunkt",
    "numpy",
    "onnxruntime",
    "pydantic",
    "py3langid",
    "pyarrow",
    "rich",
    "sqlalchemy",
    "structlog",
    "tokenizers",
    "torch",
    "trafilatura",
    "uvicorn",
)

LIGHT = ("onrecord", "onrecord.model", "onrecord.errors", "onrecord.logs", "onrecord.cli.main")


def loaded_by(module: str) -> set[str]:
    """Return the top-level modules that a fresh interpreter holds after one import."""
    code = f"import json, sys, {module}; print(json.dumps([name.split('.')[0] for name in sys.modules]))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(json.loads(run.stdout))


@pytest.mark.parametrize("module", [name for name in LIGHT if name in modules()])
def test_nothing_heavy_is_loaded(module):
    assert not loaded_by(module) & set(HEAVY)


@pytest.mark.parametrize("name", HEAVY)
def test_the_heavy_are_real(name):
    """A misspelt name in the list above would never be found loaded."""
    if name != "torch":
        assert importlib.util.find_spec(name)
