"""Articles that are made up carry their annotation exactly, and are the same for the same seed."""

import itertools
import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Span
from tests.factories import spans_of
from training.data.forms import _SHAPES, _from_template, _recast, synthetic
from training.data.forms.__main__ import main, marked
from training.data.forms.harvest import Pool, harvest
from training.data.forms.passages import Passage, cut_out, fill, join
from training.data.forms.scenes import Scene
from training.data.forms.shapes import listing, numbered, speech, transcript
from training.data.forms.tables import table
from training.data.polnear import Article, GoldAttribution

TEXT = (
    "Truce holds\n\n"
    "“The truce holds,” Sen. Oda Renk told reporters, “until Friday morning.”\n"
    "“We will not shoot first,” Bram Quell said. “Nobody will.”\n\n"
    "Mayor Ilka Torv warned that peace is near and that no bridge will open.\n"
    "The talks will go on.\n"
)
FORMS = [*table("templates"), *(shape.__name__ for shape, _ in _SHAPES)]


def gold(source, cue, content):
    return GoldAttribution(spans_of(source, TEXT), spans_of(cue, TEXT), spans_of(content, TEXT))


ARTICLE = Article(
    "invented",
    TEXT,
    (
        gold("Sen. Oda Renk", "told reporters", "“The truce holds,”…“until Friday morning.”"),
        gold("Bram Quell", "said", "“We will not shoot first,”…“Nobody will.”"),
        gold("Mayor Ilka Torv", "warned", "that peace is near and that no bridge will open"),
    ),
)


def parts(article, role):
    return [
        " | ".join(span.text_of(article.text) for span in getattr(one, role)) for one in article.attributions
    ]


def assert_sound(article):
    for one in article.attributions:
        for span in (*one.source, *one.cue, *one.content):
            assert 0 <= span.start < span.end <= len(article.text)
            words = span.text_of(article.text)
            assert words == words.strip()
        assert one.cue
        assert one.content
    owned = sorted(span for one in article.attributions for span in (*one.cue, *one.content))
    assert all(left.end <= right.start for left, right in itertools.pairwise(owned))


@given(st.integers(0, 2**32), st.integers(0, 4))
@settings(max_examples=60, deadline=None)
def test_every_span_is_a_stretch_of_words_that_no_other_statement_has(seed, count):
    made = synthetic([ARTICLE], random.Random(seed), count)
    assert [one.id for one in made] == [f"synthetic-{number:06}" for number in range(count)]
    for one in made:
        assert_sound(one)


@given(st.integers(0, 2**32))
@settings(max_examples=10, deadline=None)
def test_the_same_seed_makes_the_same_articles(seed):
    first, second = (synthetic([ARTICLE], random.Random(seed), 3) for _ in range(2))
    assert first == second


def test_without_articles_our_own_words_suffice():
    assert len(synthetic([], random.Random(1), 5)) == 5


@pytest.mark.parametrize("form", FORMS)
@given(seed=st.integers(0, 2**32))
@settings(max_examples=15, deadline=None)
def test_every_form_is_sound_and_leaves_no_field_open(form, seed):
    scene = Scene(random.Random(seed), harvest([ARTICLE]))
    shapes = {shape.__name__: shape for shape, _ in _SHAPES}
    passage = shapes[form](scene) if form in shapes else _from_template(scene, form)
    assert_sound(passage)
    assert passage.text.strip()
    assert not set("{}") & set(passage.text)


@pytest.mark.parametrize("form", table("templates"))
def test_every_template_can_be_filled(form):
    for template in table("templates")[form]["texts"]:
        passage = fill(template, Scene(random.Random(3), Pool()).fresh())
        assert_sound(passage)
        assert all(len(one.cue) == 1 for one in passage.attributions)
        assert "[" not in passage.text


def test_what_nobody_says_has_no_attribution():
    for form in ("nobody", "quiet_headlines"):
        assert not any("[" in template for template in table("templates")[form]["texts"])


def test_context_keeps_its_annotation():
    article = join(cut_out(ARTICLE), "again")
    for role in ("source", "cue", "content"):
        assert parts(article, role) == parts(ARTICLE, role)


def test_an_article_is_cut_where_no_statement_is_broken():
    text = "One,\n\ntwo.\n\nThree."
    whole = GoldAttribution((), (Span(0, 3),), (Span(6, 9),))
    assert [one.text for one in cut_out(Article("a", text, (whole,)))] == ["One,\n\ntwo.", "Three."]


def test_an_answer_is_one_statement_over_all_its_paragraphs():
    for seed in range(40):
        passage = transcript(Scene(random.Random(seed), Pool()))
        sources = [span.text_of(passage.text) for one in passage.attributions for span in one.source]
        assert len(sources) == len(passage.attributions)
        if any(len(one.content) > 1 for one in passage.attributions):
            return
    pytest.fail("no answer of several paragraphs in 40 transcripts")


def test_all_items_of_a_list_are_one_content():
    passage = listing(Scene(random.Random(5), Pool()))
    (only,) = passage.attributions
    assert len(only.content) >= 2


def test_a_speech_reopens_its_marks_and_closes_them_once():
    passage = speech(Scene(random.Random(2), Pool()))
    (only,) = passage.attributions
    assert passage.text.count("“") > passage.text.count("”")
    assert only.content[-1].text_of(passage.text).endswith("”")


@pytest.mark.parametrize(
    ("bullet", "number", "expected"),
    [("- ", 2, "- "), ("1. ", 3, "3. "), ("(a) ", 2, "(b) "), ("(i) ", 4, "(iv) "), ("", 1, "")],
)
def test_items_are_numbered(bullet, number, expected):
    assert numbered(bullet, number) == expected


def test_what_is_filled_in_is_never_a_mark():
    passage = fill("[s {a}][k :] [c2 {b}]", {"a": "[k x]", "b": "{a}"}.get)
    assert passage.text == "[k x]: {a}"
    assert passage.attributions == (
        GoldAttribution((Span(0, 5),), (Span(5, 6),), ()),
        GoldAttribution((), (), (Span(7, 10),)),
    )


def test_a_source_may_be_shared():
    passage = fill("[s12 He] [k1 said] [c1 a], [k2 added] [c2 b]", {}.get)
    assert [one.source for one in passage.attributions] == [(Span(0, 2),)] * 2


def test_articles_lend_whole_sentences_clauses_and_names():
    pool = harvest([ARTICLE])
    assert list(pool.lines) == [
        "The truce holds, until Friday morning.",
        "We will not shoot first. Nobody will.",
    ]
    assert list(pool.clauses) == ["peace is near and that no bridge will open"]
    assert list(pool.people) == [("Sen.", "Oda Renk"), ("", "Bram Quell")]


def test_a_quotation_is_recast_with_its_own_words_and_speaker():
    (passage,) = (one for one in cut_out(ARTICLE) if "Quell" in one.text)
    scenes = [Scene(random.Random(seed), Pool()) for seed in range(60)]
    recast = [one for scene in scenes if (one := _recast(passage, scene)) is not passage]
    assert 0 < len(recast) < 60
    for one in recast:
        assert_sound(one)
    assert any("Quell" in one.text and "We will not shoot first. Nobody will" in one.text for one in recast)


def test_two_statements_in_a_paragraph_are_left_as_they_are():
    passage = fill("[s1 Renk] [k1 said] [c1 “No.”] [s2 Torv] [k2 said] [c2 “Yes, we can.”]", {}.get)
    assert all(_recast(passage, Scene(random.Random(seed), Pool())) is passage for seed in range(20))


def test_the_command_shows_articles(tmp_path, capsys):
    row = {"id": "a", "text": TEXT, "attributions": []}
    (tmp_path / "train.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    main(["--polnear", str(tmp_path), "--show", "2"])
    assert capsys.readouterr().out.count("=== synthetic-") == 2


def test_passages_can_be_shown_with_their_marks():
    article = join([Passage("One."), fill("[s He][k :] [c no]", {}.get)], "a")
    assert marked(article, coloured=False) == "One.\n\n{s0 He}{k0 :} {c0 no}\n"
