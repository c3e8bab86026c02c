"""Quotation marks of every style pair up, and a stray one costs its paragraph at most."""

import pytest
from hypothesis import given

from onrecord.model import Block, BlockRole, Quotation, Span
from onrecord.text import find_quotations, lay_out, parts_of_quotations, quotation_type
from tests.steps import count_steps
from tests.text.generated import body, texts


def inners(*paragraphs: str) -> list[str]:
    """Return what stands in the marks of a text of body paragraphs."""
    text = "\n\n".join(paragraphs)
    return [quoted.inner.text_of(text) for quoted in find_quotations(text, body(text))]


@pytest.mark.parametrize(
    "quoted",
    [
        '"it holds"',
        "“it holds”",
        "‘it holds’",
        "'it holds'",
        "«it holds»",
        "« it holds »",
        "»it holds«",
        "„it holds“",
        "„it holds”",
        "”it holds”",
        "‚it holds‘",
        "‹it holds›",
        "「it holds」",
        "『it holds』",
        "``it holds''",
        "`it holds'",
        "''it holds''",
        '``it holds"',
        '“it holds"',
        "＂it holds＂",
        "\x93it holds\x94",
        "〝it holds〟",
    ],
)
@pytest.mark.parametrize("frame", ["She said {}.", "{}, she said.", "({})", "She said — {} — twice.", "{}"])
def test_every_usual_style_is_known(quoted, frame):
    assert [inner.strip() for inner in inners(frame.format(quoted))] == ["it holds"]


@pytest.mark.parametrize(
    "text",
    [
        "The leaders' plan and the boys’ room aren't Renk’s.",
        "It is like the '90s, or the ’80s, or the summer of '68.",
        "Rock 'n' roll, and get 'em out.",
        "He is 6'2\" tall and 5' wide, with a 12\" ruler.",
        "’Tis the ministers’ choice.",
        "O'Darra and D’Ostrel don't agree.",
    ],
)
def test_apostrophes_and_measures_are_no_quotations(text):
    assert inners(text) == []


def test_a_plural_in_the_possessive_does_not_close_a_british_quotation():
    text = "‘The ministers’ table was empty,’ Renk said, ‘and they’ know it."
    assert inners(text) == ["The ministers’ table was empty,", "and they"]


def test_a_scare_quoted_plural_is_closed_by_its_mark():
    assert inners("The ‘experts’ met in Salen.") == ["experts"]


def test_inches_inside_a_quotation_do_not_close_it():
    assert inners('"It was a 10" pipe," Renk said. "No more."') == ['It was a 10" pipe,', "No more."]


def test_a_mark_that_starts_a_paragraph_opens_whatever_it_looks_like():
    assert inners("” … it held for a day,” Renk said.") == [" … it held for a day,"]


def test_nested_quotations_follow_the_one_they_stand_in():
    text = "“She said ‘yes, “really”’ to me,” Vell said."
    found = find_quotations(text, body(text))
    assert [(quoted.inner.text_of(text), quoted.depth) for quoted in found] == [
        ("She said ‘yes, “really”’ to me,", 0),
        ("yes, “really”", 1),
        ("really", 2),
    ]


def test_doubles_nested_in_singles():
    assert inners("‘He told us “no”,’ she said.") == ["He told us “no”,", "no"]


@pytest.mark.parametrize("mark", ['"', "“", "”", "‘", "«", "„", "``"])
def test_a_stray_mark_costs_its_paragraph_at_most(mark):
    before, after = "“One,” she said.", "He said “two” and “three”."
    assert inners(before, f"A stray {mark}mark stands here.", after) == ["One,", "two", "three"]


def test_a_stray_opener_does_not_swallow_the_quotation_behind_it():
    assert inners('He said "yes and left. She said "no" too.') == ["no"]


def test_a_forgotten_closer_does_not_join_the_next_paragraph_if_that_opens_none():
    assert inners('"We agree, he said.', "Then they left.") == []


def test_a_quotation_runs_over_paragraphs_that_open_it_anew():
    text = '"One.\n\n"Two.\n\n"Three," Renk said.\n\n"Four."'
    found = find_quotations(text, body(text))
    assert [(q.inner.text_of(text), q.closed, q.continues) for q in found] == [
        ("One.", False, False),
        ("Two.", False, True),
        ("Three,", True, True),
        ("Four.", True, False),
    ]
    assert [len(parts) for parts in parts_of_quotations(found)] == [3, 1]


def test_a_quotation_runs_on_in_single_marks_and_from_the_middle_of_a_paragraph():
    assert inners("Renk said: ‘It holds.", "‘It will hold,’ she said.") == ["It holds.", "It will hold,"]


def test_a_crosshead_may_stand_between_the_parts_of_a_quotation():
    text = "“One.\n\nNo end in sight\n\n“Two,” she said."
    roles = [BlockRole.BODY, BlockRole.CROSSHEAD, BlockRole.BODY]
    blocks = [Block(role, block.span) for role, block in zip(roles, body(text), strict=True)]
    assert [q.continues for q in find_quotations(text, blocks)] == [False, True]


def test_marks_in_furniture_are_left_out():
    text = '"Share"'
    assert find_quotations(text, [Block(BlockRole.FURNITURE, Span(0, 7))]) == []


@pytest.mark.parametrize("text", ["", '"', '""', '"" ""', "‘’ “”", '" " "'])
def test_marks_without_words_are_no_quotation(text):
    assert inners(text) == []


def test_a_paragraph_of_marks_alone_costs_itself():
    assert inners('"a" ' * 20_000, "“Yes,” Renk said.") == ["Yes,"]


@given(texts)
def test_spans_lie_inside_the_text_and_in_order(text):
    found = find_quotations(text, lay_out(text).blocks)
    assert [q.span.start for q in found] == sorted(q.span.start for q in found)
    for quoted in found:
        assert quoted.span.contains(quoted.inner)
        assert quoted.span.end <= len(text)
        assert quoted.inner.text_of(text).strip()


@given(texts)
def test_quotations_nest_and_never_cross(text):
    found = find_quotations(text, body(text))
    for left in found:
        for right in found:
            if left.span.overlaps(right.span):
                assert left.span.contains(right.span) or right.span.contains(left.span)


@pytest.mark.parametrize(
    "unit", ['"', "“", "”", "‘", "' ", " 'a", "’em ", "“‘", "s’ ", '"a" ', "6'2\"", "``"]
)
def test_work_grows_with_the_length_alone(unit):
    """Ten times the marks are about ten times the work; a hundred times would be quadratic."""

    def steps(chars: int) -> int:
        text = unit * (chars // len(unit))
        return count_steps(lambda: find_quotations(text, [Block(BlockRole.BODY, Span(0, len(text)))]))

    assert steps(20_000) < 20 * steps(2_000)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[“It holds,”] Renk said.", Quotation.DIRECT),
        ("[“It holds]” and [“it will,”] Renk said.", Quotation.DIRECT),
        ("Renk said [it holds].", Quotation.INDIRECT),
        ("Renk said [it “will hold” for long].", Quotation.MIXED),
        ("Renk said [that the long pause which they call “Quiet” would end in a week].", Quotation.MIXED),
        ("Renk said [“… – ”] and left.", Quotation.INDIRECT),
        ("Renk [] left.", Quotation.INDIRECT),
    ],
)
def test_quotation_type(text, expected):
    bare = text.replace("[", "").replace("]", "")
    content = []
    at = 0
    for part in text.split("[")[1:]:
        start = bare.index(part.split("]")[0], at)
        content.append(Span(start, start + len(part.split("]")[0])))
        at = start + 1
    assert quotation_type(bare, content, find_quotations(bare, body(bare))) is expected


def test_quotation_type_sees_the_outermost_of_nested_quotations():
    text = "“She said ‘one’ and ‘two’ and then went on for long,” Vell said."
    tail = Span(text.index("went on"), text.index(",”"))
    assert quotation_type(text, [tail], find_quotations(text, body(text))) is Quotation.DIRECT
