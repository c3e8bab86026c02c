import json
from dataclasses import replace

import jsonschema
import pytest

from onrecord.exports.schema_org import quotation, write_quotations
from onrecord.model import EntityType, Quotation
from tests.exports.entries import hostile_entry, plain_entry, written

TEXT = {"type": "string", "minLength": 1}
DAY = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
URN = {"type": "string", "pattern": "^urn:onrecord:"}


def thing(types, **properties):
    return {
        "type": "object",
        "properties": {"@type": {"enum": types}, "@id": URN, **properties},
        "required": ["@type"],
        "additionalProperties": False,
    }


PLACE = thing(["Place"], name=TEXT)
SPEAKER = thing(
    ["Person", "Organization", "Thing", "CreativeWork"],
    name=TEXT,
    description=TEXT,
    jobTitle=TEXT,
    identifier=TEXT,
)
ARTICLE = thing(
    ["NewsArticle"],
    headline=TEXT,
    url={"type": "string", "pattern": "^https?://"},
    author=thing(["Person"], name=TEXT),
    publisher=thing(["Organization"], name=TEXT),
    datePublished=DAY,
    inLanguage=TEXT,
)
QUOTATION = thing(
    ["Quotation"],
    identifier=TEXT,
    text={"type": "string"},
    spokenByCharacter=SPEAKER,
    creator=SPEAKER,
    isBasedOn=SPEAKER,
    dateCreated=DAY,
    datePublished=DAY,
    locationCreated=PLACE,
    contentLocation={"type": "array", "items": PLACE},
    inLanguage=TEXT,
    keywords={"type": "array", "items": TEXT},
    isPartOf=ARTICLE,
)
GRAPH = {
    "type": "object",
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@graph": {"type": "array", "items": QUOTATION},
    },
    "required": ["@context", "@graph"],
    "additionalProperties": False,
}
"""Properties of Quotation, NewsArticle, Person, Organization and Place, as schema.org has them."""


@pytest.mark.parametrize("count", [0, 1, 3])
def test_what_is_written_is_a_graph_of_quotations(count):
    several = [plain_entry(), hostile_entry(), plain_entry(speaker=None, kind=None, role=None)][:count]
    found = json.loads(written(write_quotations, *several))
    jsonschema.Draft202012Validator(GRAPH).validate(found)
    assert len(found["@graph"]) == count


def test_a_quotation_has_its_words_its_speaker_and_its_report():
    found = quotation(plain_entry())
    assert found["text"] == 'that the truce in Port Salen "will hold until Friday"'
    assert found["spokenByCharacter"]["name"] == "Oda Renk"
    assert found["spokenByCharacter"]["jobTitle"] == "Verian Foreign Ministry spokeswoman"
    assert found["isPartOf"]["headline"] == "Truce to hold"
    assert found["isPartOf"]["url"] == "https://corvane.example/truce?id=1"
    assert found["dateCreated"] == found["datePublished"] == "2031-03-04"


@pytest.mark.parametrize("form", Quotation)
def test_only_of_direct_words_the_speaker_is_the_creator(form):
    assert ("creator" in quotation(plain_entry(quotation=form))) == (form is Quotation.DIRECT)


def test_who_is_not_named_has_no_name():
    speaker = quotation(plain_entry(speaker=None, speaker_id=None))["spokenByCharacter"]
    assert "name" not in speaker
    assert speaker["description"] == "Verian Foreign Ministry spokeswoman Oda Renk"


def test_a_document_is_what_the_quotation_is_based_on():
    found = quotation(plain_entry(speaker_type=EntityType.DOCUMENT, quotation=Quotation.DIRECT))
    assert found["isBasedOn"]["@type"] == "CreativeWork"
    assert not {"spokenByCharacter", "creator"} & set(found)


@pytest.mark.parametrize("vague", ["2031-03", "2031-03-04~", "2031-03-04/..", "XXXX-03-04", "soon", None])
def test_a_date_that_is_not_a_day_is_left_out(vague):
    entry = plain_entry(said_on=vague)
    entry = replace(entry, document=replace(entry.document, published=vague))
    assert not {"dateCreated", "datePublished"} & set(quotation(entry))


def test_nothing_ends_the_script_element_of_a_page():
    assert b"<" not in written(write_quotations, hostile_entry())
