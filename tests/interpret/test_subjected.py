"""Whom a measure binds or spares, by what it is on, for or against, and by whose it is."""

from __future__ import annotations

import pytest

from onrecord.model import FindingType
from tests.interpret.reports import playing


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("the fine on Veldt Motor was in force", "Veldt Motor"),
        ("the exemption for small farmers was in force", "small farmers"),
        ("Ada Lund’s three-race ban was in force", "Ada Lund"),
    ],
)
def test_people_and_bodies_are_bound_or_spared(said: str, name: str) -> None:
    assert playing(f"[Ole Varn] <said> {{{said}}}.", FindingType.MEASURE, "subject") == [name]


@pytest.mark.parametrize(
    "said", ["the limit on speed was in force", "the ban for now was in force", "the town’s ban was in force"]
)
def test_things_and_times_are_not(said: str) -> None:
    assert playing(f"[Ole Varn] <said> {{{said}}}.", FindingType.MEASURE, "subject") == []
