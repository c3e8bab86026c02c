import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Alias, AuthorityEntity, EntityType, Holding, Issue, SpeaksFor
from onrecord.readers import Limits
from onrecord.readers.ftm import read_ftm


def entity(key, schema, caption=None, **properties):
    values = {name: value if isinstance(value, list) else [value] for name, value in properties.items()}
    return {"id": key, "schema": schema, "caption": caption, "properties": values}


def read(*lines, limits=None):
    data = b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    items = list(read_ftm(lambda: io.BytesIO(data), "os.json", limits=limits or Limits()))
    return (
        [item for item in items if isinstance(item, AuthorityEntity)],
        [item for item in items if isinstance(item, Issue)],
    )


ORAY = entity(
    "Q1", "Person", "Mara Oray", name=["Mara Oray", "Мара Орай"], alias="M. I. Oray", weakAlias="Mari"
)
POST = entity("P1", "Position", name="President of Veria", numberOfSeats="1")
TERM = entity("O1", "Occupancy", holder="Q1", post="P1", startDate="2026-05-07", status="current")


def test_a_person_has_names_and_offices_wherever_the_lines_stand():
    for lines in ((ORAY, POST, TERM), (TERM, POST, ORAY)):
        ((oray,), issues) = read(*lines)
        assert issues == []
        assert (oray.id, oray.name, oray.type, oray.source) == (
            "Q1",
            "Mara Oray",
            EntityType.PERSON,
            "os.json",
        )
        assert oray.aliases == (Alias("Мара Орай"), Alias("M. I. Oray"), Alias("Mari", weak=True))
        assert oray.offices == (Holding("President of Veria", None, "2026-05-07/..", shared=False),)


@pytest.mark.parametrize(
    ("dates", "held"),
    [
        ({"startDate": "2026", "endDate": "2030-02"}, "2026/2030-02"),
        ({"startDate": "2026", "status": "ended"}, "2026/"),
        ({"startDate": "2026", "status": "unknown"}, "2026/"),
        ({"startDate": "2026"}, "2026/"),
        ({"status": "current"}, "/.."),
        ({"endDate": "2030"}, "/2030"),
        ({}, None),
        ({"startDate": ["2026-05", "2026-05-07"]}, "2026-05/"),
        ({"startDate": ["2024", "2026"], "endDate": "2030"}, "/2030"),
        ({"startDate": "2026-05-07T10:00:00"}, "2026-05-07/"),
    ],
)
def test_dates_are_kept_as_far_as_they_are_known(dates, held):
    ((oray,), _) = read(ORAY, POST, entity("O1", "Occupancy", holder="Q1", post="P1", **dates))
    assert oray.offices[0].held == held


def test_an_office_of_several_seats_is_shared():
    post = entity("P1", "Position", name="Member of the Assembly", numberOfSeats="120", country="fr")
    ((oray,), _) = read(ORAY, post, TERM)
    assert oray.offices == (Holding("Member of the Assembly", "France", "2026-05-07/..", shared=True),)


def test_bodies_and_their_offices_are_read():
    bank = entity("B1", "Company", name="Varn Bank", alias="VB")
    role = entity("D1", "Directorship", director="Q1", organization="B1", role="chair", startDate="2020")
    found, _ = read(role, ORAY, bank)
    assert [one.type for one in found] == [EntityType.PERSON, EntityType.ORGANISATION]
    assert found[0].offices == (Holding("chair", "Varn Bank", "2020/"),)


def test_a_post_of_a_body_names_it():
    post = entity("P1", "Position", name="Spokesperson", organization="B1")
    found, _ = read(ORAY, post, TERM, entity("B1", "PublicBody", name="Residence"))
    assert found[0].offices[0].body == "Residence"


def test_a_representation_says_for_whom_somebody_speaks():
    found, _ = read(entity("R", "Representation", agent="Q1", client="Q2", startDate="2027"), ORAY)
    assert found[0].speaks_for == (SpeaksFor("Q2", "2027/"),)


def test_entities_inside_others_are_read():
    post = entity("P1", "Position", name="Mayor of Varn")
    term = {"id": "O1", "schema": "Occupancy", "properties": {"post": [post], "startDate": ["2020"]}}
    nested = entity("Q1", "Person", "Mara Oray", name="Mara Oray", positionOccupancies=[term])
    ((oray,), issues) = read(nested)
    assert issues == []
    assert oray.offices == (Holding("Mayor of Varn", None, "2020/"),)


def test_kinds_that_are_not_read_are_counted():
    found, issues = read(ORAY, entity("S", "Sanction"), entity("A", "Address"), entity("S2", "Sanction"))
    assert len(found) == 1
    assert [issue.code for issue in issues] == ["ignored-schemata"]
    assert "Sanction (2), Address (1)" in issues[0].message


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"{", "bad-line"),
        (b"[1]", "no-entity"),
        (b'{"id": "x"}', "no-entity"),
        (b'{"id": 3, "schema": "Person"}', "no-entity"),
        (b"\xff\xfe", "bad-line"),
        (b'{"id": "x", "schema": "Person", "properties": []}', "no-name"),
        (b'{"id": "x", "schema": "Person", "properties": {"name": [7, null]}}', "no-name"),
        (b'{"a":' * 100_000, "bad-line"),
        (json.dumps(entity("O", "Occupancy", holder="Q1", post="P1", startDate="soon")).encode(), "bad-date"),
        (
            json.dumps(
                entity("O", "Occupancy", holder="Q1", post="P1", startDate="2020", endDate="2010")
            ).encode(),
            "bad-date",
        ),
        (json.dumps(ORAY).encode(), "duplicate-id"),
    ],
)
def test_a_bad_line_is_told_by_its_number_and_the_others_are_kept(line, code):
    found, issues = read(ORAY, line, entity("Q2", "Person", name="Adel Tun"))
    assert [one.name for one in found] == ["Mara Oray", "Adel Tun"]
    assert [(issue.code, issue.document) for issue in issues] == [(code, "os.json:2")]


def test_a_line_that_is_too_long_is_passed_over_and_never_held():
    found, issues = read(
        ORAY,
        b'{"id": "' + b"x" * 5000 + b'"}',
        entity("Q2", "Person", name="Adel Tun"),
        limits=Limits(line_bytes=1000),
    )
    assert [one.name for one in found] == ["Mara Oray", "Adel Tun"]
    assert {(issue.code, issue.document) for issue in issues} == {("too-large", "os.json:2")}


def test_entities_that_hold_each_other_end():
    loop = entity("P1", "Position", name="Chair", organization="P1")
    found, _ = read(
        entity("Q1", "Person", name="Mara Oray"), loop, entity("O", "Occupancy", holder="Q1", post="P1")
    )
    assert found[0].offices == (Holding("Chair", "Chair", None),)


def test_very_deep_entities_end():
    deep = entity("Q0", "Person", name="Mara Oray")
    for number in range(1, 40):
        deep = entity(f"Q{number}", "Person", name=f"Mara {number} Oray", associates=[deep])
    found, _ = read(deep)
    assert 1 <= len(found) <= 10


def test_the_name_shown_is_one_in_latin_letters():
    found, _ = read({"id": "Q1", "schema": "Person", "properties": {"name": ["Мара Орай", "Mara Oray"]}})
    assert found[0].name == "Mara Oray"


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=4)
    | st.sampled_from(["Person", "Occupancy", "Position", "Q1"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "schema", "properties", "name", "holder", "post", "startDate"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.lists(json_values, max_size=4))
def test_any_json_gives_entities_and_issues(values):
    found, _ = read(*values)
    assert len({one.id for one in found}) == len(found)
