"""Each way of being wrong has its name; texts are invented, and parts are given by their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation import Annotated, Marked, count_document
from tests.factories import spans_of
from tests.strategies import disjoint_spans
from training.mistakes import Kind, bracketed, mistakes_of, show

TEXT = (
    "Oda Renk said the truce would hold until Friday. Mayor Torv warned that no bridge would open in May. "
    "The talks went on. Renk added that the ferry was late again."
)


def part(source, cue, content):
    return Marked(*(spans_of(words, TEXT) for words in (source, cue, content)))


TRUCE = part("Oda Renk", "said", "the truce would hold until Friday")
BRIDGE = part("Mayor Torv", "warned", "that no bridge would open in May")
FERRY = part("Renk", "added", "that the ferry was late again")
UNTOLD = part(None, None, "The talks went on")


def mistakes(gold, predicted):
    return mistakes_of(Annotated("a", TEXT, tuple(gold)), predicted)


def kinds(gold, predicted):
    return [(one.kind, one.counts) for one in mistakes(gold, predicted)]


def test_what_is_right_is_no_mistake():
    assert mistakes([TRUCE, BRIDGE, FERRY, UNTOLD], [TRUCE, BRIDGE, FERRY, UNTOLD]) == []


@pytest.mark.parametrize(
    ("predicted", "kind"),
    [
        ([], Kind.MISSED_CUE),
        ([part(None, "said", "The talks went on")], Kind.MISSED_CONTENT),
        ([part("Mayor Torv", "said", "the truce would hold until Friday")], Kind.WRONG_SOURCE),
        ([part(None, "said", "the truce would hold until Friday")], Kind.MISSING_SOURCE),
        (
            [part("Oda Renk", "said", "the truce"), part("Oda Renk", "would", "hold until")],
            Kind.SPLIT,
        ),
        ([part("Oda Renk", "said", "Friday")], Kind.STARTS_LATE),
        ([part("Oda Renk", "said", "the")], Kind.ENDS_EARLY),
        ([part("Oda Renk", "said", TEXT[TEXT.index("the truce") : TEXT.index(" was")])], Kind.ENDS_LATE),
    ],
)
def test_what_is_not_found_counts(predicted, kind):
    assert kinds([TRUCE], predicted) == [(kind, True)]


@pytest.mark.parametrize(
    ("predicted", "kind"),
    [
        (part("Oda Renk", "said", "would hold until Friday"), Kind.STARTS_LATE),
        (part("Oda Renk", "said", "said the truce would hold until Friday"), Kind.STARTS_EARLY),
        (part("Oda Renk", "said", "the truce would hold"), Kind.ENDS_EARLY),
        (part("Oda Renk", "said", "the truce would hold until Friday. Mayor"), Kind.ENDS_LATE),
        (part("Oda Renk", "said", "the truce…hold until Friday"), Kind.GAP),
        (part("Renk", "said", "the truce would hold until Friday"), Kind.SOURCE_EDGE),
        (part("Oda Renk", "Renk said", "the truce would hold until Friday"), Kind.CUE_EDGE),
    ],
)
def test_what_is_found_with_other_edges_costs_strict_f1_alone(predicted, kind):
    assert kinds([TRUCE], [predicted]) == [(kind, False)]


def test_a_source_where_gold_has_none_is_one_too_many():
    gold = part(None, "said", "the truce would hold until Friday")
    assert kinds([gold], [TRUCE]) == [(Kind.SOURCE_TOO_MANY, True)]


def test_two_in_one_are_merged_and_the_one_without_its_cue_is_swallowed():
    both = part("Oda Renk", "said", "the truce would hold until Friday…that no bridge would open in May")
    assert kinds([TRUCE, BRIDGE], [both]) == [(Kind.MERGED, False), (Kind.SWALLOWED, True)]


def test_a_source_is_wrong_only_where_the_content_is_its_own():
    """Words that a neighbour has taken are swallowed, whoever the neighbour says that they are from."""
    taken = part("Oda Renk", "said", "the truce would hold until Friday…that no bridge would open")
    assert kinds([TRUCE, BRIDGE], [taken])[1] == (Kind.SWALLOWED, True)
    linked = part("Oda Renk", "warned", "that no bridge would open")
    assert kinds([TRUCE, BRIDGE], [TRUCE, linked]) == [(Kind.WRONG_SOURCE, True)]


def test_the_rest_of_one_that_is_right_is_a_split():
    first = part("Oda Renk", "said", "the truce would hold")
    rest = part("Oda Renk", "said", "until Friday")
    (mistake,) = mistakes([TRUCE], [first, rest])
    assert (mistake.kind, mistake.counts) == (Kind.SPLIT, True)
    assert mistake.predicted == (first, rest)


def test_gold_without_a_cue_is_told_from_a_missed_cue():
    assert kinds([UNTOLD], []) == [(Kind.NO_CUE, True)]


def test_what_no_gold_has_to_do_with_is_spurious():
    (mistake,) = mistakes([TRUCE], [TRUCE, BRIDGE])
    assert (mistake.kind, mistake.gold, mistake.predicted) == (Kind.SPURIOUS, None, (BRIDGE,))


def test_a_wrong_source_is_one_mistake_and_not_two():
    """Gold and prediction belong together; the prediction is not spurious as well."""
    wrong = part("Mayor Torv", "added", "that the ferry was late again")
    assert kinds([BRIDGE, FERRY], [BRIDGE, wrong]) == [(Kind.WRONG_SOURCE, True)]


def test_a_content_without_words_is_no_attribution():
    assert mistakes([part("Oda Renk", "said", None)], [part("Mayor Torv", "warned", None)]) == []


@st.composite
def marks(draw):
    return Marked(*(draw(disjoint_spans(TEXT)) for _ in range(3)))


@given(gold=st.lists(marks(), max_size=4), predicted=st.lists(marks(), max_size=4))
def test_what_counts_is_what_attribution_f1_misses(gold, predicted):
    """Every gold attribution that is not matched is a mistake that counts, whatever else there is."""
    found = mistakes(gold, predicted)
    count = count_document(TEXT, gold, predicted).metrics["attribution"]
    missed = [one for one in found if one.gold and one.counts and one.kind is not Kind.SPLIT]
    split = [one for one in found if one.kind is Kind.SPLIT]
    assert len(missed) <= count.gold - count.gold_hits <= len(missed) + len(split)
    assert len([one for one in found if one.kind is Kind.SPURIOUS]) <= count.predicted - count.predicted_hits


@given(gold=st.lists(marks(), max_size=4))
def test_gold_against_itself_is_without_a_mistake_that_counts(gold):
    assert [one for one in mistakes(gold, gold) if one.counts] == []


def test_a_case_is_shown_with_its_parts_in_brackets():
    (mistake,) = mistakes([TRUCE], [part(None, "said", "the truce would hold until Friday")])
    assert list(show(mistake, TEXT, around=7)) == [
        "      gold  [source: Oda Renk] [cue: said] [content: the truce would hold until Friday]. Mayor",
        " predicted  Oda Renk [cue: said] [content: the truce would hold until Friday]. Mayor",
    ]


def test_parts_that_overlap_are_shown_once():
    assert bracketed("abcdef", Marked((), spans_of("bcd", "abcdef"), spans_of("cde", "abcdef")), 0, 6) == (
        "a[cue: bcd][content: e]f"
    )
