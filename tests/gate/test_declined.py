"""The gate on declined answers: how passages are read, what counts as found, and that the floors hold."""

from __future__ import annotations

import json

import pytest

from gate import declined
from gate.declined import GOLDS, Outcome, compare, figures_of, passage_of, read_passages
from gate.floors import read_floors
from onrecord.model import Kind, Quotation, Span
from tests.factories import make_attribution, make_statement, make_tagging

SILENT = "Oda Renk would not say who paid."
MARKED = "=== silent\nOda Renk {would not say who paid}.\n\n=== spoken\nOda Renk said that she paid.\n"
PASSAGE = passage_of("silent", "Oda Renk {would not say who paid}.")


def found(kind=Kind.DECLINE, content="who paid", cue="would not say"):
    spans = {
        part: (Span(SILENT.index(words), SILENT.index(words) + len(words)),) if words else ()
        for part, words in (("content", content), ("cue", cue))
    }
    return make_statement(kind=kind, **spans)


class FixedTagger:
    """Finds what Oda Renk would not say."""

    def tag(self, doc, *, deep=True):
        if "would not say" not in doc.text:
            return make_tagging()
        attr = make_attribution(
            doc.text,
            source="Oda Renk",
            cue="would not say",
            content="who paid",
            quotation=Quotation.INDIRECT,
        )
        return make_tagging(attr)


@pytest.fixture
def gold(tmp_path, monkeypatch):
    path, floors = tmp_path / "study.txt", tmp_path / "floors.json"
    path.write_text(MARKED, encoding="utf-8")
    floors.write_text(json.dumps({"epsilon": 0.005, "corpora": {}}))
    monkeypatch.setattr(declined, "GOLDS", {"study": path, "kept": path})
    monkeypatch.setattr(declined, "FLOORS", floors)
    monkeypatch.setattr("onrecord.pipeline.shipped_tagger", FixedTagger)


@pytest.mark.parametrize("path", GOLDS.values(), ids=GOLDS)
def test_about_half_of_the_passages_hold_a_declined_answer(path):
    passages = read_passages(path.read_text(encoding="utf-8"))
    assert len(passages) >= 60
    assert 0.4 <= sum(bool(one.declined) for one in passages) / len(passages) <= 0.6


@pytest.mark.parametrize("path", GOLDS.values(), ids=GOLDS)
def test_marks_enclose_words(path):
    for one in read_passages(path.read_text(encoding="utf-8")):
        for span in one.declined:
            assert span.text_of(one.text) == span.text_of(one.text).strip() != ""


def test_no_passage_is_in_two_sets():
    ids = [one.id for path in GOLDS.values() for one in read_passages(path.read_text(encoding="utf-8"))]
    assert len(set(ids)) == len(ids)


def test_marks_are_taken_out_of_the_text():
    assert (PASSAGE.text, PASSAGE.declined) == (SILENT, (Span(9, 31),))


@pytest.mark.parametrize(
    "text", ["words\n=== a\nx", "=== a\nx\n=== a\ny", "=== a\n{x", "=== a\nx}", "=== a\n{x{y}}"]
)
def test_passages_that_do_not_hold_together_are_refused(text):
    with pytest.raises(ValueError, match=r"before the first|stands alone"):
        read_passages(text)


@pytest.mark.parametrize(
    ("statements", "counts"),
    [
        ([found()], (1, 0, 0)),
        ([found(content="paid", cue="")], (1, 0, 0)),
        ([found(content="Oda Renk", cue="")], (0, 1, 1)),
        ([found(kind=Kind.REJECT)], (0, 0, 1)),
        ([found(), found()], (1, 1, 0)),
        ([], (0, 0, 1)),
    ],
)
def test_a_declined_answer_is_found_once_by_its_kind_and_half_of_its_words(statements, counts):
    outcome = compare(PASSAGE, statements)
    assert (outcome.right, outcome.wrong, outcome.missed) == counts


def test_figures():
    spoken = passage_of("spoken", "She paid.")
    figures = figures_of([Outcome(PASSAGE, 1, 0, 0), Outcome(PASSAGE, 0, 0, 1), Outcome(spoken, 0, 1, 0)])
    assert figures == {"precision": 0.5, "recall": 0.5, "f1": 0.5, "spared": 0.0}


def test_only_passages_that_are_mended_by_are_named(gold, monkeypatch, capsys):
    monkeypatch.setattr(FixedTagger, "tag", lambda *_, **__: make_tagging())
    declined.main([])
    printed = capsys.readouterr().out
    assert printed.count("missed: silent") == 1


def test_floors_are_written_held_and_not_lowered_unasked(gold, monkeypatch):
    assert declined.main(["--update"]) == 0
    assert read_floors(declined.FLOORS).corpora["kept"].figures["f1"] == 1.0
    assert declined.main([]) == 0
    monkeypatch.setattr(FixedTagger, "tag", lambda *_, **__: make_tagging())
    assert declined.main([]) == 1
    assert declined.main(["--update"]) == 1
    assert declined.main(["--update", "--allow-lower"]) == 0
