import json

import pytest

from tests.cli.conftest import STORY


def row_of(key, *words):
    start = STORY.index(words[2])
    parts = {
        name: [[STORY.index(part), STORY.index(part) + len(part)]]
        for name, part in zip(("source", "content"), (words[0], words[2]), strict=True)
    }
    parts["cue"] = [[start - 5, start - 1]]
    return {"id": key, "text": STORY, "attributions": [parts]}


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(row_of("a", "Oda Renk", "said", "the truce would hold until Friday")) + "\n")
    return path


def test_the_tagger_is_run_on_the_gold_texts(run, gold):
    data = json.loads(run("evaluate", gold, "--json").stdout)
    assert data["attribution"]["r"] == 1.0
    assert data["attribution"]["p"] == 0.5
    assert data["slices"]["indirect"]["gold"] == 1


def test_given_predictions_are_scored(run, gold):
    data = json.loads(run("evaluate", gold, "--predicted", gold, "--json").stdout)
    assert data["strict"]["f1"] == 1.0
    assert data["alpha"] == 1.0


def test_what_read_writes_can_be_scored(run, gold, tmp_path):
    mine = tmp_path / "mine.jsonl"
    mine.write_text(run("read", gold, "--format", "attributions").stdout)
    scored = json.loads(run("evaluate", gold, "--predicted", mine, "--json").stdout)
    assert scored == json.loads(run("evaluate", gold, "--json").stdout)


def test_a_table_is_for_people(run, gold):
    shown = run("evaluate", gold).stdout
    assert "1 documents, 1 gold attributions" in shown
    assert "attribution          " in shown
    assert "alpha" in shown
    assert "mixed" not in shown


@pytest.mark.parametrize("content", [b"", b"not json\n", b'{"id": "a", "attributions": []}\n', b"\xff\xfe\n"])
def test_gold_that_cannot_be_read_is_told(run, tmp_path, content):
    path = tmp_path / "gold.jsonl"
    path.write_bytes(content)
    result = run("evaluate", path)
    assert result.exit_code == 3
    assert "gold.jsonl" in result.stderr


def test_gold_that_is_missing_is_told(run, tmp_path):
    assert run("evaluate", tmp_path / "nothing.jsonl").exit_code == 3


@pytest.fixture
def nested_gold(tmp_path):
    row = row_of("a", "Oda Renk", "said", "the truce would hold until Friday")
    inner = {"source": [], "cue": [], "content": row["attributions"][0]["content"], "within": 0}
    path = tmp_path / "nested.jsonl"
    path.write_text(json.dumps(row | {"attributions": [*row["attributions"], inner]}) + "\n")
    return path


def test_attributions_inside_others_are_scored_apart(run, gold, nested_gold):
    """They are no mistakes of whoever looks for the outer ones alone."""
    data = json.loads(run("evaluate", nested_gold, "--json").stdout)
    assert data.pop("nested")["gold"] == 1
    assert data == json.loads(run("evaluate", gold, "--json").stdout)
    same = json.loads(run("evaluate", nested_gold, "--predicted", nested_gold, "--json").stdout)
    assert same["nested"]["f1"] == 1.0


def test_statements_inside_statements_are_looked_for_where_the_gold_has_some(
    run, gold, nested_gold, plain_tagger
):
    run("evaluate", gold)
    run("evaluate", nested_gold)
    assert plain_tagger.asked_for_nested == [False, True]


def test_a_table_has_a_line_for_those_inside_others_where_there_are_any(run, gold, nested_gold):
    assert "\nnested  " in run("evaluate", nested_gold).stdout
    assert "nested" not in run("evaluate", gold).stdout
