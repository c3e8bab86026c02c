"""Invented reports of a question, an answer, and somebody who is not named and why.

>>> report_of("a", state="open").findings[0].state
'open'
"""

from __future__ import annotations

from typing import Any

from onrecord.model import Evidence, FindingType, Naming, Office, Party, Report
from onrecord.store import Store
from tests.factories import (
    LAYER,
    NOW,
    make_attribution,
    make_document,
    make_entity,
    make_finding,
    make_provenance,
    make_report,
    make_statement,
    span_of,
    spans_of,
)

ASKED = (
    "Asked whether the ferry would sail, Ilan Dorr declined to comment.\n\n"
    "A port official, who was not authorised to speak to reporters, said the quay was shut.\n"
)


def report_of(
    name: str = "a",
    text: str = ASKED,
    *,
    state: str = "declined",
    by: str = "Ilan Dorr",
    asked: str = "Ilan Dorr",
    office: str = "Verian Foreign Ministry spokeswoman",
    **document: Any,
) -> Report:
    """Build a report of a question, its answer, and a statement of somebody unnamed who says why."""
    where = make_provenance(text, location=f"/{name}.txt")
    doc = make_document(text, name=name, provenance=where, **{"published": "2031-03-04"} | document)
    answer = make_statement(
        doc,
        make_attribution(text, source=by, cue="declined", content="to comment"),
        speaker=by,
        said_on=None,
        holder="Port of Salen",
    )
    reason = "was not authorised to speak to reporters"
    unnamed = make_statement(
        doc,
        make_attribution(text, source="A port official", content="the quay was shut"),
        speaker=None,
        naming=Naming.UNNAMED,
        evidence=(Evidence("naming", "withheld:not-allowed", spans_of(reason, text), 0.9),),
    )
    question = make_finding(
        doc,
        answer,
        words="whether the ferry would sail",
        finding=FindingType.QUESTION,
        state=state,
        parties=(Party("asker", "reporters", None), Party("asked", asked, span_of(by, text))),
        until=None,
    )
    return make_report(
        doc=doc,
        layer=LAYER,
        entities=(
            make_entity(doc, name=by, offices=(Office(office),)),
            make_entity(doc, name="Port of Salen"),
        ),
        statements=(answer, unnamed),
        findings=(question,),
    )


def add(store: Store, *reports: Report) -> None:
    """Add reports and sort who is whom."""
    for one in reports:
        store.add(one, now=NOW)
    while store.sort_entities():
        pass
