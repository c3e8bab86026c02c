"""Each paragraph gets its role by where it stands and what it looks like; nothing is lost."""

import itertools
import json

import pytest
from hypothesis import given

from onrecord.model import BlockRole, Span
from onrecord.text import lay_out, normalise
from tests.text.generated import texts

BODY = [
    "PORT SALEN, March 4 (Corvane) — The truce in Port Salen held for a third day, the ministry said.",
    "“We shall keep it,” ministry spokeswoman Oda Renk told reporters on Tuesday.",
    "Aid reached the harbour in the evening, according to the town council of Port Salen.",
    "The council asked for more of it before the end of the week.",
]


def roles(*paragraphs: str, title: str | None = None) -> list[str]:
    """Return the role of each paragraph of a text, by its name."""
    return [block.role.value for block in lay_out("\n\n".join(paragraphs), title=title).blocks]


def test_a_whole_report():
    found = roles(
        "All news",
        "Truce in Port Salen holds for a third day",
        "Ministry counts on talks in the capital",
        *BODY[:2],
        "Pause in one town only",
        *BODY[2:],
        "Reporting by Tam Vell; Editing by Ines Orro",
        "© 2031 Corvane. All rights reserved.",
    )
    assert found == [
        "furniture",
        "headline",
        "subhead",
        "body",
        "body",
        "crosshead",
        "body",
        "body",
        "furniture",
        "furniture",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "All news",
        "Home",
        "ADVERTISEMENT",
        "Read more",
        "» Share",
        "Share | Tweet | Print",
        "Home > World > Veria",
        "Home / News / Salen",
        "By Tam Vell",
        "BY TAM VELL AND INES ORRO",
        "Updated 10:45 GMT, March 4, 2031",
        "12 comments",
        "March 4, 2031",
        "* * *",
        "World",
        "Salen talks",
        "https://corvane.example/truce",
    ],
)
def test_lines_above_the_headline_that_are_furniture(line):
    assert roles(line, "Truce in Port Salen holds for a third day", *BODY)[:2] == ["furniture", "headline"]


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Tam Vell and Ines Orro in Ostrel; Editing by A. Marr)",
        "Additional reporting by Ines Orro in Ostrel",
        "Ines Orro contributed to this report.",
        "Copyright 2031 Corvane",
        "Sign up for our newsletter and never miss a story",
        "Follow us on every network there is",
        "- ENDS -",
        "Share",
    ],
)
def test_lines_below_the_story_that_are_furniture(line):
    assert roles(*BODY, line)[-1] == "furniture"


def test_links_below_a_story_are_furniture():
    found = roles(*BODY, "Related stories", "Ostrel votes on Sunday", "Grain ship leaves Halden")
    assert found[-3:] == ["furniture"] * 3


@pytest.mark.parametrize(
    "sentence",
    [
        "Reporting by the agency shows that the truce held.",
        "Share prices fell in Ostrel after the talks.",
        "Home was where she wanted to go, Renk said.",
        '"Read more," she told the students.',
        "“Subscribe,” he said.",
    ],
)
def test_sentences_that_begin_like_furniture_are_body(sentence):
    assert roles(*BODY[:2], sentence, *BODY[2:])[2] == "body"


def test_the_stated_title_is_found_though_it_ends_in_a_full_stop():
    assert roles("Truce holds.", *BODY[1:], title="Truce holds")[0] == "headline"


def test_a_stated_title_over_two_lines_is_headline_and_subhead():
    text = "Truce in Salen holds; \nMinistry counts on talks\n\n" + "\n\n".join(BODY[1:])
    found = lay_out(text, title="Truce in Salen holds; Ministry counts on talks")
    assert [block.role.value for block in found.blocks[:3]] == ["headline", "subhead", "body"]


def test_a_headline_with_a_full_stop_is_known_by_the_dateline_below_it():
    assert roles("The truce in Port Salen holds.", *BODY)[:2] == ["headline", "body"]


def test_a_story_without_a_headline_has_none():
    assert set(roles(*BODY)) == {"body"}


@pytest.mark.parametrize("text", ["Peace", "Truce holds\n\nTalks go on"])
def test_headings_alone_are_body(text):
    assert {block.role for block in lay_out(text).blocks} == {BlockRole.BODY}


def test_items_of_a_list_are_no_crossheads():
    assert set(roles(*BODY[:2], "Ostrel", "Halden", "Port Salen", *BODY[2:])) == {"body"}


def test_what_follows_a_colon_is_no_crosshead():
    assert roles(BODY[0], "The council asked for:", "More aid by the weekend", *BODY[2:])[2] == "body"


def test_a_question_in_an_interview_is_no_crosshead():
    assert roles(BODY[0], "What comes next?", *BODY[1:])[1] == "body"


def test_a_line_of_speech_is_no_crosshead():
    assert roles(BODY[0], "“No, never,” Renk said after the vote", *BODY[1:])[1] == "body"


@pytest.mark.parametrize(
    "turns",
    [
        ("Q: Why now", "A: Because we must"),
        ("QUESTION: Why now?", "TORV: Because we must"),
        ("Q. Why now", "A. Because we must"),
        ("Renk: Why now", "Mr. Torv: Because we must", "Renk: And then", "Mr. Torv: We wait"),
        ("HOST [00:12]: Why now", "TORV [00:15]: Because", "HOST [00:20]: And then", "TORV [00:21]: We wait"),
    ],
)
def test_turns_of_a_transcript_are_body(turns):
    assert set(roles(*BODY[:2], *turns, *BODY[2:])) == {"body"}
    assert roles("Interview with the mayor", *turns, *BODY) == ["headline"] + ["body"] * (len(turns) + 4)


def test_two_headings_with_the_same_name_are_no_transcript():
    found = roles("Torv: Truce holds for a third day", *BODY[:2], "Torv: No talks before Friday", *BODY[2:])
    assert (found[0], found[3]) == ("headline", "crosshead")


@pytest.mark.parametrize(
    "marks",
    [
        ("(a) ", "(b) ", "(c) "),
        ("a) ", "b) ", "c) "),
        ("1) ", "2) ", "3) "),
        ("- ", "- ", "- "),
        ("", "", ""),
    ],
)
@pytest.mark.parametrize("items", [("Aid", "Doctors"), ("Aid by Friday", "Doctors", "A new bridge")])
def test_items_of_a_list_that_a_colon_announces_are_body(marks, items):
    listed = [mark + item for mark, item in zip(marks, items, strict=False)]
    assert set(roles(*BODY[:2], "The council asked for the following:", *listed, *BODY[2:])) == {"body"}
    parted = [item + "," for item in listed[:-1]] + listed[-1:]
    assert set(roles(*BODY[:2], "The council asked for the following:", *parted, *BODY[2:])) == {"body"}


def test_a_notice_of_copyright_is_no_item_of_a_list():
    assert roles(*BODY, "(c) Corvane 2031")[-1] == "furniture"


def test_a_quotation_above_its_speaker_is_no_crosshead():
    assert set(roles(*BODY[:2], "“A bridge is a promise”", "— Ilka Torv, mayor", *BODY[2:])) == {"body"}


@pytest.mark.parametrize(
    "line", ["“A bridge is a promise” — Ilka Torv", "Ice is patient. - Ilka Torv, mayor"]
)
def test_a_quotation_that_is_signed_is_no_crosshead(line):
    assert roles(*BODY[:2], line, *BODY[2:])[2] == "body"


@pytest.mark.parametrize("line", ["RT @torv: Stay home tonight #salen", "Ilka Torv (@torv): “Stay home 🙏”"])
def test_a_post_is_no_crosshead(line):
    assert roles(*BODY[:2], line, *BODY[2:])[2] == "body"


def test_known_headings_are_crossheads_whatever_they_look_like():
    text = "\n\n".join([BODY[0], "It goes on.", *BODY[1:]])
    start = text.index("It goes on.")
    found = lay_out(text, headings=[Span(start, start + 11)])
    assert found.blocks[1].role is BlockRole.CROSSHEAD


def test_the_byline_is_found():
    text = "Truce in Salen holds today\n\nBy Tam Vell\n\n" + "\n\n".join(BODY)
    assert lay_out(text).byline.text_of(text) == "Tam Vell"


def test_the_dateline_is_found_below_the_head():
    text = "Truce in Salen holds today\n\n" + "\n\n".join(BODY)
    assert lay_out(text).dateline.place.text_of(text) == "PORT SALEN"


def test_wrapped_lines_are_one_paragraph():
    text = (
        "Truce in Port Salen holds\n"
        "PORT SALEN (Corvane) — The truce in Port Salen held for a third\n"
        "day on Tuesday, the Verian ministry said, and aid reached the old\n"
        "harbour in the evening.\n"
        "   The council asked for more of it before the end of the week,\n"
        "and for doctors.\n"
    )
    found = [block.span.text_of(text) for block in lay_out(text).blocks]
    assert [words.split()[0] for words in found] == ["Truce", "PORT", "The"]


def test_lines_without_blank_ones_between_are_paragraphs_where_they_are_not_wrapped():
    text = "Truce holds in Salen today\n" + "\n".join(paragraph * 3 for paragraph in BODY)
    assert len(lay_out(text).blocks) == 5


@given(texts)
def test_blocks_are_in_order_and_hold_every_character_that_is_seen(text):
    blocks = lay_out(text).blocks
    assert all(left.span.end <= right.span.start for left, right in itertools.pairwise(blocks))
    held = {offset for block in blocks for offset in range(block.span.start, block.span.end)}
    copy = normalise(text)
    seen = {copy.to_given(Span(at, at + 1)).start for at, char in enumerate(copy.text) if not char.isspace()}
    assert seen <= held
    assert all(block.span.text_of(text).strip() == block.span.text_of(text) != "" for block in blocks)


@pytest.mark.shared
def test_titles_are_found_in_the_corpus(shared):
    """Of 84 articles whose first line is the stated title, at least 83 get a headline."""
    lines = (shared / "data" / "polnear" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [json.loads(line) for line in lines]
    found = [lay_out(article["text"], title=article["title"]) for article in articles]
    assert sum(any(b.role is BlockRole.HEADLINE for b in layout.blocks) for layout in found) >= 83


@pytest.mark.shared
def test_the_seed_report(shared):
    (path,) = (shared / "seed").glob("*.txt")
    found = lay_out(path.read_text(encoding="utf-8"))
    names = [block.role.value for block in found.blocks]
    assert names[:4] == ["furniture", "headline", "subhead", "body"]
    assert (names.count("crosshead"), names.count("furniture")) == (3, 1)
