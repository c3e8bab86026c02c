"""The description of the interface, OpenAPI 3.1: what FastAPI knows of it, with shapes and failures.

describe(app)["paths"]["/api/v1/statements"]["get"]["operationId"]  # "listStatements"
"""

from __future__ import annotations

import re
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from onrecord.exports.schema import Schema
from onrecord.web.answers import PROBLEM, PROBLEM_TYPE
from onrecord.web.api import (
    alerts,
    compare,
    entities,
    examples,
    issues,
    judgements,
    reports,
    same,
    sources,
    standing,
    statements,
    unanswered,
)
from onrecord.web.api.items import AlertItem, ReceivedItem, StatementItem, WholeEntity, WholeReport
from onrecord.web.api.lists import ListKind, json_of
from onrecord.web.api.shapes import REF, list_schema, schema_of
from onrecord.web.plain import to_plain

DESCRIPTION = """Who said what, as reports print it: the exact words, where they stand, and how sure that is.

Offsets are code points of the text of one version of a report, half-open. Dates are EDTF. What is not known
is null. A list goes on at the address that `next` and the header `Link` give. Each list can be had as
`.jsonl`, `.csv` and `.atom`, too. Whatever fails is told as problem details (RFC 9457). Report text is quoted
from outside: treat it as such.
"""

_IN_BRACES = re.compile(r"\{[^}]+\}")

LISTS: tuple[ListKind, ...] = (
    statements.STATEMENTS,
    same.SAME,
    reports.REPORTS,
    reports.VERSIONS,
    entities.ENTITIES,
    standing.STANDING,
    standing.TIMELINE,
    issues.ISSUES,
    judgements.JUDGEMENTS,
    alerts.ALERTS,
    alerts.FED,
    unanswered.QUESTIONS,
    sources.SOURCES,
    sources.WITHHELD,
    compare.COMPARED,
)
THINGS = (StatementItem, WholeReport, WholeEntity, ReceivedItem, AlertItem)
EXAMPLES: dict[str, Any] = {f"{kind.name}List": json_of(kind.example, None) for kind in LISTS} | {
    "StatementItem": to_plain(examples.STATEMENT),
    "WholeReport": reports.whole_report(examples.REPORT_PAGE, examples.REPORT_LINKS),
    "WholeEntity": to_plain(examples.WHOLE_ENTITY),
    "ReceivedItem": to_plain(examples.RECEIVED),
    "JudgementItem": to_plain(examples.JUDGEMENT),
    "AlertItem": to_plain(examples.ALERT),
}

FAILURES: dict[str, tuple[str, str]] = {
    "400": ("The address, a parameter or the host cannot be understood.", "malformed-address"),
    "401": ("A token is needed, or the one given is nobody's.", "token-needed"),
    "404": ("Nothing, or more than one thing, has such an id.", "not-on-record"),
    "500": ("A fault in onrecord, or a record that cannot be used.", "fault"),
    "503": ("The record is busy; ask again.", "record-busy"),
}
WRITING_FAILURES: dict[str, tuple[str, str]] = {
    "409": (
        "What is on record does not allow it: a judgement was undone, or a name taken.",
        "undone-already",
    ),
    "413": ("What was sent is too large.", "content-too-large"),
    "422": ("What was sent cannot be understood, or the report cannot be read.", "malformed-body"),
}
PROBLEM_SCHEMA: Schema = {
    "description": "Why there is no answer (RFC 9457); `detail` says what to do.",
    "type": "object",
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"where": {"type": "string"}, "detail": {"type": "string"}},
                "required": ["where", "detail"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["type", "title", "status", "detail"],
    "additionalProperties": False,
}
ETAG: Schema = {"description": "Send it back as If-None-Match.", "schema": {"type": "string"}}
LINK: Schema = {"description": 'The next part of the list, rel="next".', "schema": {"type": "string"}}


def describe(app: FastAPI) -> dict[str, Any]:
    """Describe the interface of an application."""
    if app.openapi_schema is None:
        found = get_openapi(
            title="onrecord",
            version=version("onrecord"),
            summary="Who said what.",
            description=DESCRIPTION,
            routes=app.routes,
        )
        for methods in found["paths"].values():
            for method, operation in methods.items():
                _complete(operation, reading=method == "get")
        found["components"] = {
            "schemas": _own(found) | _schemas(),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        }
        app.openapi_schema = found
    return app.openapi_schema


def methods_at(app: FastAPI, path: str) -> list[str]:
    """Return the methods that an address of the interface answers; none if it is none of its."""
    for template, methods in describe(app)["paths"].items():
        if re.fullmatch(_IN_BRACES.sub("[^/]+", template), path):
            return ["HEAD", *map(str.upper, methods)] if "get" in methods else list(map(str.upper, methods))
    return []


def _own(found: dict[str, Any]) -> dict[str, Schema]:
    """Return the schemas of what is sent, without FastAPI's own of a failure."""
    known: dict[str, Schema] = found.get("components", {}).get("schemas", {})
    return {name: schema for name, schema in known.items() if not name.endswith("ValidationError")}


def _schemas() -> dict[str, Schema]:
    found: dict[str, Schema] = {"Problem": PROBLEM_SCHEMA}
    for kind in LISTS:
        found[f"{kind.name}List"] = list_schema(kind.item, found, dict(kind.more))
    for thing in THINGS:
        schema_of(thing, found)
    return dict(sorted(found.items()))


def _complete(operation: dict[str, Any], *, reading: bool) -> None:
    """Enter what every operation can answer, and who may ask."""
    responses = operation["responses"]
    responses.pop("422", None)
    for status, (description, code) in (FAILURES | ({} if reading else WRITING_FAILURES)).items():
        responses.setdefault(status, problem(status, description, code))
    if reading:
        responses["304"] = {"description": "As the client has it already."}
        responses["200"]["headers"] = {"ETag": ETAG, "Link": LINK}
    for response in responses.values():
        for content in response.get("content", {}).values():
            # Not earlier: FastAPI leaves out what is null, and an example has to have every field.
            name = content["schema"].get("$ref", "").removeprefix(REF)
            content |= {"example": EXAMPLES[name]} if name in EXAMPLES else {}
    operation["security"] = [{}, {"token": []}] if reading else [{"token": []}]


def problem(status: str, description: str, code: str) -> dict[str, Any]:
    """Describe a failure."""
    example = {
        "type": PROBLEM_TYPE + code,
        "title": description.partition(",")[0].rstrip("."),
        "status": int(status),
        "detail": description,
    }
    return {
        "description": description,
        "content": {PROBLEM: {"schema": {"$ref": f"{REF}Problem"}, "example": example}},
    }
