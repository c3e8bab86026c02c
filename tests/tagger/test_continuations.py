"""A quotation that goes on over paragraphs belongs to whoever began it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Attribution, Quotation, Span
from onrecord.tagger.continuations import carry_on
from onrecord.text.quotemarks import find_quotations
from tests.factories import make_blocks
from tests.steps import count_steps

TEXT = (
    "“The bridge is old,” Torv said. “It was built by our grandparents.\n\n"
    "“It has carried us through three floods.\n\n"
    "“It will be built anew.”\n\n"
    "“The ferry is full,” a man said.\n"
)


def span(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def attribution(*content, source="Torv", cue="said"):
    return Attribution((span(source),), (span(cue),), tuple(map(span, content)), Quotation.DIRECT, 0.9)


FIRST = attribution("“The bridge is old,”", "“It was built by our grandparents.")


def carried(*attributions):
    found = carry_on(TEXT, attributions, find_quotations(TEXT, make_blocks(TEXT)))
    return [[part.text_of(TEXT) for part in one.content] for one in found]


def test_the_parts_that_follow_are_the_same_speakers():
    assert carried(FIRST) == [
        [
            "“The bridge is old,”",
            "“It was built by our grandparents.",
            "“It has carried us through three floods.",
            "“It will be built anew.”",
        ]
    ]


def test_a_part_that_is_somebody_elses_ends_it():
    other = attribution("It has carried us through three floods", source="a man")
    assert carried(FIRST, other)[0] == ["“The bridge is old,”", "“It was built by our grandparents."]


def test_a_content_that_ends_elsewhere_is_left_as_it_is():
    assert carried(attribution("“The bridge is old,”")) == [["“The bridge is old,”"]]


def test_the_work_grows_no_faster_than_the_text():
    """Each attribution was once compared with all others: a fifth of the time of 100,000 words."""

    def steps(times):
        text = TEXT * times
        found = [
            replace(
                FIRST, source=moved(FIRST.source, n), cue=moved(FIRST.cue, n), content=moved(FIRST.content, n)
            )
            for n in range(times)
        ]
        quoted = find_quotations(text, make_blocks(text))
        return count_steps(lambda: carry_on(text, found, quoted))

    def moved(part, number):
        return tuple(span.shifted(number * len(TEXT)) for span in part)

    assert steps(80) < 4 * 1.15 * steps(20)


def test_a_closed_quotation_is_not_carried_on():
    assert carried(attribution("“The ferry is full,”", source="a man")) == [["“The ferry is full,”"]]


@given(cut=st.integers(0, len(TEXT)), end=st.integers(0, len(TEXT)))
def test_nothing_is_lost_and_no_two_parts_overlap(cut, end):
    content = Span(min(cut, end), max(cut, end) + 1)
    one = Attribution((), (), (content,), Quotation.DIRECT, 0.5)
    (found,) = carry_on(TEXT, [one], find_quotations(TEXT, make_blocks(TEXT)))
    assert found.content[0] == content
    assert all(a.end <= b.start for a, b in zip(found.content, found.content[1:], strict=False))
