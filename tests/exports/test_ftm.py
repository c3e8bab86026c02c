import io
import json
from dataclasses import replace

import jsonschema
import pytest

from onrecord.exports import ftm
from onrecord.exports.ftm import proxies_of, write_ftm
from onrecord.model import AuthorityEntity, Candidate, EntityType, Holding, Link, Naming
from onrecord.model.authority import SpeaksFor
from onrecord.readers.base import Limits
from onrecord.readers.ftm import read_ftm
from onrecord.store.base_who import Whom
from tests.exports.entries import hostile_entry, plain_entry, written

PROPERTIES = {
    "Article": "name title fileName author publisher publishedAt sourceUrl language",
    "Person": "name alias position",
    "Organization": "name alias description",
    "LegalEntity": "name alias description",
    "Position": "name",
    "Occupancy": "holder post status startDate endDate",
    "Representation": "agent client role startDate endDate",
    "Documentation": "document entity role status date summary recordId publisher sourceUrl",
}
"""What the schemata of FollowTheMoney 4 have, of what is used."""

REQUIRED = {
    "Article": ["fileName"],
    "Documentation": ["document", "entity"],
    "Occupancy": ["holder", "post"],
    "Representation": ["agent", "client"],
}


def proxy(schema):
    values = {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1}
    return {
        "type": "object",
        "properties": {
            "id": {"type": "string", "minLength": 1},
            "schema": {"const": schema},
            "properties": {
                "type": "object",
                "properties": dict.fromkeys(PROPERTIES[schema].split(), values),
                "required": REQUIRED.get(schema, ["name"]),
                "additionalProperties": False,
            },
        },
        "required": ["id", "schema", "properties"],
        "additionalProperties": False,
    }


def lines(*entries):
    return [json.loads(line) for line in written(write_ftm, *entries).splitlines()]


def with_entity(entry, **changes):
    entity = replace(entry.speaker, **changes)
    return replace(entry, entities={entity.id: entity})


def test_a_statement_comes_to_a_report_its_people_and_what_ties_them():
    article, person, tie = lines(plain_entry())
    assert [one["schema"] for one in (article, person, tie)] == ["Article", "Person", "Documentation"]
    assert person["properties"]["name"] == ["Oda Renk"]
    assert person["properties"]["position"] == ["Verian Foreign Ministry spokeswoman"]
    assert tie["properties"]["role"] == ["speaker", "holder"]
    assert tie["properties"]["entity"] == [person["id"]]
    assert tie["properties"]["document"] == [article["id"]]
    assert tie["properties"]["recordId"] == [plain_entry().statement.id]


def test_every_line_follows_its_schema():
    for one in lines(plain_entry(), hostile_entry(), plain_entry(said_on="2031-03~", kind=None)):
        jsonschema.validate(one, proxy(one["schema"]))


def test_what_was_written_is_not_written_again():
    assert len(lines(plain_entry(), plain_entry(), plain_entry(id="sm-2"))) == 4


def test_no_more_is_remembered_than_is_said(monkeypatch):
    monkeypatch.setattr(ftm, "REMEMBERED", 20)
    many = (plain_entry(id=f"sm-{number}") for number in range(25))
    kept = [json.loads(line)["schema"] for line in written(write_ftm, *many, plain_entry()).splitlines()]
    assert kept.count("Article") == 2


@pytest.mark.parametrize(
    ("kind", "schema"),
    [
        (EntityType.PERSON, "Person"),
        (EntityType.ORGANISATION, "Organization"),
        (EntityType.GROUP, "LegalEntity"),
        (EntityType.UNKNOWN, "LegalEntity"),
    ],
)
def test_the_schema_follows_the_type(kind, schema):
    assert [one["schema"] for one in lines(with_entity(plain_entry(), type=kind))][1] == schema


@pytest.mark.parametrize(
    "changes", [{"naming": Naming.UNNAMED}, {"type": EntityType.DOCUMENT}, {"name": "\x00"}]
)
def test_whoever_is_not_named_is_nobody(changes):
    assert list(proxies_of(with_entity(plain_entry(holder=None), **changes))) == []


def test_whoever_is_in_the_authority_file_has_the_id_of_that():
    entry = with_entity(plain_entry(), link=Link(Candidate("oda-renk", "Oda Renk", 0.9)))
    assert [one["id"] for one in lines(entry)][1] == "oda-renk"


LISTED = AuthorityEntity(
    "Q1",
    "Oda Renk",
    EntityType.PERSON,
    offices=(
        Holding("spokeswoman", "Verian Foreign Ministry", "2029-05/.."),
        Holding("envoy", None, "2020/2021-03"),
    ),
    speaks_for=(SpeaksFor("Verian Foreign Ministry", "2029/"), SpeaksFor("Nobody Known")),
)
MINISTRY = AuthorityEntity("Q2", "Verian Foreign Ministry", EntityType.ORGANISATION)


def listed_entry():
    entry = plain_entry()
    whom = Whom("re-1", LISTED, {"Verian Foreign Ministry": MINISTRY})
    return replace(entry, whom={entry.speaker.id: whom})


def test_offices_and_whom_somebody_speaks_for_come_from_the_authority_file():
    found = lines(listed_entry())
    by_schema = {}
    for one in found:
        jsonschema.validate(one, proxy(one["schema"]))
        by_schema.setdefault(one["schema"], []).append(one)
    assert [one["id"] for one in by_schema["Person"]] == ["Q1"]
    names = {one["id"]: one["properties"]["name"][0] for one in found if "name" in one["properties"]}
    offices = [one["properties"] for one in by_schema["Occupancy"]]
    assert [
        (names[one["post"][0]], one["status"][0], one["startDate"][0], one.get("endDate")) for one in offices
    ] == [
        ("spokeswoman, Verian Foreign Ministry", "current", "2029-05", None),
        ("envoy", "ended", "2020", ["2021-03"]),
    ]
    spoken = [one["properties"] for one in by_schema["Representation"]]
    assert [(one["agent"], names[one["client"][0]]) for one in spoken] == [
        (["Q1"], "Verian Foreign Ministry"),
        (["Q1"], "Nobody Known"),
    ]
    assert spoken[0]["client"] == ["Q2"]


def test_our_own_reader_reads_offices_and_clients_back():
    data = written(write_ftm, listed_entry())
    read = {
        one.id: one
        for one in read_ftm(lambda: io.BytesIO(data), "x.ftm.jsonl", limits=Limits())
        if hasattr(one, "name")
    }
    assert [office.held for office in read["Q1"].offices] == ["2029-05/..", "2020/2021-03"]
    spoken = read["Q1"].speaks_for[0]
    assert (spoken.target, spoken.held) == ("Q2", "2029/")


def test_whoever_is_in_no_file_has_the_id_of_the_whole_record():
    entry = plain_entry()
    entry = replace(entry, whom={entry.speaker.id: Whom("re-7", None)})
    assert [one["id"] for one in lines(entry)][1] == "re-7"


def test_our_own_reader_reads_the_people_back():
    data = written(write_ftm, plain_entry(), hostile_entry())
    read = [
        one
        for one in read_ftm(lambda: io.BytesIO(data), "x.ftm.jsonl", limits=Limits())
        if hasattr(one, "name")
    ]
    assert {one.name for one in read} == {"Oda Renk"}
