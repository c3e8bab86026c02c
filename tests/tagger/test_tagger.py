"""From a document to its attributions: the tiny model shows what always holds, the real one makes sense."""

import dataclasses
import hashlib
import itertools
import json
import shutil
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from threadpoolctl import threadpool_info

from onrecord.errors import ModelMismatch, ModelNotFound
from onrecord.model import BlockRole, Nested, Quotation, Span
from onrecord.tagger import load_tagger
from onrecord.tagger.cards import CARD_FILE
from onrecord.tagger.session import MODEL_FILE
from onrecord.tagger.tagger import TOKENIZER_FILE, between, without_dateline
from onrecord.text.quotemarks import Quoted, find_quotations
from tests.strategies import ODD, texts
from tests.tagger.reading import document

SENTENCES = (
    "“The truce holds,” Oda Renk said.",
    "Mayor Torv warned that peace is near.",
    "“No bridge will open,” the minister told reporters, “the city will answer.”",
    "According to Renk, the talks will go on until Friday.",
    "The city will answer.",
    '"PEACE IS NEAR," SAID QUELL.',
    "All news",
    "“We will not leave the city",
)


@st.composite
def reports(draw):
    """Draw reports in the tiny model's language, with odd characters strewn in."""
    gaps = st.sampled_from((" ", "\n", "\n\n", "\r\n\r\n", "\u00a0", "\u2029"))
    parts = draw(st.lists(st.tuples(st.sampled_from(SENTENCES), gaps), max_size=12))
    text = "".join(itertools.chain.from_iterable(parts))
    for at, odd in draw(st.lists(st.tuples(st.integers(0, len(text)), st.sampled_from(ODD)), max_size=8)):
        text = text[:at] + odd + text[at:]
    return text


def words(text, attribution):
    """Return the words of an attribution's source, cue and content."""
    return tuple(
        [span.text_of(text) for span in part]
        for part in (attribution.source, attribution.cue, attribution.content)
    )


def parts_of(attribution):
    return (attribution.source, attribution.cue, attribution.content)


@given(text=reports() | texts())
def test_every_span_lies_in_a_block_that_is_read(text, tiny):
    doc = document(text)
    read = [block.span for block in doc.blocks if block.role is not BlockRole.FURNITURE]
    for attribution in tiny.tag(doc).attributions:
        for span in itertools.chain.from_iterable(parts_of(attribution)):
            assert span.text_of(text).strip()
            assert any(block.contains(span) for block in read)


def test_array_products_use_one_thread_while_a_document_is_tagged(tiny, monkeypatch):
    seen = []

    def asked(text, blocks):
        seen.extend(one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas")
        return find_quotations(text, blocks)

    monkeypatch.setattr("onrecord.tagger.tagger.find_quotations", asked)
    tiny.tag(document(SENTENCES[0]))
    assert set(seen) == {1}


@given(text=reports())
def test_parts_are_in_order_and_apart(text, tiny):
    for attribution in tiny.tag(document(text)).attributions:
        for part in parts_of(attribution):
            assert all(one.end <= other.start for one, other in itertools.pairwise(part))
        for part, other in itertools.combinations(parts_of(attribution), 2):
            assert not any(one.overlaps(two) for one in part for two in other)


@given(text=reports())
def test_every_attribution_says_something_and_how_sure_it_is(text, tiny):
    for attribution in tiny.tag(document(text)).attributions:
        assert attribution.content
        assert attribution.cue
        assert 0 < attribution.confidence < 1


@given(text=reports())
def test_attributions_are_in_order_of_their_cues(text, tiny):
    cues = [attribution.cue for attribution in tiny.tag(document(text)).attributions]
    assert cues == sorted(cues)


@given(text=reports())
def test_no_word_is_the_content_of_two(text, tiny):
    """Contents of one window are settled; windows meet at a block's end, or share the words of a long one."""
    doc = document(text)
    if len(tiny.score(doc)[2]) > 1:
        return
    contents = [span for one in tiny.tag(doc).attributions for span in one.content]
    assert not any(one.overlaps(other) for one, other in itertools.combinations(contents, 2))


def test_the_tiny_model_reads_its_language(tiny):
    """Without this, what is tested of its findings would be tested of nothing."""
    text = "\n\n".join(SENTENCES[:2])
    found = tiny.tag(document(text)).attributions
    assert [words(text, one) for one in found] == [
        (["Oda Renk"], ["said"], ["“The truce holds,”"]),
        (["Mayor Torv"], ["warned"], ["that peace is near"]),
    ]
    assert [one.quotation for one in found] == [Quotation.DIRECT, Quotation.INDIRECT]


def test_the_same_document_gives_the_same(tiny):
    doc = document("\n\n".join(SENTENCES))
    assert tiny.tag(doc) == tiny.tag(doc)


def test_the_second_pass_is_made_only_where_it_is_wanted(tiny, monkeypatch):
    inner = Nested(tiny.tag(document(SENTENCES[0])).attributions[0], 0)
    monkeypatch.setattr("onrecord.tagger.tagger.find_nested", lambda *_, **__: ((inner, None),))
    doc = document("\n\n".join(SENTENCES))
    both, outer = tiny.tag(doc), tiny.tag(doc, deep=False)
    assert (both.nested, outer.nested) == ((inner,), ())
    assert both.attributions == outer.attributions


def test_documents_do_not_depend_on_each_other(tiny):
    docs = [document("\n\n".join(SENTENCES[start:])) for start in range(len(SENTENCES))]
    assert list(tiny.tag_many(docs)) == [tiny.tag(doc) for doc in docs]


def test_many_documents_are_tagged_one_at_a_time(tiny):
    endless = (document(SENTENCES[0]) for _ in itertools.count())
    assert len(next(tiny.tag_many(endless)).attributions) == 1


def test_the_layer_is_the_cards(tiny):
    assert tiny.tag(document(SENTENCES[0])).layer == tiny.layer == tiny.card.layer


@pytest.mark.parametrize("text", ["", "\n \n", "\x00\x01", "“”", "\ufeff"])
def test_a_document_with_nothing_to_read_gives_nothing(text, tiny):
    assert tiny.tag(document(text)).attributions == ()


def test_furniture_is_never_tagged(tiny):
    text = "“The truce holds,” Oda Renk said."
    doc = document(text)
    as_furniture = tuple(dataclasses.replace(block, role=BlockRole.FURNITURE) for block in doc.blocks)
    assert tiny.tag(doc).attributions
    assert tiny.tag(dataclasses.replace(doc, blocks=as_furniture)).attributions == ()


def test_the_dateline_is_nobodys_words(tiny):
    text = "PORT SALEN, March 4 (Corvane) — The truce holds, Torv said.\n\nPeace is near."
    doc = document(text)
    read, second = without_dateline(doc)
    assert read.span.text_of(text).strip() == "The truce holds, Torv said."
    assert second == doc.blocks[1]
    assert tiny.score(doc)[1].starts[0] >= doc.dateline.span.end


def test_a_document_without_a_dateline_is_read_whole():
    doc = document("Peace is near.\n\nThe truce holds.")
    assert without_dateline(doc) == doc.blocks


def test_where_windows_meet_nothing_is_found_twice(tiny):
    text = "\n\n".join(SENTENCES[0] for _ in range(40))
    doc = document(text)
    assert len(tiny.score(doc)[2]) > 5
    cues = [cue for one in tiny.tag(doc).attributions for cue in one.cue]
    assert {cue.text_of(text) for cue in cues} == {"said"}
    assert len(set(cues)) == len(cues) >= 30


def test_one_endless_paragraph_is_read_to_its_end(tiny):
    text = " ".join(["The city will answer."] * 60) + " Mayor Torv warned that peace is near."
    doc = document(text)
    assert len(tiny.score(doc)[2]) > 5
    assert words(text, tiny.tag(doc).attributions[-1])[:2] == (["Mayor Torv"], ["warned"])


def test_quotations_between_are_those_that_touch():
    quoted = [
        Quoted(Span(start, end), Span(start + 1, end - 1), "“", closed=True, continues=False)
        for start, end in ((0, 4), (4, 12), (6, 8), (12, 16))
    ]
    reach = [4, 12, 12, 16]
    assert between(quoted, reach, 3, 5) == quoted[:2]
    assert between(quoted, reach, 4, 6) == quoted[1:2]
    assert between(quoted, reach, 7, 9) == quoted[1:3]
    assert between(quoted, reach, 9, 12) == quoted[1:2]
    assert between(quoted, reach, 16, 20) == []


@pytest.mark.parametrize("name", [MODEL_FILE, TOKENIZER_FILE])
def test_a_folder_that_lacks_a_file_is_no_model(name, tiny_folder, tmp_path):
    shutil.copytree(tiny_folder, tmp_path / "model")
    (tmp_path / "model" / name).unlink()
    with pytest.raises(ModelNotFound, match=name):
        load_tagger(tmp_path / "model")


@pytest.mark.parametrize("name", [MODEL_FILE, TOKENIZER_FILE])
def test_a_changed_file_is_refused(name, tiny_folder, tmp_path):
    shutil.copytree(tiny_folder, tmp_path / "model")
    with (tmp_path / "model" / name).open("ab") as file:
        file.write(b" ")
    with pytest.raises(ModelMismatch, match=name):
        load_tagger(tmp_path / "model")


def test_what_is_no_tokenizer_is_refused(tiny_folder, tmp_path):
    shutil.copytree(tiny_folder, tmp_path / "model")
    (tmp_path / "model" / TOKENIZER_FILE).write_bytes(b"{}")
    card = json.loads((tiny_folder / CARD_FILE).read_text(encoding="utf-8"))
    card["tokenizer_sha256"] = hashlib.sha256(b"{}").hexdigest()
    (tmp_path / "model" / CARD_FILE).write_text(json.dumps(card), encoding="utf-8")
    with pytest.raises(ModelMismatch, match="a tokenizer"):
        load_tagger(tmp_path / "model")


LONG = """
import resource, sys
from pathlib import Path
from onrecord.tagger import load_tagger
from tests.tagger.reading import document
from tests.tagger.test_tagger import SENTENCES

def made_up(words):
    story = "\\n\\n".join(SENTENCES[:5]) + "\\n\\n"
    return document(story * (words // len(story.split())))

def tag(words):
    found = len(tagger.tag(made_up(words)).attributions)
    return found, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

tagger = load_tagger(Path(sys.argv[1]))
for words in (2_000, 10_000, 100_000):
    print(*tag(words))
"""


def test_a_document_of_100_000_words_takes_little_memory(tiny_folder, root):
    """In a process of its own, since the peak of memory is that of everything that ran before."""
    run = subprocess.run(
        [sys.executable, "-c", LONG, tiny_folder], cwd=root, capture_output=True, text=True, check=True
    )
    small, medium, large = (line.split() for line in run.stdout.splitlines())
    assert int(large[0]) > 9 * int(medium[0]) > 0
    assert int(large[1]) - int(small[1]) < 150
