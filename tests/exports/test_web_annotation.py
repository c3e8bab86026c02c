"""Annotations follow the Recommendation's model, and their keys its JSON-LD context."""

import json
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import given

from onrecord.exports.web_annotation import CONTEXT, annotation, write_web_annotations
from onrecord.model import Decision, Span
from tests.exports.entries import hostile_entry, judged, plain_entry, written
from tests.exports.test_rows import entries

IRI = {"type": "string", "pattern": r"^(https?://|urn:onrecord:)[^\s<>\"{}|\\^`]+$"}
TIME = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}
MOTIVATIONS = ("assessing", "describing", "identifying", "tagging")


def closed(required, **optional):
    return {
        "type": "object",
        "properties": required | optional,
        "required": list(required),
        "additionalProperties": False,
    }


BODY = closed(
    {
        "type": {"const": "TextualBody"},
        "purpose": {"enum": MOTIVATIONS},
        "value": {"type": "string", "minLength": 1},
        "format": {"const": "text/plain"},
    },
    creator=closed({"type": {"const": "Person"}, "name": {"type": "string"}}),
    created=TIME,
)
TARGET = closed(
    {
        "type": {"const": "SpecificResource"},
        "source": IRI,
        "state": closed({"type": {"const": "TimeState"}, "cached": IRI}),
        "selector": {
            "type": "array",
            "prefixItems": [
                closed(
                    {
                        "type": {"const": "TextQuoteSelector"},
                        "exact": {"type": "string"},
                        "prefix": {"type": "string"},
                        "suffix": {"type": "string"},
                    }
                ),
                closed(
                    {
                        "type": {"const": "TextPositionSelector"},
                        "start": {"type": "integer", "minimum": 0},
                        "end": {"type": "integer", "minimum": 0},
                    }
                ),
            ],
            "minItems": 2,
            "maxItems": 2,
        },
    }
)
ANNOTATION = closed(
    {
        "id": IRI,
        "type": {"const": "Annotation"},
        "motivation": {"enum": MOTIVATIONS},
        "generator": closed({"type": {"const": "Software"}, "name": {"type": "string"}}),
        "body": {"type": "array", "items": BODY},
        "target": {"type": "array", "items": {"anyOf": [TARGET, IRI]}, "minItems": 1},
    }
)
COLLECTION = closed(
    {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": IRI,
        "type": {"const": "AnnotationCollection"},
        "label": {"type": "string"},
        "total": {"type": "integer", "minimum": 0},
    },
    first=closed(
        {
            "id": IRI,
            "type": {"const": "AnnotationPage"},
            "startIndex": {"const": 0},
            "items": {"type": "array", "items": ANNOTATION, "minItems": 1},
        }
    ),
)
"""Sections 3 to 5 of the model, as far as it is used: every key that is allowed is a term of the context."""


def test_what_is_written_is_a_collection_of_annotations():
    for several in ((), (plain_entry(),), (plain_entry(), hostile_entry(), plain_entry())):
        found = json.loads(written(write_web_annotations, *several))
        jsonschema.Draft202012Validator(COLLECTION).validate(found)
        assert (found["total"], found["@context"]) == (len(several), CONTEXT)
        assert ("first" in found) == bool(several)


def test_the_id_of_a_collection_follows_from_what_is_in_it():
    one, same, other = (
        json.loads(written(write_web_annotations, *several))["id"]
        for several in ([plain_entry()], [plain_entry()], [hostile_entry()])
    )
    assert one == same != other


@given(entries())
def test_selectors_find_the_words_again(entry):
    text = entry.document.text
    found = annotation(entry)
    assert len(found["target"]) == max(1, len(entry.statement.content))
    for target, span in zip(found["target"], entry.statement.content, strict=False):
        quote, position = target["selector"]
        assert Span(position["start"], position["end"]) == span
        assert quote["exact"] == text[position["start"] : position["end"]]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text[position["start"] - len(quote["prefix"]) :].startswith(around)


def test_an_annotation_says_whose_words_they_are():
    bodies = {(body["purpose"], body["value"]) for body in annotation(plain_entry())["body"]}
    assert bodies == {
        ("identifying", "Oda Renk"),
        ("describing", "Verian Foreign Ministry spokeswoman"),
        ("tagging", "mixed quotation"),
        ("tagging", "assert"),
    }


def test_who_is_not_named_is_told_in_the_words_of_the_report():
    bodies = annotation(plain_entry(speaker=None, role=None, kind=None))["body"]
    assert [body["value"] for body in bodies] == [
        "Verian Foreign Ministry spokeswoman Oda Renk",
        "mixed quotation",
    ]


def test_a_judgement_is_an_assessment_with_who_and_when():
    entry = plain_entry()
    entry = replace(entry, judged=(judged(entry, Decision.CORRECT, field="kind", value="deny"),))
    body = annotation(entry)["body"][-1]
    assert (body["purpose"], body["value"]) == ("assessing", "correct: kind: deny")
    assert (body["creator"]["name"], body["created"]) == ("Ilan Dorr", "2031-03-05T12:00:00Z")
    found = json.loads(written(write_web_annotations, entry))
    jsonschema.Draft202012Validator(COLLECTION).validate(found)


@pytest.mark.parametrize("url", [None, "javascript:alert(1)", "file:///etc/passwd", "http://[", "corvane"])
def test_a_report_without_an_address_on_the_web_is_its_own_source(url):
    entry = plain_entry()
    entry = replace(entry, document=replace(entry.document, url=url))
    (target,) = annotation(entry)["target"]
    assert target["source"] == target["state"]["cached"] == f"urn:onrecord:{entry.document.id}"


def test_nothing_ends_the_script_element_of_a_page():
    assert b"<" not in written(write_web_annotations, hostile_entry())
