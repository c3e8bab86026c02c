"""Rows made by hand are put beside attributions, with the words that mean holder and hearer."""

from dataclasses import replace

import pytest

pytest.importorskip("torch", reason="the training code needs torch")

from onrecord.model import Span
from onrecord.tagger.acts import KINDS
from training.data.polnear import Article, Row
from training.examples import UNKNOWN, label
from training.holders import _invented as invented
from training.rows import for_heads, held_out, kinds_read, rows_of, spans_named, with_rows

SAID = "[Tun] <told Lund> {that Oray believed the truce would hold}."


@pytest.fixture
def article():
    made = invented("Mara Oray", SAID)
    row = {"kind": "assert", "holder": "Mara Oray", "addressee": "Ada Lund"}
    return replace(made, rows=(row,))


def words(article, spans):
    return [span.text_of(article.doc.text) for span in spans]


def test_the_words_that_mean_holder_and_hearer_are_found(article):
    (row,) = rows_of(article)
    assert row.kinds == {"assert": 1.0}
    assert words(article, row.holder) == ["Oray"]
    assert words(article, row.addressee) == ["Lund"]


def test_a_party_that_is_found_nowhere_is_not_known(article):
    (row,) = rows_of(replace(article, rows=({"kind": "assert", "holder": "Ivo Renk", "addressee": None},)))
    assert row.holder is None
    assert row.addressee == ()


@pytest.mark.parametrize(
    ("second", "shares"),
    [
        ([], {"assert": 1.0}),
        (["assert"], {"assert": 1.0}),
        (["accuse"], {"assert": 0.5, "accuse": 0.5}),
        (["accuse", "assert"], {"assert": 2 / 3, "accuse": 1 / 3}),
    ],
)
def test_two_readers_count_alike(second, shares):
    assert kinds_read({"kind": "assert", "second": second}) == pytest.approx(shares)


def test_no_name_is_nowhere():
    assert spans_named(None, [("Oray", (Span(0, 4),))]) == ()


def test_only_labelled_articles_get_rows(article):
    plain = [Article(article.doc.name, article.doc.text, ()), Article("other", "Nobody spoke.", ())]
    first, second = with_rows(plain, [article])
    assert len(first.rows) == 1
    assert second.rows == ()


def test_what_is_held_out_teaches_no_head(article):
    many = [replace(article, doc=replace(article.doc, name=f"a{number}")) for number in range(11)]
    kept, out = for_heads(many), held_out(many)
    assert len(out) == 2
    assert not {one.doc.name for one in kept} & {one.doc.name for one in out}
    assert len(kept) + len(out) == len(many)


def test_rows_become_labels_of_pieces(tokenizer, article):
    attribution = article.tagging.attributions[0]
    (row,) = rows_of(article)
    known = label(Article("a", article.doc.text, (attribution,), (row,)), article.doc.text, tokenizer)
    assert known.kinds[0].tolist() == [1.0] + [0.0] * (len(KINDS) - 1)
    assert set(known.parties[0][0].tolist()) == {0, 1}
    unknown = Article("a", article.doc.text, (attribution,), (Row({"none of ours": 1.0}, None, ()),))
    doubtful = label(unknown, article.doc.text, tokenizer)
    assert not doubtful.kinds[0].any()
    assert set(doubtful.parties[0][0].tolist()) == {UNKNOWN}
    assert set(doubtful.parties[0][1].tolist()) == {0}
