"""A name in apposition to a description is who speaks; a name in a clause about somebody is not."""

from __future__ import annotations

import pytest

from tests.resolve.reports import statements


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("the port's new director, Ada Lund,", "Ada Lund"),
        ("another pollster, Peter Quell of Salen University,", "Peter Quell"),
        ("her longtime friend — fishmonger Ivo Renk —", "Ivo Renk"),
        ("one of his advisers, Peter Quell,", "Peter Quell"),
        ("one rower, Salen Rowing Club captain Ada Lund,", "Ada Lund"),
        ("one group, Harbour Watch Now,", "Harbour Watch Now"),
        ("two big unions, the Port League and the Sailors Guild,", "Port League and Sailors Guild"),
    ],
)
def test_the_name_beside_a_description(source: str, speaker: str) -> None:
    (stmt,) = statements(f"On Monday [{source}] <said> {{it was over}}.")
    assert stmt.speaker == speaker


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("a young nurse, who worked for Ivo Renk,", "a young nurse"),
        ("a report, by Ada Lund,", "a report"),
        ("critics, like Peter Quell,", "critics, like Peter Quell"),
        ("two aides, including Ivo Renk,", "two aides, including Ivo Renk"),
    ],
)
def test_a_name_that_is_not_beside_it(source: str, speaker: str) -> None:
    assert statements(f"On Monday [{source}] <said> {{it was over}}.")[0].speaker == speaker
