"""Reports whose findings were made by hand, as the record takes them, and what stands by hand on each day.

for row in read_reports():
    store.add(by_hand(row), now=NOW)
gold = read_things()
gold.on(date(2024, 5, 21))
for story in read_stories(STORIES):
    story.things.on(story.things.days[0])
"""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from onrecord.model import (
    Account,
    Document,
    Entity,
    EntityType,
    Excerpt,
    Finding,
    FindingType,
    Kind,
    Naming,
    Party,
    Quotation,
    Report,
    Span,
    Statement,
    content_id,
    finding_id,
)
from onrecord.readers import read_text

HERE = Path(__file__).parent
SAMPLE = HERE / "sample" / "gold.jsonl"
FOLLOW_UPS = HERE / "standing" / "follow_ups.toml"
THINGS = HERE / "standing" / "things.toml"
STORIES = HERE / "standing" / "stories.toml"
STORIES_APART = HERE / "standing" / "stories_apart.toml"
STORIES_UNSEEN = HERE / "standing" / "stories_unseen.toml"
LAYER = "by-hand"
CORRECTED = "-c1"
GONE = "-"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A thing that stands on a day: its type, its state, and words for it, any of which will do."""

    type: str
    state: str
    objects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Things:
    """What stands by hand.

    Attributes:
        days: The days asked about.
        rows: The things, each with its states by the day from which each is so.
    """

    days: tuple[dt.date, ...]
    rows: tuple[Mapping[str, Any], ...]

    def on(self, day: dt.date) -> list[Wanted]:
        """Return what stands on a day, as known by it."""
        found = []
        for row in self.rows:
            begun = [key for key in sorted(row["states"]) if dt.date.fromisoformat(key) <= day]
            state = row["states"][begun[-1]] if begun else GONE
            if state != GONE:
                found.append(Wanted(row["finding"], state, tuple(row["objects"])))
        return found


def read_things(path: Path = THINGS) -> Things:
    """Read what stands by hand."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Things(tuple(map(dt.date.fromisoformat, data["days"])), tuple(data["things"]))


@dataclass(frozen=True, slots=True)
class Story:
    """Reports that follow each other, and what stands on their days; each story is a record of its own."""

    rows: tuple[Mapping[str, Any], ...]
    things: Things


def read_stories(path: Path) -> list[Story]:
    """Read stories with the findings of their reports by hand, in the shape of the sample's gold."""
    found = []
    for story in tomllib.loads(path.read_text(encoding="utf-8"))["stories"]:
        rows = tuple(_in_full(row, story["places"]) for row in story["reports"])
        days = tuple(map(dt.date.fromisoformat, story["days"]))
        found.append(Story(rows, Things(days, tuple(story["things"]))))
    return found


def read_sample_story() -> Story:
    """Read the sample story and what follows it."""
    return Story(tuple(read_reports()), read_things())


def read_reports(sample: Path = SAMPLE, follow_ups: Path = FOLLOW_UPS) -> list[dict[str, Any]]:
    """Read the reports of the story with their findings by hand, all in the shape of the sample's gold."""
    rows = [json.loads(line) for line in sample.read_text(encoding="utf-8").splitlines()]
    further = tomllib.loads(follow_ups.read_text(encoding="utf-8"))["reports"]
    return rows + [_in_full(row, ["Merrovan"]) for row in further]


def document_of(row: Mapping[str, Any]) -> Document:
    """Return the document of a row; a corrected one is a version of the story that it corrects."""
    story = str(row["id"]).removesuffix(CORRECTED)
    doc = read_text(row["text"], name=row["id"])
    return replace(doc, published=row["published"], url=f"https://sample.example/{story}")


def by_hand(row: Mapping[str, Any]) -> Report:
    """Return a report with the statements and findings that were made by hand."""
    doc = document_of(row)
    rows = list(zip(row["attributions"], row["statements"], strict=True))
    statements = tuple(_statement(doc, *pair, number) for number, pair in enumerate(rows))
    findings = tuple(_finding(doc, one, statements) for one in row["findings"])
    # As in reading, bodies that say nothing are no entities, and are known by their names.
    speakers = {stmt.speaker: stmt.speaker_type for stmt in statements if stmt.speaker}
    entities = tuple(_entity(doc, name, sort) for name, sort in speakers.items())
    unique = {one.id: one for one in findings}
    return Report(doc, LAYER, entities, statements, tuple(unique.values()))


def _entity(doc: Document, name: str, sort: EntityType) -> Entity:
    naming = Naming.NAMED if name[:1].isupper() else Naming.UNNAMED
    return Entity(content_id("en", doc.id, name), name, sort, naming, (name,))


def _statement(
    doc: Document, attribution: Mapping[str, Any], row: Mapping[str, Any], number: int
) -> Statement:
    spans = {name: tuple(map(Span.from_list, attribution[name])) for name in ("source", "cue", "content")}
    return Statement(
        id=content_id("sm", doc.id, number),
        **spans,
        quotation=Quotation(attribution["quotation"]),
        speaker=row["speaker"],
        speaker_type=EntityType(row.get("speaker_type") or "organisation"),
        naming=Naming.NAMED,
        role=row.get("role"),
        holder=None,
        addressee=None,
        target=None,
        said_on=row["said_on"],
        kind=Kind(row["kind"]) if row["kind"] else None,
        condition=None,
        confidence=1.0,
        document_id=doc.id,
        layer=LAYER,
        speaker_id=content_id("en", doc.id, row["speaker"]) if row["speaker"] else None,
    )


def _finding(doc: Document, row: Mapping[str, Any], statements: Sequence[Statement]) -> Finding:
    kind, object_ = FindingType(row["finding"]), Excerpt.from_dict(row["object"])
    said = [statements[number] for number in row["statements"]]
    return Finding(
        # The sample has two findings of one type about the same words, which only their parties tell apart.
        id=finding_id(doc.id, kind, object_.span) + ("" if row["state"] != "disclaimed" else "d"),
        finding=kind,
        state=row["state"],
        parties=tuple(Party(one["part"], one["name"], None) for one in row["parties"]),
        object=object_,
        places=tuple(row["places"]),
        scope=None,
        condition=None,
        since=row["since"],
        until=row["until"],
        accounts=tuple(
            Account(one["by"], one["state"], statements[one["statement"]].id) for one in row["accounts"]
        ),
        statements=tuple(stmt.id for stmt in said),
        confidence=1.0,
    )


def _in_full(row: Mapping[str, Any], places: Sequence[str]) -> dict[str, Any]:
    """Return a follow-up in the shape of the sample's gold: an account is a statement of its own."""
    text = row["text"]
    attributions, findings = [], []
    statements: list[dict[str, Any]] = []
    for sort, state, words, parties, since, until, accounts in row["findings"]:
        span = [text.index(words), text.index(words) + len(words)]
        told = []
        for by, account, *role in accounts:
            told.append({"by": by, "state": account, "statement": len(statements)})
            attributions.append({"source": [], "cue": [], "content": [span], "quotation": "indirect"})
            said = {"speaker": by, "said_on": row["published"], "kind": None}
            statements.append(said | ({"role": role[0], "speaker_type": "person"} if role else {}))
        findings.append(
            {
                "finding": sort,
                "state": state,
                "object": {"text": words, "span": span},
                "parties": [{"part": part, "name": name} for part, name in parties],
                "places": [place for place in places if place in words],
                "since": since or None,
                "until": until or None,
                "accounts": told,
                "statements": [one["statement"] for one in told],
            }
        )
    return {**row, "attributions": attributions, "statements": statements, "findings": findings}
