import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import STATES, FindingType, Span, finding_id
from tests.factories import make_document, make_finding


@pytest.mark.parametrize(("finding", "state"), [(kind, state) for kind in STATES for state in STATES[kind]])
def test_a_finding_is_in_a_state_of_its_type(finding, state):
    assert make_finding(finding=finding, state=state).state == state


@given(
    st.sampled_from(FindingType),
    st.sampled_from(sorted({state for group in STATES.values() for state in group})),
)
def test_a_state_of_another_type_is_refused(finding, state):
    if state not in STATES[finding]:
        with pytest.raises(ValueError, match="is not a state of a"):
            make_finding(finding=finding, state=state)


def test_every_type_has_states():
    assert set(STATES) == set(FindingType)


def test_the_object_of_a_finding_is_a_slice_of_the_text():
    doc = make_document()
    found = make_finding(doc)
    assert found.object.text == found.object.span.text_of(doc.text) == "the truce"


def test_the_id_tells_types_and_objects_apart():
    ids = {finding_id("dv-1", kind, Span(start, 9)) for kind in FindingType for start in range(3)}
    assert len(ids) == 3 * len(FindingType)
