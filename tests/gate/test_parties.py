"""What is held to the parties that readers wrote down."""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest

from gate.findings import GOLDS, read_gold
from gate.floors import read_floors
from gate.parties import (
    CORPORA,
    FLOORS,
    PARTIES,
    Player,
    cast_of,
    compared_in,
    figures_of,
    is_named,
    player_of,
    players_of,
)
from onrecord.model import Excerpt, Finding, FindingType, Party, Span

PARTS = {
    "commitment": {"debtor", "creditor"},
    "measure": {"authority", "subject"},
    "responsibility": {"bearer"},
    "reservation": {"bearer"},
    "request": {"requester", "requested"},
    "question": {"asker", "asked"},
    "contact": {"party"},
    "stance": {"bearer"},
}


def finding(*parties: tuple[str, str]) -> Finding:
    """Make a request that these play a part in."""
    return Finding(
        id="fi-1",
        finding=FindingType.REQUEST,
        state="made",
        object=Excerpt("open the gate", Span(0, 13)),
        parties=tuple(Party(part, name, Span(20, 21)) for part, name in parties),
        places=(),
        scope=None,
        condition=None,
        since=None,
        until=None,
        accounts=(),
        statements=(),
        confidence=0.7,
    )


def counts(players: list[Player], *parties: tuple[str, str]) -> tuple[int, int, int]:
    cast = cast_of([(players, finding(*parties))])
    return cast.right.total(), cast.wrong.total(), cast.missed.total()


def test_players_are_those_of_the_finding_alone() -> None:
    rows = [
        ["request", "open the gate", "requester", "Ada Lund / the board"],
        ["request", "close the gate", "requester", "Odo Renk"],
        ["request", "open the gate", "requested", "?Odo Renk"],
    ]
    one = {"finding": "request", "object": {"text": "open the gate"}}
    assert players_of(rows, one) == [
        Player("requester", ("Ada Lund", "the board"), sure=True),
        Player("requested", ("Odo Renk",), sure=False),
    ]


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("Ada Lund", True),
        ("Lund", True),
        ("Chairwoman Ada Lund", True),
        ("the board", True),
        ("Odo Renk", False),
        ("", False),
    ],
)
def test_a_name_is_right_where_it_shares_most_words_or_is_part_of_the_other(name: str, right: bool) -> None:
    assert is_named(player_of("requester", "Ada Lund / the board"), name) is right


def test_players_are_right_wrong_or_missed() -> None:
    players = [player_of("requester", "Ada Lund"), player_of("requested", "the council")]
    assert counts(players, ("requester", "Ada Lund"), ("requested", "Odo Renk")) == (1, 1, 1)
    assert counts(players, ("requested", "Ada Lund")) == (0, 1, 2)


def test_one_of_whom_the_reader_was_not_sure_counts_neither_way() -> None:
    players = [player_of("requested", "?the council")]
    for parties in ((), (("requested", "the council"),), (("requested", "Odo Renk"),)):
        assert counts(players, *parties) == (0, 0, 0)
    assert counts(players, ("requester", "Odo Renk")) == (0, 1, 0)


def test_channels_are_not_judged() -> None:
    assert counts([], ("channel", "the Red Lantern")) == (0, 0, 0)


def test_figures_are_precision_recall_and_f1_of_each_part() -> None:
    players = [player_of("requester", "Ada Lund"), player_of("requested", "the council")]
    cast = cast_of([(players, finding(("requester", "Ada Lund")))])
    assert figures_of(cast) == {
        "requested": 0.0,
        "requester": 1.0,
        "precision": 1.0,
        "recall": 0.5,
        "all": 0.6667,
    }
    assert cast.missed == Counter(requested=1)


def test_a_row_of_no_finding_is_refused() -> None:
    row = {"id": "gate", "text": "", "published": None, "findings": []}
    with pytest.raises(ValueError, match="gate has no finding"):
        list(compared_in(row, [["request", "open the gate", "requester", "Ada Lund"]], None))


@pytest.mark.parametrize("name", [name for names in CORPORA.values() for name in names])
def test_the_players_are_of_findings_of_their_reports_and_play_parts_that_exist(name: str) -> None:
    players = tomllib.loads(PARTIES.read_text(encoding="utf-8"))[name]
    for row in read_gold(GOLDS[name].read_bytes()):
        known = {(one["finding"], one["object"]["text"]) for one in row["findings"]}
        for sort, words, part, names in players[row["id"]]:
            assert (sort, words) in known
            assert part in PARTS[sort]
            assert all(player_of(part, names).names)


@pytest.mark.parametrize("name", CORPORA)
def test_each_figure_has_a_floor(name: str) -> None:
    assert {"all", "precision", "recall"} <= set(read_floors(FLOORS).corpora[name].figures)
