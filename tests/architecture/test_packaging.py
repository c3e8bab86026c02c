"""What is installed is what is meant: dependencies, version, licences, and the files in the wheel."""

import importlib.metadata
import re
import subprocess
import sys
import tomllib
import zipfile

import pytest

from tests.architecture.source import imported, modules
from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

UNWANTED = {
    "torch",
    "transformers",
    "ray",
    "psycopg",
    "psycopg2",
    "pyarrow",
    "asyncpg",
    "spacy",
    "pandas",
    "onnx",
    "mcp",
}

UNSEEN = {"alembic", "httptools", "lxml", "uvicorn", "uvloop"}
"""Dependencies that may be used by name only: by a configuration, or through another package."""

THROUGH = {
    "httpcore": "httpx",
    "markupsafe": "jinja2",
    "pydantic": "pydantic-settings",
    "starlette": "fastapi",
}
"""Distributions that are part of what another one offers."""

MADE = {"__pycache__", ".mypy_cache", ".ruff_cache"}
"""Folders that tools make and nobody ships."""

WHEEL_BYTES = 40_000_000


def name_of(requirement: str) -> str:
    """Return the name of a distribution, in the one form that compares."""
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement)[0]).lower()


def declared() -> set[str]:
    return {name_of(requirement) for requirement in PROJECT["dependencies"]}


def extra() -> set[str]:
    """Return what users may add; what training needs is no part of it."""
    extras = PROJECT["optional-dependencies"]
    return {name_of(requirement) for name in extras if name != "train" for requirement in extras[name]}


def used() -> set[str]:
    """Return the distributions that the source imports from."""
    homes = importlib.metadata.packages_distributions()
    tops = {name.split(".")[0] for module in modules().values() for name, _ in imported(module)}
    return {name_of(homes[top][0]) for top in tops - {"onrecord"} if top not in sys.stdlib_module_names}


def test_a_plain_install_brings_nothing_that_plain_use_does_not_need():
    installed = {
        name_of(requirement)
        for requirement in importlib.metadata.requires("onrecord")
        if "extra ==" not in requirement
    }
    assert installed == declared()
    assert not installed & UNWANTED


def test_whatever_is_imported_is_declared():
    assert {THROUGH.get(name, name) for name in used()} <= declared() | extra()


def test_whatever_is_declared_is_imported():
    assert declared() - UNSEEN <= used()


def test_the_changelog_begins_with_this_version():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## \[(\d[^\]]*)\] - \d{4}-\d\d-\d\d$", text, re.MULTILINE)
    assert newest[1] == PROJECT["version"] == importlib.metadata.version("onrecord")


def test_the_citation_names_this_version():
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {PROJECT['version']}\n" in text


def test_the_licence_is_the_whole_apache_licence():
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Build the wheel and return it, open."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (path,) = folder.glob("*.whl")
    with zipfile.ZipFile(path) as opened:
        yield opened


def test_the_wheel_holds_every_file_of_the_package(wheel):
    files = (path for path in (ROOT / "src" / "onrecord").rglob("*") if path.is_file())
    names = {str(path.relative_to(ROOT / "src")) for path in files if not MADE & set(path.parts)}
    assert names <= set(wheel.namelist())


def test_the_wheel_holds_nothing_else(wheel):
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert tops == {"onrecord", f"onrecord-{PROJECT['version']}.dist-info"}
    assert not [name for name in wheel.namelist() if MADE & set(name.split("/"))]


def test_the_wheel_carries_every_notice(wheel):
    folder = f"onrecord-{PROJECT['version']}.dist-info/licenses"
    for notice in PROJECT["license-files"]:
        assert wheel.read(f"{folder}/{notice}") == (ROOT / notice).read_bytes()


def test_the_wheel_is_small_enough_to_send(wheel):
    assert sum(info.compress_size for info in wheel.infolist()) <= WHEEL_BYTES
