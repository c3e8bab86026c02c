"""The conventions: their gold follows from its source, and each is measured by itself."""

import json
from itertools import pairwise

import pytest

from gate import forms
from gate.floors import read_floors
from onrecord.model import BlockRole, Quotation, Span
from onrecord.tagger.encode import SILENT
from onrecord.text.layout import lay_out
from tests.factories import make_attribution, make_tagging
from tools.build_forms_gold import GOLD, MARKED, GoldError, build_gold, build_row

ROWS = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
LISTED = {
    "never-closed",
    "stray-mark",
    "reopened",
    "marks",
    "interrupted",
    "dash",
    "headline",
    "according-to",
    "apposition",
    "before",
    "several",
    "quoted-by",
    "asked",
    "transcript",
    "list",
    "posts",
    "pull",
    "from",
    "dateline",
    "nobody",
}
TEXTS = """=== dash/one
{c1:"It holds."} {q1:-} {s1:Oda Renk}

=== dash/two
{c1:"It fell."} {q1:-} {s1:Bram Quell}

=== nobody/one
Oda "the Oak" Renk

=== nobody/two
A bridge.
"""

each_text = pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])


class FirstLine:
    """Finds what Oda Renk says, and something where nobody speaks."""

    def tag(self, doc, *, deep=True):
        if "Oda" not in doc.text:
            return make_tagging()
        content = '"It holds."' if "holds" in doc.text else '"the Oak"'
        found = make_attribution(
            doc.text,
            source="Oda",
            cue="-" if "-" in doc.text else None,
            content=content,
            quotation=Quotation.DIRECT,
        )
        return make_tagging(found)


@pytest.fixture
def gold(tmp_path, monkeypatch):
    path, floors = tmp_path / "gold.jsonl", tmp_path / "floors.json"
    path.write_bytes(build_gold(TEXTS))
    floors.write_text(json.dumps({"epsilon": 0.005, "corpora": {}}))
    monkeypatch.setattr(forms, "GOLD", path)
    monkeypatch.setattr(forms, "FLOORS", floors)
    monkeypatch.setattr("onrecord.pipeline.shipped_tagger", FirstLine)
    return path


def test_the_gold_is_what_the_marked_texts_say():
    """If not: `python -m tools.build_forms_gold`."""
    assert GOLD.read_bytes() == build_gold(MARKED.read_text(encoding="utf-8"))


def test_every_convention_is_there():
    assert {row["id"].partition("/")[0] for row in ROWS} == LISTED
    assert len(ROWS) >= 60


@each_text
def test_spans_are_words_of_the_text_and_no_word_is_said_twice(row):
    owned = []
    for marks in row["attributions"]:
        for part in ("source", "cue", "content"):
            for start, end in marks[part]:
                assert row["text"][start:end] == row["text"][start:end].strip() != ""
        owned += [*marks["cue"], *marks["content"]]
    assert all(left[1] <= right[0] for left, right in pairwise(sorted(owned)))


@each_text
def test_nobody_speaks_only_where_the_id_says_so(row):
    if row["id"].startswith("nobody/"):
        assert row["attributions"] == []


@each_text
def test_what_is_said_is_laid_out_as_the_tagger_reads_it(row):
    """Neither furniture nor crossheads are read, and a heading can have no part in what stands below it."""
    blocks = [block for block in lay_out(row["text"]).blocks if block.role not in SILENT]
    for marks in row["attributions"]:
        spans = [Span.from_list(span) for part in ("source", "cue", "content") for span in marks[part]]
        homes = [next((b for b in blocks if b.span.contains(span)), None) for span in spans]
        assert None not in homes
        assert all(home.role is BlockRole.BODY for home in homes) or len(set(homes)) == 1


@pytest.mark.parametrize(
    ("marked", "reason"),
    [
        ("words\n=== a/b\nx", "before the first"),
        ("=== a\nx", "not convention/name"),
        ("=== a/b\nx\n=== a/b\ny", "twice"),
        ("=== a/b\nx\n=== c\ny", "no text of its own"),
    ],
)
def test_texts_that_cannot_be_told_apart_are_refused(marked, reason):
    with pytest.raises(GoldError, match=reason):
        build_gold(marked)


def test_an_attribution_without_cue_is_refused():
    with pytest.raises(GoldError, match="lacks content or cue"):
        build_row("a/b", "{c1:It holds}.")


def test_each_convention_has_its_figure(gold):
    figures = forms.measure(gold, FirstLine()).floors.figures
    assert figures["dash"] == pytest.approx(2 / 3, abs=1e-4)
    assert figures["nobody"] == 0.5
    assert figures["attribution"] == 0.5


def test_texts_that_go_wrong_are_named(gold):
    assert forms.measure(gold, FirstLine()).wrong == ("dash/two", "nobody/one")


def test_without_floors_the_check_says_so(gold, capsys):
    assert forms.main([]) == 1
    assert "no floors yet" in capsys.readouterr().err


def test_floors_are_written_held_and_not_lowered_unasked(gold, monkeypatch, capsys):
    assert forms.main(["--update"]) == 0
    assert read_floors(forms.FLOORS).corpora["forms"].figures["nobody"] == 0.5
    assert forms.main([]) == 0
    monkeypatch.setattr(FirstLine, "tag", lambda *_, **__: make_tagging())
    assert forms.main([]) == 1
    assert "dash is 0.0000" in capsys.readouterr().err
    assert forms.main(["--update"]) == 1
    assert forms.main(["--update", "--allow-lower"]) == 0
    assert read_floors(forms.FLOORS).corpora["forms"].figures["dash"] == 0.0
