"""Each turn of an interview behind dashes is one attribution."""

from __future__ import annotations

from onrecord.model import Attribution, Block, BlockRole, Gist, Kind, Quotation, Span
from onrecord.tagger.dialogues import in_turns

LINES = [
    "Lund answers.",
    "- Will it open?",
    "- In May. Renk said so.",
    "- And then?",
    "- It is open.",
    "It rained.",
]
TEXT = "\n\n".join(LINES)
EVEN = Gist((1 / len(Kind),) * len(Kind))


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words))


BLOCKS = tuple(Block(BlockRole.BODY, span(line)) for line in LINES)


def said(source: str, cue: str, content: str) -> Attribution:
    return Attribution((span(source),), (span(cue),), (span(content),), Quotation.INDIRECT, 0.8)


def test_each_turn_is_told_whole_with_the_dash_as_its_cue() -> None:
    found = [one for one, _ in in_turns(TEXT, BLOCKS, [])]
    assert [[part.text_of(TEXT) for part in one.content] for one in found] == [
        [line[2:]] for line in LINES[1:5]
    ]
    assert {part.text_of(TEXT) for one in found for part in one.cue} == {"-"}
    assert not any(one.source for one in found)


def test_what_was_found_inside_a_turn_gives_way_and_what_stands_elsewhere_stays() -> None:
    inside, outside = said("Renk", "said", "so"), said("Lund", "answers", "It rained")
    found = in_turns(TEXT, BLOCKS, [(inside, EVEN), (outside, EVEN)])
    assert inside not in [one for one, _ in found]
    assert outside in [one for one, _ in found]
    assert all(gist is not None for _, gist in found)


def test_who_asks_is_taken_to_ask() -> None:
    kinds = [gist.kinds for _, gist in in_turns(TEXT, BLOCKS, []) if gist]
    asked = tuple(Kind).index(Kind.ASK)
    assert [one[asked] > 0.5 for one in kinds] == [True, False, True, False]


def test_no_gists_are_given_where_the_network_gives_none() -> None:
    found = in_turns(TEXT, BLOCKS, [(said("Lund", "answers", "It rained"), None)])
    assert {gist for _, gist in found} == {None}


def test_a_text_without_turns_stays_as_it_is() -> None:
    pairs = [(said("Renk", "said", "so"), EVEN)]
    assert in_turns(TEXT, BLOCKS[:1], pairs) == pairs


def test_a_question_in_asterisks_has_neither_cue_nor_asterisks() -> None:
    lines = ["**Will it open?**", "In May.", "**Who pays?**", "The county.", "**And then?**", "We swim."]
    text = "\n\n".join(lines)
    blocks = tuple(
        Block(BlockRole.BODY, Span(text.index(line), text.index(line) + len(line))) for line in lines
    )
    found = [one for one, _ in in_turns(text, blocks, [])]
    assert [one.content[0].text_of(text) for one in found] == [line.strip("*") for line in lines]
    assert not any(one.cue or one.source for one in found)
