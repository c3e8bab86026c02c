"""Articles that several people annotated are read with every person's marks apart."""

import json

import pytest

from onrecord.model import Span
from training.data.multi import load_versions

TEXT = "Renk said yes."
ONE = {"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 13]]}


def test_each_annotator_has_marks_of_their_own(tmp_path):
    path = tmp_path / "multi.jsonl"
    path.write_text(
        json.dumps({"id": "a", "text": TEXT, "annotators": [[ONE], [], [{"cue": [[5, 9]]}]]}) + "\n"
    )
    (article,) = load_versions(path)
    first, second, third = article.annotators
    assert (article.id, article.text) == ("a", TEXT)
    assert [one.content for one in first] == [(Span(10, 13),)]
    assert second == ()
    assert [(one.source, one.cue, one.content) for one in third] == [((), (Span(5, 9),), ())]


def test_no_file_is_no_articles(tmp_path):
    assert load_versions(tmp_path / "multi.jsonl") == []


@pytest.mark.shared
def test_every_span_lies_in_its_text(shared):
    articles = load_versions(shared / "data" / "polnear" / "multi.jsonl")
    assert {len(one.annotators) for one in articles} <= {5, 6}
    spans = [
        (article, span)
        for article in articles
        for version in article.annotators
        for marks in version
        for span in (*marks.source, *marks.cue, *marks.content)
    ]
    assert spans
    assert all(0 <= span.start < span.end <= len(article.text) for article, span in spans)
