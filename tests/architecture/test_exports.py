"""What each package offers is said in its `__all__`, and nothing else."""

import importlib
import types

import pytest

from tests.architecture.source import modules

PACKAGES = [name for name, module in modules().items() if module.path.name == "__init__.py"]


@pytest.mark.parametrize("name", PACKAGES)
def test_everything_offered_is_there(name):
    package = importlib.import_module(name)
    for offered in getattr(package, "__all__", ()):
        assert getattr(package, offered) is not None


@pytest.mark.parametrize("name", PACKAGES)
def test_everything_there_is_offered(name):
    package = importlib.import_module(name)
    there = {
        key
        for key, item in vars(package).items()
        if not key.startswith("_")
        and not isinstance(item, types.ModuleType)
        and key not in {"annotations", "TYPE_CHECKING"}
        if getattr(item, "__module__", "onrecord").split(".")[0] == "onrecord"
    }
    assert there <= set(getattr(package, "__all__", ()))


@pytest.mark.parametrize("name", PACKAGES)
def test_nothing_is_offered_twice(name):
    offered = list(getattr(importlib.import_module(name), "__all__", ()))
    assert len(offered) == len(set(offered))
