"""A real report, from the wire to its statements, with the model that ships."""

import pytest

import onrecord
from onrecord.model import BlockRole, Quotation, overlap_chars
from onrecord.text import find_quotations

pytestmark = [pytest.mark.slow, pytest.mark.shared]

FEW_WORDS = 5
"""A quotation shorter than this may be a word in scare quotes."""


@pytest.fixture(scope="module")
def report(shared):
    (path,) = (shared / "seed").glob("*.txt")
    return onrecord.read_file(path, published="2016-10-28")


def test_every_quotation_of_some_length_is_found_whole(report):
    doc = report.document
    contents = [span for stmt in report.statements for span in stmt.content]
    missed = [
        quoted.inner.text_of(doc.text)
        for quoted in find_quotations(doc.text, doc.blocks)
        if len(quoted.inner.text_of(doc.text).split()) >= FEW_WORDS
        and overlap_chars([quoted.inner], contents) < len(quoted.inner)
    ]
    assert missed == []


def test_direct_indirect_and_mixed_quotations_come_out(report):
    assert {stmt.quotation for stmt in report.statements} == set(Quotation)


def test_nothing_of_the_navigation_or_the_crossheads_is_taken_for_speech(report):
    aside = [block.span for block in report.document.blocks_of(BlockRole.FURNITURE, BlockRole.CROSSHEAD)]
    taken = [
        span.text_of(report.document.text)
        for stmt in report.statements
        for span in stmt.content
        if any(span.overlaps(other) for other in aside)
    ]
    assert taken == []


def test_the_speaker_is_right_wherever_the_report_gives_his_name(report):
    doc = report.document
    named = [
        stmt for stmt in report.statements if any("Peskov" in span.text_of(doc.text) for span in stmt.source)
    ]
    assert len(named) >= 10
    assert {stmt.speaker for stmt in named} == {"Dmitry Peskov"}


def test_where_no_name_is_tied_to_the_words_nobody_is_made_up(report):
    assert {stmt.speaker for stmt in report.statements} <= {entity.name for entity in report.entities} | {
        None
    }
