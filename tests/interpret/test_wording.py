"""Objects are compared by what their words come to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.interpret.wording import root_of, wording_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("release 40 servicemen", "freeing the 40 soldiers"),
        ("the sluice would be repaired", "repair the sluice"),
        ("a recall of 4,000 kettles", "recalling 4000 kettles"),
        ("dispatch of trucks", "send a convoy"),
    ],
)
def test_words_of_one_thing_come_to_the_same(one, other):
    shared = wording_of(one).words & wording_of(other).words
    assert len(shared) >= 2


@pytest.mark.parametrize(
    ("words", "head", "kind"),
    [
        ("night curfew", "curfew", {"night"}),
        ("ban on flights over the port", "embargo", {"flights"}),
        ("truce between the army and the rebels", "truce", set()),
        ("truce in Port Salen", "truce", set()),
        ("humanitarian pause", "truce", {"humanitarian"}),
    ],
)
def test_the_head_and_what_kind_it_is_of(words, head, kind):
    wording = wording_of(words)
    assert (wording.head, wording.kind) == (root_of(head), {root_of(word) for word in kind})


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("its promise", True),
        ("the demand", True),
        ("their side of the bargain", True),
        ("promise of 40 beds", False),
        ("repair the sluice", False),
        ("", False),
    ],
)
def test_words_that_only_point_back_name_nothing(words, expected):
    assert wording_of(words).points_back is expected


def test_only_the_number_of_a_value_may_change():
    assert wording_of("its key rate at 4 percent").is_value
    assert not wording_of("recall of 900 toasters").is_value


@given(st.text(max_size=60))
def test_any_text_has_a_wording(text):
    wording = wording_of(text)
    assert wording.numbers <= wording.words
    assert wording == wording_of(text)
