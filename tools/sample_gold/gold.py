"""Turn one marked report into its gold line: attributions, statements, findings, each checked by its words.

line = build_gold(read_source(path))
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.model.entity import EntityType, Naming
from onrecord.model.finding import STATES, FindingType
from onrecord.model.statement import Kind
from tools.sample_gold.source import GoldError, Offsets, Row, Source, excerpt, locate, places_in

WORD = re.compile(r"\w+")
STATEMENT_KEYS = {"q", "kind", "by", "holder", "to", "target", "on", "condition", "doubt"}
FINDING_KEYS = {
    *("type", "state", "object", "parties", "places", "scope", "condition", "since", "until"),
    *("accounts", "statements"),
}


def quoted_spans(text: str) -> Iterator[Offsets]:
    """Yield what stands between double quotation marks, straight or curly, paragraph by paragraph.

    A quotation that is not closed runs to the end of its paragraph, since the next reopens it.
    """
    for line in re.finditer(r"[^\r\n]+", text):
        opened: int | None = None
        for mark in re.finditer(r'["“”]', line[0]):
            place = line.start() + mark.start()
            if opened is None:
                opened = place
            else:
                yield opened, place
                opened = None
        if opened is not None:
            yield opened, line.end()


def quotation_of(text: str, content: Sequence[Offsets]) -> str:
    """Tell how a content is relayed: direct if all its words are quoted, mixed if some, else indirect."""
    quoted = list(quoted_spans(text))
    inside = [
        any(lo <= word.start() < hi for lo, hi in quoted)
        for start, end in content
        for word in WORD.finditer(text, start, end)
    ]
    if all(inside):
        return "direct"
    return "mixed" if any(inside) else "indirect"


def build_attribution(source: Source, number: int) -> Row:
    """Return one attribution with its spans; the quotation type said by hand must be the one counted."""
    parts, said = source.marks[number], source.about["statements"][str(number)]["q"]
    if not parts["content"] or not (parts["source"] or parts["cue"]):
        raise GoldError(f"{source.name}: attribution {number} lacks content, or both source and cue")
    counted = quotation_of(source.text, parts["content"])
    if counted != said:
        raise GoldError(f"{source.name}: attribution {number} is marked {said}, its marks say {counted}")
    spans = {role: [list(span) for span in sorted(parts[role])] for role in parts}
    return {**spans, "quotation": said}


def build_statement(source: Source, number: int) -> Row:
    """Return what the guide asks for about one attribution."""
    said = source.about["statements"][str(number)]
    if unknown := set(said) - STATEMENT_KEYS:
        raise GoldError(f"{source.name}: statement {number} has {sorted(unknown)}")
    row = {**speaker_of(source, number), **{key: said.get(key) for key in ("holder", "target")}}
    row["addressee"] = said.get("to")
    row["said_on"] = said.get("on", source.about.get("said_on", source.about["published"])) or None
    row["kind"] = Kind(said["kind"]).value
    row["condition"] = excerpt(source, said.get("condition"), [number])
    return {**row, "doubt": True} if said.get("doubt") else row


def speaker_of(source: Source, number: int) -> Row:
    """Return speaker, type, naming and role; without a source span nobody is known to speak."""
    key = source.about["statements"][str(number)].get("by")
    if (key is None) != (not source.marks[number]["source"]):
        raise GoldError(f"{source.name}: statement {number}: a source span and 'by' go together")
    if key is None:
        return {"speaker": None, "speaker_type": "unknown", "naming": "unnamed", "role": None}
    who = source.about["who"][key]
    return {
        "speaker": who["name"],
        "speaker_type": EntityType(who["type"]).value,
        "naming": Naming(who["naming"]).value,
        "role": who.get("role"),
    }


def build_finding(source: Source, said: Row, statements: Sequence[Row]) -> Row:
    """Return one finding in the published shape; statements are numbered from 0 as in the gold line."""
    if unknown := set(said) - FINDING_KEYS:
        raise GoldError(f"{source.name}: a finding has {sorted(unknown)}")
    kind, near = FindingType(said["type"]), said["statements"]
    accounts = said.get("accounts") or [
        [row["speaker"], said["state"], number]
        for number in near
        if (row := statements[number - 1])["speaker"]
    ]
    if wrong := {said["state"], *(state for _, state, _ in accounts)} - set(STATES[kind]):
        raise GoldError(f"{source.name}: a {kind.value} is never {sorted(wrong)}")
    return {
        "finding": kind.value,
        "state": said["state"],
        "parties": [build_party(source, party, near, statements) for party in said["parties"]],
        "object": excerpt(source, said["object"], near),
        "places": said.get("places", []),
        "scope": excerpt(source, said.get("scope"), near),
        "condition": excerpt(source, said.get("condition"), near),
        "since": said.get("since"),
        "until": said.get("until"),
        "accounts": [{"by": by or None, "state": state, "statement": n - 1} for by, state, n in accounts],
        "statements": [number - 1 for number in near],
    }


def build_party(source: Source, written: str, near: Sequence[int], statements: Sequence[Row]) -> Row:
    """Return one party from `part=Name` or `part=Name|words`.

    Without words of its own it stands where the statements behind the finding first name it, or else
    where they have it as their source.
    """
    part, _, rest = written.partition("=")
    name, _, words = rest.partition("|")
    if words:
        span = locate(source, words, near)
    else:
        span = _named_in(source, name, near) or _source_of(source, name, near, statements)
    return {"part": part, "name": name, "span": list(span)}


def _named_in(source: Source, name: str, near: Sequence[int]) -> Offsets | None:
    found = [span for number in near for span in places_in(source, name, number)]
    return found[0] if found else None


def _source_of(source: Source, name: str, near: Sequence[int], statements: Sequence[Row]) -> Offsets:
    spoken = [number for number in near if statements[number - 1]["speaker"] == name]
    if not spoken:
        raise GoldError(f"{source.name}: party {name!r} is not in the statements behind its finding")
    return source.marks[spoken[0]]["source"][0]


def build_gold(source: Source) -> Row:
    """Return the gold line of one report.

    Raises:
        GoldError: Something said about it does not fit its words.
    """
    numbers = sorted(source.marks)
    if sorted(map(int, source.about["statements"])) != numbers:
        raise GoldError(f"{source.name}: statements and marks are not the same numbers")
    statements = [build_statement(source, number) for number in numbers]
    return {
        "id": source.gold_id,
        **{key: source.about[key] for key in ("publisher", "published", "title")},
        "text": source.text,
        "attributions": [build_attribution(source, number) for number in numbers],
        "statements": statements,
        "findings": [build_finding(source, said, statements) for said in source.about["findings"]],
    }
