"""Two forms of name are one only on more than likeness of spelling."""

from __future__ import annotations

import pytest

from onrecord.resolve.likeness import folded, is_short_for, is_surname_of, same_person


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Mara Oray", "Mara J. Oray"),
        ("M. Oray", "Mara Oray"),
        ("Ivo Rudenko", "Ivo Rudenka"),
        ("Ada Lund Jr.", "Ada Lund"),
    ],
)
def test_one_person(left: str, right: str) -> None:
    assert same_person(folded(left.split()), folded(right.split()))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Mara Oray", "Mira Oray"),
        ("Ivo Rudenko", "Ira Rudenka"),
        ("Li Wei", "Li Wen"),
        ("Ada Kerry", "Ada Kirby"),
        ("Oray", "Oray"),
    ],
)
def test_not_one_person(left: str, right: str) -> None:
    assert not same_person(folded(left.split()), folded(right.split()))


def test_the_end_of_a_name_is_a_surname_and_its_start_is_not() -> None:
    assert is_surname_of(("san", "tun"), ("adel", "san", "tun"))
    assert not is_surname_of(("adel",), ("adel", "san", "tun"))


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("FPB", "Federal Ports Bureau", True),
        ("Herald", "The Salen Herald", True),
        ("BoV", "Bank of Varn", True),
        ("Ports", "Federal Ports Bureau", False),
        ("FPA", "Federal Ports Bureau", False),
        ("Times", "The Salen Herald", False),
    ],
)
def test_short_names_of_organisations(short: str, full: str, same: bool) -> None:
    assert is_short_for(folded(short.split()), folded(full.split())) is same
