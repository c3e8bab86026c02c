"""The back ends that the contract is held to: add one here and every test of this folder runs on it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.store import Store, open_store
from tests.postgres import fresh_address

BACK_ENDS: dict[str, Callable[[Path], str]] = {
    "postgres": lambda _folder: fresh_address(),
    "sqlite": lambda folder: str(folder / "contract.db"),
}
"""Name of a back end, and where in a temporary folder a fresh record of it is."""


@pytest.fixture(params=sorted(BACK_ENDS))
def record(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return BACK_ENDS[request.param](tmp_path)


@pytest.fixture
def store(record: str):
    with open_store(record) as opened:
        yield opened


@pytest.fixture(scope="module", params=sorted(BACK_ENDS))
def long_lived(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory):
    """One record for many generated reports, each at a place of its own."""
    with open_store(BACK_ENDS[request.param](tmp_path_factory.mktemp("record"))) as opened:
        yield opened


def outcomes(store: Store, *reports, now) -> list[str]:
    """Add reports and return what became of each."""
    return [store.add(report, now=now).outcome for report in reports]
