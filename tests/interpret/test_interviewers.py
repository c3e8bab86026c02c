"""Who asks in an interview is named above it or below; the one who answers never asks."""

from __future__ import annotations

from onrecord.model import FindingType
from tests.interpret.reports import playing

TURNS = """
[Q]<:> {It is May. Will the pool open?}
[A]<:> {In June.}
[Q]<:> {It is dear. Who pays?}
[A]<:> {The town.}
[Q]<:> {It is late. Who decides?}
[A]<:> {I do.}
"""


def askers(report: str) -> set[str]:
    """Return who asks the questions of a report."""
    return set(playing(report, FindingType.QUESTION, "asker"))


def test_a_paper_that_somebody_spoke_to_asks() -> None:
    assert askers(f"[Ada Lund] <spoke> to The Pier Post {{about the pool}}.{TURNS}") == {"Pier Post"}


def test_a_line_below_names_who_asks() -> None:
    assert askers(f"{TURNS.strip()}\nInterview: Ole Varn") == {"Ole Varn"}


def test_who_answers_does_not_ask() -> None:
    assert askers(f"An interview with Ada Lund on <pools>, {{big and small}}.{TURNS}") == set()


def test_a_report_with_a_question_or_two_is_no_interview() -> None:
    few = "\n".join(TURNS.splitlines()[:4])
    assert askers(f"[Ada Lund] <spoke> to The Pier Post {{about the pool}}.{few}") == set()
