import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError, MalformedDocument, TooLarge, UnsupportedEncoding
from onrecord.model import (
    Alias,
    AuthorityEntity,
    EntityType,
    Holding,
    Issue,
    IssueKind,
    SpeaksFor,
    authority_id,
)
from onrecord.readers import authority_csv
from onrecord.readers.authority_csv import read_csv
from tests.strategies import texts

HEAD = "name,type,office,body,since,until,alias,weak_alias,speaks_for,id\n"


def read(text, head=HEAD):
    data = text if isinstance(text, bytes) else (head + text).encode()
    items = list(read_csv(io.BytesIO(data), "people.csv"))
    return (
        [item for item in items if isinstance(item, AuthorityEntity)],
        [item for item in items if isinstance(item, Issue)],
    )


def codes(issues):
    return [(issue.code, issue.document) for issue in issues]


def test_a_row_is_an_office():
    ((oray,), issues) = read("Mara Oray,person,president of Veria,,2026,,,,,\n")
    assert issues == []
    assert oray == AuthorityEntity(
        authority_id("Mara Oray"),
        "Mara Oray",
        EntityType.PERSON,
        offices=(Holding("president of Veria", None, "2026/.."),),
        source="people.csv",
        row=2,
    )


def test_rows_of_one_name_are_one_entity():
    ((tun,), issues) = read(
        "Adel Tun,,press secretary,Residence,2027,,A. Tun; Adel B. Tun,,Mara Oray,\n"
        "adel tun,,mayor,Varn,2018,2024-05,,Del,,\n"
    )
    assert issues == []
    assert tun.type is EntityType.PERSON
    assert tun.offices == (
        Holding("press secretary", "Residence", "2027/.."),
        Holding("mayor", "Varn", "2018/2024-05"),
    )
    assert set(tun.aliases) >= {Alias("A. Tun"), Alias("Adel B. Tun"), Alias("Del", weak=True)}
    assert tun.speaks_for == (SpeaksFor("Mara Oray", "2027/.."),)


def test_ids_tell_homonyms_apart():
    found, issues = read("Ann Sol,,mayor,Varn,,,,,,sol-1\nAnn Sol,,chair,Salen Bank,,,,,,sol-2\n")
    assert [(one.id, one.offices[0].title) for one in found] == [("sol-1", "mayor"), ("sol-2", "chair")]
    assert issues == []


def test_a_row_without_an_id_joins_the_one_that_has_its_name():
    found, _ = read("Ann Sol,,mayor,Varn,,,,,,sol-1\nAnn Sol,,,,,,Annie Sol,,,\n")
    assert [(one.id, one.aliases) for one in found] == [("sol-1", (Alias("Annie Sol"),))]


def test_a_row_that_could_be_of_two_is_told():
    found, issues = read("Ann Sol,,,,,,,,,sol-1\nAnn Sol,,,,,,,,,sol-2\nAnn Sol,,mayor,,,,,,,\n")
    assert len(found) == 2
    assert codes(issues) == [("which-one", "people.csv:4")]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (",,mayor,Varn,,,,,,\n", "no-name"),
        ("—,,mayor,Varn,,,,,,\n", "no-name"),
        ("Ann Sol,alien,,,,,,,,\n", "unknown-type"),
        ("Ann Sol,,mayor,Varn,sometime,,,,,\n", "bad-date"),
        ("Ann Sol,,mayor,Varn,03/04/2012,,,,,\n", "bad-date"),
        ("Ann Sol,,mayor,Varn,2016,2012,,,,\n", "bad-date"),
        ("Ann Sol,,,Varn,2016,,,,,\n", "no-office"),
        ("Ann Sol,,,,,,,,Ann Sol,\n", "speaks-for-itself"),
        (f"Ann Sol,,{'x' * 3000},,,,,,,\n", "cell-too-long"),
    ],
)
def test_a_bad_row_is_told_by_its_number_and_the_others_are_kept(row, code):
    found, issues = read("Mara Oray,,,,,,,,,\n" + row + "Adel Tun,,,,,,,,,\n")
    assert [one.name for one in found] == ["Mara Oray", "Adel Tun"]
    assert codes(issues) == [(code, "people.csv:3")]
    assert issues[0].kind is IssueKind.FAILED


def test_a_monstrous_cell_costs_its_row_alone():
    found, issues = read(f'Mara Oray,,,,,,,,,\n"{"x" * 200_000}",,,,,,,,,\nAdel Tun,,,,,,,,,\n')
    assert [one.name for one in found] == ["Mara Oray", "Adel Tun"]
    assert [issue.document for issue in issues] == ["people.csv:3"]


def test_row_numbers_are_those_of_a_spreadsheet():
    found, issues = read('"Mara\nOray",,,,,,,,,\n\n,,,,,,,,,\n,,mayor,,,,,,,\n')
    assert found[0].name == "Mara Oray"
    assert codes(issues) == [("no-name", "people.csv:5")]


@pytest.mark.parametrize(
    "text",
    [
        "name;office;since\nMara Oray;mayor;2026\n",
        "name\toffice\tsince\nMara Oray\tmayor\t2026\n",
        "sep=;\nName;Office;Since\nMara Oray;mayor;2026\n",
        "\ufeffName,Position,From\r\nMara Oray,mayor,2026\r\n",
        "Full name,Title,Start date\rMara Oray,mayor,2026",
    ],
)
def test_spreadsheets_write_tables_in_many_ways(text):
    found, issues = read(text, head="")
    assert issues == []
    assert found[0].offices == (Holding("mayor", None, "2026/.."),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_spreadsheets_are_read(encoding):
    found, _ = read("name,office\nJosé Müller,mayor\n".encode(encoding))
    assert found[0].name == "José Müller"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", MalformedDocument),
        (b"\n\n", MalformedDocument),
        (b"office,since\nmayor,2012\n", MalformedDocument),
        (b"PK\x03\x04rest", UnsupportedEncoding),
        (b"name\x00\n", UnsupportedEncoding),
    ],
)
def test_what_is_no_table_of_names_is_refused(data, error):
    with pytest.raises(error):
        read(data)


def test_a_missing_column_is_told_with_those_that_are_there():
    with pytest.raises(MalformedDocument, match="it has person, since"):
        read(b"person,since\nA,2012\n")


def test_a_file_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(authority_csv, "MOST_BYTES", 40)
    with pytest.raises(TooLarge):
        read("Mara Oray,,,,,,,,,\n" * 10)


def test_columns_that_are_not_read_are_told():
    found, issues = read("name,shoe size,name\nX,44,Mara Oray\n", head="")
    assert found[0].name == "Mara Oray"
    assert codes(issues) == [("ignored-columns", "people.csv"), ("double-column", "people.csv")]


def test_more_cells_than_columns_are_told_and_the_row_is_kept():
    found, issues = read("name,office\nMara Oray,mayor,2012\n", head="")
    assert len(found) == 1
    assert codes(issues) == [("too-many-cells", "people.csv:2")]


def test_types_that_differ_are_told():
    found, issues = read("Varn Bank,org,,,,,,,,\nVarn Bank,person,,,,,,,,\n")
    assert found[0].type is EntityType.ORGANISATION
    assert codes(issues) == [("several-types", "people.csv:2")]


@pytest.mark.parametrize(
    ("row", "type_"), [("Varn,,,,,,,,,\n", "unknown"), ("Varn,company,,,,,,,,\n", "organisation")]
)
def test_without_a_type_or_an_office_the_type_is_open(row, type_):
    assert read(row)[0][0].type.value == type_


cells = st.lists(
    st.sampled_from(["", "Mara Oray", "2012", "mayor", '"', "now", ";", "\n"]) | texts(max_size=5),
    max_size=11,
)


@given(st.lists(cells, max_size=5))
def test_any_table_gives_entities_and_issues(rows):
    text = "\n".join(",".join(row) for row in rows)
    try:
        found, _ = read(text.encode("utf-8", "replace").join([HEAD.encode(), b""]))
    except InputError:
        return
    assert len({one.id for one in found}) == len(found)


def test_a_quotation_mark_left_open_costs_its_row_alone():
    (oray, tun), issues = read(
        'Mara Oray,,mayor,,2019,,,,,\n"Ilo Lund,,mayor,,2020,,,,,\nAdel Tun,,mayor,,2021,,,,,\n'
    )
    assert (oray.name, tun.name, tun.row) == ("Mara Oray", "Adel Tun", 4)
    assert codes(issues) == [("bad-row", "people.csv:3")]
    assert "not closed" in issues[0].message


def test_a_cell_may_take_several_lines():
    ((oray,), issues) = read('Mara Oray,,"mayor\nof Varn",,2019,,,,,\n')
    assert (oray.offices[0].title, issues) == ("mayor of Varn", [])


def test_words_after_a_closed_quotation_are_kept():
    ((oray,), issues) = read('"Mara" Oray,,mayor,,2019,,,,,\n')
    assert (oray.name, issues) == ("Mara Oray", [])
