"""The loader keeps the corpus as it is: spans, shared sources, missing parts."""

import json

import pytest

from onrecord.model import Span
from training.data.polnear import load_articles

ROW = {
    "id": "one",
    "text": "“Peace\U0001f54a,” Renk said.",
    "attributions": [
        {"source": [[10, 14]], "cue": [[15, 19]], "content": [[0, 1], [1, 9]], "other": 1},
        {"content": [[1, 6]]},
    ],
}


def test_articles_are_read_in_order(tmp_path):
    path = tmp_path / "train.jsonl"
    rows = [ROW, ROW | {"id": "two", "attributions": []}]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    first, second = load_articles(path)
    assert (first.id, second.id) == ("one", "two")
    assert first.text == ROW["text"]
    assert second.attributions == ()


def test_parts_are_spans_and_may_be_missing(tmp_path):
    path = tmp_path / "train.jsonl"
    path.write_text(json.dumps(ROW), encoding="utf-8")
    whole, bare = load_articles(path)[0].attributions
    assert whole.source[0].text_of(ROW["text"]) == "Renk"
    assert whole.content == (Span(0, 1), Span(1, 9))
    assert (bare.source, bare.cue, bare.content) == ((), (), (Span(1, 6),))


@pytest.mark.shared
@pytest.mark.parametrize("name", ["train", "dev"])
def test_the_corpus_has_spans_within_its_texts(name, shared):
    articles = load_articles(shared / "data" / "polnear" / f"{name}.jsonl")
    assert len({one.id for one in articles}) == len(articles) > 50
    for one in articles:
        for attribution in one.attributions:
            for span in (*attribution.source, *attribution.cue, *attribution.content):
                assert span.text_of(one.text).strip()
                assert span.end <= len(one.text)


@pytest.mark.shared
def test_nothing_that_is_measured_on_is_learnt_from(shared):
    """The articles that several people annotated are for comparing with people."""
    folder = shared / "data" / "polnear"
    learnt = load_articles(folder / "train.jsonl")
    with (folder / "multi.jsonl").open(encoding="utf-8") as lines:
        measured = {json.loads(line)["text"] for line in lines}
    measured |= {one.text for one in load_articles(folder / "dev.jsonl")}
    assert not measured & {one.text for one in learnt}
