"""A body speaks by those whose office in it the report tells."""

from __future__ import annotations

from functools import partial

import pytest

from onrecord.interpret.principals import body_of, principal_of
from onrecord.interpret.view import Place, view_of
from onrecord.model import Span
from tests.factories import TODAY
from tests.resolve.reports import read


def principal(report: str) -> str | None:
    """Return whom the speaker of the first statement of a report speaks for there."""
    doc, resolution = read(report)
    view = view_of(doc, resolution.statements, TODAY, whom=resolution.whom)
    told = view.told[0]
    everything = Span(told.start, told.end)
    return principal_of(view, Place(told, everything, everything), partial(body_of, view))


@pytest.mark.parametrize(
    ("report", "body"),
    [
        ("[Ole Varn], a spokesman for Sound Ferries, <said>: {“We will sail”}.", "Sound Ferries"),
        ("[Ole Varn] <said>: {“We will sail”}. Sound Ferries’ manager, Ole Varn, was late.", "Sound Ferries"),
        ("[Sound Ferries director Ole Varn] <said>: {“Our boats will sail”}.", "Sound Ferries"),
    ],
)
def test_we_is_the_body_whose_office_the_speaker_holds(report: str, body: str) -> None:
    assert principal(report) == body


@pytest.mark.parametrize(
    "report",
    [
        "[Ole Varn], a spokesman for Sound Ferries, <said>: {“We will sail”}.",
        "[Ole Varn], a spokesman for Sound Ferries, <said> {that boats would sail}.",
    ],
)
def test_a_spokesman_speaks_for_his_body_with_we_and_without(report: str) -> None:
    assert principal(report) == "Sound Ferries"


@pytest.mark.parametrize(
    "report",
    [
        "[Ole Varn], the director of Sound Ferries, <said> {that he would sail}.",
        "[Ole Varn], who sailed with Sound Ferries, <said>: {“We will sail”}.",
        "[Health director Ole Varn] <said>: {“We will sail”}.",
        "[Sound Ferries] <said>: {“We will sail”}.",
    ],
)
def test_others_speak_for_themselves(report: str) -> None:
    assert principal(report) is None
