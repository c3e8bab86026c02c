"""What all tests share: a frozen clock, the corpora outside the project, the habits of hypothesis."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.factories import NOW, TODAY

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", parent=settings.get_profile("default"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip tests marked `shared` where the corpora are absent."""
    if SHARED.is_dir():
        return
    absent = pytest.mark.skip(reason="the corpora in ../shared are not here")
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(absent)


@pytest.fixture(autouse=True)
def _no_own_record(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep tests away from the record and the settings of whoever runs them."""
    for name in [name for name in os.environ if name.startswith("ONRECORD_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("ONRECORD_RECORD", str(tmp_path / "record" / "onrecord.db"))


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of the corpora that are not part of the project; skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the corpora in ../shared are not here")
    return SHARED


@pytest.fixture
def today() -> dt.date:
    """Return the day on which tests happen."""
    return TODAY


@pytest.fixture
def now() -> dt.datetime:
    """Return the moment at which tests happen."""
    return NOW
