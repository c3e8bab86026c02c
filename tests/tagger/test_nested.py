"""Statements inside statements: what is read again, how it is cut out, and what of the findings counts."""

import itertools

import pytest
from hypothesis import given

from onrecord.model import Attribution, Gist, PartyWords, Quotation, Span
from onrecord.tagger.encode import BREAK_ID, encode
from onrecord.tagger.nested import (
    DEPTH,
    LEAST_CONFIDENCE,
    can_hold,
    find_nested,
    joined,
    outermost,
    texts_of,
)
from onrecord.text.quotemarks import find_quotations
from tests.factories import make_attribution, span_of, spans_of
from tests.tagger.reading import document
from tests.tagger.test_tagger import reports


def quotations(text):
    return find_quotations(text, document(text).blocks)


def cut(text, *content):
    """Return what is read again of a content, as printed."""
    spans = [span_of(words, text) for words in content]
    return [
        [span.text_of(text) for span in pieces]
        for pieces in texts_of(text, spans, outermost(quotations(text)))
    ]


class Finder:
    """Finds the first of some words that stand in the text it is given, and keeps what it was given."""

    def __init__(self, *known, confidence=0.9):
        self.known = known
        self.confidence = confidence
        self.read = []
        self.gist = None

    def __call__(self, text, encoded, quoted):
        self.read.append((text, encoded, quoted))
        found = [words for words in self.known if all(part in text for part in words)]
        if found:
            source, cue, content = found[0]
            attribution = make_attribution(
                text,
                source=source,
                cue=cue,
                content=content,
                quotation=Quotation.INDIRECT,
                confidence=self.confidence,
            )
            yield attribution, self.gist


def pairs(text, outer, find, tokenizer):
    return find_nested(text, outer, quotations(text), tokenizer=tokenizer, find=find)


def nested(text, outer, find, tokenizer):
    return tuple(one for one, _ in pairs(text, outer, find, tokenizer))


OUTER = "Oda Renk said that the minister had promised to open the bridge."
DEEP = "Oda Renk said that Torv believes that the valley wants the talks to fail."


def outer_of(text, content):
    return make_attribution(text, source="Oda Renk", cue="said", content=content)


def test_a_content_is_read_without_the_that_which_opens_it():
    assert cut(OUTER, "that the minister had promised to open the bridge") == [
        ["the minister had promised to open the bridge"]
    ]


def test_a_content_is_read_without_its_quotation_marks_and_with_those_inside():
    text = "“He told me, ‘Never again,’ and left,” Oda Renk said."
    (pieces,) = cut(text, "“He told me, ‘Never again,’ and left,”")
    assert pieces == ["He told me, ‘Never again,’ and left,"]


def test_a_quotation_that_is_part_of_a_content_keeps_its_marks():
    text = "Oda Renk said the owners had called the strike “a tantrum”."
    (pieces,) = cut(text, "the owners had called the strike “a tantrum”")
    assert pieces == ["the owners had called the strike “a tantrum”"]


def test_the_paragraphs_of_a_long_quotation_lose_its_marks():
    text = "“The river rose for nine days.\n\n“The mayor said the dam would hold,” Oda Renk recalled."
    assert cut(text, "“The river rose for nine days.", "“The mayor said the dam would hold,”") == [
        ["The mayor said the dam would hold,"]
    ]


def test_a_sentence_that_its_speaker_interrupts_is_one_text():
    text = "“My doctor,” the rider said, “has told me nothing of the kind.”"
    assert cut(text, "“My doctor,”", "“has told me nothing of the kind.”") == [
        ["My doctor,", "has told me nothing of the kind."]
    ]


def test_sentences_on_both_sides_of_a_speaker_are_texts_of_their_own():
    text = "“The mayor told us it was over,” Oda Renk said. “The minister told us to wait.”"
    assert cut(text, "“The mayor told us it was over,”", "“The minister told us to wait.”") == [
        ["The mayor told us it was over,"],
        ["The minister told us to wait."],
    ]


def test_of_a_long_content_only_sentences_that_can_hold_a_statement_are_read():
    text = "“We met Mr. Tun on Monday. He told us the mine was safe. Then it rained,” Oda Renk said."
    assert cut(text, text[: text.index(" Oda Renk")]) == [["He told us the mine was safe."]]


def test_a_quotation_of_several_sentences_is_not_torn_apart():
    text = "“It rained. He told me: ‘Go home. The mine is shut.’ Then he left,” Oda Renk said."
    assert cut(text, text[: text.index(" Oda Renk")]) == [["He told me: ‘Go home. The mine is shut.’"]]


@pytest.mark.parametrize(
    "words",
    [
        "the so-called peace of the valley was a long war",
        "the bridge was built for carts and cannot carry lorries",
        "he said no",
        "",
        "the United States and the other states have signed",
    ],
)
def test_what_cannot_hold_a_statement_is_not_read(words):
    assert not can_hold(words)


@pytest.mark.parametrize(
    "words",
    [
        "the minister had promised to open the bridge",
        "ACCORDING TO THE MAYOR IT HOLDS",
        "of a claim that it holds",
    ],
)
def test_what_has_a_word_of_saying_is_read(words):
    assert can_hold(words)


def test_what_is_found_is_placed_in_the_document(tokenizer):
    text = f"Snow fell.\n\n{OUTER}"
    outer = outer_of(text, "that the minister had promised to open the bridge")
    find = Finder(("the minister", "had promised", "to open the bridge"))
    (found,) = nested(text, [outer], find, tokenizer)
    assert found.within == 0
    assert found.attribution.source == spans_of("the minister", text)
    assert found.attribution.cue == spans_of("had promised", text)
    assert found.attribution.content == spans_of("to open the bridge", text)


def test_the_model_is_given_the_words_alone(tokenizer):
    text = f"{'Snow fell. ' * 50}\n\n{OUTER}\n\n{'Snow fell. ' * 50}"
    find = Finder()
    nested(text, [outer_of(text, "that the minister had promised to open the bridge")], find, tokenizer)
    ((words, encoded, quoted),) = find.read
    assert words == "the minister had promised to open the bridge"
    assert len(encoded) < 20 + len(words)
    assert quoted == []


def test_quotations_inside_are_paired_anew(tokenizer):
    text = "“He told me, ‘Never again,’ and left,” Oda Renk said."
    outer = outer_of(text, "“He told me, ‘Never again,’ and left,”")
    find = Finder()
    nested(text, [outer], find, tokenizer)
    ((words, _, (inside,)),) = find.read
    assert inside.span.text_of(words) == "‘Never again,’"
    assert inside.depth == 0


def test_what_is_found_is_read_in_turn(tokenizer):
    outer = outer_of(DEEP, "that Torv believes that the valley wants the talks to fail")
    find = Finder(
        ("Torv", "believes", "that the valley wants the talks to fail"),
        ("the valley", "wants", "the talks to fail"),
    )
    found = nested(DEEP, [outer], find, tokenizer)
    assert [one.within for one in found] == [0, 1]
    assert found[1].attribution.source == spans_of("the valley", DEEP)
    assert len(find.read) == DEPTH


def test_contents_are_not_read_for_ever(tokenizer):
    text = "Oda said " + "that Torv said " * 9 + "it holds."
    find = Finder(("Torv", "said", text[text.index("that Torv", 20) : -1]))

    def deeper(words, encoded, quoted):
        find.read.append(words)
        rest = words.index("that Torv") if "that Torv" in words else 0
        if rest:
            found = Attribution(
                (Span(0, 4),), (Span(5, 9),), (Span(rest, len(words)),), Quotation.INDIRECT, 0.9
            )
            yield found, None

    outer = make_attribution(text, source="Oda", cue="said", content=text[9:-1])
    assert len(nested(text, [outer], deeper, tokenizer)) == DEPTH
    assert len(find.read) == DEPTH


def test_the_same_cue_is_not_taken_twice(tokenizer):
    """Where windows of a long paragraph overlap, two outer attributions may hold the same words."""
    outer = outer_of(OUTER, "that the minister had promised to open the bridge")
    again = make_attribution(
        OUTER, source=None, cue="Oda", content="the minister had promised to open the bridge"
    )
    find = Finder(("the minister", "had promised", "to open the bridge"))
    (found,) = nested(OUTER, [outer, again], find, tokenizer)
    assert found.within == 0


def test_what_the_first_pass_found_is_not_found_again(tokenizer):
    outer = outer_of(OUTER, "that the minister had promised to open the bridge")
    known = make_attribution(OUTER, source="the minister", cue="promised", content="to open the bridge")
    find = Finder(("the minister", "had promised", "to open the bridge"))
    assert nested(OUTER, [outer, known], find, tokenizer) == ()


def test_what_is_more_likely_wrong_than_right_is_left_out(tokenizer):
    outer = outer_of(OUTER, "that the minister had promised to open the bridge")
    find = Finder(("the minister", "had promised", "to open the bridge"), confidence=LEAST_CONFIDENCE - 0.01)
    assert nested(OUTER, [outer], find, tokenizer) == ()


def test_what_no_word_of_saying_introduces_is_left_out(tokenizer):
    text = "Oda Renk said that the minister had promised nothing and the bridge had opened anyway."
    outer = outer_of(text, "that the minister had promised nothing and the bridge had opened anyway")
    assert nested(text, [outer], Finder(("the bridge", "had opened", "anyway")), tokenizer) == ()


def test_breaks_between_the_pieces_of_one_text_are_taken_out(tokenizer):
    text = "the truce holds\n\nand peace is near"
    encoded = joined(encode(text, document(text).blocks, [], tokenizer))
    assert (encoded.ids == BREAK_ID).tolist() == [False] * (len(encoded) - 1) + [True]
    assert encoded.block_lengths() == [len(encoded)]


def test_what_is_found_on_both_sides_of_a_speaker_is_cut_at_the_interruption(tokenizer):
    text = "“My doctor told me,” the rider said, “that it will heal.”"
    outer = make_attribution(
        text, source="the rider", cue="said", content="“My doctor told me,”…“that it will heal.”"
    )

    def find(words, encoded, quoted):
        whole = Span(words.index("me"), len(words))
        yield Attribution((), spans_of("told", words), (whole,), Quotation.INDIRECT, 0.9), None

    (found,) = nested(text, [outer], find, tokenizer)
    assert [span.text_of(text) for span in found.attribution.content] == ["me,", "that it will heal."]


@given(text=reports())
def test_nested_spans_lie_in_the_content_of_what_they_are_within(text, tiny):
    tagging = tiny.tag(document(text))
    every = [*tagging.attributions, *(one.attribution for one in tagging.nested)]
    for number, one in enumerate(tagging.nested, start=len(tagging.attributions)):
        assert one.within < number
        inner = one.attribution
        for span in itertools.chain(inner.source, inner.cue, inner.content):
            assert any(content.contains(span) for content in every[one.within].content)
            assert span.text_of(text).strip()


def test_the_tiny_model_reads_contents_again(tiny):
    """Without this, what is tested of its findings would be tested of nothing."""
    text = "“Mayor Torv warned that peace is near,” Oda Renk said."
    (found,) = tiny.tag(document(text)).nested
    assert found.within == 0
    assert found.attribution.source == spans_of("Mayor Torv", text)
    assert found.attribution.cue == spans_of("warned", text)
    assert found.attribution.content == spans_of("that peace is near", text)
    assert found.attribution.quotation is Quotation.INDIRECT


def test_what_is_nested_changes_nothing_of_what_is_not(tiny, monkeypatch):
    text = "“Mayor Torv warned that peace is near,” Oda Renk said."
    with_nested = tiny.tag(document(text))
    monkeypatch.setattr("onrecord.tagger.nested.DEPTH", 0)
    assert tiny.tag(document(text)).nested == ()
    assert tiny.tag(document(text)).attributions == with_nested.attributions


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "“The minister promised us that the well would be dug by May,” Gro Tamsen told the crowd.",
            "The minister",
            "promised",
            "that the well would be dug by May",
        ),
        (
            "Inspector Aldrey said a caller had warned that a bag had been left under the stage.",
            "a caller",
            "had warned",
            "that a bag had been left under the stage",
        ),
    ],
)
def test_the_shipped_model_finds_statements_inside_statements(text, source, cue, content, shipped):
    tagging = shipped.tag(document(text))
    (found,) = tagging.nested
    assert len(tagging.attributions) == 1
    assert " ".join(span.text_of(text) for span in found.attribution.source) == source
    assert cue in " ".join(span.text_of(text) for span in found.attribution.cue)
    assert content in " ".join(span.text_of(text) for span in found.attribution.content)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "The treasurer said that the figures told their own story and the shops would close in May.",
        "The clerk said the written rules and the reported cases filled forty boxes in the cellar.",
        "“It was a promising start, and the second half told a different story,” coach Belm said.",
    ],
)
def test_the_shipped_model_finds_no_statement_where_words_of_saying_do_not_report(text, shipped):
    tagging = shipped.tag(document(text))
    assert len(tagging.attributions) == 1
    assert tagging.nested == ()


def test_the_words_of_a_gist_are_put_back_into_the_document(tokenizer):
    inner = ("the minister", "had promised", "to open the bridge")
    find = Finder(inner)
    find.gist = Gist((1.0,), (PartyWords("holder", Span(4, 12), 0.6),))
    outer = outer_of(OUTER, "that the minister had promised to open the bridge")
    ((_, gist),) = pairs(OUTER, [outer], find, tokenizer)
    assert gist.parties[0].span.text_of(OUTER) == "minister"
    assert gist.kinds == (1.0,)
