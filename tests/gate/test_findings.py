"""The scorer of findings: what it counts as right, too many and missed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from gate.findings import ALL, FLOORS, GOLDS, Matches, Told, dice, gold_of, pair, read_gold, score
from gate.floors import read_floors
from onrecord.model import STATES, FindingType

TRUCE = Told("measure", "in_force", "the truce around the port")


@pytest.mark.parametrize(
    ("left", "right", "share"),
    [
        ("the truce", "The truce,", 1.0),
        ("the truce", "a ban", 0.0),
        ("the truce around the port", "truce", 2 / 6),
        ("open the gate", "to open the gate by May", 6 / 9),
        ("", "", 0.0),
    ],
)
def test_dice_counts_words_without_case_and_marks(left: str, right: str, share: float) -> None:
    assert dice(left, right) == pytest.approx(share)


@pytest.mark.parametrize(
    ("mine", "right"),
    [
        (TRUCE, True),
        (Told("measure", "in_force", "truce around the port"), True),
        (Told("measure", "ended", "the truce around the port"), False),
        (Told("stance", "in_force", "the truce around the port"), False),
        (Told("measure", "in_force", "the ban"), False),
    ],
)
def test_type_state_and_half_of_the_object_s_words_must_agree(mine: Told, right: bool) -> None:
    assert pair([TRUCE], [mine]) == ([(0, 0)] if right else [])


def test_each_finding_is_paired_once_the_most_alike_first() -> None:
    near = Told("measure", "in_force", "truce around the port")
    assert pair([TRUCE], [near, TRUCE]) == [(0, 1)]


def test_score_counts_over_reports_by_type() -> None:
    scores = score([([TRUCE], [TRUCE]), ([TRUCE], []), ([], [TRUCE])])
    assert scores["measure"] == Matches(1, 1, 1)
    assert scores["measure"].f1 == pytest.approx(0.5)
    assert scores["stance"].f1 == 1.0


@pytest.mark.parametrize("name", GOLDS)
def test_every_type_of_finding_has_a_floor_on_each_gold(name: str) -> None:
    kept = read_floors(FLOORS).corpora[name]
    assert set(kept.figures) == {ALL, *(kind.value for kind in FindingType)}
    rows = read_gold(GOLDS[name].read_bytes())
    assert kept.corpus["findings"] == sum(len(gold_of(row)) for row in rows)


READ = ("others", "further", "unlike", "unmended")
OTHERS = [row for name in READ for row in read_gold(GOLDS[name].read_bytes())]


@pytest.mark.parametrize("row", OTHERS, ids=lambda row: row["id"])
def test_the_objects_of_the_other_reports_are_their_words_and_their_states_exist(
    row: Mapping[str, Any],
) -> None:
    for one in row["findings"]:
        assert one["object"]["text"] in row["text"]
        assert one["state"] in STATES[FindingType(one["finding"])]
