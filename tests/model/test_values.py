import dataclasses
import inspect
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord.model
from onrecord.errors import MalformedValue
from onrecord.model import Attribution, Document, Finding, Report, Span, Statement, Value
from onrecord.model.values import field_types, required_fields
from tests.factories import make_attribution, make_document, make_finding, make_report, make_statement
from tests.strategies import VALUES, values_of

PUBLISHED = tuple(
    item
    for item in vars(onrecord.model).values()
    if inspect.isclass(item) and issubclass(item, Value) and item is not Value
)


@given(st.data())
@pytest.mark.parametrize("cls", PUBLISHED, ids=lambda cls: cls.__name__)
def test_a_value_survives_its_json(cls, data):
    value = data.draw(values_of(cls))
    assert cls.from_dict(json.loads(json.dumps(value.to_dict()))) == value


@pytest.mark.parametrize("cls", PUBLISHED, ids=lambda cls: cls.__name__)
def test_a_value_is_frozen_and_has_no_room_for_more(cls):
    assert cls.__dataclass_params__.frozen
    assert "__dict__" not in dir(cls)


@pytest.mark.parametrize("cls", PUBLISHED, ids=lambda cls: cls.__name__)
def test_a_value_can_be_hashed(cls):
    """Only tuples, never lists: values are keys of sets and caches."""
    assert "list" not in " ".join(str(hint) for hint in field_types(cls).values())


def test_the_strategies_cover_every_value():
    covered = set(VALUES)
    for cls in VALUES:
        for hint in field_types(cls).values():
            covered |= {other for other in PUBLISHED if other.__name__ in str(hint)}
    assert covered == set(PUBLISHED)


def test_every_field_is_in_the_json_even_where_nothing_is_known():
    data = make_statement(speaker=None, addressee=None).to_dict()
    assert list(data) == [field.name for field in dataclasses.fields(Statement)]
    assert data["addressee"] is None


def test_the_json_of_an_attribution_is_plain():
    assert make_attribution().to_dict() == {
        "source": [[86, 130]],
        "cue": [[131, 135]],
        "content": [[147, 200]],
        "quotation": "mixed",
        "confidence": 0.9,
    }


def test_fields_with_a_default_may_be_absent():
    """A record that an older version wrote still reads after a field was added."""
    data = make_document().to_dict()
    del data["byline"]
    assert Document.from_dict(data) == make_document()


def test_required_fields_are_those_without_a_default():
    assert required_fields(Document) == ("name", "text", "provenance")


def test_a_whole_number_will_do_for_a_confidence():
    rebuilt = Attribution.from_dict(make_attribution().to_dict() | {"confidence": 1})
    assert type(rebuilt.confidence) is float


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"mood": "glad"}, "unknown field 'mood'"),
        ({"quotation": "whispered"}, "field 'quotation': 'whispered' is not a valid Quotation"),
        ({"confidence": "high"}, "field 'confidence': expected float, got str"),
        ({"confidence": True}, "field 'confidence': expected float, got bool"),
        ({"confidence": None}, "field 'confidence': expected float, got NoneType"),
        ({"confidence": 10**400}, "field 'confidence': int too large to convert to float"),
        ({"confidence": float("nan")}, "field 'confidence': nan is not a number that JSON has"),
        ({"source": None}, "field 'source': expected a list, got NoneType"),
        ({"source": "86-130"}, "field 'source': expected a list, got str"),
        ({"source": [[5, 3]]}, "field 'source': not a span"),
        ({"source": [[-1, 3]]}, "field 'source': not a span"),
        ({"source": [[1, 2, 3]]}, "field 'source': a span is"),
        ({"source": [[1, 2.0]]}, "field 'source': a span is"),
        ({"source": [[True, 2]]}, "field 'source': a span is"),
        ({"source": [12]}, "field 'source': a span is"),
        ({"source": [{"start": 1, "end": 2}]}, "field 'source': a span is"),
    ],
)
def test_malformed_data_is_refused_by_name(change, complaint):
    with pytest.raises(MalformedValue, match=r"^Attribution: ") as caught:
        Attribution.from_dict(make_attribution().to_dict() | change)
    assert complaint in str(caught.value)
    assert caught.value.value == "Attribution"


def test_a_missing_field_is_named():
    data = make_attribution().to_dict()
    del data["cue"]
    with pytest.raises(MalformedValue, match="Attribution: field 'cue' is missing"):
        Attribution.from_dict(data)


@pytest.mark.parametrize("data", [None, [], "text", 3])
def test_what_is_no_object_is_refused(data):
    with pytest.raises(MalformedValue, match="expected an object"):
        Attribution.from_dict(data)


def test_an_error_deep_inside_names_the_innermost_value():
    data = make_report().to_dict()
    data["document"]["provenance"]["location"] = 7
    with pytest.raises(MalformedValue, match="Provenance: field 'location': expected str, got int"):
        Report.from_dict(data)


def test_what_the_class_itself_refuses_is_malformed_too():
    data = make_finding().to_dict() | {"state": "forgotten"}
    with pytest.raises(MalformedValue, match="Finding: 'forgotten' is not a state of a measure"):
        Finding.from_dict(data)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner)))
def test_no_data_raises_anything_else(junk):
    for name in field_types(Statement):
        data = make_statement().to_dict() | {name: junk}
        try:
            rebuilt = Statement.from_dict(data)
        except MalformedValue:
            continue
        assert getattr(rebuilt, name) == _expected(name, junk)


def _expected(name, junk):
    if isinstance(junk, list):
        return tuple(Span(*item) if name in {"source", "cue", "content"} else item for item in junk)
    return junk
