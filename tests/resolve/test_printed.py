"""How a description is cut to a name: short clauses are kept, long ones are not, and nobody added is lost."""

from __future__ import annotations

import pytest

from tests.resolve.reports import statements


def name_of(source: str) -> str | None:
    return statements(f"[{source}] <said> {{it was over}}.")[0].speaker


@pytest.mark.parametrize(
    "source",
    [
        "sailors who saw the wreck",
        "two officials who have read the cable",
        "villagers whose wells ran dry",
        "a quarter of those who had bought bread",
    ],
)
def test_a_short_description_keeps_its_clause(source: str) -> None:
    assert name_of(source) == source


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Verian sailors who saw the wreck from the pier on a cold night in March", "Verian sailors"),
        ("dockers from Varn who had waited since dawn for a ship that never came", "dockers from Varn"),
        ("the nurse, who had not slept", "nurse"),
    ],
)
def test_a_long_clause_or_one_after_a_comma_is_left_out(source: str, name: str) -> None:
    assert name_of(source) == name


@pytest.mark.parametrize(
    "source",
    [
        "Ada Lund (Varn) and several other mayors",
        "Ivo Renk, along with harbour pilot Adel Tun",
        "many farmers - and some millers",
        "Una Pohl, as well as nurses from Salen",
    ],
)
def test_those_who_are_added_belong_to_the_name(source: str) -> None:
    assert name_of(source) == source


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Ada Lund, the mayor, who came along with a clerk", "Ada Lund"),
        ("the pilot - a tired man from Salen", "pilot"),
        ("the miller (a widower from Varn and Salen)", "miller"),
    ],
)
def test_what_only_describes_adds_nobody(source: str, name: str) -> None:
    assert name_of(source) == name
