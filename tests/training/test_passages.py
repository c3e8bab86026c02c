"""Passages with marked findings are read, and become attributions with tagged pieces."""

import pytest

pytest.importorskip("torch", reason="the training code needs torch")

from onrecord.model import FindingType, Span
from onrecord.tagger import load_tagger
from onrecord.tagger.finding_words import STATE_LABELS, TAGS
from onrecord.tagger.second_look import CONTENT
from training.passages import FOLDER, load_passages, passage_of, read_passages, told_in
from training.read_kinds import load_read, with_kinds
from training.second_look import UNTOLD

MARKED = "{by: The council} promised to {commitment made: mend the bridge}, Oda Renk said."


def test_marks_are_taken_out_of_the_text_and_kept_beside_it():
    passage = passage_of(MARKED)
    assert passage.text == "The council promised to mend the bridge, Oda Renk said."
    side, finding = passage.marks
    assert (side.side, side.span) == ("by", Span(0, 11))
    assert (finding.finding, finding.state) == (FindingType.COMMITMENT, "made")
    assert finding.span.text_of(passage.text) == "mend the bridge"


def test_passages_stand_apart_by_an_empty_line_and_remarks_are_left_out():
    found = list(read_passages("# a daily\nOne said so.\n\nTwo\nsaid so.\n¶\nThree did.\n\n# nothing\n"))
    assert [one.text for one in found] == ["One said so.", "Two\nsaid so.\n\nThree did."]


@pytest.mark.parametrize(
    "marked",
    [
        "{promise made: mend it}",
        "{commitment lifted: mend it}",
        "{commitment: mend it}",
        "{by mend it",
        "a {by: b {to: c} d}",
    ],
)
def test_a_mark_that_is_not_as_it_should_be_is_an_error(marked):
    with pytest.raises(ValueError, match=r"."):
        passage_of(marked)


@pytest.fixture(scope="module")
def tagger():
    return load_tagger()


def test_the_pieces_of_an_attribution_are_tagged(tagger):
    told = told_in([passage_of(MARKED)], tagger)
    tagged = [one for one in told if int(one.words.findings.max()) > 0]
    for one in tagged:
        at = one.words.findings.nonzero().flatten()
        assert TAGS[one.words.findings[at[0]]] == "B-commitment"
        assert {TAGS[one.words.findings[n]] for n in at[1:]} <= {"I-commitment"}
        assert {STATE_LABELS[one.words.states[n]] for n in at} == {(FindingType.COMMITMENT, "made")}
        assert (one.words.states == UNTOLD).sum() == len(one) - len(at)
        assert CONTENT in one.marks
    assert tagged


def test_all_passages_that_ship_can_be_read():
    passages = load_passages()
    assert len(passages) > 10_000
    states = {(mark.finding, mark.state) for one in passages for mark in one.marks if mark.finding}
    assert {one for one in STATE_LABELS if one[1] != "disputed"} <= states
    assert sorted(FOLDER.glob("*.txt"))


def test_kinds_that_were_read_in_passages_are_found_again(tagger):
    told = with_kinds(told_in(load_passages()[:60], tagger), load_read())
    assert sum(one.kinds is not None for one in told) >= len(told) // 5
