"""What a document says was said on the day on which it came out."""

from __future__ import annotations

import pytest

from onrecord.model import Block, BlockRole, Span
from tests.resolve.dates.test_frames import day_and_rule
from tests.resolve.reports import read

FILED = "The suit was filed in Salen on Sunday."


@pytest.mark.parametrize("cue", ["contends", "alleged", "goes on to allege"])
def test_a_document_that_came_out_on_a_day(cue: str) -> None:
    text = f"[The lawsuit] <{cue}> {{the ferry was old}}.\n{FILED}"
    assert day_and_rule(text) == ("2031-03-02", "same-document")


def test_a_document_that_its_own_sentence_dates() -> None:
    text = "Few trust the ferry, <according to> [a poll of 400 dockers released on Sunday]{: it is old}."
    assert day_and_rule(text) == ("2031-03-02", "same-document")


@pytest.mark.parametrize(
    "text",
    [
        f"[The survey] <contends> {{the ferry was old}}.\n{FILED}",
        f"[A lawsuit] <contends> {{the ferry was old}}.\n{FILED}",
        f"[The lawsuit] <will contend> {{the ferry was old}}.\n{FILED}",
        "[The lawsuit] <contends> {the ferry was old}.\nThe suit is to be filed on Sunday.",
        "[The lawsuit] <contends> {the ferry was old}.\nThe suit is about a ride on Sunday.",
    ],
)
def test_another_document_or_one_that_is_still_to_come(text: str) -> None:
    assert day_and_rule(text)[1] != "same-document"


def test_a_day_printed_above_the_first_sentence_issues_nothing() -> None:
    printed, body = "Sunday, March 2, 2031", "The lawsuit contends the ferry was old."
    begins = len(printed) + 1
    blocks = (
        Block(BlockRole.FURNITURE, Span(0, len(printed))),
        Block(BlockRole.BODY, Span(begins, begins + len(body))),
    )
    _, resolution = read(f"{printed}\n[The lawsuit] <contends> {{the ferry was old}}.", blocks=blocks)
    assert len(resolution.statements) == 1
