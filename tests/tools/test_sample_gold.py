"""The program that builds the sample's gold: it places words, and stops where it cannot."""

from pathlib import Path

import pytest

from tools.sample_gold.gold import build_gold, quotation_of
from tools.sample_gold.source import GoldError, Source, locate, read_source, strip_marks

MARKED = (
    '{s1:Oda Renk} {q1:said} {c1:"it holds,"} and {q2:added} {c2:that the pause ended if the pause failed}.'
)
ABOUT = {
    "id": "a",
    "publisher": "Salen Wire",
    "published": "2024-05-14",
    "title": "It holds",
    "who": {"renk": {"name": "Oda Renk", "type": "person", "naming": "named", "role": "mayor"}},
    "statements": {
        "1": {"q": "direct", "kind": "assert", "by": "renk", "to": "reporters"},
        "2": {
            "q": "indirect",
            "kind": "predict",
            "condition": "if the pause failed",
            "on": "",
            "doubt": True,
        },
    },
    "findings": [
        {
            "type": "measure",
            "state": "ended",
            "object": "the pause #1",
            "parties": ["authority=Oda Renk"],
            "statements": [1, 2],
        }
    ],
}


def source(marked=MARKED, **changes):
    text, marks = strip_marks(marked, where="a")
    return Source("a.md", {**ABOUT, **changes}, text, marks)


def test_marks_are_taken_out_and_placed():
    text, marks = strip_marks("{s1,2:Oda} {q1:said} {c1:yes}, {q2:adding} {c2:no}.", where="a")
    assert text == "Oda said yes, adding no."
    assert marks[1]["source"] == marks[2]["source"] == [(0, 3)]
    assert marks[2]["content"] == [(21, 23)]


@pytest.mark.parametrize(
    "marked", ["{s1: Oda} {c1:yes}", "{s1:Oda {c1:yes}", "{s1:} {c1:x}", "{s2:Oda} {c2:yes}"]
)
def test_a_slip_in_the_marks_is_not_passed_over(marked):
    with pytest.raises(GoldError):
        strip_marks(marked, where="a")


def test_words_are_looked_for_where_it_is_said():
    marked = source()
    assert locate(marked, "the pause #2")[0] == marked.text.rindex("the pause")
    assert locate(marked, "holds @1") == (marked.text.index("holds"), marked.text.index("holds") + 5)


@pytest.mark.parametrize(
    "locator", ["the pause", "the pause @2", "the truce", "it holds @2", "the pause #3", "hold"]
)
def test_words_that_are_missing_or_ambiguous_stop_the_program(locator):
    with pytest.raises(GoldError, match="found"):
        locate(source(), locator)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ('"It holds."', "direct"),
        ("that it holds", "indirect"),
        ('that it "holds."', "mixed"),
        ("“It holds", "direct"),
    ],
)
def test_the_marks_say_how_words_are_quoted(content, kind):
    assert quotation_of(content, [(0, len(content))]) == kind


def test_an_open_quotation_ends_with_its_paragraph():
    text = '"It holds.\n\nIt held.'
    assert quotation_of(text, [(12, 20)]) == "indirect"


def test_a_line_of_gold_has_everything():
    row = build_gold(source())
    first, second = row["statements"]
    assert (first["speaker"], first["addressee"], first["said_on"]) == ("Oda Renk", "reporters", "2024-05-14")
    assert (second["speaker"], second["said_on"], second["doubt"]) == (None, None, True)
    assert second["condition"]["text"] == "if the pause failed"
    (finding,) = row["findings"]
    assert finding["parties"] == [{"part": "authority", "name": "Oda Renk", "span": [0, 8]}]
    assert finding["accounts"] == [{"by": "Oda Renk", "state": "ended", "statement": 0}]
    assert finding["statements"] == [0, 1]


@pytest.mark.parametrize(
    "changes",
    [
        {"statements": {"1": ABOUT["statements"]["1"]}},
        {"statements": {**ABOUT["statements"], "1": {"q": "mixed", "kind": "assert", "by": "renk"}}},
        {"statements": {**ABOUT["statements"], "1": {"q": "direct", "kind": "assert"}}},
        {"statements": {**ABOUT["statements"], "2": {"q": "indirect", "kind": "assert", "too": "reporters"}}},
        {"findings": [{**ABOUT["findings"][0], "state": "kept"}]},
        {"findings": [{**ABOUT["findings"][0], "parties": ["authority=Ilo Marr"]}]},
        {"findings": [{**ABOUT["findings"][0], "untill": "2024-05-15"}]},
    ],
    ids=[
        "one missing",
        "wrong quotation",
        "source unsaid",
        "odd key",
        "odd state",
        "unknown party",
        "odd finding key",
    ],
)
def test_what_does_not_fit_its_words_stops_the_program(changes):
    with pytest.raises(GoldError):
        build_gold(source(**changes))


def test_line_ends_are_those_that_ship(tmp_path):
    path = Path(tmp_path) / "a.md"
    path.write_text(
        '+++\nfile = "a.txt"\nnewline = "crlf"\n+++\n{s1:Oda}\n{q1:said} {c1:yes}.\n', encoding="utf-8"
    )
    marked = read_source(path)
    assert marked.text == "Oda\r\nsaid yes.\r\n"
    assert marked.marks[1]["content"] == [(10, 13)]
