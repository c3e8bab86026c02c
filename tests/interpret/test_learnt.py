"""Claims that rest on words which the network marks, where no wording tells of a finding."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.interpret import interpret
from onrecord.interpret.learnt import LEAST
from onrecord.model import STATES, Document, Finding, FindingType, FindingWords, Span
from tests.factories import TODAY
from tests.resolve.reports import read

REPORT = "[Ivo Renk] <let it be known> {the sheet mills will run at half speed in Varn until Friday}."
OTHER = "[Ada Lund] <said> {that they quarrelled over the tea urn of the Harbour Board}."
MILLS, URN = "the sheet mills will run at half speed", "the tea urn"


def marked(
    doc: Document,
    words: str,
    finding: FindingType,
    state: str,
    *,
    chance: float = 0.9,
    by: Sequence[str] = (),
    to: Sequence[str] = (),
) -> FindingWords:
    """Mark words of a document as a network would."""

    def at(part: str) -> Span:
        start = doc.text.index(part)
        return Span(start, start + len(part))

    return FindingWords(finding, state, at(words), chance, 1.0, by=tuple(map(at, by)), to=tuple(map(at, to)))


def found(text: str, *marks: tuple[object, ...], **sides: object) -> list[Finding]:
    """Return what a report amounts to if the network marks words in its first statement."""
    doc, resolution = read(text, published="2031-03-03")
    words = [marked(doc, *mark, **sides) for mark in marks]  # type: ignore[arg-type]
    stmt = resolution.statements[0]
    return list(interpret(doc, resolution.statements, now=TODAY, words={stmt.id: words}))


def test_marked_words_are_a_finding_where_no_wording_tells_of_one() -> None:
    assert found(REPORT) == []
    (one,) = found(REPORT, (MILLS, FindingType.MEASURE, "announced"))
    assert (one.finding, one.state, one.object.text) == (FindingType.MEASURE, "announced", MILLS)
    assert (one.until, one.places) == ("2031-03-07", ("Varn",))
    assert len(one.statements) == len(one.accounts) == 1


@pytest.mark.parametrize("sort", FindingType)
def test_each_type_of_finding_is_told(sort: FindingType) -> None:
    for state in set(STATES[sort]) - {"disputed"}:
        (one,) = found(OTHER, (URN, sort, state))
        assert (one.finding, one.state, one.object.text) == (sort, state, URN)


def test_unsure_words_tell_nothing() -> None:
    assert found(REPORT, (MILLS, FindingType.MEASURE, "announced"), chance=LEAST - 0.01) == []
    assert len(found(REPORT, (MILLS, FindingType.MEASURE, "announced"), chance=LEAST + 0.01)) == 1


def test_where_a_wording_tells_of_the_same_words_it_is_heard() -> None:
    text = "[Ivo Renk] <said> {the curfew was lifted}."
    (one,) = found(text, ("the curfew was", FindingType.MEASURE, "in_force"))
    assert (one.state, one.object.text) == ("ended", "curfew")


def test_what_only_leads_on_to_a_wordings_object_is_no_finding_of_its_own() -> None:
    text = "[Ada Lund] <said> {the county is in charge of the ferry}."
    (one,) = found(text, ("charge", FindingType.RESPONSIBILITY, "held"))
    assert one.object.text == "the ferry"


def test_what_a_wording_tells_as_another_type_is_not_told_again() -> None:
    text = "[Ada Lund] <said> {the mill promised to mend the dam}."
    (one,) = found(text, ("mend the dam", FindingType.MEASURE, "announced"))
    assert one.finding is FindingType.COMMITMENT


def test_what_was_asked_may_be_another_thing_as_well() -> None:
    text = "When asked if the mill would mend the dam, [Ada Lund] <declined to comment on> {the dam}."
    doc = "mill would mend the dam"
    both = found(text, (doc, FindingType.COMMITMENT, "made"))
    assert {one.finding for one in both} == {FindingType.QUESTION, FindingType.COMMITMENT}


def test_small_words_at_the_end_lead_on_and_are_left_off() -> None:
    (one,) = found(OTHER, ("the tea urn of the", FindingType.STANCE, "for"))
    assert one.object.text == URN


def test_one_word_that_goes_on_with_of_is_half_a_phrase() -> None:
    assert found(OTHER, ("urn", FindingType.STANCE, "for")) == []


def test_words_that_say_nothing_are_no_finding() -> None:
    assert found(OTHER, ("that they", FindingType.STANCE, "for")) == []


def test_a_surer_network_makes_a_surer_finding() -> None:
    unsure, sure = (
        found(OTHER, (URN, FindingType.STANCE, "against"), chance=chance)[0].confidence
        for chance in (0.7, 0.95)
    )
    assert unsure < sure < 1


def parties(*mark: object, **sides: object) -> list[tuple[str, str]]:
    """Return the parts and names of the one finding that marked words in OTHER are."""
    (one,) = found(OTHER, mark, **sides)
    return [(party.part, party.name) for party in one.parties]


def test_the_nearest_words_for_who_acts_name_the_first_party() -> None:
    sides = {"by": ["they quarrelled", "the Harbour Board"]}
    assert parties(URN, FindingType.MEASURE, "ended", **sides) == [("authority", "Harbour Board")]


def test_a_name_is_named_whole() -> None:
    sides = {"by": ["the Harbour"]}
    assert parties(URN, FindingType.MEASURE, "ended", **sides) == [("authority", "Harbour Board")]


def test_what_a_wording_tells_is_kept_though_the_network_marks_it_too() -> None:
    text = "[Ada Lund] <said> {the mill promised to mend the dam}."
    (one,) = found(text, ("mend the dam", FindingType.COMMITMENT, "made"))
    assert (one.finding, one.state) == (FindingType.COMMITMENT, "made")


def test_whom_it_concerns_plays_the_second_part() -> None:
    sides = {"to": ["the Harbour Board"]}
    assert ("requested", "Harbour Board") in parties(URN, FindingType.REQUEST, "made", **sides)


@pytest.mark.parametrize(
    ("sort", "state", "part"),
    [
        (FindingType.COMMITMENT, "made", "debtor"),
        (FindingType.RESERVATION, "stated", "bearer"),
        (FindingType.STANCE, "for", "bearer"),
    ],
)
def test_who_speaks_of_himself_needs_no_other_name(sort: FindingType, state: str, part: str) -> None:
    assert parties(URN, sort, state) == [(part, "Ada Lund")]


def test_who_only_tells_of_a_measure_is_no_authority() -> None:
    assert parties(URN, FindingType.MEASURE, "in_force") == []


def test_all_sides_of_a_contact_are_named() -> None:
    sides = {"by": ["Ada Lund", "the Harbour Board"]}
    assert parties(URN, FindingType.CONTACT, "held", **sides) == [
        ("party", "Ada Lund"),
        ("party", "Harbour Board"),
    ]


def test_claims_of_wordings_and_of_the_network_on_one_thing_are_one_finding() -> None:
    text = (
        "[Ivo Renk] <said> {the night curfew is the talk of the town}.\n"
        "[Ivo Renk] <added> {the night curfew was lifted}."
    )
    (one,) = found(text, ("the night curfew", FindingType.MEASURE, "extended"))
    assert (one.state, len(one.accounts)) == ("ended", 2)


@given(data=st.data())
def test_whatever_is_marked_every_field_is_a_slice(data: st.DataObject) -> None:
    doc, resolution = read(f"{REPORT}\n{OTHER}")
    words = {}
    for stmt in resolution.statements:
        spans = [
            sorted(data.draw(st.lists(st.integers(0, len(doc.text)), min_size=2, max_size=2, unique=True)))
            for _ in range(3)
        ]
        sort = data.draw(st.sampled_from(FindingType))
        state = data.draw(st.sampled_from(STATES[sort]))
        span, by, to = (Span(*one) for one in spans)
        words[stmt.id] = [FindingWords(sort, state, span, 0.9, 0.9, by=(by,), to=(to,))]
    for one in interpret(doc, resolution.statements, now=TODAY, words=words):
        parts = [part for part in (one.object, one.scope, one.condition) if part]
        assert all(part.text == part.span.text_of(doc.text) != "" for part in parts)
        assert all(party.span is None or party.span.end <= len(doc.text) for party in one.parties)
