"""Hold the parties of findings to what readers wrote down: who owes, asks, decides, and to whom.

    python -m gate.parties                        is every figure at its floor?
    python -m gate.parties --update               raise the floors to today's figures; refuses to lower one
    python -m gate.parties --update --allow-lower set them to today's figures; the commit says why

`gate/others/parties.toml` says who plays which part in the findings of reports beside it. Only findings that
were found rightly (`gate.findings`) are looked into: `precision` is the share of the parties told of these
that the gold has, `recall` the share of the gold's that are told, and each part has its F1. A name is right
where it shares half of its words with the gold's (Dice), or all words of one are in the other. Parties of
which the reader was not sure count neither way.
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gate.command import parser_of, tell_and_hold
from gate.findings import (
    ALIKE,
    DIGITS,
    GOLDS,
    Matches,
    dice,
    gold_of,
    pair,
    read_gold,
    read_report,
    told,
    words_in,
)
from gate.floors import Floors
from onrecord.model import Finding
from onrecord.pipeline import Tagger

PARTIES = GOLDS["wires"].parent / "parties.toml"
CORPORA: Mapping[str, tuple[str, ...]] = {
    "mended": ("others", "further", "study", "fresh", "wires"),
    "unseen": ("unseen", "later"),
}
"""Reports whose parties are told, by whether anybody may mend by them."""
FLOORS = PARTIES.parent / "party_floors.json"
OR, UNSURE = " / ", "?"
UNJUDGED = frozenset({"channel"})
"""Parts that the readers were not asked for."""


@dataclass(frozen=True, slots=True)
class Player:
    """Who plays a part in a finding by a reader.

    Attributes:
        part: What he plays.
        names: Names for him, any of which will do.
        sure: False where the reader was in doubt.
    """

    part: str
    names: tuple[str, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class Cast:
    """The players of each part, counted: right, told but not in the gold, in the gold but not told."""

    right: Counter[str]
    wrong: Counter[str]
    missed: Counter[str]


def player_of(part: str, names: str) -> Player:
    """Read a player: names with OR between them, after UNSURE where the reader was in doubt."""
    return Player(part, tuple(names.removeprefix(UNSURE).split(OR)), not names.startswith(UNSURE))


def players_of(rows: Sequence[Sequence[str]], finding: Mapping[str, Any]) -> list[Player]:
    """Return who plays in a finding of the gold, from a report's rows `[type, object, part, names]`."""
    known = [finding["finding"], finding["object"]["text"]]
    return [player_of(part, names) for *which, part, names in rows if which == known]


def is_named(player: Player, name: str) -> bool:
    """Tell whether a name is one of a player's."""
    return any(dice(name, one) >= ALIKE or _is_in(name, one) or _is_in(one, name) for one in player.names)


def _is_in(some: str, others: str) -> bool:
    ours = set(words_in(some))
    return bool(ours) and ours.issubset(words_in(others))


def cast_of(compared: Iterable[tuple[Sequence[Player], Finding]]) -> Cast:
    """Count players of findings, given as (the gold's, the finding)."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for players, finding in compared:
        left = list(players)
        for party in (one for one in finding.parties if one.part not in UNJUDGED):
            found = next((one for one in left if one.part == party.part and is_named(one, party.name)), None)
            if found is None:
                wrong[party.part] += not any(one.part == party.part and not one.sure for one in players)
                continue
            left.remove(found)
            right[party.part] += found.sure
        missed.update(one.part for one in left if one.sure)
    return Cast(right, wrong, missed)


def figures_of(cast: Cast) -> dict[str, float]:
    """Return precision, recall and the F1 of each part and of all."""
    right, wrong, missed = (count.total() for count in (cast.right, cast.wrong, cast.missed))
    parts = sorted(cast.right | cast.wrong | cast.missed)
    f1 = {part: Matches(cast.right[part], cast.wrong[part], cast.missed[part]).f1 for part in parts}
    shares = {"precision": right / max(1, right + wrong), "recall": right / max(1, right + missed)}
    return {
        name: round(value, DIGITS)
        for name, value in (f1 | shares | {"all": Matches(right, wrong, missed).f1}).items()
    }


def compared_in(
    row: Mapping[str, Any], rows: Sequence[Sequence[str]], tagger: Tagger
) -> Iterator[tuple[Sequence[Player], Finding]]:
    """Yield the findings of a report that were found rightly, each with its players by the gold.

    Raises:
        ValueError: A row of players is of no finding of the report.
    """
    known = [[one["finding"], one["object"]["text"]] for one in row["findings"]]
    if strange := [which for *which, _, _ in rows if which not in known]:
        raise ValueError(f"{row['id']} has no finding {strange[0]}")
    found = read_report(row, tagger).findings
    for nth, place in pair(gold_of(row), [told(finding) for finding in found]):
        yield players_of(rows, row["findings"][nth]), found[place]


def measure(names: Sequence[str], tagger: Tagger) -> Floors:
    """Read the reports of some golds with a tagger and return how rightly it tells who plays which part."""
    told_of = PARTIES.read_bytes()
    players = tomllib.loads(told_of.decode("utf-8"))
    golds = {name: GOLDS[name].read_bytes() for name in names}
    rows = [(row, players[name][row["id"]]) for name, gold in golds.items() for row in read_gold(gold)]
    cast = cast_of(one for row, known in rows for one in compared_in(row, known, tagger))
    corpus = {
        "sha256": hashlib.sha256(b"".join((told_of, *golds.values()))).hexdigest(),
        "documents": len(rows),
        "parties": sum(len(known) for _, known in rows),
    }
    return Floors(corpus, figures_of(cast))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the check; 0 if every floor is reached, or the update was made."""
    args = parser_of(__doc__).parse_args(argv)

    from onrecord.pipeline import shipped_tagger

    tagger = shipped_tagger()
    measured = {name: measure(golds, tagger) for name, golds in CORPORA.items()}
    return tell_and_hold(args, FLOORS, measured, counted="{documents} reports, {parties} parties")


if __name__ == "__main__":
    sys.exit(main())
